extends DiscordClient
## Creates a poll, and receives each vote.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /map there.


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
