extends DiscordClient
## Asks everybody with a poll of Discord's own, and hears each vote.
##
## Play this scene: without a token the bot is in a sandbox, where Ada tries it out. With a
## bot's token in the environment variable DISCORD_TOKEN it is in Discord itself: type /map
## there.


func _ready() -> void:
	login()
	message_poll_vote_added.connect(_on_vote)
	handle_command("map", _on_map)
	register_application_command(DiscordApplicationCommandBuilder.slash("map", "Where to play?"))


func _on_map(interaction: DiscordInteraction) -> void:
	var poll := DiscordPollBuilder.create("Which map next?").set_duration(1)
	poll.add_answer("Ice cave", "❄").add_answer("Volcano", "🔥").add_answer("Forest", "🌲")
	interaction.reply(DiscordMessageBuilder.create().set_poll(poll))


func _on_vote(message: DiscordMessage, user: DiscordUser, answer: DiscordPollAnswer) -> void:
	message.reply("%s votes for: %s" % [user.get_mention(), answer.poll_media.text])
