# Quits while a client tries to resume its session.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: lost the connection
# forbid-output: resumed
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	var client: DiscordClient = DiscordClient.new()
	client.api_url = _sandbox.get_url()
	client.token = _sandbox.get_token()
	client.resumed.connect(print.bind("resumed"))
	root.add_child(client)
	client.login()
	await client.client_ready
	_sandbox.act("refuse_connections")
	_sandbox.act("drop_socket")
	await client.disconnected
	print("lost the connection")
	print("quitting")
	quit()
