extends DiscordClient
## A slash command with two options, and a button below its response.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /roll there.


func _ready() -> void:
	login()
	var roll := DiscordApplicationCommandBuilder.slash("roll", "Rolls dice")
	roll.add_integer_option("dice", "How many", {"required": true, "min_value": 1, "max_value": 9})
	roll.add_integer_option("sides", "How many sides they have", {"min_value": 2})
	handle_command("roll", _on_roll)
	handle_component("nice", func(press: DiscordInteraction) -> void: press.reply("Thank you!"))
	register_application_command(roll)


func _on_roll(interaction: DiscordInteraction) -> void:
	var sum := 0
	for die: int in interaction.get_option("dice"):
		sum += randi_range(1, interaction.get_option("sides", 6))
	var response := DiscordMessageBuilder.create("🎲 %d" % sum)
	interaction.reply(response.add_button(DiscordButtonBuilder.primary("nice", "Nice!")))
