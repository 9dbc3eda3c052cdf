extends DiscordClient
## A modal: the response to a command. The example waits until a user submits it.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /hero there.


func _ready() -> void:
	login()
	handle_command("hero", _on_hero)
	register_application_command(DiscordApplicationCommandBuilder.slash("hero", "Makes a hero"))


func _on_hero(interaction: DiscordInteraction) -> void:
	var modal := DiscordModalBuilder.create("hero", "Your hero")
	modal.add_input("Name", DiscordTextInputBuilder.short("name", "Not too long").set_length(2, 20))
	var kinds := DiscordSelectBuilder.string("kind", "What are you?")
	modal.add_input("Kind", kinds.add_option("Wizard", "wizard").add_option("Thief", "thief"))
	var story := DiscordTextInputBuilder.paragraph("story").set_required(false)
	modal.add_input("Story", story, "Where you come from, and why you left.")
	modal.add_input("Hardcore", DiscordCheckboxBuilder.create("hardcore"), "Who dies stays dead.")
	# Discord does not report when a user closes a modal, so a time limit is needed.
	var submission: DiscordInteraction = await interaction.show_modal_and_wait(modal, 300.0)
	if submission == null:
		return
	var kind: String = submission.get_field("kind")[0]
	var text := "Welcome, %s the %s!" % [submission.get_field("name"), kind]
	if submission.get_field("hardcore"):
		text += " Be careful."
	submission.reply(text, {"ephemeral": true})
