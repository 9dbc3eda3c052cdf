extends DiscordClient
## A quiz: collects answers until one is right or the time is over.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /quiz there.

const ANSWERS: Array[String] = ["Mercury", "Venus", "Mars"]


func _ready() -> void:
	login()
	handle_command("quiz", _on_quiz)
	register_application_command(DiscordApplicationCommandBuilder.slash("quiz", "Asks something"))


func _on_quiz(interaction: DiscordInteraction) -> void:
	var question := DiscordMessageBuilder.create("Which planet is the hottest?")
	for answer in ANSWERS:
		question.add_button(DiscordButtonBuilder.secondary(answer, answer))
	var message: DiscordMessage = await interaction.reply(question)
	var presses := message.collect_components(Callable(), {"timeout": 30.0})
	while true:
		var press: DiscordInteraction = await presses.next()
		if press == null:
			message.edit("Time is over.", {"components": []})
			return
		if press.get_custom_id() == "Venus":
			var winner := press.get_invoker().get_display_name()
			press.update_message({"content": "%s knows: Venus." % winner, "components": []})
			return
		press.reply("No, it is not %s." % press.get_custom_id(), {"ephemeral": true})
