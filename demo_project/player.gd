class_name Player
extends Node
## The user at the window, in the sandbox: what they do with the bot's commands, buttons and
## modals.

## What the user sees of something they used has changed: the [Dictionary] is what the sandbox's
## action `interaction` returns.
signal shown(view: Dictionary)

## Users have a name or an id.
const NAME := "ada"
## So many of the things they used are watched, the newest.
const WATCHED := 12
## In seconds, between two looks.
const PAUSE := 0.05

## Made by name: exported games are without the class `DiscordSandbox`. Null in Discord itself,
## where only real users use commands.
var sandbox: RefCounted
## Why the last thing they tried was not possible.
var refusal := ""

## What was seen last, by the interaction's id.
var _seen: Dictionary[String, Dictionary] = {}
var _since := 0.0


func _process(delta: float) -> void:
	_since += delta
	if _since < PAUSE:
		return
	_since = 0.0
	for id: String in _seen.keys():
		var view: Dictionary = sandbox.act("interaction", {"id": id})
		if view != _seen[id]:
			_seen[id] = view
			shown.emit(view)


## Whether they are here: whether the bot is in a sandbox.
func is_here() -> bool:
	return sandbox != null


## Writes a message.
func write(text: String, channel: String) -> void:
	sandbox.send_message(channel, NAME, text)


## The commands they can use in a channel.
func get_commands(channel_id: int) -> Array:
	return sandbox.act("commands", {"user": NAME, "channel": channel_id}) if is_here() else []


## Uses a slash command. This and the functions below return the id of the interaction, or an empty
## string.
func use_command(channel: String, command: String, options: Dictionary) -> String:
	return _do("use_command", {"channel": channel, "command": command, "options": options})


## Types into an option that has suggestions.
func autocomplete(
	channel: String, command: String, options: Dictionary, focused: String, text: String
) -> String:
	var typed := {"command": command, "options": options, "focused": focused, "text": text}
	return _do("autocomplete", typed.merged({"channel": channel}))


func press(message_id: String, custom_id: String) -> String:
	return _do("press", {"message": message_id, "custom_id": custom_id})


func choose(message_id: String, custom_id: String, values: Array) -> String:
	return _do("select", {"message": message_id, "custom_id": custom_id, "values": values})


## Submits the modal that the bot has opened in response to an interaction.
func submit(interaction_id: String, values: Dictionary) -> String:
	return _do("submit_modal", {"interaction": interaction_id, "values": values})


## Closes the modal; the bot is not told.
func close(interaction_id: String) -> void:
	sandbox.act("close_modal", {"user": NAME, "interaction": interaction_id})


## What they see of something they used.
func look(interaction_id: String) -> Dictionary:
	return sandbox.act("interaction", {"id": interaction_id})


func _do(action: String, fields: Dictionary) -> String:
	var interaction: Variant = sandbox.act(action, fields.merged({"user": NAME}))
	refusal = sandbox.last_error.trim_prefix(action + ": ").trim_prefix("invalid action: ")
	if interaction == null:
		return ""
	_seen[interaction.id] = {}
	if _seen.size() > WATCHED:
		_seen.erase(_seen.keys().front())
	return interaction.id
