extends Control
## Logs the bot in: to Discord if there is a token, otherwise to a sandbox inside the game.

## Emitted when the bot cannot start to log in.
signal failed(problem: String)

@onready var client: DiscordClient = $Client
@onready var users: SandboxUsers = $SandboxUsers


func _ready() -> void:
	if OS.get_environment("DISCORD_TOKEN").is_empty():
		if not users.open_sandbox():
			failed.emit("There is no sandbox in this game. Set DISCORD_TOKEN to a bot's token.")
			return
	else:
		# The client reads the token itself. The URL is empty unless another sandbox is used.
		client.api_url = OS.get_environment("DISCORD_API_URL")
		client.cdn_url = client.api_url
	if client.login() != OK:
		failed.emit("The bot cannot log in. The log says why.")
