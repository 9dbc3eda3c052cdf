class_name ExampleUser
extends Node
## A simulated user who tries an example out in the sandbox, and says when something is not as it
## should be.

## In seconds, for an answer.
const PATIENCE := 8.0
## In seconds, before each thing they do: with somebody who looks, and without.
const SLOW := 1.4
const FAST := 0.15
## States of an interaction in which something is still to come.
const PENDING: Array[String] = ["waiting", "thinking", "deferred"]

var stage: ExampleStage
## The last interaction, as the user sees it.
var view: Dictionary = {}

var _player: Player


## What the user does. To be overridden.
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


## Uses a slash command, once the bot has it; returns what the user sees then.
func use(command: String, options := {}) -> Dictionary:
	var name := command.get_slice(" ", 0)
	var has_command := func() -> bool: return _has_command(name)
	await _until(has_command, "There is no command /%s." % name)
	await _take_time("Ada uses /%s%s" % [command, _list(options)])
	return await _look(_player.use_command(ExampleStage.CHANNEL, command, options))


## What the bot suggests for what is typed.
func ask_for(command: String, option: String, text: String) -> Array:
	await _until(_has_command.bind(command), "There is no command /%s." % command)
	await _take_time("Ada types: /%s %s:%s" % [command, option, text])
	var id := _player.autocomplete(ExampleStage.CHANNEL, command, {}, option, text)
	await _look(id)
	return view.choices


## Presses a button of the newest message that has it.
func press(custom_id: String) -> Dictionary:
	await _take_time("Ada presses " + custom_id)
	return await _look(_player.press(await _message_with(custom_id), custom_id))


## Selects in a select menu of the newest message that has it.
func choose(custom_id: String, values: Array) -> Dictionary:
	await _take_time("Ada selects %s in %s" % [", ".join(values), custom_id])
	return await _look(_player.choose(await _message_with(custom_id), custom_id, values))


## Submits the modal that is open.
func fill_in(values: Dictionary) -> Dictionary:
	expect(view.state == "modal", "a modal is open")
	await _take_time("Ada fills in%s" % _list(values))
	return await _look(_player.submit(view.id, values))


## Makes anything happen in the sandbox.
func cause(what: String, action: String, fields: Dictionary) -> Variant:
	await _take_time(what)
	return stage.sandbox.act(action, fields)


## Waits for a message that contains this text, and returns it.
func sees(text: String) -> Dictionary:
	var is_there := func() -> bool: return not _find(text).is_empty()
	await _until(is_there, "Nobody said: " + text)
	stage.note("   There it is: " + text)
	return _find(text)


## Waits for something to be so.
func expect_soon(fact: Callable, what: String) -> void:
	await _until(fact, "It should be so, but is not: " + what)
	stage.note("   It is so: " + what)


func expect(fact: bool, what: String) -> void:
	if fact:
		stage.note("   It is so: " + what)
	else:
		stage.fail("It should be so, but is not: " + what)


## The text of what the user sees now, including what only they see.
func get_answer() -> String:
	return "" if view.message == null else JSON.stringify(view.message)


## The messages of the channel, the oldest first.
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


## The newest message that has a text anywhere in it, or in a field of it.
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
