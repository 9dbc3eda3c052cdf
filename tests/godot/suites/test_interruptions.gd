## Broken gateway connections: the session is resumed, and no event is lost or emitted twice.
extends ClientSuite

var _emitted: Array[String] = []


func before_each() -> void:
	await super()
	for signal_name: String in ["disconnected", "reconnected", "resumed", "connected"]:
		client.connect(signal_name, _emitted.append.bind(signal_name))
	client.client_ready.connect(func(_user: DiscordUser) -> void: _emitted.append("client_ready"))
	client.message_sent.connect(_on_message_sent)
	client.connection_error.connect(func(_error: DiscordError) -> void: _emitted.append("error"))


func test_dropped_connection_is_resumed() -> void:
	act("drop_socket")
	await wait_for(client.resumed)
	assert_equal(_emitted, ["disconnected", "reconnected", "resumed"] as Array[String])
	assert_true(client.is_client_connected())


func test_requested_reconnect_resumes_the_session() -> void:
	act("reconnect")
	await wait_for(client.resumed)
	assert_equal(_emitted, ["disconnected", "reconnected", "resumed"] as Array[String])


func test_reconnected_is_emitted_once_connected() -> void:
	var capture: Callable = func() -> bool: return client.is_client_connected()
	var recorder: Recorder = Recorder.new(client.reconnected, capture)
	var lost: Recorder = Recorder.new(client.disconnected, capture)
	act("drop_socket")
	await wait_for(client.resumed)
	assert_equal(lost.captured, [false])
	assert_equal(recorder.captured, [true])


func test_missed_events_are_emitted_once_and_in_order() -> void:
	send_as_user("before")
	await wait_for(client.message_sent)
	act("drop_socket")
	for number: int in 5:
		send_as_user("meanwhile %d" % number)
	await wait_for(client.resumed)
	send_as_user("after")
	await wait_until(func() -> bool: return "after" in _emitted, "all are emitted")
	await wait_frames(5)
	var expected: Array[String] = [
		"before",
		"disconnected",
		"reconnected",
		"meanwhile 0",
		"meanwhile 1",
		"meanwhile 2",
		"meanwhile 3",
		"meanwhile 4",
		"resumed",
		"after",
	]
	assert_equal(_emitted, expected)


func test_resumable_invalid_session_is_resumed() -> void:
	act("invalid_session", {"resumable": true})
	await wait_for(client.resumed, 10.0)
	assert_false("client_ready" in _emitted)
	send_as_user("still there?")
	await wait_until(func() -> bool: return "still there?" in _emitted, "events go on")


func test_lost_session_is_replaced_by_a_new_one() -> void:
	var known: DiscordGuild = guild()
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "dnd"
	client.update_presence(presence)
	var guilds: Recorder = Recorder.new(client.guild_available)
	act("invalid_session", {"resumable": false})
	act("update_guild", {"guild": GUILD, "name": "Renamed meanwhile"})
	# Discord requires a wait of one to five seconds before the new session.
	await wait_until(guilds.has.bind(3), "the guilds are available again", 15.0)
	assert_false("resumed" in _emitted)
	assert_false("client_ready" in _emitted, "it is emitted once for each login")
	assert_equal(_emitted, ["disconnected", "reconnected"] as Array[String])
	assert_equal(known.name, "Renamed meanwhile", "the same object, updated")
	assert_equal(_own_status(), "dnd", "the bot's presence stays")
	send_as_user("still there?")
	await wait_until(func() -> bool: return "still there?" in _emitted, "events go on")


func test_session_expired_during_an_outage_is_replaced() -> void:
	act("refuse_connections")
	act("drop_socket")
	await wait_for(client.disconnected)
	act("expire_sessions")
	act("clear_faults")
	var guilds: Recorder = Recorder.new(client.guild_available)
	await wait_until(guilds.has.bind(3), "the guilds are available again", 15.0)
	assert_false("resumed" in _emitted)


func test_network_outage_is_reported_and_survived() -> void:
	act("refuse_connections")
	act("drop_socket")
	var error: DiscordError = (await wait_for(client.connection_error, 15.0))[0]
	assert_true(error.will_retry)
	assert_true(error.retry_after > 0.0)
	assert_equal(error.kind, DiscordError.NETWORK)
	assert_true(client.is_logged_in())
	assert_false(client.is_client_connected())
	act("clear_faults")
	await wait_for(client.resumed, 15.0)
	assert_true(client.is_client_connected())


func test_close_codes_that_allow_a_resume() -> void:
	for code: int in [4000, 4008]:
		_emitted.clear()
		act("close", {"code": code})
		await wait_for(client.resumed, 10.0)
		var expected: Array[String] = ["disconnected", "reconnected", "resumed"]
		assert_equal(_emitted, expected, "code %d" % code)


func test_reason_of_a_closed_connection_is_available() -> void:
	assert_null(client.get_last_disconnect())
	var reasons: Array[DiscordError] = []
	client.disconnected.connect(
		func() -> void: reasons.append(client.get_last_disconnect()), CONNECT_ONE_SHOT
	)
	act("close", {"code": 4008})
	await wait_for(client.resumed, 10.0)
	if assert_equal(reasons.size(), 1) and assert_not_null(reasons[0]):
		assert_equal(reasons[0].code, 4008)
		assert_true(reasons[0].will_retry)
		assert_has(str(reasons[0]), "4008")
	assert_equal(client.get_last_disconnect().code, 4008, "it stays")
	client.logout()
	await wait_for(client.disconnected)
	assert_null(client.get_last_disconnect(), "it is not why the client logged out")


func test_invalid_gateway_frames_only_break_the_connection() -> void:
	act("garbage_frame")
	await wait_for(client.resumed, 10.0)
	send_as_user("still there?")
	await wait_until(func() -> bool: return "still there?" in _emitted, "events go on")


func test_truncated_frame_is_sent_again() -> void:
	act("truncate_next_frame")
	send_as_user("in pieces")
	await wait_for(client.resumed, 10.0)
	await wait_until(func() -> bool: return "in pieces" in _emitted, "emitted after all")
	assert_equal(_emitted.count("in pieces"), 1)


func test_fragmented_frames_are_reassembled() -> void:
	act("split_frames", {"pieces": 3})
	for number: int in 10:
		send_as_user("message %d" % number)
	await wait_until(func() -> bool: return _emitted.size() == 10, "all are emitted")
	assert_equal(_emitted[9], "message 9")
	act("split_frames", {"pieces": 0})


func test_many_interruptions_lose_no_event() -> void:
	for number: int in 30:
		send_as_user("message %d" % number)
		if number % 10 == 5:
			act("drop_socket")
			await wait_for(client.resumed, 15.0)
	await wait_until(func() -> bool: return "message 29" in _emitted, "all are emitted")
	var messages: Array = _emitted.filter(func(text: String) -> bool: return "message" in text)
	assert_equal(messages.size(), 30)
	for number: int in 30:
		assert_equal(messages[number], "message %d" % number)


func time_limit() -> float:
	return 40.0


## The bot's status in the sandbox.
func _own_status() -> String:
	for presence: Dictionary in sandbox.act("state")["guilds"][0]["presences"]:
		if presence["user"]["id"] == str(client.get_self().id):
			return presence["status"]
	return "unknown"


func _on_message_sent(message: DiscordMessage) -> void:
	_emitted.append(message.content)
