extends DiscordClient
## Receives the message !ping, and replies to it.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: write
## !ping in a channel that the bot can view.


func _ready() -> void:
	message_sent.connect(_on_message_sent)
	login()


func _on_message_sent(message: DiscordMessage) -> void:
	if message.content == "!ping" and not message.author.bot:
		message.reply("Pong!")
