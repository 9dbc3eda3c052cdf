# Quits between two attempts to connect to where nothing listens.
# max-seconds: 20
# quit-seconds: 1.0
# expect-output: will retry: true
extends SceneTree


func _initialize() -> void:
	# Before its first frame the tree is not there yet.
	await process_frame
	var taken: TCPServer = TCPServer.new()
	taken.listen(0, "127.0.0.1")
	var client: DiscordClient = DiscordClient.new()
	client.api_url = "http://127.0.0.1:%d" % taken.get_local_port()
	taken.stop()
	client.token = "a.b.c"
	root.add_child(client)
	client.login()
	var error: DiscordError = await client.connection_error
	print("will retry: ", error.will_retry)
	print("quitting")
	quit()
