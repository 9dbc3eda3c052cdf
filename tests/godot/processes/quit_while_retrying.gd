# Quits between two attempts to connect to a port on which nothing listens.
# max-seconds: 20
# quit-seconds: 1.0
# expect-output: will retry: true
extends SceneTree


func _initialize() -> void:
	# The tree exists only from the first frame on.
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
