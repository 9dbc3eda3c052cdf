# Quits while logged in to a sandbox outside the game, with a script on the client that overrides
# callbacks of nodes.
# needs: sandbox
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: ready: sandy
# expect-logouts: 1
extends DiscordClient


func _enter_tree() -> void:
	api_url = OS.get_environment("DISCORD_API_URL")


func _ready() -> void:
	var me: DiscordUser = await client_ready
	print("ready: ", me.username)
	print("quitting")
	get_tree().quit()


func _process(_delta: float) -> void:
	pass


func _exit_tree() -> void:
	pass
