## Waiting for one emission of a signal: every wait ends exactly once, and never inside the call
## that began it.
extends ClientSuite


func test_returns_the_argument_of_the_first_emission() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent"), ended)
	send_as_user("first")
	send_as_user("second")
	await _count(ended, 1)
	await wait_frames(5)
	assert_equal(ended.size(), 1, "once")
	assert_equal((ended[0] as DiscordMessage).content, "first")


func test_name_may_be_a_string_name() -> void:
	send_as_user.call_deferred("hello")
	var message: DiscordMessage = await client.wait_for(&"message_sent")
	assert_equal(message.content, "hello")


func test_returns_the_first_emission_the_filter_accepts() -> void:
	var filtered: Array[String] = []
	var is_second: Callable = func(message: DiscordMessage) -> bool:
		filtered.append(message.content)
		return message.content == "second"
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent", is_second), ended)
	for content: String in ["first", "second", "third"]:
		send_as_user(content)
	await _count(ended, 1)
	await wait_frames(5)
	assert_equal((ended[0] as DiscordMessage).content, "second")
	assert_equal(filtered, ["first", "second"] as Array[String], "filtered until then")


func test_several_arguments_are_an_array_and_the_filter_gets_each() -> void:
	var by_clover: Callable = func(_where: DiscordChannel, typist: DiscordUser, _when: int) -> bool:
		return typist.username == "clover"
	var ended: Array[Variant] = []
	_await_into(client.wait_for("typing_started", by_clover), ended)
	act("start_typing", {"user": "basil", "channel": "general"})
	act("start_typing", {"user": "clover", "channel": "general"})
	await _count(ended, 1)
	var arguments: Array = ended[0]
	assert_equal(arguments.size(), 3)
	assert_same(arguments[0], channel())
	assert_same(arguments[1], user("clover"))


func test_signal_without_arguments_returns_true() -> void:
	client.logout()
	assert_equal(await client.wait_for("disconnected", Callable(), 5.0), true)
	client.login()
	assert_equal(await client.wait_for("connected", Callable(), 5.0), true)


func test_can_wait_for_a_logout() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("disconnected"), ended)
	await wait_frames(2)
	client.logout()
	assert_equal(ended, [], "not inside the call")
	await _count(ended, 1)
	assert_equal(ended[0], true)


func test_can_wait_for_a_login() -> void:
	var second: DiscordClient = add_client()
	second.login()
	var me: DiscordUser = await second.wait_for("client_ready", Callable(), 10.0)
	assert_equal(me.username, "sandy")


func test_raw_events_are_emitted_for_a_wait() -> void:
	var is_message: Callable = func(event: String, _payload: Dictionary) -> bool:
		return event == "MESSAGE_CREATE"
	var ended: Array[Variant] = []
	_await_into(client.wait_for("raw_event", is_message), ended)
	# Like a handler, the wait hears emissions from the next frame on.
	await wait_frames(2)
	send_as_user("raw")
	await _count(ended, 1)
	assert_equal(ended[0][1]["content"], "raw")


func test_several_waits_get_the_same_emission() -> void:
	var ended: Array[Variant] = []
	var is_never: Callable = func(_message: DiscordMessage) -> bool: return false
	for turn: int in 3:
		_await_into(client.wait_for("message_sent"), ended)
	_await_into(client.wait_for("message_sent", is_never), ended)
	send_as_user("hello")
	await _count(ended, 3)
	await wait_frames(5)
	assert_equal(ended.size(), 3, "each by its own filter")
	assert_same(ended[0], ended[2])
	client.logout()
	await _count(ended, 4)
	assert_null(ended[3])


func test_handlers_are_called_before_waits() -> void:
	var emitted: Array[String] = []
	var filter: Callable = func(_message: DiscordMessage) -> bool:
		emitted.append("filter")
		return true
	var wait: Callable = func() -> void:
		await client.wait_for("message_sent", filter)
		emitted.append("wait")
	wait.call()
	client.message_sent.connect(func(_message: DiscordMessage) -> void: emitted.append("handler"))
	send_as_user("hello")
	await wait_until(func() -> bool: return emitted.size() == 3, "all")
	assert_equal(emitted, ["handler", "filter", "wait"] as Array[String])


func test_wait_begun_in_a_handler_gets_the_next_emission() -> void:
	var received: Array[String] = []
	var handler: Callable = func(_message: DiscordMessage) -> void:
		var next: DiscordMessage = await client.wait_for("message_sent")
		received.append(next.content)
	client.message_sent.connect(handler, CONNECT_ONE_SHOT)
	send_as_user("first")
	send_as_user("second")
	await wait_until(func() -> bool: return received.size() == 1, "received")
	assert_equal(received, ["second"] as Array[String])


func test_loop_misses_no_emission() -> void:
	var received: Array[String] = []
	var listen: Callable = func() -> void:
		while true:
			var message: DiscordMessage = await client.wait_for("message_sent")
			if message == null:
				break
			received.append(message.content)
		received.append("end")
	listen.call()
	for number: int in 5:
		send_as_user(str(number))
	await wait_until(func() -> bool: return received.size() == 5, "all are received")
	client.logout()
	await wait_until(func() -> bool: return received.size() == 6, "ended")
	assert_equal(received, ["0", "1", "2", "3", "4", "end"] as Array[String])


func test_timeout_returns_null_without_a_failed_request() -> void:
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	var begin: int = Time.get_ticks_msec()
	assert_null(await client.wait_for("message_sent", Callable(), 0.3))
	var elapsed_ms: int = Time.get_ticks_msec() - begin
	assert_true(elapsed_ms >= 300, "took %d ms" % elapsed_ms)
	assert_at_most(elapsed_ms, 2000)
	assert_equal(failed.count(), 0)
	assert_null(client.rest.last_error)


func test_emission_before_the_timeout_ends_the_wait_once() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent", Callable(), 0.5), ended)
	send_as_user("in time")
	await _count(ended, 1)
	await wait_seconds(0.7)
	assert_equal(ended.size(), 1)


func test_negative_timeout_ends_at_once_but_not_inside_the_call() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent", Callable(), -1.0), ended)
	assert_equal(ended, [])
	await _count(ended, 1)
	assert_null(ended[0])


func test_timeout_runs_in_a_paused_tree() -> void:
	client.process_mode = Node.PROCESS_MODE_PAUSABLE
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent", Callable(), 0.2), ended)
	get_tree().paused = true
	send_as_user("not heard")
	await get_tree().create_timer(0.6, true).timeout
	get_tree().paused = false
	assert_equal(ended, [null] as Array[Variant])


func test_logout_ends_waits() -> void:
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	var ended: Array[Variant] = []
	for event: String in ["message_sent", "guild_updated", "interaction_created"]:
		_await_into(client.wait_for(event), ended)
	client.logout()
	assert_equal(ended, [], "not inside the call")
	await _count(ended, 3)
	assert_equal(ended, [null, null, null] as Array[Variant])
	assert_equal(failed.count(), 0)


func test_wait_begun_after_logout_waits_for_the_next_login() -> void:
	client.logout()
	var ended: Array[Variant] = []
	_await_into(client.wait_for("client_ready"), ended)
	await wait_frames(3)
	assert_equal(ended, [])
	client.login()
	# Discord accepts a new session of a bot every five seconds.
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 10.0)
	assert_same(ended[0], client.get_self())


func test_fatal_login_failure_ends_waits() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent"), ended)
	var errors: Array[Variant] = []
	_await_into(client.wait_for("connection_error"), errors)
	act("close", {"code": 4004})
	await _count(ended, 1)
	assert_null(ended[0])
	assert_equal((errors[0] as DiscordError).code, 4004)


func test_free_ends_waits() -> void:
	var ended: Array[Variant] = []
	for turn: int in 10:
		_await_into(client.wait_for("message_sent"), ended)
	client.free()
	await _count(ended, 10)
	assert_equal(ended.count(null), 10)


func test_free_ends_waits_of_a_client_that_never_logged_in() -> void:
	var outside: DiscordClient = new_client()
	var ended: Array[Variant] = []
	_await_into(outside.wait_for("client_ready"), ended)
	await wait_frames(3)
	assert_equal(ended, [])
	outside.free()
	await _count(ended, 1)
	assert_null(ended[0])


func test_leaving_the_tree_ends_waits() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent"), ended)
	remove_child(client)
	await _count(ended, 1)
	assert_null(ended[0])
	client.free()


func test_reparent_keeps_waits() -> void:
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_sent"), ended)
	client.reparent(add(Node.new()))
	await wait_frames(3)
	send_as_user("still there?")
	await _count(ended, 1)
	assert_equal((ended[0] as DiscordMessage).content, "still there?")


func test_filter_may_free_the_client() -> void:
	var ended: Array[Variant] = []
	var filter: Callable = func(_message: DiscordMessage) -> bool:
		client.free()
		return true
	_await_into(client.wait_for("message_sent", filter), ended)
	_await_into(client.wait_for("message_sent"), ended)
	send_as_user("hello")
	await _count(ended, 2)
	assert_equal(ended, [null, null] as Array[Variant])


func test_filter_may_log_out() -> void:
	var ended: Array[Variant] = []
	var filter: Callable = func(_message: DiscordMessage) -> bool:
		client.logout()
		return false
	_await_into(client.wait_for("message_sent", filter), ended)
	send_as_user("hello")
	await _count(ended, 1)
	assert_null(ended[0])
	assert_false(client.is_logged_in())


func test_filter_may_begin_another_wait() -> void:
	var ended: Array[Variant] = []
	var filter: Callable = func(_message: DiscordMessage) -> bool:
		_await_into(client.wait_for("message_sent"), ended)
		return true
	_await_into(client.wait_for("message_sent", filter), ended)
	send_as_user("first")
	send_as_user("second")
	await _count(ended, 2)
	assert_equal((ended[0] as DiscordMessage).content, "first")
	assert_equal((ended[1] as DiscordMessage).content, "second")


func test_awaiting_script_may_free_the_client() -> void:
	var ended: Array[Variant] = []
	var wait: Callable = func() -> void:
		await client.wait_for("message_sent")
		client.free()
	wait.call()
	_await_into(client.wait_for("message_sent"), ended)
	send_as_user("hello")
	await _count(ended, 1)
	assert_null(ended[0])
	assert_false(is_instance_valid(client))


func test_mismatched_filter_is_reported_and_ends_only_its_wait() -> void:
	expect_error("cannot be called by the signal message_sent")
	var ended: Array[Variant] = []
	var arguments: Array[Variant] = []
	_await_into(client.wait_for("message_sent", func() -> bool: return true), ended)
	_await_into(client.wait_for("message_sent"), arguments)
	send_as_user("hello")
	await _count(ended, 1)
	await _count(arguments, 1)
	assert_null(ended[0])
	assert_equal((arguments[0] as DiscordMessage).content, "hello")


func test_filter_of_a_freed_object_ends_only_its_wait() -> void:
	var judge: Judge = Judge.new()
	var ended: Array[Variant] = []
	var arguments: Array[Variant] = []
	_await_into(client.wait_for("message_sent", judge.likes), ended)
	_await_into(client.wait_for("message_sent"), arguments)
	judge.free()
	send_as_user("hello")
	await _count(ended, 1)
	await _count(arguments, 1)
	assert_null(ended[0])
	assert_equal((arguments[0] as DiscordMessage).content, "hello")


func test_invalid_filter_is_refused() -> void:
	expect_error("DiscordClient.wait_for: the filter")
	assert_null(await client.wait_for("message_sent", Callable(self, "no_such_method")))


func test_unknown_signal_is_an_error_with_a_suggestion() -> void:
	expect_error("there is no signal 'message_send'; did you mean 'message_sent'?")
	var ended: Array[Variant] = []
	_await_into(client.wait_for("message_send"), ended)
	assert_equal(ended, [], "not inside the call")
	await _count(ended, 1)
	assert_null(ended[0])


func test_signals_of_every_node_are_refused() -> void:
	expect_error("await client.tree_exiting")
	assert_null(await client.wait_for("tree_exiting"))


func test_wait_for_component_returns_a_press_of_the_message() -> void:
	var message: DiscordMessage = await _send_with_button()
	var other: DiscordMessage = await _send_with_button()
	var ended: Array[Variant] = []
	_await_into(message.wait_for_component(), ended)
	_press(other)
	_press(message)
	await _count(ended, 1)
	var press: DiscordInteraction = ended[0]
	assert_equal(press.type, DiscordInteractionType.MESSAGE_COMPONENT)
	assert_equal(press.message.id, message.id)
	assert_equal(press.data.custom_id, "press")


func test_wait_for_component_uses_its_filter() -> void:
	var message: DiscordMessage = await _send_with_button()
	var by_clover: Callable = func(press: DiscordInteraction) -> bool:
		return press.get_invoker().username == "clover"
	var ended: Array[Variant] = []
	_await_into(message.wait_for_component(by_clover), ended)
	_press(message, "basil")
	_press(message, "clover")
	await _count(ended, 1)
	assert_same((ended[0] as DiscordInteraction).get_invoker(), user("clover"))


func test_wait_for_component_times_out() -> void:
	var message: DiscordMessage = await _send_with_button()
	assert_null(await message.wait_for_component(Callable(), 0.2))
	var ended: Array[Variant] = []
	_await_into(message.wait_for_component(), ended)
	client.free()
	await _count(ended, 1)
	assert_null(ended[0])


func _await_into(awaited: Signal, ended: Array[Variant]) -> void:
	ended.append(await awaited)


## Waits until this many waits have ended.
func _count(ended: Array[Variant], expected: int) -> void:
	await wait_until(func() -> bool: return ended.size() >= expected, "%d ended" % expected)


## Sends a message of the bot with a button.
func _send_with_button() -> DiscordMessage:
	var button: Dictionary = {"type": 2, "style": 1, "label": "Press", "custom_id": "press"}
	var row: Dictionary = {"type": 1, "components": [button]}
	var fields: Dictionary = {"content": "Press it", "components": [row]}
	return await client.rest.create_message(channel().id, fields)


## Presses the button as a user.
func _press(message: DiscordMessage, typist: String = "basil") -> void:
	var fields: Dictionary = {
		"user": typist,
		"channel": str(message.channel_id),
		"type": "button",
		"message": str(message.id),
		"custom_id": "press",
	}
	act("interact", fields)


class Judge:
	extends Object

	func likes(_message: DiscordMessage) -> bool:
		return true
