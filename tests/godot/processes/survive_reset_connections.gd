# Uploads to a server that resets the connection in the middle: the requests fail, and neither
# SIGPIPE nor anything else ends the game. Programs started by the game still get the signal.
# max-seconds: 60
# expect-output: SIGPIPE has its default action
# expect-output: child processes do not block SIGPIPE
# expect-output: 12 uploads failed
# expect-exit: 0
extends SceneTree

## The bit of SIGPIPE in a signal mask of the kernel.
const SIGPIPE: int = 1 << 12

const UPLOADS: int = 12

var _server: ResettingServer = ResettingServer.new()
var _failed: int = 0


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_check_signals()
	root.add_child(_server)
	var client: DiscordClient = DiscordClient.new()
	client.api_url = _server.url
	client.token = "a.b.c"
	root.add_child(client)
	client.rest.request_failed.connect(func(_error: DiscordError) -> void: pass)
	for number: int in UPLOADS:
		_upload(client, number)
	while _failed < UPLOADS:
		await process_frame
	print(_failed, " uploads failed")
	quit()


func _upload(client: DiscordClient, number: int) -> void:
	var data: PackedByteArray = []
	data.resize(4 << 20)
	var options: Dictionary = {"files": [{"name": "a.bin", "data": data}]}
	var message: DiscordMessage = await client.rest.create_message(number + 1, "x", options)
	if message == null:
		_failed += 1


func _check_signals() -> void:
	if OS.get_name() != "Linux":
		print("SIGPIPE has its default action, and child processes do not block SIGPIPE")
		return
	# The file reports a length of 0, so it is read until its end.
	var file: FileAccess = FileAccess.open("/proc/self/status", FileAccess.READ)
	var own: String = ""
	while not file.eof_reached():
		own += file.get_line() + "\n"
	if not (_mask(own, "SigIgn:") | _mask(own, "SigCgt:")) & SIGPIPE:
		print("SIGPIPE has its default action")
	var output: Array = []
	OS.execute("cat", ["/proc/self/status"], output)
	if not _mask(output[0], "SigBlk:") & SIGPIPE:
		print("child processes do not block SIGPIPE")


func _mask(status: String, field: String) -> int:
	return status.get_slice(field, 1).get_slice("\n", 0).strip_edges().hex_to_int()


## Reads the beginning of each request and closes the connection, which resets it.
class ResettingServer:
	extends Node

	var url: String
	var _server: TCPServer = TCPServer.new()
	var _peers: Array[StreamPeerTCP] = []

	func _init() -> void:
		_server.listen(0, "127.0.0.1")
		url = "http://127.0.0.1:%d" % _server.get_local_port()

	func _process(_delta: float) -> void:
		while _server.is_connection_available():
			_peers.append(_server.take_connection())
		for peer: StreamPeerTCP in _peers.duplicate():
			peer.poll()
			if peer.get_available_bytes() > 1000:
				peer.get_data(1000)
				peer.disconnect_from_host()
				_peers.erase(peer)
