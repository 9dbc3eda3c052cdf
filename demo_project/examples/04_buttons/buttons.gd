extends DiscordClient
## Buttons below a message: pressing one edits the message.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: type
## /vote there.

var _votes: Dictionary[String, int] = {"cats": 0, "dogs": 0}


func _ready() -> void:
	login()
	handle_command("vote", _on_vote)
	handle_component("vote:*", _on_pressed)
	handle_component("end", _on_end)
	register_application_command(DiscordApplicationCommandBuilder.slash("vote", "Begins a vote"))


func _on_vote(interaction: DiscordInteraction) -> void:
	interaction.reply(_show())


## Handles both buttons: the part of the custom id after the colon is the pressed button.
func _on_pressed(interaction: DiscordInteraction) -> void:
	_votes[interaction.get_custom_id().get_slice(":", 1)] += 1
	interaction.update_message(_show())


func _on_end(interaction: DiscordInteraction) -> void:
	interaction.update_message(_show().disable_components())


func _show() -> DiscordMessageBuilder:
	var message := DiscordMessageBuilder.create("Cats %d : %d dogs" % _votes.values())
	message.add_button(DiscordButtonBuilder.primary("vote:cats", "Cats").set_emoji("🐱"))
	message.add_button(DiscordButtonBuilder.primary("vote:dogs", "Dogs").set_emoji("🐶"))
	message.add_button(DiscordButtonBuilder.danger("end", "End"))
	return message.add_button(DiscordButtonBuilder.link("https://godotengine.org", "Godot"))
