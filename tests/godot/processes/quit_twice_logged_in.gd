# Quits with two clients that are logged in to a sandbox outside the game, one of them by
# auto_login and in a node that changed its parent.
# needs: sandbox
# max-seconds: 20
# quit-seconds: 1.0
# expect-output: both are ready
# expect-logouts: 2
extends SceneTree

var _first: DiscordClient = DiscordClient.new()
var _second: DiscordClient = DiscordClient.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	var home: Node = Node.new()
	root.add_child(home)
	for client: DiscordClient in [_first, _second]:
		client.api_url = OS.get_environment("DISCORD_API_URL")
	_first.auto_login = true
	root.add_child(_first)
	await _first.client_ready
	_first.reparent(home)
	root.add_child(_second)
	_second.login()
	await _second.client_ready
	print("both are ready")
	print("quitting")
	quit()
