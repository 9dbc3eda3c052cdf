class_name Player
extends Node
## The user of the window in the sandbox, who uses the bot's commands, buttons and modals.

## Emitted when the visible state of an interaction has changed. [param view] is the result of the
## sandbox's action `interaction`.
signal shown(view: Dictionary)

## The name of the user.
const NAME := "ada"
## The maximum number of interactions that are watched; the newest are kept.
const WATCHED := 12
## The time between two checks, in seconds.
const PAUSE := 0.05

## The sandbox. Created by its class name, since `DiscordSandbox` does not exist in exported games.
## `null` in Discord itself, where only real users use commands.
var sandbox: RefCounted
## The reason why the newest action was not possible.
var refusal := ""

## The last known states, by the id of the interaction.
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


## Returns whether the bot is in a sandbox.
func is_here() -> bool:
	return sandbox != null


## Writes a message.
func write(text: String, channel: String) -> void:
	sandbox.send_message(channel, NAME, text)


## Returns the commands that the user can use in a channel.
func get_commands(channel_id: int) -> Array:
	return sandbox.act("commands", {"user": NAME, "channel": channel_id}) if is_here() else []


## Uses a slash command. This and the functions below return the id of the interaction, or an empty
## string.
func use_command(channel: String, command: String, options: Dictionary) -> String:
	return _do("use_command", {"channel": channel, "command": command, "options": options})


## Types a text into an option with autocomplete.
func autocomplete(
	channel: String, command: String, options: Dictionary, focused: String, text: String
) -> String:
	var typed := {"command": command, "options": options, "focused": focused, "text": text}
	return _do("autocomplete", typed.merged({"channel": channel}))


func press(message_id: String, custom_id: String) -> String:
	return _do("press", {"message": message_id, "custom_id": custom_id})


func choose(message_id: String, custom_id: String, values: Array) -> String:
	return _do("select", {"message": message_id, "custom_id": custom_id, "values": values})


## Submits the modal that the bot showed in response to an interaction.
func submit(interaction_id: String, values: Dictionary) -> String:
	return _do("submit_modal", {"interaction": interaction_id, "values": values})


## Closes the modal. The bot is not notified.
func close(interaction_id: String) -> void:
	sandbox.act("close_modal", {"user": NAME, "interaction": interaction_id})


## Returns the state of an interaction, as the user sees it.
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
