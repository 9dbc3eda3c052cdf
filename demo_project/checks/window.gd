extends Node
## Tests the window with simulated mouse and keyboard input. The exit code is `0` on success.

## The time limit for something to appear, in seconds.
const PATIENCE := 10.0

var _view := SubViewport.new()
var _window: Control
var _input: LineEdit


func _ready() -> void:
	seed(1)  # The dice and the octopus behave the same in every run.
	_window = load("res://main.tscn").instantiate()
	_window.get_node("Unattended").free()
	_window.get_node("SandboxUsers").process_mode = PROCESS_MODE_DISABLED  # Only the player acts.
	_view.size = Vector2i(1280, 720)  # Without a display, the window of the game is tiny.
	add_child(_view)
	_view.add_child(_window)
	_input = _window.find_children("Input", "LineEdit", true, false)[0]
	await _until("one can write", func() -> bool: return _input.editable)
	var player: Player = _window.get_node("Player")
	var channel: DiscordChannel = _input.get("_channel")
	var has_commands := func() -> bool: return player.get_commands(channel.id).size() == 2
	await _until("the bot has its commands", has_commands)
	_click(_input)
	await _check_commands()
	await _check_game()
	print("The window works.")
	get_tree().quit()


func _check_commands() -> void:
	await _type("/ro")
	await _press(KEY_TAB)
	await _press(KEY_TAB)
	await _type("2 si")
	await _press(KEY_TAB)
	await _type("20")
	_expect("the line is complete", _input.text == "/roll dice:2 sides:20")
	await _press(KEY_ENTER)
	await _click_button("Roll again")
	await _until("it is rolled twice", func() -> bool: return _count("🎲") >= 2)


func _check_game() -> void:
	await _type("/game")
	await _press(KEY_ENTER)
	await _click_button("Dive deeper")
	var has_dived := func() -> bool:
		return _find_button("Come up") != null or _find_button("Try again") != null
	await _until("the dive goes on, or is lost", has_dived)
	while _find_button("Come up") == null:  # The octopus was awake.
		await _click_button("Try again")
		await _click_button("Dive deeper")
		await _until("the dive goes on, or is lost", has_dived)
	await _click_button("Come up")
	await _click_button("Send")
	await _click_button("Dive again")


func _click_button(text: String) -> void:
	await _until("there is a button " + text, func() -> bool: return _find_button(text) != null)
	await get_tree().create_timer(0.2).timeout  # Until the list has scrolled to its end.
	_click(_find_button(text))


## Returns the newest button with this text that can be pressed.
func _find_button(text: String) -> Button:
	var found: Button = null
	for button: Button in _window.find_children("*", "Button", true, false):
		var is_usable := button.is_visible_in_tree() and not button.disabled
		if is_usable and text in button.text and not button.is_queued_for_deletion():
			found = button
	return found


## Returns how many texts in the window begin with this text.
func _count(text: String) -> int:
	var labels := _window.find_children("*", "RichTextLabel", true, false)
	return labels.filter(func(label: RichTextLabel) -> bool: return text in label.text).size()


func _click(control: Control) -> void:
	for is_down: bool in [true, false]:
		var event := InputEventMouseButton.new()
		event.button_index = MOUSE_BUTTON_LEFT
		event.position = control.get_global_rect().get_center()
		event.global_position = event.position
		event.pressed = is_down
		_view.push_input(event)


func _press(key: Key) -> void:
	for is_down: bool in [true, false]:
		var event := InputEventKey.new()
		event.keycode = key
		event.pressed = is_down
		_view.push_input(event)
	await get_tree().create_timer(0.1).timeout


func _type(text: String) -> void:
	for letter in text:
		var event := InputEventKey.new()
		event.unicode = letter.unicode_at(0)
		event.pressed = true
		_view.push_input(event)
	await get_tree().create_timer(0.1).timeout


func _until(what: String, fact: Callable) -> void:
	var end := Time.get_ticks_msec() + int(PATIENCE * 1000.0)
	while not fact.call() and Time.get_ticks_msec() < end:
		await get_tree().create_timer(0.05).timeout
	_expect(what, fact.call())


func _expect(what: String, is_so: bool) -> void:
	if is_so:
		print("It is so: " + what)
		return
	printerr("It is not so: " + what)
	get_tree().quit(1)
