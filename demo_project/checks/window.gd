extends Node
## Tests the window with simulated mouse and keyboard input. The exit code is `0` on success.

## The time limit for something to appear, in seconds.
const PATIENCE := 10.0
const GUILD := "Godot Workshop"
## The file that the bot plays in the voice channel, the frequency of its tone in hertz, and its
## length in seconds. It is still heard long after the phrase that begins before it.
const TONE := "user://check_tone.wav"
const FREQUENCY := 660.0
const LENGTH := 12

var _view := SubViewport.new()
var _window: Control
var _input: LineEdit
var _sandbox: RefCounted


func _ready() -> void:
	seed(1)  # The dice and the octopus behave the same in every run.
	_window = load("res://main.tscn").instantiate()
	_window.get_node("Unattended").free()
	for users: String in ["SandboxUsers", "SandboxUsers/Voices"]:  # Only the player acts.
		_window.get_node(users).process_mode = PROCESS_MODE_DISABLED
	_view.size = Vector2i(1280, 720)  # Without a display, the window of the game is tiny.
	add_child(_view)
	_view.add_child(_window)
	_input = _window.find_children("Input", "LineEdit", true, false)[0]
	await _until("one can write", func() -> bool: return _input.editable)
	var player: Player = _window.get_node("Player")
	_sandbox = player.sandbox
	var channel: DiscordChannel = _input.get("_channel")
	var has_commands := func() -> bool: return player.get_commands(channel.id).size() == 2
	await _until("the bot has its commands", has_commands)
	_click(_input)
	await _check_commands()
	await _check_game()
	await _check_hearing()
	await _check_speaking()
	await _check_moderation()
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


func _check_hearing() -> void:
	_sandbox.act("set_voice_state", {"guild": GUILD, "user": "clover", "channel": "Lounge"})
	await _until("Clover is in the list", func() -> bool: return _find_row("Clover") != null)
	await _click_button("Lounge")
	await _until_connected("Lounge")
	var others := ["Clover", "Elder"]
	others.sort_custom(
		func(a: String, b: String) -> bool:
			return _find_row(a).get_index() < _find_row(b).get_index()
	)
	await _check_side(others[0], true)
	await _check_side(others[1], false)


## Checks that the window shows who speaks, and that one hears the user on the left or the right.
func _check_side(user_name: String, is_left: bool) -> void:
	var speaking := {"guild": GUILD, "user": user_name.to_lower(), "frequency": 440, "ms": 2000}
	_sandbox.act("speak_tone", speaking)
	await _until(user_name + " has a ring", _has.bind(user_name, "%Ring"))
	var players: VoicePlayers = _window.get_node("VoicePlayers")
	var state: DiscordVoiceState = _find_row(user_name).get("_state")
	var is_heard := func() -> bool:
		var level := players.get_level(state.user_id)
		var near := level.x if is_left else level.y
		var far := level.y if is_left else level.x
		return near > 0.05 and far > 0.0 and near > far * 1.2
	await _until("one hears %s %s" % [user_name, "left" if is_left else "right"], is_heard)
	await _until(user_name + " is silent", func() -> bool: return not _has(user_name, "%Ring"))


func _check_speaking() -> void:
	await _press_icon("Speak")
	await _until("the bot has a ring", _has.bind("sandy", "%Ring"))
	var is_heard := func() -> bool: return _heard().packets > 50
	await _until("the bot is heard", is_heard)
	_save_tone()
	_window.find_children("*", "FileDialog", true, false)[0].file_selected.emit(TONE)
	var is_tone := func() -> bool:
		var heard := _heard()
		if heard.frequency == null or heard.snr < 20.0:
			return false  # The phrase is still heard.
		return absf(heard.frequency - FREQUENCY) < 5.0
	await _until("the tone of the file is heard", is_tone)
	await _press_icon("Mute")
	await _until("the list shows that the bot is muted", _has.bind("sandy", "%Muted"))
	await _press_icon("Deafen")
	await _until("the list shows that the bot is deafened", _has.bind("sandy", "%Deafened"))
	await _press_icon("Mute")  # Who unmutes also listens.
	var is_unmuted := func() -> bool:
		return not _has("sandy", "%Muted") and not _has("sandy", "%Deafened")
	await _until("the bot is no longer muted and deafened", is_unmuted)


func _check_moderation() -> void:
	_sandbox.act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": "Focus"})
	await _until_connected("Focus")
	_sandbox.act("set_voice_state", {"guild": GUILD, "user": "sandy"})
	var is_explained := func() -> bool:
		return _find("Problem").is_visible_in_tree() and not _find("Call").visible
	await _until("one reads why the call has ended", is_explained)
	await _press_icon("Dismiss")
	_expect("the panel is gone", not _find("Problem").is_visible_in_tree())
	var me: DiscordUser = _window.get_node("Client").get_self()
	var denied := {"id": me.id, "type": 1, "deny": str(DiscordPermissions.CONNECT), "allow": "0"}
	_sandbox.act("update_channel", {"channel": "Focus", "permission_overwrites": [denied]})
	await get_tree().create_timer(0.3).timeout  # Until the bot knows it.
	await _click_button("Focus")
	var is_denied := func() -> bool: return "CONNECT" in _find("Problem").text
	await _until("one reads that a permission is missing", is_denied)
	await _click_button("Lounge")
	await _until_connected("Lounge")
	await _press_icon("Disconnect")
	var has_left := func() -> bool:
		return not _find("Call").is_visible_in_tree() and _find_row("sandy") == null
	await _until("the bot has left", has_left)
	_expect("nobody reads of a problem", not _find("Problem").is_visible_in_tree())


func _until_connected(channel: String) -> void:
	var is_connected := func() -> bool:
		return _find("State").text == "Voice connected" and channel in _find("Channel").text
	await _until("the bot is in " + channel, is_connected)


## Returns what the voice server of the sandbox has received from the bot.
func _heard() -> Dictionary:
	return _sandbox.act("voice_clients")[0]


func _save_tone() -> void:
	var tone := AudioStreamWAV.new()
	tone.format = AudioStreamWAV.FORMAT_16_BITS
	var data := PackedByteArray()
	data.resize(LENGTH * 2 * tone.mix_rate)
	for at in LENGTH * tone.mix_rate:
		var wave := sin(TAU * FREQUENCY * at / tone.mix_rate)
		data.encode_s16(at * 2, int(12_000.0 * wave))
	tone.data = data
	tone.save_to_wav(TONE)


## Returns a node of the panel of the voice channel.
func _find(node_name: String) -> Control:
	return _window.get_node("Columns/Sidebar/Rows/Voice").get_node("%" + node_name)


func _press_icon(node_name: String) -> void:
	_click(_find(node_name))
	await get_tree().create_timer(0.1).timeout


## Returns the row of a member in the list of voice channels, or `null`.
func _find_row(user_name: String) -> VoiceRow:
	for row: VoiceRow in _window.find_children("*", "VoiceRow", true, false):
		if row.get_node("%Name").text == user_name and not row.is_queued_for_deletion():
			return row
	return null


## Returns whether the row of a member shows something.
func _has(user_name: String, mark: String) -> bool:
	var row := _find_row(user_name)
	return row != null and row.get_node(mark).visible


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
