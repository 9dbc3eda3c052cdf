extends Control
## A chat bridge: messages in the game's chat appear in a Discord channel, and the other way
## round.
##
## The node DiscordChatBridge sends the messages of players with their own names, and receives those
## of the channel as plain text.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself, and
## the first channel with the name below.

@export var channel_name := "bot-corner"

@onready var client: DiscordClient = $Client
@onready var bridge: DiscordChatBridge = $Bridge


func _ready() -> void:
	client.client_ready.connect(_on_client_ready.unbind(1))
	bridge.message_received.connect(_on_message_received)
	$Line.text_submitted.connect(_on_text_submitted)
	client.login()


func _on_client_ready() -> void:
	for channel in client.get_guilds()[0].get_channels():
		if channel.name == channel_name:
			bridge.channel_id = str(channel.id)
	bridge.announce_join("Tanis")


## Sends a text from the game to Discord.
func _on_text_submitted(text: String) -> void:
	$Line.clear()
	_show("Tanis", text)
	bridge.send_player_message("Tanis", text)


## Shows a message from Discord in the game.
func _on_message_received(author_name: String, text: String, _message: DiscordMessage) -> void:
	_show(author_name, text)


func _show(author_name: String, text: String) -> void:
	$Room.add_text("%s: %s\n" % [author_name, text])
