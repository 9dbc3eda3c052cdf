## A network between the client and the sandbox: it passes bytes on with a delay, in pieces of any
## size, or not at all. It does not interpret HTTP, WebSocket or Discord.
class_name TCPProxy
extends Node

## The delay of bytes in milliseconds, in each direction.
var delay: int = 0

## The number of pieces in which the bytes of one read are passed on, each in a separate frame.
var pieces: int = 1

## The port to which bytes are passed on.
var target_port: int = 0

## The number of connections through it so far.
var accepted_count: int = 0

var _server: TCPServer = TCPServer.new()
var _pairs: Array[Pair] = []


func _init() -> void:
	process_mode = PROCESS_MODE_ALWAYS


## Listens on a free port of this machine.
func listen() -> Error:
	return _server.listen(0, "127.0.0.1")


## The URL at which it listens.
func get_url() -> String:
	return "http://127.0.0.1:%d" % _server.get_local_port()


## The number of open connections through it.
func get_connection_count() -> int:
	return _pairs.size()


## Breaks every WebSocket connection through it, without a close frame: in the middle of the next
## bytes from the sandbox.
func break_web_sockets() -> void:
	for pair: Pair in _pairs:
		pair.breaks = pair.is_web_socket


func _process(_delta: float) -> void:
	while _server.is_connection_available():
		accepted_count += 1
		_pairs.append(Pair.new(_server.take_connection(), target_port))
	for pair: Pair in _pairs:
		pair.process_frame(delay, pieces)
	_pairs = _pairs.filter(func(pair: Pair) -> bool: return not pair.has_ended)


## A connection of the client and its connection to the sandbox.
class Pair:
	extends RefCounted
	var is_web_socket: bool = false
	var breaks: bool = false
	var has_ended: bool = false
	var _client: StreamPeerTCP
	var _sandbox: StreamPeerTCP = StreamPeerTCP.new()
	var _up: Array[Piece] = []
	var _down: Array[Piece] = []

	func _init(client: StreamPeerTCP, port: int) -> void:
		_client = client
		_client.set_no_delay(true)
		_sandbox.connect_to_host("127.0.0.1", port)

	func process_frame(delay: int, pieces: int) -> void:
		_client.poll()
		_sandbox.poll()
		if _sandbox.get_status() == StreamPeerTCP.STATUS_CONNECTING:
			return
		if _is_open(_client):
			var sent: PackedByteArray = _read(_client, _up, delay, pieces)
			if sent.get_string_from_ascii().begins_with("GET /gateway"):
				is_web_socket = true
		if _is_open(_sandbox):
			_sandbox.set_no_delay(true)
			var received: PackedByteArray = _read(_sandbox, _down, delay, pieces)
			if breaks and not received.is_empty():
				_client.put_data(received.slice(0, received.size() / 2))
				return _end()
		_write(_sandbox, _up)
		_write(_client, _down)
		if not _is_open(_client) or (not _is_open(_sandbox) and _down.is_empty()):
			_end()

	func _is_open(peer: StreamPeerTCP) -> bool:
		return peer.get_status() == StreamPeerTCP.STATUS_CONNECTED

	func _read(
		peer: StreamPeerTCP, queue: Array[Piece], delay: int, pieces: int
	) -> PackedByteArray:
		var count: int = peer.get_available_bytes()
		if count <= 0:
			return PackedByteArray()
		var bytes: PackedByteArray = peer.get_partial_data(count)[1]
		var due: int = Time.get_ticks_msec() + delay
		var size: int = ceili(bytes.size() / float(pieces))
		for start: int in range(0, bytes.size(), size):
			queue.append(Piece.new(bytes.slice(start, start + size), due))
		return bytes

	func _write(peer: StreamPeerTCP, queue: Array[Piece]) -> void:
		if _is_open(peer) and not queue.is_empty() and Time.get_ticks_msec() >= queue[0].due:
			peer.put_data((queue.pop_front() as Piece).bytes)

	func _end() -> void:
		_client.disconnect_from_host()
		_sandbox.disconnect_from_host()
		has_ended = true


## Bytes in transit.
class Piece:
	extends RefCounted
	var bytes: PackedByteArray
	var due: int

	func _init(its_bytes: PackedByteArray, its_due: int) -> void:
		bytes = its_bytes
		due = its_due
