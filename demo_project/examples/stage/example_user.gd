class_name ExampleUser
extends Node
## A simulated user who runs an example in the sandbox, and reports unexpected results.

## The time limit for a response, in seconds.
const PATIENCE := 8.0
## The pause before each action in seconds, with and without a viewer.
const SLOW := 1.4
const FAST := 0.15
## The states of an interaction before its final response.
const PENDING: Array[String] = ["waiting", "thinking", "deferred"]

var stage: ExampleStage
## The newest interaction, as the user sees it.
var view: Dictionary = {}

var _player: Player


## Override this method to define the actions of the user.
func play() -> void:
	pass


func begin() -> void:
	_player = stage.player
	while stage.client != null and stage.client.get_self() == null:
		await get_tree().process_frame
	await play()
	stage.finish()


## Writes a message.
func say(text: String) -> void:
	await _take_time("Ada writes: " + text)
	_player.write(text, ExampleStage.CHANNEL)


## Uses a slash command as soon as it is registered. Returns what the user sees afterwards.
func use(command: String, options := {}) -> Dictionary:
	var name := command.get_slice(" ", 0)
	var has_command := func() -> bool: return _has_command(name)
	await _until(has_command, "There is no command /%s." % name)
	await _take_time("Ada uses /%s%s" % [command, _list(options)])
	return await _look(_player.use_command(ExampleStage.CHANNEL, command, options))


## Returns the bot's suggestions for the typed text.
func ask_for(command: String, option: String, text: String) -> Array:
	await _until(_has_command.bind(command), "There is no command /%s." % command)
	await _take_time("Ada types: /%s %s:%s" % [command, option, text])
	var id := _player.autocomplete(ExampleStage.CHANNEL, command, {}, option, text)
	await _look(id)
	return view.choices


## Presses a button of the newest message with this button.
func press(custom_id: String) -> Dictionary:
	await _take_time("Ada presses " + custom_id)
	return await _look(_player.press(await _message_with(custom_id), custom_id))


## Selects values in a select menu of the newest message with this select menu.
func choose(custom_id: String, values: Array) -> Dictionary:
	await _take_time("Ada selects %s in %s" % [", ".join(values), custom_id])
	return await _look(_player.choose(await _message_with(custom_id), custom_id, values))


## Submits the modal that is open.
func fill_in(values: Dictionary) -> Dictionary:
	expect(view.state == "modal", "a modal is open")
	await _take_time("Ada fills in%s" % _list(values))
	return await _look(_player.submit(view.id, values))


## Performs an action of the sandbox.
func cause(what: String, action: String, fields: Dictionary) -> Variant:
	await _take_time(what)
	return stage.sandbox.act(action, fields)


## Waits for a message that contains this text, and returns it.
func sees(text: String) -> Dictionary:
	var is_there := func() -> bool: return not _find(text).is_empty()
	await _until(is_there, "Nobody said: " + text)
	stage.note("   There it is: " + text)
	return _find(text)


## Waits until a condition is true.
func expect_soon(fact: Callable, what: String) -> void:
	await _until(fact, "It should be so, but is not: " + what)
	stage.note("   It is so: " + what)


func expect(fact: bool, what: String) -> void:
	if fact:
		stage.note("   It is so: " + what)
	else:
		stage.fail("It should be so, but is not: " + what)


## Returns the text that the user currently sees, including ephemeral messages.
func get_answer() -> String:
	return "" if view.message == null else JSON.stringify(view.message)


## Returns the messages of the channel, the oldest first.
func get_messages() -> Array:
	return stage.sandbox.act("state").messages.get(str(stage.channel.id), [])


func _take_time(what: String) -> void:
	await get_tree().create_timer(SLOW if stage.is_watched() else FAST).timeout
	stage.note(what)


func _list(values: Dictionary) -> String:
	return "".join(
		values.keys().map(func(key: String) -> String: return "  %s:%s" % [key, values[key]])
	)


func _has_command(name: String) -> bool:
	return _player.get_commands(stage.channel.id).any(
		func(command: Dictionary) -> bool: return command.name == name
	)


func _message_with(custom_id: String) -> String:
	var has_it := func() -> bool: return not _find(custom_id, "components").is_empty()
	await _until(has_it, "There is no " + custom_id)
	return _find(custom_id, "components").get("id", "0")


## Returns the newest message that contains a text, in any of its fields or in one field.
func _find(text: String, field := "") -> Dictionary:
	var messages := get_messages()
	messages.reverse()
	for message: Dictionary in messages:
		var searched: Variant = message if field.is_empty() else message.get(field)
		if int(message.id) > stage.begun_after and text in JSON.stringify(searched):
			return message
	return {}


func _look(id: String) -> Dictionary:
	if id.is_empty():
		stage.fail(_player.refusal)
		return {}
	view = _player.look(id)
	var is_told := func() -> bool:
		view = _player.look(id)
		return view.state not in PENDING
	await _until(is_told, "The bot did not answer.")
	if view.error != null:
		stage.fail(view.error)
	return view


func _until(fact: Callable, problem: String) -> void:
	var end := Time.get_ticks_msec() + int(PATIENCE * 1000.0)
	while not fact.call():
		if Time.get_ticks_msec() > end:
			stage.fail(problem)
			return
		await get_tree().create_timer(0.05).timeout
