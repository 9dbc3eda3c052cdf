extends Control
## The chat of a game's room and a channel of Discord are one: what is written here is read
## there.
##
## Play this scene: without a token the bot is in a sandbox, where Ada tries it out. With a
## bot's token in the environment variable DISCORD_TOKEN it is in Discord itself, and uses the
## first channel with the name below.

@export var channel_name := "bot-corner"

var _channel: DiscordChannel

@onready var client: DiscordClient = $Client


func _ready() -> void:
	client.message_sent.connect(_on_message_sent)
	client.client_ready.connect(_on_client_ready.unbind(1))
	$Line.text_submitted.connect(_on_text_submitted)
	client.login()


func _on_client_ready() -> void:
	for channel in client.get_guilds()[0].get_channels():
		if channel.name == channel_name:
			_channel = channel


## From the game to Discord. Nobody is pinged, whatever players write.
func _on_text_submitted(text: String) -> void:
	$Line.clear()
	$Room.append_text("Player: %s\n" % text)
	if _channel != null:
		_channel.send({"content": "**Player**: " + text, "allowed_mentions": {"parse": []}})


## From Discord to the game.
func _on_message_sent(message: DiscordMessage) -> void:
	if message.channel_id == _channel.id and not message.author.bot:
		$Room.add_text("%s: %s\n" % [message.author.get_display_name(), message.content])
