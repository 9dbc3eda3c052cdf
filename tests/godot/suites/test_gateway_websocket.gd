## The connections to the gateway: their state, payloads, reconnects and injected events.
extends ClientSuite

var _received: Recorder
var _sent: Recorder


func prepare_client() -> void:
	_received = Recorder.new(client.gateway_websocket.packet_received)
	_sent = Recorder.new(client.gateway_websocket.packet_sent)


func test_it_always_exists_and_is_the_same_object() -> void:
	var socket: DiscordGatewayWebSocket = client.gateway_websocket
	assert_equal(add_client().gateway_websocket.get_shard(), null)
	client.logout()
	assert_equal(client.gateway_websocket, socket)
	assert_null(socket.get_shard())
	assert_same(client.voice_websocket, client.voice_websocket)
	assert_not_null(client.voice_websocket)


func test_a_login_passes_as_packets_without_the_token() -> void:
	assert_equal(_received.calls[0][0], 0, "the shard")
	assert_equal(_received.calls[0][1]["op"], DiscordGatewayOpcode.HELLO)
	var identifies: Array = _of_opcode(_sent, DiscordGatewayOpcode.IDENTIFY)
	assert_equal(identifies.size(), 1)
	assert_equal(identifies[0]["d"]["token"], "(hidden)")
	var events: Array = _of_opcode(_received, DiscordGatewayOpcode.DISPATCH)
	assert_equal(events[0]["t"], "READY")
	assert_false(sandbox.get_token() in str(_sent.calls) + str(_received.calls))
	act("drop_socket")
	await wait_for(client.resumed)
	var resumes: Array = _of_opcode(_sent, DiscordGatewayOpcode.RESUME)
	assert_equal(resumes.size(), 1)
	assert_equal(resumes[0]["d"]["token"], "(hidden)")


func test_packets_are_emitted_before_the_signals_of_their_event() -> void:
	var emitted: Array[String] = []
	client.gateway_websocket.packet_received.connect(
		func(_shard: int, packet: Dictionary) -> void:
			if packet["op"] == DiscordGatewayOpcode.DISPATCH:
				emitted.append(packet["t"])
	)
	client.message_sent.connect(func(_message: DiscordMessage) -> void: emitted.append("signal"))
	send_as_user("hello")
	await wait_until(func() -> bool: return "signal" in emitted, "it is emitted")
	assert_equal(emitted, ["MESSAGE_CREATE", "signal"] as Array[String])


func test_packets_are_emitted_only_while_something_is_connected() -> void:
	var socket: DiscordGatewayWebSocket = client.gateway_websocket
	for emitted: Signal in [socket.packet_received, socket.packet_sent]:
		for connection: Dictionary in emitted.get_connections():
			emitted.disconnect(connection["callable"])
	await wait_frames(2)
	await send_and_receive("unseen")
	_received = Recorder.new(socket.packet_received)
	await wait_frames(2)
	await send_and_receive("seen")
	var events: Array = _of_opcode(_received, DiscordGatewayOpcode.DISPATCH)
	assert_equal(events.size(), 1)
	assert_equal(events[0]["d"]["content"], "seen")


func test_a_shard_has_its_session() -> void:
	await send_and_receive("an event")
	await wait_until(func() -> bool: return client.get_ping() > 0, "heartbeats are answered")
	var shard: DiscordShard = client.gateway_websocket.get_shard()
	assert_equal(shard.state, DiscordShard.STATE_READY)
	assert_true(shard.latency > 0)
	assert_true(shard.sequence > 1, "READY, guilds and a message")
	assert_not_equal(shard.session_id, "")
	assert_true(shard.session_age_ms >= 0)
	assert_null(shard.last_disconnect)
	assert_equal(shard.reconnect_in, 0.0)
	assert_null(client.gateway_websocket.get_shard(1))
	assert_null(client.gateway_websocket.get_shard(-1))


func test_a_shard_knows_why_it_was_disconnected() -> void:
	var before: DiscordShard = client.gateway_websocket.get_shard()
	act("close", {"code": 4000, "reason": "as the test says"})
	await wait_for(client.resumed)
	var shard: DiscordShard = client.gateway_websocket.get_shard()
	assert_equal(shard.last_disconnect.code, 4000)
	assert_true("as the test says" in shard.last_disconnect.message)
	assert_equal(shard.last_disconnect.get_error_code(), DiscordClient.ERR_WEBSOCKET)
	assert_equal(shard.session_id, before.session_id)
	assert_true(shard.session_age_ms >= before.session_age_ms, "a resume keeps the session")


func test_a_packet_is_sent() -> void:
	var sounds: Recorder = Recorder.new(client.soundboard_sounds_received)
	var data: Dictionary = {"guild_ids": [str(guild().id)]}
	var opcode: int = DiscordGatewayOpcode.REQUEST_SOUNDBOARD_SOUNDS
	assert_equal(client.gateway_websocket.send_packet(opcode, data), OK)
	await wait_until(sounds.has.bind(1), "Discord answers it")
	assert_equal(_of_opcode(_sent, opcode), [{"op": opcode, "d": data}])


func test_whole_floats_are_sent_as_integers() -> void:
	# JSON.parse_string() makes every number a float.
	var opcode: int = DiscordGatewayOpcode.PRESENCE_UPDATE
	var data: Dictionary = JSON.parse_string(
		'{"since": 0, "activities": [{"name": "a", "type": 3}], "status": "idle", "afk": false}'
	)
	assert_equal(typeof(data["since"]), TYPE_FLOAT)
	assert_equal(client.gateway_websocket.send_packet(opcode, data), OK)
	await wait_until(func() -> bool: return not _of_opcode(_sent, opcode).is_empty(), "it is sent")
	var sent: Dictionary = _of_opcode(_sent, opcode)[0]["d"]
	assert_equal(typeof(sent["since"]), TYPE_INT)
	assert_equal(typeof(sent["activities"][0]["type"]), TYPE_INT)
	assert_equal(sent["status"], "idle")


func test_packets_that_cannot_be_sent_are_refused() -> void:
	var socket: DiscordGatewayWebSocket = client.gateway_websocket
	for opcode: int in [0, 1, 2, 6, 7, 9, 10, 11]:
		expect_error("opcode %d" % opcode)
		assert_equal(socket.send_packet(opcode, {}), ERR_INVALID_PARAMETER)
	for opcode: int in [-1, 256]:
		expect_error("no opcode")
		assert_equal(socket.send_packet(opcode, {}), ERR_INVALID_PARAMETER)
	expect_error("4096")
	assert_equal(socket.send_packet(3, "x".repeat(5000)), ERR_INVALID_PARAMETER)
	expect_error("cannot be sent")
	assert_equal(socket.send_packet(3, Node), ERR_INVALID_PARAMETER)
	for shard: int in [-1, 1]:
		expect_error(_get_shard_error(shard))
		assert_equal(socket.send_packet(3, {}, shard), ERR_DOES_NOT_EXIST)
	assert_true(client.is_client_connected())


func test_too_many_packets_are_refused() -> void:
	var opcode: int = DiscordGatewayOpcode.REQUEST_CHANNEL_INFO
	var data: Dictionary = {"guild_id": str(guild().id), "fields": ["status"]}
	expect_error("256")
	var error: Error = OK
	for _index: int in 1000:
		error = client.gateway_websocket.send_packet(opcode, data)
		if error != OK:
			break
	assert_equal(error, ERR_BUSY)


func test_nothing_can_be_done_without_a_login() -> void:
	client.logout()
	_check_refusals(client.gateway_websocket)


func test_nothing_can_be_done_after_the_client_was_freed() -> void:
	var socket: DiscordGatewayWebSocket = client.gateway_websocket
	client.free()
	assert_null(socket.get_shard())
	_check_refusals(socket)
	assert_equal(socket.stop(), OK)


func test_a_handler_may_free_the_client() -> void:
	client.gateway_websocket.packet_received.connect(
		func(_shard: int, _packet: Dictionary) -> void:
			if is_instance_valid(client):
				client.free()
	)
	send_as_user("the last one")
	await wait_until(func() -> bool: return not is_instance_valid(client), "it is freed")
	await wait_frames(2)


func test_a_reconnect_resumes_the_session() -> void:
	var scheduled: Recorder = Recorder.new(client.reconnect_scheduled)
	var started: Recorder = Recorder.new(client.session_started)
	var session: String = client.gateway_websocket.get_shard().session_id
	assert_equal(client.gateway_websocket.reconnect(), OK)
	await wait_for(client.resumed)
	assert_equal(client.gateway_websocket.get_shard().session_id, session)
	assert_equal(scheduled.count(), 1)
	assert_equal(scheduled.calls[0][0], 0)
	assert_true(scheduled.calls[0][1] <= 1.0)
	assert_true(scheduled.calls[0][2].will_retry)
	assert_equal(started.count(), 0)


func test_a_reconnect_can_begin_a_new_session() -> void:
	var ready: Recorder = Recorder.new(client.client_ready)
	var session: String = client.gateway_websocket.get_shard().session_id
	assert_equal(client.gateway_websocket.reconnect(false, 0.0, 0), OK)
	# Discord accepts a new session of a bot every five seconds.
	var user: Array = await wait_for(client.session_started, 15.0)
	assert_equal(user, [client.get_self()])
	assert_not_equal(client.gateway_websocket.get_shard().session_id, session)
	assert_equal(ready.count(), 0, "it is emitted once for each login")
	assert_false(guild().unavailable)


func test_a_login_starts_a_session() -> void:
	var other: DiscordClient = add_client()
	var emitted: Array[String] = []
	for signal_name: String in ["client_ready", "session_started"]:
		other.connect(signal_name, emitted.append.bind(signal_name).unbind(1))
	await log_in(other)
	await wait_frames(1)
	assert_equal(emitted, ["client_ready", "session_started"] as Array[String])


func test_no_session_starts_after_a_logout() -> void:
	var other: DiscordClient = add_client()
	var started: Recorder = Recorder.new(other.session_started)
	other.client_ready.connect(other.logout.unbind(1))
	await log_in(other)
	await wait_frames(2)
	assert_equal(started.count(), 0)


func test_events_are_sent_again_from_a_sequence_number() -> void:
	await send_and_receive("before")
	var sequence: int = client.gateway_websocket.get_shard().sequence
	var id: int = send_as_user("again")
	await wait_until(func() -> bool: return client.get_message(id) != null, "it is received")
	_received.calls.clear()
	assert_equal(client.gateway_websocket.resume(sequence), OK)
	await wait_for(client.resumed)
	var again: Array = _received.calls.filter(
		func(call: Array) -> bool: return call[1]["t"] == "MESSAGE_CREATE"
	)
	assert_equal(again.size(), 1)
	assert_equal(again[0][1]["d"]["id"], str(id))
	assert_equal(again[0][1]["s"], sequence + 1)


func test_the_wait_for_the_next_attempt_is_shown_and_can_be_ended() -> void:
	var scheduled: Recorder = Recorder.new(client.reconnect_scheduled)
	var failed: Recorder = Recorder.new(client.connection_error)
	act("refuse_connections")
	act("drop_socket")
	await wait_until(scheduled.has.bind(3), "two attempts fail")
	assert_true(failed.has(2))
	var seconds: Array = scheduled.calls.map(func(call: Array) -> float: return call[1])
	assert_true(seconds[2] > seconds[0], str(seconds))
	var shard: DiscordShard = client.gateway_websocket.get_shard()
	assert_equal(shard.state, DiscordShard.STATE_CONNECTING)
	assert_true(shard.reconnect_in > 0.0 and shard.reconnect_in <= seconds[2])
	assert_true(shard.last_disconnect.will_retry)
	assert_equal(client.gateway_websocket.reconnect(true, 1000.0), OK)
	await wait_until(scheduled.has.bind(4), "there is a new time")
	assert_equal(scheduled.calls[3][1], 1000.0)
	act("clear_faults")
	assert_equal(client.gateway_websocket.reconnect(true, 0.0), OK)
	await wait_for(client.resumed)
	assert_equal(client.gateway_websocket.get_shard().reconnect_in, 0.0)


func test_shards_that_do_not_exist_cannot_reconnect() -> void:
	for shard: int in [-2, 1]:
		expect_error(_get_shard_error(shard))
		assert_equal(client.gateway_websocket.reconnect(true, 0.0, shard), ERR_DOES_NOT_EXIST)
		expect_error(_get_shard_error(shard))
		assert_equal(client.gateway_websocket.resume(-1, shard), ERR_DOES_NOT_EXIST)


func test_an_injected_event_changes_the_cache_and_emits_its_signals() -> void:
	var raw: Recorder = Recorder.new(client.raw_event)
	await wait_frames(2)
	await send_and_receive("the original")
	var payload: Dictionary = raw.calls[0][1].duplicate(true)
	payload.merge({"id": str(UNKNOWN_ID), "content": "injected"}, true)
	_received.calls.clear()
	assert_equal(client.gateway_websocket.inject("MESSAGE_CREATE", payload), OK)
	var message: DiscordMessage = await receive_message(UNKNOWN_ID)
	assert_equal(message.content, "injected")
	assert_equal(message, client.get_message(UNKNOWN_ID))
	assert_equal(raw.calls[1], ["MESSAGE_CREATE", payload])
	var received: Array = _of_opcode(_received, DiscordGatewayOpcode.DISPATCH)
	assert_equal(received.size(), 0, "nothing was received")


func test_injected_events_keep_their_order() -> void:
	var raw: Recorder = Recorder.new(client.raw_event)
	await wait_frames(2)
	for index: int in 100:
		var event: String = "SOMETHING_NEW"
		assert_equal(client.gateway_websocket.inject(event, {"index": index}), OK)
	await wait_until(raw.has.bind(100), "all are emitted")
	for index: int in 100:
		assert_equal(raw.calls[index], ["SOMETHING_NEW", {"index": index}])


func test_nonsense_can_be_injected() -> void:
	var raw: Recorder = Recorder.new(client.raw_event)
	await wait_frames(2)
	for payload: Variant in [null, 7, "text", [], {}, {"id": {}}]:
		assert_equal(client.gateway_websocket.inject("MESSAGE_CREATE", payload), OK)
	assert_equal(client.gateway_websocket.inject("", {}), OK)
	await wait_until(raw.has.bind(7), "all are emitted")
	expect_error("not JSON")
	assert_equal(client.gateway_websocket.inject("X", Node), ERR_INVALID_PARAMETER)
	for shard: int in [-1, 1]:
		expect_error(_get_shard_error(shard))
		assert_equal(client.gateway_websocket.inject("X", {}, shard), ERR_DOES_NOT_EXIST)
	assert_true(client.is_client_connected())


func test_stopping_with_a_code_can_keep_the_session() -> void:
	var disconnected: Recorder = Recorder.new(client.disconnected)
	assert_equal(client.gateway_websocket.stop(4321), OK)
	assert_false(client.is_logged_in())
	await wait_until(disconnected.has.bind(1), "it is announced")
	var last_code: Callable = func() -> Variant:
		var closed: Array = act("state")["closed_sockets"]
		return closed[-1]["code"] if not closed.is_empty() else null
	await wait_until(func() -> bool: return last_code.call() == 4321, "the code arrives")
	for code: int in [0, 999, 1005, 1006, 2999, 5000, -1, 1 << 40]:
		expect_error("close code")
		assert_equal(client.gateway_websocket.stop(code), ERR_INVALID_PARAMETER)


func _check_refusals(socket: DiscordGatewayWebSocket) -> void:
	for call: Callable in [
		socket.send_packet.bind(3),
		socket.reconnect,
		socket.resume,
		socket.inject.bind("X", {}),
	]:
		expect_error("not logged in")
		assert_equal(call.call(), ERR_UNCONFIGURED, str(call))


## The text of the error for a shard that does not exist.
func _get_shard_error(shard: int) -> String:
	return "no shard %d" % shard if shard < 0 else "Shard %d does not run here" % shard


## The recorded packets with an opcode.
func _of_opcode(recorder: Recorder, opcode: int) -> Array:
	var packets: Array = recorder.calls.map(func(call: Array) -> Dictionary: return call[1])
	return packets.filter(func(packet: Dictionary) -> bool: return packet["op"] == opcode)
