extends DiscordClient
## Select menus: a string select menu with several values, and a user select menu.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /party there.


func _ready() -> void:
	login()
	handle_command("party", _on_party)
	handle_component("supplies", _on_supplies)
	handle_component("friend", _on_friend)
	register_application_command(DiscordApplicationCommandBuilder.slash("party", "Sets off"))


func _on_party(interaction: DiscordInteraction) -> void:
	var supplies := DiscordSelectBuilder.string("supplies", "What do you take along?")
	supplies.add_option("Rope", "rope").add_option("Lamp", "lamp").add_option("Cheese", "cheese")
	supplies.set_range(1, 2)
	var friend := DiscordSelectBuilder.user("friend", "Who comes with you?")
	var message := DiscordMessageBuilder.create("The journey begins.")
	interaction.reply(message.add_select(supplies).add_select(friend))


func _on_supplies(interaction: DiscordInteraction) -> void:
	interaction.reply("You take along: " + ", ".join(interaction.get_values()))


func _on_friend(interaction: DiscordInteraction) -> void:
	var friend: DiscordUser = interaction.get_selected()[0]
	interaction.reply("%s comes with you." % friend.get_display_name())
