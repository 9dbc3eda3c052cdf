extends Node
## The bot: it answers `!ping` and `!roll 2d6`. Read this first; the rest is the window around it.

## The connection to Discord, a node of the scene.
@export var client: DiscordClient

var _dice := RegEx.create_from_string("^!roll (\\d{1,2})d(\\d{1,3})$")


func _ready() -> void:
	client.message_sent.connect(_on_message_sent)
	var presence := DiscordPresenceUpdate.new()
	presence.add_activity(DiscordActivityType.LISTENING, "!ping and !roll")
	client.update_presence(presence)


func _on_message_sent(message: DiscordMessage) -> void:
	if message.author.bot:
		return  # The bot hears itself too, and two bots that answer each other never end.
	if message.content == "!ping":
		var start := Time.get_ticks_msec()
		await client.rest.trigger_typing_indicator(message.channel_id)
		_answer(message, "Pong! %d ms" % (Time.get_ticks_msec() - start))
	elif message.content.begins_with("!roll"):
		_answer(message, _roll(message.content))


func _answer(message: DiscordMessage, text: String) -> void:
	var answer := {"content": text, "message_reference": {"message_id": message.id}}
	if await client.rest.create_message(message.channel_id, answer) == null:
		push_warning(client.rest.last_error)


func _roll(command: String) -> String:
	var found := _dice.search(command)
	if found == null:
		return "Say how many dice of how many sides, such as !roll 2d6"
	var sum := 0
	var rolls: Array[int] = []
	for die in found.get_string(1).to_int():
		rolls.append(randi_range(1, maxi(1, found.get_string(2).to_int())))
		sum += rolls[die]
	return "🎲 %s = %d" % [" + ".join(rolls), sum]
