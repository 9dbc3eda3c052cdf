extends DiscordClient
## A form: the answer to a command, filled in by a person, and waited for.
##
## Play this scene: without a token the bot is in a sandbox, where somebody tries it out. With a
## bot's token in the environment variable DISCORD_TOKEN it is in Discord itself: type /hero
## there.


func _ready() -> void:
	login()
	handle_command("hero", _on_hero)
	register_application_command(DiscordApplicationCommandBuilder.slash("hero", "Makes a hero"))


func _on_hero(interaction: DiscordInteraction) -> void:
	var form := DiscordModalBuilder.create("hero", "Your hero")
	form.add_input("Name", DiscordTextInputBuilder.short("name", "Not too long").set_length(2, 20))
	var kinds := DiscordSelectBuilder.string("kind", "What are you?")
	form.add_input("Kind", kinds.add_option("Wizard", "wizard").add_option("Thief", "thief"))
	var story := DiscordTextInputBuilder.paragraph("story").set_required(false)
	form.add_input("Story", story, "Where you come from, and why you left.")
	form.add_input("Hardcore", DiscordCheckboxBuilder.create("hardcore"), "Who dies stays dead.")
	# Nobody tells when a form is closed: so there is an end to the wait.
	var filled: DiscordInteraction = await interaction.show_modal_and_wait(form, 300.0)
	if filled == null:
		return
	var kind: String = filled.get_field("kind")[0]
	var text := "Welcome, %s the %s!" % [filled.get_field("name"), kind]
	if filled.get_field("hardcore"):
		text += " Be careful."
	filled.reply(text, {"ephemeral": true})
