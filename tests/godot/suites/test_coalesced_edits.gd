## Coalesced edits: of many edits in quick succession, only the newest counts, and no rate limit is
## hit.
extends ClientSuite


func time_limit() -> float:
	return 40.0


func test_many_edits_in_one_frame_are_two_requests() -> void:
	var message: DiscordMessage = await channel().send("0")
	var ended: Array[DiscordMessage] = []
	for number: int in range(1, 61):
		_edit(message, "%d" % number, ended)
	await wait_until(func() -> bool: return ended.size() == 60, "all ended")
	for each: DiscordMessage in ended:
		assert_same(each, message)
	assert_equal(message.content, "60")
	assert_equal(_contents(message), ["1", "60"])


func test_edits_in_every_frame_end_with_the_newest() -> void:
	act("slow", {"ms": 60})
	var message: DiscordMessage = await channel().send("0")
	var ended: Array[DiscordMessage] = []
	for number: int in range(1, 61):
		_edit(message, "%d" % number, ended)
		await wait_frames(1)
	await wait_until(func() -> bool: return ended.size() == 60, "all ended", 10.0)
	assert_equal(ended.count(null), 0, "none failed")
	assert_equal(message.content, "60")
	var contents: Array = _contents(message)
	assert_equal(contents[0], "1")
	assert_equal(contents[-1], "60")
	assert_at_most(contents.size(), 30, "requests")
	var numbers: Array = contents.map(func(content: String) -> int: return int(content))
	var sorted: Array = numbers.duplicate()
	sorted.sort()
	assert_equal(numbers, sorted, "never back")


func test_thirty_topics_end_with_the_newest() -> void:
	var ended: Array[DiscordChannel] = []
	for number: int in range(1, 31):
		_set_topic("Topic %d" % number, ended)
		if number % 10 == 0:
			await wait_frames(1)
	await wait_until(func() -> bool: return ended.size() == 30, "all ended")
	assert_equal(ended.count(null), 0)
	assert_equal(channel().topic, "Topic 30")
	# Of the ten edits of a frame, the first is sent at once, and the last after it if responses are
	# quick.
	assert_at_most(requests("PATCH", "/channels/%d" % channel().id).size(), 6, "requests")


func test_superseded_edits_return_the_result_of_the_newest() -> void:
	act("slow", {"ms": 100})
	var message: DiscordMessage = await channel().send("0")
	var first: Signal = message.edit("1")
	var second: Signal = message.edit("2")
	var third: Signal = message.edit("3")
	assert_not_equal(second, first)
	assert_equal(third, second, "they end together")
	await third
	assert_equal(message.content, "3")


func test_names_and_topics_are_sent_separately() -> void:
	act("slow", {"ms": 100})
	var general: DiscordChannel = channel()
	general.set_topic("Tea")
	await general.set_name("tea-room")
	await wait_until(func() -> bool: return general.topic == "Tea", "the topic as well")
	assert_equal(requests("PATCH", "/channels/%d" % general.id).size(), 2)


func test_different_messages_do_not_wait_for_each_other() -> void:
	var first: DiscordMessage = await channel().send("a")
	var second: DiscordMessage = await channel().send("b")
	var ended: Array[DiscordMessage] = []
	_edit(first, "A", ended)
	_edit(second, "B", ended)
	await wait_until(func() -> bool: return ended.size() == 2, "both ended")
	assert_equal(first.content, "A")
	assert_equal(second.content, "B")


func test_failed_edit_does_not_delay_others() -> void:
	var message: DiscordMessage = await channel().send("0")
	act("fail_next", {"status": 403, "path": str(message.id)})
	var ended: Array[DiscordMessage] = []
	_edit(message, "1", ended)
	_edit(message, "2", ended)
	_edit(message, "3", ended)
	await wait_until(func() -> bool: return ended.size() == 3, "all ended")
	assert_equal(ended, [null, message, message] as Array[DiscordMessage])
	assert_equal(message.content, "3")


func test_invalid_edit_is_refused_alone() -> void:
	act("slow", {"ms": 100})
	var message: DiscordMessage = await channel().send("0")
	var ended: Array[DiscordMessage] = []
	_edit(message, "1", ended)
	_edit(message, "2", ended)
	assert_null(await message.edit("x".repeat(2001)))
	await wait_until(func() -> bool: return ended.size() == 2, "the others ended")
	assert_equal(message.content, "2")


func test_edits_after_all_others_ended_are_sent() -> void:
	var message: DiscordMessage = await channel().send("0")
	for number: int in range(1, 4):
		await message.edit("%d" % number)
	assert_equal(_contents(message), ["1", "2", "3"], "nothing is skipped needlessly")


func test_rate_limit_in_between_loses_no_edit() -> void:
	var message: DiscordMessage = await channel().send("0")
	act("rate_limit_next", {"count": 1, "retry_after": 0.5, "path": str(message.id)})
	var ended: Array[DiscordMessage] = []
	for number: int in range(1, 21):
		_edit(message, "%d" % number, ended)
		await wait_frames(1)
	await wait_until(func() -> bool: return ended.size() == 20, "all ended")
	assert_equal(message.content, "20")
	assert_at_most(_contents(message).size(), 4, "requests")


func test_edits_with_files_are_all_sent() -> void:
	var message: DiscordMessage = await channel().send("0")
	var ended: Array[DiscordMessage] = []
	for number: int in 3:
		var file: Dictionary = {"name": "%d.txt" % number, "data": "x"}
		_edit(message, {"content": "%d" % number, "files": [file]}, ended)
	await wait_until(func() -> bool: return ended.size() == 3, "all ended")
	assert_equal(_contents(message).size(), 3)


func test_logout_ends_all_edits() -> void:
	var message: DiscordMessage = await channel().send("0")
	act("slow", {"ms": 5000})
	var ended: Array[DiscordMessage] = []
	for number: int in range(1, 11):
		_edit(message, "%d" % number, ended)
	await wait_frames(3)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 10, "all ended", 1.0)
	assert_equal(ended.count(null), 10)
	assert_equal(client.rest.last_error.kind, DiscordError.CANCELLED)
	act("slow", {"ms": 0})
	await log_in(client)
	assert_same(await message.edit("again"), message)
	assert_equal(message.content, "again")


func test_freeing_the_client_ends_all_edits() -> void:
	var message: DiscordMessage = await channel().send("0")
	act("slow", {"ms": 5000})
	var ended: Array[DiscordMessage] = []
	for number: int in range(1, 11):
		_edit(message, "%d" % number, ended)
	client.free()
	await wait_until(func() -> bool: return ended.size() == 10, "all ended", 1.0)
	assert_equal(ended.count(null), 10)


func test_presence_may_be_set_every_frame() -> void:
	var recorder: Recorder = Recorder.new(client.presence_updated)
	for number: int in 60:
		var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
		presence.add_activity(DiscordActivityType.CUSTOM, "%d players" % number)
		client.update_presence(presence)
		await wait_frames(1)
	assert_true(client.is_client_connected(), "no limit was hit")
	await wait_seconds(0.3)
	assert_true(client.is_client_connected())
	assert_at_most(recorder.count(), 5, "emitted changes")


func _edit(message: DiscordMessage, change: Variant, ended: Array[DiscordMessage]) -> void:
	ended.append(await message.edit(change))


func _set_topic(topic: String, ended: Array[DiscordChannel]) -> void:
	ended.append(await channel().set_topic(topic))


## The contents of the requests that edited the message, in order.
func _contents(message: DiscordMessage) -> Array:
	var contents: Array = []
	for request: Dictionary in requests("PATCH", "/messages/%d" % message.id):
		if request["status"] < 400:
			contents.append(request["body"]["content"])
	return contents
