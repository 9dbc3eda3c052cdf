extends DiscordClient
## Autocomplete: suggests values while a user types an option.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /travel there.

const PLACES: Array[String] = [
	"Amber Caves", "Bell Tower", "Crystal Lake", "Dragon's Tail", "Elder Forest", "Frozen Lake"
]


func _ready() -> void:
	login()
	var travel := DiscordApplicationCommandBuilder.slash("travel", "Goes somewhere")
	travel.add_string_option("to", "Where to", {"required": true, "autocomplete": true})
	handle_autocomplete("travel", _on_typing)
	handle_command("travel", _on_travel)
	register_application_command(travel)


func _on_typing(interaction: DiscordInteraction) -> void:
	var typed := str(interaction.get_focused_option().value).to_lower()
	interaction.send_choices(
		PLACES.filter(func(place: String) -> bool: return typed in place.to_lower())
	)


func _on_travel(interaction: DiscordInteraction) -> void:
	interaction.reply("You arrive at **%s**." % interaction.get_option("to"))
