extends Control
## A chat bridge: messages in the game's chat appear in a Discord channel, and the other way
## round.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself, and
## the first channel with the name below.

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


## Sends a text from the game to Discord. Never pings anyone, whatever players write.
func _on_text_submitted(text: String) -> void:
	$Line.clear()
	$Room.append_text("Player: %s\n" % text)
	if _channel != null:
		_channel.send({"content": "**Player**: " + text, "allowed_mentions": {"parse": []}})


## Shows a message from Discord in the game.
func _on_message_sent(message: DiscordMessage) -> void:
	if message.channel_id == _channel.id and not message.author.bot:
		$Room.add_text("%s: %s\n" % [message.author.get_display_name(), message.content])
