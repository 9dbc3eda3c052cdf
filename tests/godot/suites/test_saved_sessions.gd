## Sessions that outlive a login: they are stored as JSON, and another client resumes them.
extends ClientSuite


func test_a_session_can_be_stored() -> void:
	var sessions: Array[Dictionary] = client.gateway_websocket.get_sessions()
	var shard: DiscordShard = client.gateway_websocket.get_shard()
	assert_equal(sessions.size(), 1)
	assert_equal(sessions[0]["shard_id"], 0)
	assert_equal(sessions[0]["shard_count"], 1)
	assert_equal(sessions[0]["session_id"], shard.session_id)
	assert_true(str(sessions[0]["resume_url"]).begins_with("ws://127.0.0.1"))
	assert_equal(sessions[0]["sequence"], shard.sequence)
	assert_false(sandbox.get_token() in str(sessions))
	client.logout()
	assert_equal(client.gateway_websocket.get_sessions(), [] as Array[Dictionary])


func test_another_client_resumes_it_without_a_loss() -> void:
	await send_and_receive("handled")
	var stored: String = _stop(client)
	send_as_user("missed")
	var other: DiscordClient = add_client()
	var sent: Recorder = Recorder.new(other.message_sent)
	var ready: Recorder = Recorder.new(other.client_ready)
	var started: Recorder = Recorder.new(other.session_started)
	var resumed: Recorder = Recorder.new(other.resumed)
	assert_equal(_resume(other, stored), OK)
	await log_in(other)
	assert_equal(sent.count(), 1, "the missed message, and no other")
	assert_equal(sent.calls[0][0].content, "missed")
	assert_null(other.get_channel(sent.calls[0][0].channel_id), "it is not cached")
	assert_equal(ready.calls, [[other.get_self()]])
	assert_equal(other.get_self().username, "sandy")
	assert_not_equal(other.get_client_application().name, "")
	assert_equal(resumed.count(), 1)
	assert_equal(started.count(), 0, "Discord has not begun a session")
	assert_true(other.is_client_ready())
	assert_equal(other.get_guilds().size(), 0, "Discord does not send them again")
	var id: int = int(str(act("state")["guilds"][0]["id"]))
	var fetched: DiscordGuild = await other.entity_manager.get_or_fetch_guild(id)
	assert_not_equal(fetched.name, "")
	send_as_user("live")
	await wait_until(sent.has.bind(2), "events go on")
	var session: Dictionary = other.gateway_websocket.get_sessions()[0]
	assert_equal(session["session_id"], JSON.parse_string(stored)[0]["session_id"])


func test_a_session_that_has_ended_is_replaced_by_a_new_one() -> void:
	var stored: String = _stop(client, 1000)
	var other: DiscordClient = add_client()
	var started: Recorder = Recorder.new(other.session_started)
	var resumed: Recorder = Recorder.new(other.resumed)
	assert_equal(_resume(other, stored), OK)
	await log_in(other)
	await wait_until(started.has.bind(1), "there is a new session")
	assert_equal(resumed.count(), 0)
	assert_true(other.get_guilds().size() > 0)
	var session: Dictionary = other.gateway_websocket.get_sessions()[0]
	assert_not_equal(session["session_id"], JSON.parse_string(stored)[0]["session_id"])


func test_the_same_client_can_go_on() -> void:
	var guilds: Array[DiscordGuild] = client.get_guilds()
	var stored: String = _stop(client)
	assert_equal(_resume(client, stored), OK)
	await log_in(client)
	assert_equal(client.get_guilds().size(), guilds.size(), "the cache was kept")
	client.logout()
	var started: Recorder = Recorder.new(client.session_started)
	await log_in(client)
	await wait_until(started.has.bind(1), "saved sessions are for one login only")


func test_events_that_wait_are_sent_again() -> void:
	client.process_mode = Node.PROCESS_MODE_PAUSABLE
	get_tree().paused = true
	send_as_user("waits")
	await get_tree().create_timer(0.3, true).timeout
	assert_true(client.get_waiting_event_count() > 0)
	var stored: String = _stop(client)
	get_tree().paused = false
	var other: DiscordClient = add_client()
	var sent: Recorder = Recorder.new(other.message_sent)
	assert_equal(_resume(other, stored), OK)
	await log_in(other)
	assert_equal(sent.calls.map(func(call: Array) -> String: return call[0].content), ["waits"])


func test_the_token_is_not_sent_to_a_foreign_url() -> void:
	var sessions: Array = JSON.parse_string(_stop(client))
	sessions[0]["resume_url"] = "wss://discord.gg.example.com"
	var other: DiscordClient = add_client()
	var resumed: Recorder = Recorder.new(other.resumed)
	assert_equal(other.gateway_websocket.resume_sessions(sessions), OK)
	await log_in(other)
	assert_equal(resumed.count(), 1, "it is resumed at the gateway's own URL")


func test_nonsense_is_refused() -> void:
	var right: Dictionary = client.gateway_websocket.get_sessions()[0]
	expect_error("logged in already")
	assert_equal(client.gateway_websocket.resume_sessions([right]), ERR_ALREADY_IN_USE)
	var socket: DiscordGatewayWebSocket = add_client().gateway_websocket
	for wrong: Dictionary in [
		{"shard_id": -1},
		{"shard_id": 1},
		{"shard_count": "1"},
		{"sequence": 0.5},
		{"session_id": ""},
		{"session_id": "x".repeat(2000)},
		{"resume_url": null},
	]:
		expect_error("Session 0")
		var session: Dictionary = right.merged(wrong, true)
		assert_equal(socket.resume_sessions([session]), ERR_INVALID_PARAMETER, str(wrong))
	for wrong: Variant in [null, 7, "text", [], Node]:
		expect_error("Session 1")
		assert_equal(socket.resume_sessions([right, wrong]), ERR_INVALID_PARAMETER)
	var many: Array[Dictionary] = []
	many.resize(5000)
	many.fill(right)
	expect_error("more than 1000")
	assert_equal(socket.resume_sessions(many), ERR_INVALID_PARAMETER)
	assert_equal(socket.resume_sessions([]), OK)


func test_a_freed_client_has_no_sessions() -> void:
	var socket: DiscordGatewayWebSocket = client.gateway_websocket
	client.free()
	assert_equal(socket.get_sessions(), [] as Array[Dictionary])
	assert_equal(socket.resume_sessions([]), ERR_UNCONFIGURED)


## Stops a client with this close code. Returns its sessions as a game stores them.
func _stop(target: DiscordClient, code: int = 4000) -> String:
	var stored: String = JSON.stringify(target.gateway_websocket.get_sessions())
	assert_equal(target.gateway_websocket.stop(code), OK)
	return stored


## Lets a client resume what is stored.
func _resume(target: DiscordClient, stored: String) -> Error:
	var sessions: Array = JSON.parse_string(stored)
	return target.gateway_websocket.resume_sessions(sessions)
