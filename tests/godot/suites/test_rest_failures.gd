## Requests that fail because of Discord or the network.
extends ClientSuite


func test_unknown_channel_fails_with_its_code() -> void:
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	assert_null(await client.rest.get_channel(175928847299117063))
	var error: DiscordError = client.rest.last_error
	assert_equal(error.kind, DiscordError.REFUSED)
	assert_equal(error.code, 10003)
	assert_equal(error.http_status, 404)
	assert_equal(error.route, "get_channel")
	assert_has(error.message, "Unknown Channel")
	assert_has(error.remedy, "check the id")
	assert_false(error.will_retry)
	assert_equal(failed.calls, [[error]] as Array[Array])


func test_each_result_type_has_a_failure_value() -> void:
	var nowhere: int = 175928847299117063
	assert_null(await client.rest.get_channel_message(nowhere, nowhere))
	assert_equal(await client.rest.trigger_typing_indicator(nowhere), false)
	var messages: Variant = await client.rest.get_channel_messages(nowhere)
	assert_equal(messages, [])
	assert_true((messages as Array).is_typed(), "an empty list has the type of a full one")
	assert_null(await client.rest.fetch_image(sandbox.get_url() + "/nothing.png"))


func test_missing_permissions_are_named() -> void:
	# The bot has no role in this guild.
	var reading: DiscordChannel = null
	for each: DiscordChannel in client.entity_manager.get_channels():
		reading = each if each.name == "reading" else reading
	var messages: Array[DiscordMessage] = await client.rest.get_channel_messages(reading.id)
	assert_equal(await client.rest.delete_message(reading.id, messages[0].id), false)
	var error: DiscordError = client.rest.last_error
	assert_equal(error.code, 50013)
	assert_equal(error.http_status, 403)
	assert_has(error.remedy, "MANAGE_MESSAGES")


func test_refused_fields_are_listed() -> void:
	var fields: Dictionary = {
		"content": "x", "message_reference": {"message_id": 175928847299117063}
	}
	assert_null(await client.rest.create_message(channel().id, fields))
	var error: DiscordError = client.rest.last_error
	assert_equal(error.kind, DiscordError.REFUSED)
	assert_equal(error.code, 50035)
	assert_equal(error.http_status, 400)
	if assert_equal(error.fields.size(), 1):
		assert_has(error.fields[0], "message_reference")
		assert_has(error.fields[0], "Unknown message")
		assert_has(str(error), error.fields[0])


func test_last_error_belongs_to_the_last_ended_request() -> void:
	await client.rest.get_channel(175928847299117063)
	assert_not_null(client.rest.last_error)
	await client.rest.get_channel(channel().id)
	assert_null(client.rest.last_error)


func test_temporary_failure_is_retried() -> void:
	for html: bool in [false, true]:
		act("fail_next", {"status": 502, "count": 2, "html": html, "path": "/channels/"})
		assert_same(await client.rest.get_channel(channel().id), channel())
		assert_null(client.rest.last_error)


func test_retried_message_is_sent_once() -> void:
	act("fail_next", {"status": 503, "count": 1, "path": "/messages"})
	var recorder: Recorder = Recorder.new(client.message_sent)
	var message: DiscordMessage = await client.rest.create_message(channel().id, "once")
	assert_not_null(message, str(client.rest.last_error))
	await wait_until(recorder.has.bind(1), "the event is emitted")
	await wait_frames(5)
	assert_equal(recorder.count(), 1)
	var tries: Array[Dictionary] = requests("POST", "/messages")
	assert_equal(tries.size(), 2)
	assert_equal(tries[0]["body"]["nonce"], tries[1]["body"]["nonce"])


func test_permanent_failure_ends_the_retries() -> void:
	act("fail_next", {"status": 500, "count": 20, "html": true, "path": "/channels/"})
	assert_null(await client.rest.get_channel(channel().id))
	var error: DiscordError = client.rest.last_error
	assert_equal(error.kind, DiscordError.NETWORK)
	assert_equal(error.http_status, 500)
	assert_has(error.remedy, "try again later")
	assert_lacks(str(error), "<html", "no web page in the message")


func test_unsafe_requests_are_not_retried() -> void:
	act("fail_next", {"status": 502, "count": 20, "path": "/bulk-delete"})
	var first: DiscordMessage = await send_and_receive("one")
	var second: DiscordMessage = await send_and_receive("two")
	var ids: Array[int] = [first.id, second.id]
	assert_equal(await client.rest.bulk_delete_messages(channel().id, ids), false)
	assert_equal(requests("POST", "/bulk-delete").size(), 1)


func test_slow_responses_are_awaited() -> void:
	act("slow", {"ms": 600})
	var before: int = Time.get_ticks_msec()
	assert_same(await client.rest.get_channel(channel().id), channel())
	assert_true(Time.get_ticks_msec() - before >= 550)
	act("slow", {"ms": 0})


func test_unreachable_server_fails() -> void:
	sandbox.stop()
	assert_null(await client.rest.get_channel(channel().id))
	var error: DiscordError = client.rest.last_error
	assert_equal(error.kind, DiscordError.NETWORK)
	assert_has(error.remedy, "api_url")
	client.logout()


func test_single_401_does_not_invalidate_the_token() -> void:
	act("fail_next", {"status": 401, "path": "/channels/"})
	assert_null(await client.rest.get_channel(channel().id))
	assert_equal(client.rest.last_error.http_status, 401)
	assert_lacks(str(client.rest.last_error), "Reset Token")
	assert_same(await client.rest.get_channel(channel().id), channel())
	assert_true(client.is_client_connected())


func test_rate_limit_of_hours_fails_and_names_the_time() -> void:
	act("rate_limit_next", {"count": 1, "retry_after": 7200.0, "path": "/channels/"})
	for turn: int in 2:
		assert_null(await client.rest.get_channel(channel().id))
		var error: DiscordError = client.rest.last_error
		assert_equal(error.kind, DiscordError.RATE_LIMITED)
		assert_near(error.retry_after, 7200.0, 10.0)
		assert_has(str(error), "max_rate_limit_wait")
	assert_not_null(await client.rest.get_current_user(), "others go on")


func test_maximum_wait_can_be_set() -> void:
	var second: DiscordClient = new_client()
	second.max_rate_limit_wait = 1.0
	add(second)
	act("rate_limit_next", {"count": 1, "retry_after": 5.0, "path": "/users/"})
	assert_null(await second.rest.get_current_user())
	assert_equal(second.rest.last_error.kind, DiscordError.RATE_LIMITED)
	assert_near(second.rest.last_error.retry_after, 5.0, 0.5)


func test_refused_token_stops_all_requests() -> void:
	client.logout()
	client.token = "this.is.wrong"
	assert_null(await client.rest.get_current_user())
	assert_equal(client.rest.last_error.kind, DiscordError.UNAUTHORIZED)
	var request_count: int = requests("GET", "/users/@me").size()
	assert_null(await client.rest.get_current_user())
	assert_equal(client.rest.last_error.kind, DiscordError.UNAUTHORIZED)
	assert_equal(requests("GET", "/users/@me").size(), request_count, "not sent a second time")
	client.token = sandbox.get_token()
	await log_in(client)
	assert_not_null(await client.rest.get_current_user())


func test_error_text_has_message_and_remedy() -> void:
	await client.rest.get_channel(175928847299117063)
	var error: DiscordError = client.rest.last_error
	assert_has(str(error), error.message)
	assert_has(str(error), error.remedy)
