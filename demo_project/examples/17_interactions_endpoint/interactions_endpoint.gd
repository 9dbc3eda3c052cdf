extends DiscordClient
## A slash command over HTTP instead of the gateway: the bot does not log in.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself. Then a
## reverse proxy or a tunnel must pass requests for the URL in DISCORD_ENDPOINT_URL on to port 8080.


func _ready() -> void:
	handle_command("roll", _on_roll)
	handle_component("again", _on_again)
	var application: DiscordApplication = await rest.get_current_application()
	var server := DiscordInteractionsServer.new()
	server.public_key = application.verify_key
	server.port = 8080 if OS.has_environment("DISCORD_ENDPOINT_URL") else 0
	add_child(server)
	server.start()
	var url := OS.get_environment("DISCORD_ENDPOINT_URL")
	if url.is_empty():
		url = "http://127.0.0.1:%d/interactions" % server.get_port()
	await rest.edit_current_application({"interactions_endpoint_url": url})
	register_application_command(DiscordApplicationCommandBuilder.slash("roll", "Rolls a die"))


func _on_roll(interaction: DiscordInteraction) -> void:
	interaction.reply(_roll())


func _on_again(interaction: DiscordInteraction) -> void:
	interaction.update_message(_roll())


func _roll() -> DiscordMessageBuilder:
	var message := DiscordMessageBuilder.create("🎲 %d" % randi_range(1, 6))
	return message.add_button(DiscordButtonBuilder.primary("again", "Again"))
