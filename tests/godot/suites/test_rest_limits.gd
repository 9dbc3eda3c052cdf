## Tests many requests under Discord's REST rate limits.
extends ClientSuite


func time_limit() -> float:
	return 40.0


func test_fifty_messages_at_once_all_arrive_in_order() -> void:
	var recorder: Recorder = Recorder.new(client.message_sent)
	var ended: Array[int] = []
	for number: int in 50:
		_create(number, ended)
	await wait_until(func() -> bool: return ended.size() == 50, "all ended", 30.0)
	assert_equal(ended.count(-1), 0, "none failed")
	await wait_until(recorder.has.bind(50), "all events are emitted")
	for number: int in 50:
		assert_equal(recorder.calls[number][0].content, "message %d" % number)


func test_requests_wait_for_a_rate_limit() -> void:
	act("rate_limit_next", {"count": 1, "retry_after": 0.7, "path": "/messages"})
	var before: int = Time.get_ticks_msec()
	var message: DiscordMessage = await client.rest.create_message(channel().id, "patience")
	assert_not_null(message, str(client.rest.last_error))
	assert_true(Time.get_ticks_msec() - before >= 700, "retry_after is obeyed")
	assert_equal(requests("POST", "/messages").size(), 2)


func test_requests_wait_for_rate_limits_of_every_scope() -> void:
	for scope: String in ["user", "shared", "global"]:
		sandbox.act("clear_requests")
		act("rate_limit_next", {"count": 1, "retry_after": 0.3, "scope": scope, "path": "/users"})
		assert_not_null(await client.rest.get_current_user(), scope)
		assert_equal(requests("GET", "/users/@me").size(), 2, scope)


func test_rate_limit_of_a_route_does_not_delay_other_routes() -> void:
	act("rate_limit_next", {"count": 1, "retry_after": 1.5, "path": "/messages"})
	var emitted: Array[String] = []
	var create: Callable = func() -> void:
		await client.rest.create_message(channel().id, "patience")
		emitted.append("created")
	create.call()
	await wait_until(func() -> bool: return requests("POST", "/messages").size() == 1, "refused")
	await client.rest.get_current_user()
	emitted.append("fetched")
	await wait_until(func() -> bool: return emitted.size() == 2, "both ended")
	assert_equal(emitted, ["fetched", "created"] as Array[String])


func test_strict_limits_refuse_no_request_of_the_client() -> void:
	act("set_rate_limits", {"mode": "strict"})
	var ended: Array[int] = []
	for number: int in 7:
		_create(number, ended)
	await wait_until(func() -> bool: return ended.size() == 7, "all ended", 30.0)
	assert_equal(ended, range(7) as Array[int], "in order")
	# The first requests cannot know the limit yet.
	var refused: Array = requests("POST", "/messages").filter(
		func(request: Dictionary) -> bool: return request["status"] == 429
	)
	assert_at_most(refused.size(), 1, "requests refused")


func _create(number: int, ended: Array[int]) -> void:
	var message: DiscordMessage = await client.rest.create_message(
		channel().id, "message %d" % number
	)
	ended.append(number if message != null else -1)
