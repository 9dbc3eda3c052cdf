# Quits while a client waits for a server that never responds.
# max-seconds: 10
# quit-seconds: 1.0
# forbid-output: connected
extends SceneTree

var _silence: TCPServer = TCPServer.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_silence.listen(0, "127.0.0.1")
	var client: DiscordClient = DiscordClient.new()
	client.api_url = "http://127.0.0.1:%d" % _silence.get_local_port()
	client.token = "a.b.c"
	client.connected.connect(print.bind("connected"))
	root.add_child(client)
	client.login()
	await create_timer(0.5).timeout
	print("quitting")
	quit()
