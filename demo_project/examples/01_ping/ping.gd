extends DiscordClient
## Answers !ping: a message is heard, another is written.
##
## Play this scene: without a token the bot is in a sandbox, where Ada tries it out. With a
## bot's token in the environment variable DISCORD_TOKEN it is in Discord itself: write !ping in
## a channel it sees.


func _ready() -> void:
	message_sent.connect(_on_message_sent)
	login()


func _on_message_sent(message: DiscordMessage) -> void:
	if message.content == "!ping" and not message.author.bot:
		message.reply("Pong!")
