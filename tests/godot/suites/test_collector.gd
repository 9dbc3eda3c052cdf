## Tests collectors, which collect emissions of a signal until they end.
extends ClientSuite


func test_collector_emits_and_stores_each_emission() -> void:
	var by_basil: Callable = func(message: DiscordMessage) -> bool:
		return message.author.username == "basil"
	var collector: DiscordCollector = client.collect("message_sent", by_basil)
	var collected: Recorder = Recorder.new(collector.collected)
	send_as_user("one")
	send_as_user("not this", "clover")
	send_as_user("two")
	await wait_until(collected.has.bind(2), "collected")
	assert_equal(_contents(collector), ["one", "two"] as Array[String])
	assert_same(collected.calls[1][0], collector.get_collected()[1])
	assert_false(collector.is_ended())


func test_several_arguments_are_an_array() -> void:
	var collector: DiscordCollector = client.collect("typing_started")
	act("start_typing", {"user": "basil", "channel": "general"})
	var arguments: Array = await collector.next()
	assert_equal(arguments.size(), 3)
	assert_same(arguments[1], user("basil"))


func test_collected_array_is_a_copy() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	send_as_user("one")
	await collector.next()
	collector.get_collected().clear()
	assert_equal(_contents(collector), ["one"] as Array[String])


func test_next_misses_no_emission() -> void:
	var collector: DiscordCollector = client.collect("message_sent", Callable(), {"max": 4})
	var received: Array[String] = []
	for number: int in 4:
		send_as_user(str(number))
	while true:
		var message: DiscordMessage = await collector.next()
		if message == null:
			break
		received.append(message.content)
		# The other emissions arrive in the meantime.
		await wait_frames(5)
	assert_equal(received, ["0", "1", "2", "3"] as Array[String])
	assert_true(collector.is_ended())


func test_next_never_ends_inside_the_call() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	var collected: Recorder = Recorder.new(collector.collected)
	send_as_user("one")
	await wait_until(collected.has.bind(1), "collected")
	var ended: Array[Variant] = []
	_await_into(collector.next(), ended)
	assert_equal(ended, [])
	await _count(ended, 1)
	assert_equal((ended[0] as DiscordMessage).content, "one")


func test_several_calls_of_next_get_one_emission_each() -> void:
	var collector: DiscordCollector = client.collect("message_sent", Callable(), {"max": 2})
	var ended: Array[Variant] = []
	for turn: int in 3:
		_await_into(collector.next(), ended)
	send_as_user("one")
	send_as_user("two")
	await _count(ended, 3)
	assert_equal((ended[0] as DiscordMessage).content, "one")
	assert_equal((ended[1] as DiscordMessage).content, "two")
	assert_null(ended[2])


func test_collector_ends_at_its_maximum() -> void:
	var collector: DiscordCollector = client.collect("message_sent", Callable(), {"max": 2})
	var ended: Recorder = Recorder.new(collector.ended)
	for number: int in 4:
		send_as_user(str(number))
	await wait_until(ended.has.bind(1), "ended")
	await wait_frames(5)
	assert_equal(ended.calls, [["limit"]] as Array[Array])
	assert_equal(_contents(collector), ["0", "1"] as Array[String])


func test_collector_ends_at_its_timeout() -> void:
	var collector: DiscordCollector = client.collect("message_sent", Callable(), {"timeout": 0.3})
	var begin: int = Time.get_ticks_msec()
	assert_equal((await wait_for(collector.ended))[0], "time")
	var elapsed_ms: int = Time.get_ticks_msec() - begin
	assert_true(elapsed_ms >= 300, "took %d ms" % elapsed_ms)


func test_collector_ends_when_idle() -> void:
	var options: Dictionary = {"idle": 0.5, "timeout": 60}
	var collector: DiscordCollector = client.collect("message_sent", Callable(), options)
	var begin: int = Time.get_ticks_msec()
	await wait_seconds(0.3)
	send_as_user("late")
	assert_equal((await wait_for(collector.ended))[0], "idle")
	var elapsed_ms: int = Time.get_ticks_msec() - begin
	assert_true(elapsed_ms >= 800, "what comes gives it time again; took %d ms" % elapsed_ms)
	assert_equal(_contents(collector), ["late"] as Array[String])


func test_timeout_runs_in_a_paused_tree() -> void:
	client.process_mode = Node.PROCESS_MODE_PAUSABLE
	var collector: DiscordCollector = client.collect("message_sent", Callable(), {"idle": 0.2})
	get_tree().paused = true
	await get_tree().create_timer(0.6, true).timeout
	get_tree().paused = false
	assert_true(collector.is_ended())


func test_collector_ends_when_stopped() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	var ended: Recorder = Recorder.new(collector.ended)
	collector.stop()
	collector.stop()
	assert_true(collector.is_ended())
	assert_equal(ended.count(), 0, "not inside the call")
	await send_and_receive("too late")
	await wait_until(ended.has.bind(1), "ended")
	await wait_frames(2)
	assert_equal(ended.calls, [["stopped"]] as Array[Array])
	assert_equal(collector.get_collected(), [])


func test_collector_ends_at_logout() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	var waited: Array[Variant] = []
	_await_into(collector.next(), waited)
	client.logout()
	assert_equal((await wait_for(collector.ended))[0], "client")
	await _count(waited, 1)
	assert_null(waited[0])
	assert_null(await collector.next(), "nothing more is emitted")


func test_collector_ends_with_the_client_and_keeps_its_emissions() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	send_as_user("one")
	await collector.next()
	client.free()
	assert_equal((await wait_for(collector.ended))[0], "client")
	await wait_frames(5)
	assert_equal(_contents(collector), ["one"] as Array[String])
	assert_true(collector.is_ended())
	assert_null(await collector.next())


func test_handlers_may_stop_it() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	# This handler holds the collector, which holds the handler until it ends.
	var handler: Callable = func(_message: DiscordMessage) -> void: collector.stop()
	collector.collected.connect(handler)
	send_as_user("one")
	send_as_user("two")
	assert_equal((await wait_for(collector.ended))[0], "stopped")
	assert_equal(_contents(collector), ["one"] as Array[String])
	await wait_frames(1)
	assert_equal(collector.collected.get_connections().size(), 0)


func test_handlers_may_free_the_client() -> void:
	var collector: DiscordCollector = client.collect("message_sent")
	var ended: Recorder = Recorder.new(collector.ended)
	collector.collected.connect(func(_message: DiscordMessage) -> void: client.free())
	send_as_user("one")
	send_as_user("two")
	await wait_until(ended.has.bind(1), "ended")
	assert_equal(ended.calls[0][0], "client")
	assert_equal(collector.get_collected().size(), 1)


func test_unreferenced_collector_is_freed() -> void:
	var filtered: Array[String] = []
	var filter: Callable = func(message: DiscordMessage) -> bool:
		filtered.append(message.content)
		return true
	assert_false(is_instance_id_valid(_release_collector(filter)))
	await send_and_receive("hello")
	await wait_frames(2)
	assert_equal(filtered, [] as Array[String])


func test_next_of_an_unreferenced_collector_ends() -> void:
	var ended: Array[Variant] = []
	_await_into(_next_of_released_collector(), ended)
	assert_equal(ended, [])
	await _count(ended, 1)
	assert_null(ended[0])


func test_mismatched_filter_is_reported_and_ends_the_collector() -> void:
	expect_error("cannot be called by the signal message_sent")
	var filter: Callable = func() -> bool: return true
	var collector: DiscordCollector = client.collect("message_sent", filter)
	send_as_user("hello")
	assert_equal((await wait_for(collector.ended))[0], "stopped")


func test_unknown_signal_is_an_error_with_a_suggestion() -> void:
	expect_error("DiscordClient.collect: there is no signal 'member_join'")
	var collector: DiscordCollector = client.collect("member_join")
	assert_true(collector.is_ended())
	assert_equal((await wait_for(collector.ended))[0], "stopped")
	assert_null(await collector.next())


func test_wrong_options_are_errors() -> void:
	var problems: Dictionary[Dictionary, String] = {
		{"max": 0}: "'max' must be a number from 1 to 1000",
		{"max": 1001}: "'max' must be a number from 1 to 1000",
		{"timeout": "1"}: "'timeout' must be a number of seconds",
		{"time": 1}: "unknown option 'time'; known are max, timeout, idle",
	}
	for options: Dictionary in problems:
		expect_error(problems[options])
		var collector: DiscordCollector = client.collect("message_sent", Callable(), options)
		assert_true(collector.is_ended(), str(options))


func test_collect_components_collects_presses_of_a_message() -> void:
	var message: DiscordMessage = await _send_with_button()
	var presses: DiscordCollector = message.collect_components(Callable(), {"max": 2})
	send_as_user("something else")
	_press(message, "basil")
	_press(message, "clover")
	assert_equal((await wait_for(presses.ended))[0], "limit")
	var names: Array[String] = []
	for press: DiscordInteraction in presses.get_collected():
		names.append(press.get_invoker().username)
	assert_equal(names, ["basil", "clover"] as Array[String])


func test_collect_components_of_a_freed_client_ends() -> void:
	var message: DiscordMessage = await _send_with_button()
	client.free()
	await wait_frames(3)
	assert_null(message.collect_components())


func _contents(collector: DiscordCollector) -> Array[String]:
	var contents: Array[String] = []
	for message: DiscordMessage in collector.get_collected():
		contents.append(message.content)
	return contents


func _release_collector(filter: Callable) -> int:
	var collector: DiscordCollector = client.collect("message_sent", filter)
	return collector.get_instance_id()


func _next_of_released_collector() -> Signal:
	var collector: DiscordCollector = client.collect("message_sent")
	return collector.next()


func _await_into(awaited: Signal, ended: Array[Variant]) -> void:
	ended.append(await awaited)


## Waits until this many calls have ended.
func _count(ended: Array[Variant], expected: int) -> void:
	await wait_until(func() -> bool: return ended.size() >= expected, "%d ended" % expected)


## Sends a message of the bot with a button.
func _send_with_button() -> DiscordMessage:
	var button: Dictionary = {"type": 2, "style": 1, "label": "Press", "custom_id": "press"}
	var row: Dictionary = {"type": 1, "components": [button]}
	var fields: Dictionary = {"content": "Press it", "components": [row]}
	return await client.rest.create_message(channel().id, fields)


## Presses the button as a user.
func _press(message: DiscordMessage, user_name: String) -> void:
	var fields: Dictionary = {
		"user": user_name,
		"channel": str(message.channel_id),
		"type": "button",
		"message": str(message.id),
		"custom_id": "press",
	}
	act("interact", fields)
