## Logging in and out: what login() returns, and the signals that follow.
extends ClientSuite


func prepare_sandbox() -> void:
	# The first ping is measured by the first heartbeat.
	sandbox.heartbeat_interval_ms = 500


func begins_logged_in() -> bool:
	return false


func test_login_connects_without_blocking() -> void:
	var received: Array[String] = []
	client.connected.connect(func() -> void: received.append("connected"))
	client.client_ready.connect(func(_user: DiscordUser) -> void: received.append("client_ready"))
	var before: int = Time.get_ticks_usec()
	assert_equal(client.login(), OK)
	assert_at_most(Time.get_ticks_usec() - before, 200_000.0, "µs in login()")
	assert_equal(received, [] as Array[String], "nothing is emitted inside the call")
	assert_true(client.is_logged_in())
	assert_false(client.is_client_connected())
	await wait_until(func() -> bool: return received.size() == 2, "both signals")
	assert_equal(received, ["connected", "client_ready"] as Array[String])
	assert_true(client.is_client_connected())


func test_client_ready_has_the_bots_account() -> void:
	client.login()
	var arguments: Array = await wait_for(client.client_ready, 10.0)
	assert_same(arguments[0], client.get_self())
	assert_equal(client.get_self().username, "sandy")
	assert_true(client.get_self().bot)
	assert_not_null(client.get_client_application())
	var application: int = client.get_client_application().id
	assert_same(client.get_application(application), client.get_client_application())


func test_client_is_ready_from_the_signal_until_logout() -> void:
	var states: Array[bool] = []
	client.connected.connect(func() -> void: states.append(client.is_client_ready()))
	client.client_ready.connect(
		func(_user: DiscordUser) -> void: states.append(client.is_client_ready())
	)
	assert_false(client.is_client_ready())
	client.login()
	assert_false(client.is_client_ready())
	await wait_for(client.client_ready, 10.0)
	assert_equal(states, [false, true] as Array[bool])
	act("drop_socket")
	await wait_for(client.disconnected, 10.0)
	assert_true(client.is_client_ready(), "the client reconnects")
	await wait_for(client.reconnected, 10.0)
	assert_true(client.is_client_ready())
	client.logout()
	assert_false(client.is_client_ready())
	client.login()
	assert_false(client.is_client_ready())
	await wait_for(client.client_ready, 10.0)
	assert_true(client.is_client_ready())


func test_login_without_a_token_fails() -> void:
	client.token = ""
	client.token_environment_variable = "DISCORD_GODOT_UNSET"
	expect_error("token_environment_variable")
	assert_equal(client.login(), ERR_UNCONFIGURED)
	assert_false(client.is_logged_in())


func test_intents_that_do_not_exist_are_named() -> void:
	var table: Array[Array] = [
		[1 << 17, "1 << 17, which is not an intent"],
		[1 | 1 << 30 | 1 << 31, "1 << 30, 1 << 31, which are not intents"],
		[1 << 40, "1 << 40, which is not an intent"],
		[-1, "a negative sign, which is not an intent"],
	]
	for row: Array in table:
		client.intents = row[0]
		assert_equal(client.intents, row[0])
		expect_error(row[1])
		assert_equal(client.login(), ERR_INVALID_PARAMETER)
	client.intents = ALL_INTENTS
	assert_equal(client.login(), OK)


func test_login_outside_the_tree_fails() -> void:
	var outside: DiscordClient = new_client()
	expect_error("not inside the scene tree")
	assert_equal(outside.login(), ERR_UNAVAILABLE)
	assert_false(outside.is_logged_in())
	outside.free()


func test_second_login_fails() -> void:
	assert_equal(client.login(), OK)
	expect_error("logged in already")
	assert_equal(client.login(), ERR_ALREADY_IN_USE, "on the way")
	var ready_heard: Recorder = Recorder.new(client.client_ready)
	await wait_until(ready_heard.has.bind(1), "the first login goes on")
	expect_error("logged in already")
	assert_equal(client.login(), ERR_ALREADY_IN_USE, "logged in")
	await wait_frames(3)
	assert_equal(ready_heard.count(), 1)
	assert_true(client.is_client_connected())


func test_login_with_an_invalid_url_fails() -> void:
	for address: String in ["not an address", "ftp://127.0.0.1/", "http://"]:
		client.api_url = address
		expect_error("api_url")
		assert_equal(client.login(), ERR_INVALID_PARAMETER, address)
		assert_false(client.is_logged_in())


func test_auto_login_logs_in() -> void:
	var automatic: DiscordClient = new_client()
	automatic.auto_login = true
	add(automatic)
	var arguments: Array = await wait_for(automatic.client_ready, 10.0)
	assert_same(arguments[0], automatic.get_self())


func test_auto_login_and_login_in_ready_log_in_once() -> void:
	var automatic: DiscordClient = new_client()
	automatic.auto_login = true
	var errors: Recorder = Recorder.new(automatic.connection_error)
	var results: Array[int] = []
	automatic.ready.connect(func() -> void: results.append(automatic.login()))
	add(automatic)
	await wait_for(automatic.client_ready, 10.0)
	await wait_frames(3)
	assert_equal(results, [OK] as Array[int])
	assert_equal(errors.count(), 0)
	assert_true(automatic.is_client_connected())


func test_logout_in_ready_cancels_auto_login() -> void:
	var automatic: DiscordClient = new_client()
	automatic.auto_login = true
	automatic.ready.connect(automatic.logout)
	add(automatic)
	await wait_frames(5)
	assert_false(automatic.is_logged_in())


func test_failed_auto_login_emits_an_error() -> void:
	var automatic: DiscordClient = new_client()
	automatic.auto_login = true
	automatic.token = ""
	automatic.token_environment_variable = "DISCORD_GODOT_UNSET"
	var errors: Recorder = Recorder.new(automatic.connection_error)
	add(automatic)
	await wait_until(errors.has.bind(1), "connection_error")
	var error: DiscordError = errors.calls[0][0]
	assert_has(str(error), "token_environment_variable")
	assert_false(error.will_retry)
	assert_false(automatic.is_logged_in())


func test_logout_closes_the_connection_and_emits_disconnected() -> void:
	await log_in(client)
	var recorder: Recorder = Recorder.new(client.disconnected)
	client.logout()
	assert_false(client.is_logged_in())
	assert_false(client.is_client_connected())
	assert_equal(client.get_uptime_ms(), 0)
	assert_equal(recorder.count(), 0, "nothing is emitted inside the call")
	await wait_until(recorder.has.bind(1), "disconnected")
	await wait_until(_has_no_sessions, "the session has ended at the server as well")
	await wait_frames(5)
	assert_equal(recorder.count(), 1)


func test_logout_without_login_does_nothing() -> void:
	var recorder: Recorder = Recorder.new(client.disconnected)
	client.logout()
	await wait_frames(3)
	assert_equal(recorder.count(), 0)


func test_login_works_again_after_logout() -> void:
	await log_in(client)
	var me: DiscordUser = client.get_self()
	client.logout()
	await log_in(client)
	assert_true(client.is_client_connected())
	assert_same(client.get_self(), me, "a held user stays the same object")
	send_as_user("still there?")
	assert_equal((await wait_for(client.message_sent))[0].content, "still there?")


func test_many_logins_leave_one_session() -> void:
	for turn: int in 10:
		assert_equal(client.login(), OK)
		client.logout()
	await log_in(client)
	await wait_until(func() -> bool: return _sessions().size() == 1, "one session")
	var recorder: Recorder = Recorder.new(client.message_sent)
	send_as_user("once")
	await wait_until(recorder.has.bind(1), "the message is emitted")
	await wait_frames(5)
	assert_equal(recorder.count(), 1)


func test_uptime_and_ping_are_measured() -> void:
	await log_in(client)
	await wait_until(func() -> bool: return client.get_ping() > 0, "a ping")
	assert_at_most(client.get_ping(), 2000.0)
	assert_true(client.get_uptime_ms() > 0)
	var uptime: int = client.get_uptime_ms()
	# A timer of the scene tree ends early after a slow frame.
	var has_grown: Callable = func() -> bool: return client.get_uptime_ms() >= uptime + 30
	await wait_until(has_grown, "the uptime goes on")


func test_every_transport_works() -> void:
	for transport: int in [
		DiscordClient.TRANSPORT_ZSTD, DiscordClient.TRANSPORT_ZLIB, DiscordClient.TRANSPORT_PLAIN
	]:
		start_sandbox()
		client.api_url = sandbox.get_url()
		client.token = sandbox.get_token()
		client.transport_compression = transport
		await log_in(client)
		assert_equal(client.get_guilds().size(), 3)
		client.logout()
		await wait_for(client.disconnected)


func _sessions() -> Array:
	return sandbox.act("state")["sessions"]


func _has_no_sessions() -> bool:
	return _sessions().is_empty()
