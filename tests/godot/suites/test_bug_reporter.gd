## The node that sends reports of players, by a webhook or by a client.
extends ClientSuite

const PATIENCE: float = 25.0
const FORUM: int = 15

var reporter: DiscordBugReporter


func time_limit() -> float:
	return 120.0


func before_each() -> void:
	await super()
	reporter = DiscordBugReporter.new()
	reporter.cooldown = 0.0
	reporter.webhook_url = _make_webhook(str(channel().id))
	add(reporter)
	await wait_frames(2)
	act("clear_requests")


func test_a_webhook_needs_no_client() -> void:
	client.free()
	var sent: Recorder = Recorder.new(reporter.report_sent)
	var is_sent: bool = await reporter.send_report("The *boat* flies.", {"Level": 3})
	assert_true(is_sent, reporter.last_error)
	assert_equal(sent.count(), 1)
	var message: DiscordMessage = sent.calls[0][0]
	assert_equal(message.embeds[0].title, "Bug report")
	assert_equal(message.embeds[0].description, "The \\*boat\\* flies.")
	var fields: Dictionary = _get_fields(message)
	assert_equal(fields["Level"], "3")
	assert_has(fields["System"], OS.get_name())
	assert_has(fields["Engine"], "4.")
	assert_equal(message.attachments, [] as Array[DiscordAttachment], "there is no window")
	for request: Dictionary in sandbox.act("requests"):
		assert_false((request["headers"] as Dictionary).has("authorization"))
		assert_equal(request["body"]["allowed_mentions"]["parse"], [])


func test_without_information_about_the_system() -> void:
	reporter.include_system_info = false
	reporter.title = "Feedback"
	var message: DiscordMessage = await _send("I like it.")
	assert_equal(_get_fields(message), {})
	assert_equal(message.embeds[0].title, "Feedback")


func test_a_screenshot() -> void:
	reporter.max_screenshot_size = 100
	var message: DiscordMessage = await _send("Look", _make_image(400, 200))
	if not assert_equal(message.attachments.size(), 1):
		return
	assert_equal(message.attachments[0].filename, "screenshot.png")
	var image: Image = await _load(message)
	assert_equal(image.get_size(), Vector2i(100, 50))


func test_a_large_screenshot_is_scaled_until_it_fits() -> void:
	reporter.max_screenshot_bytes = 50000
	var message: DiscordMessage = await _send("Look", _make_image(300, 300))
	assert_at_most(message.attachments[0].size, 50000)
	reporter.max_screenshot_bytes = 10
	message = await _send("Look", _make_image(64, 64))
	assert_equal(message.attachments.size(), 0, "it cannot be small enough")


func test_a_long_report_is_attached() -> void:
	var text: String = "word ".repeat(2000)
	var message: DiscordMessage = await _send(text)
	assert_equal(message.attachments[0].filename, "report.txt")
	assert_equal(message.attachments[0].size, text.strip_edges().length())
	assert_at_most(message.embeds[0].description.length(), DiscordBugReporter.MAX_TEXT)


func test_many_details_are_cut() -> void:
	var details: Dictionary = {"": "no name", "Empty": ""}
	for index: int in 40:
		details["Detail %d" % index] = "x".repeat(500)
	var is_sent: bool = await reporter.send_report("x".repeat(9000), details)
	assert_true(is_sent, reporter.last_error)


func test_a_client_sends_to_a_channel() -> void:
	await _use_client(str(channel().id))
	var message: DiscordMessage = await _send("It crashed", _make_image(10, 10))
	assert_equal(message.author.id, client.get_self().id)
	assert_equal(message.attachments.size(), 1)


func test_a_client_creates_a_post_in_a_forum() -> void:
	await _use_client(await _make_forum())
	assert_true(await reporter.send_report("It crashed\nat once"), reporter.last_error)
	assert_equal(_get_thread_names(), ["Bug report: It crashed"])


func test_a_webhook_creates_a_post_in_a_forum() -> void:
	reporter.webhook_url = _make_webhook(await _make_forum())
	assert_true(await reporter.send_report("It crashed"), reporter.last_error)
	assert_equal(_get_thread_names(), ["Bug report: It crashed"])


func test_what_is_wrong_before_anything_is_sent() -> void:
	var failed: Recorder = Recorder.new(reporter.failed)
	await _assert_fails("  ", "The report is empty")
	reporter.webhook_url = ""
	await _assert_fails("It crashed", "Set `webhook_url` or `channel_id`")
	assert_equal(reporter._get_configuration_warnings().size(), 1)
	reporter.channel_id = "general"
	await _assert_fails("It crashed", "Set `webhook_url` or `channel_id`")
	reporter.webhook_url = "https://example.com"
	expect_error("not the URL of a webhook")
	await _assert_fails("It crashed", "Copy it from Discord")
	assert_equal(failed.count(), 4)
	assert_equal(sandbox.act("requests"), [])


func test_without_a_client() -> void:
	client.free()
	reporter.free()
	reporter = DiscordBugReporter.new()
	reporter.channel_id = "123456789012345678"
	var failed: Recorder = Recorder.new(reporter.failed)
	add(reporter)
	await wait_frames(2)
	assert_has(failed.calls[0][0], "There is no DiscordClient in the scene tree")
	await _assert_fails("It crashed", "There is no client")


func test_a_deleted_webhook() -> void:
	for each: Dictionary in act("state")["webhooks"]:
		act("delete_webhook", {"webhook": each["id"]})
	await _assert_fails("It crashed", "webhook")


func test_a_missing_permission() -> void:
	await _use_client(str(channel().id))
	_remove_permissions()
	act("update_role", {"guild": GUILD, "role": str(guild().id), "permissions": "0"})
	await _assert_fails("It crashed", "The report was not sent")


func test_reports_must_not_follow_too_fast() -> void:
	reporter.cooldown = 60.0
	act("fail_next", {"status": 400, "path": "/webhooks/"})
	await _assert_fails("It crashed", "The report was not sent")
	assert_true(await reporter.send_report("It crashed"), "a failed report does not count")
	await _assert_fails("It crashed", "Try again in")
	await _assert_fails("It crashed", "Try again in")


func test_rate_limits_delay_a_report() -> void:
	act("rate_limit_next", {"count": 1, "retry_after": 0.5, "path": "/webhooks/"})
	assert_true(await reporter.send_report("It crashed"), reporter.last_error)


func test_several_reports_at_once() -> void:
	var results: Array[bool] = []
	for index: int in 3:
		var text: String = "Report %d" % index
		reporter.send_report(text).connect(func(is_sent: bool) -> void: results.append(is_sent))
	await wait_until(func() -> bool: return results.size() == 3, "all end", PATIENCE)
	assert_equal(results, [true, true, true] as Array[bool])


func test_the_node_is_freed_in_the_middle() -> void:
	act("slow", {"ms": 200})
	var completed: Signal = reporter.send_report("It crashed", {}, _make_image(50, 50))
	var results: Array[bool] = []
	completed.connect(func(is_sent: bool) -> void: results.append(is_sent))
	reporter.free()
	await wait_until(func() -> bool: return results.size() == 1, "it ends", PATIENCE)
	assert_equal(results, [true] as Array[bool])


func test_the_client_is_freed_in_the_middle() -> void:
	await _use_client(str(channel().id))
	act("slow", {"ms": 500})
	var completed: Signal = reporter.send_report("It crashed")
	var results: Array[bool] = []
	completed.connect(func(is_sent: bool) -> void: results.append(is_sent))
	await wait_frames(4)
	client.free()
	await wait_until(func() -> bool: return results.size() == 1, "it ends", PATIENCE)
	assert_equal(results, [false] as Array[bool])


func _send(text: String, image: Image = null) -> DiscordMessage:
	var sent: Recorder = Recorder.new(reporter.report_sent)
	assert_true(await reporter.send_report(text, {}, image), reporter.last_error)
	return sent.calls[0][0] if sent.has(1) else null


func _assert_fails(text: String, reason: String) -> void:
	assert_false(await reporter.send_report(text), reason)
	assert_has(reporter.last_error, reason)


func _use_client(id: String) -> void:
	reporter.webhook_url = ""
	reporter.channel_id = id
	reporter.client = client
	await wait_frames(2)


func _make_webhook(id: String) -> String:
	var made: Dictionary = act("create_webhook", {"channel": id, "name": "Reports"})
	return "%s/api/webhooks/%s/%s" % [sandbox.get_url(), made["id"], made["token"]]


func _make_forum() -> String:
	var made: Dictionary = act("create_channel", {"guild": GUILD, "name": "bugs", "type": FORUM})
	await wait_until(func() -> bool: return client.get_channel(made["id"]) != null, "", PATIENCE)
	return made["id"]


func _get_thread_names() -> Array:
	return (
		(act("state")["channels"] as Array)
		. filter(func(each: Dictionary) -> bool: return each["type"] == 11)
		. map(func(each: Dictionary) -> String: return each["name"])
		. filter(func(named: String) -> bool: return named.begins_with("Bug report"))
	)


## An image that cannot be compressed well.
func _make_image(width: int, height: int) -> Image:
	var bytes: PackedByteArray = Crypto.new().generate_random_bytes(width * height * 3)
	return Image.create_from_data(width, height, false, Image.FORMAT_RGB8, bytes)


func _load(message: DiscordMessage) -> Image:
	var texture: Texture2D = await client.rest.fetch_image(message.attachments[0].url)
	return texture.get_image()


func _get_fields(message: DiscordMessage) -> Dictionary:
	var fields: Dictionary = {}
	for field: DiscordEmbedField in message.embeds[0].fields:
		fields[field.name] = field.value
	return fields
