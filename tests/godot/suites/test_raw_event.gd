## Tests raw_event, which has the unchanged payload of every event.
extends ClientSuite


func test_raw_event_has_name_and_payload_with_string_ids() -> void:
	var recorder: Recorder = Recorder.new(client.raw_event)
	# A new listener hears events from the next frame on.
	await wait_frames(2)
	var id: int = send_as_user("raw and typed")
	await wait_until(recorder.has.bind(1), "the event is emitted")
	var payload: Dictionary = recorder.calls[0][1]
	assert_equal(recorder.calls[0][0], "MESSAGE_CREATE")
	assert_equal(payload["id"], str(id))
	assert_equal(payload["content"], "raw and typed")
	assert_equal(payload["type"], 0, "whole numbers are int")
	assert_equal(payload["author"]["username"], "basil")


func test_raw_event_is_emitted_before_the_cache_is_updated() -> void:
	var emitted: Array[String] = []
	var on_raw: Callable = func(_event: String, payload: Dictionary) -> void:
		var is_known: bool = client.get_message(int(payload["id"])) != null
		emitted.append("raw, known: %s" % is_known)
	client.raw_event.connect(on_raw)
	client.message_sent.connect(func(_message: DiscordMessage) -> void: emitted.append("typed"))
	await wait_frames(2)
	send_as_user("hello")
	await wait_until(func() -> bool: return emitted.size() == 2, "both are emitted")
	assert_equal(emitted, ["raw, known: false", "typed"] as Array[String])


func test_raw_event_has_unknown_events() -> void:
	var recorder: Recorder = Recorder.new(client.raw_event)
	await wait_frames(2)
	act("dispatch", {"event": "SOMETHING_NEW", "payload": {"answer": 42, "list": [1.5, null]}})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal(recorder.calls[0], ["SOMETHING_NEW", {"answer": 42, "list": [1.5, null]}])


func test_raw_event_has_events_that_cannot_be_parsed() -> void:
	var recorder: Recorder = Recorder.new(client.raw_event)
	var messages: Recorder = Recorder.new(client.message_sent)
	await wait_frames(2)
	var payloads: Array = [
		null,
		7,
		"text",
		[],
		{"id": {}},
		{"id": "1", "channel_id": []},
		{"id": "1", "channel_id": "2", "content": "no author"},
		{"id": "1", "channel_id": "2", "author": {"username": "no id"}},
		{"id": "0", "channel_id": "2", "author": {"id": "3"}},
	]
	for payload: Variant in payloads:
		act("dispatch", {"event": "MESSAGE_CREATE", "payload": payload})
	send_as_user("a good one")
	await wait_until(recorder.has.bind(payloads.size() + 1), "all are emitted")
	await wait_until(messages.has.bind(1), "the valid message is emitted")
	await wait_frames(2)
	for index: int in payloads.size():
		assert_equal(recorder.calls[index], ["MESSAGE_CREATE", payloads[index]])
	assert_equal(messages.count(), 1, "nothing else is emitted")
	assert_equal(messages.calls[0][0].content, "a good one")
	assert_null(client.get_message(1))
	assert_true(client.is_client_connected())


func test_first_event_of_a_login_is_ready() -> void:
	var second: DiscordClient = add_client()
	var recorder: Recorder = Recorder.new(second.raw_event)
	await log_in(second)
	assert_equal(recorder.calls[0][0], "READY")
	assert_equal(recorder.calls[0][1]["user"]["username"], "sandy")


func test_raw_event_has_all_events_of_a_login_in_a_long_frame() -> void:
	var second: DiscordClient = add_client()
	assert_equal(second.login(), OK)
	# Connected after the call, and called from the next frame on, when all guilds have long
	# arrived.
	var recorder: Recorder = Recorder.new(second.raw_event)
	OS.delay_msec(500)
	await wait_for(second.client_ready, 10.0)
	var names: Array = recorder.calls.map(func(call: Array) -> String: return call[0])
	assert_equal(names[0], "READY")
	assert_equal(names.count("GUILD_CREATE"), second.get_guilds().size())
	assert_equal(second.get_guilds().size(), 3)


func test_raw_event_has_events_queued_before_the_connection() -> void:
	client.process_mode = Node.PROCESS_MODE_DISABLED
	var id: int = send_as_user("before")
	await wait_until(func() -> bool: return client.get_waiting_event_count() > 0, "it waits")
	var recorder: Recorder = Recorder.new(client.raw_event)
	client.process_mode = Node.PROCESS_MODE_INHERIT
	await wait_until(recorder.has.bind(1), "it is emitted unchanged")
	assert_equal(recorder.calls[0][1]["id"], str(id))


func test_a_large_payload_takes_several_frames_and_keeps_its_place() -> void:
	var frames: Dictionary[String, int] = {}
	var sizes: Array[int] = []
	var on_raw: Callable = func(event: String, payload: Dictionary) -> void:
		frames[event] = Engine.get_process_frames()
		if event == "LARGE":
			sizes.append(payload["list"].size())
			assert_equal(payload["list"][14_999], {"index": 14_999, "path": ["a", [], {}]})
	client.raw_event.connect(on_raw)
	client.use_idle_time = false
	await wait_frames(2)
	client.process_mode = Node.PROCESS_MODE_DISABLED
	var list: Array = range(15_000).map(
		func(index: int) -> Dictionary: return {"index": index, "path": ["a", [], {}]}
	)
	act("dispatch", {"event": "FIRST", "payload": {}})
	act("dispatch", {"event": "LARGE", "payload": {"list": list}})
	act("dispatch", {"event": "LAST", "payload": {}})
	await wait_until(func() -> bool: return client.get_waiting_event_count() >= 3, "all wait")
	client.process_mode = Node.PROCESS_MODE_INHERIT
	await wait_until(func() -> bool: return "LAST" in frames, "all are emitted")
	assert_equal(sizes, [15_000] as Array[int])
	assert_true(frames["LARGE"] >= frames["FIRST"] + 3, "it took %s" % frames)
	assert_true(frames["LAST"] >= frames["LARGE"], "the order is kept: %s" % frames)
