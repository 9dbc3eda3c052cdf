## Tests a webhook that is used by its URL, without a client and without a bot token.
extends TestSuite

var sandbox: DiscordSandbox
var _created: Dictionary


func before_each() -> void:
	sandbox = DiscordSandbox.new()
	assert_equal(sandbox.start(), OK)
	_created = sandbox.act("create_webhook", {"channel": "general", "name": "Herald"})


func after_each() -> void:
	sandbox.stop()


func test_send_sends_a_message() -> void:
	var webhook: DiscordWebhook = _webhook()
	var message: DiscordMessage = await webhook.send("It crashed")
	if not assert_not_null(message, str(webhook.last_error)):
		return
	assert_equal(message.content, "It crashed")
	assert_equal(message.author.username, "Herald")
	assert_equal(message.webhook_id, int(str(_created["id"])))
	assert_null(webhook.last_error)
	assert_false("authorization" in sandbox.act("requests")[-1]["headers"], "no token goes along")


func test_report_has_name_and_log() -> void:
	var webhook: DiscordWebhook = _webhook()
	var report: Dictionary = {
		"content": "It crashed",
		"username": "Bug reports",
		"avatar_url": "https://example.com/bug.png",
		"files": [{"name": "godot.log", "data": "ERROR: x"}],
		"embeds": [{"title": "System", "fields": [{"name": "OS", "value": OS.get_name()}]}],
	}
	var message: DiscordMessage = await webhook.send(report)
	if not assert_not_null(message, str(webhook.last_error)):
		return
	assert_equal(message.author.username, "Bug reports")
	assert_equal(message.attachments[0].filename, "godot.log")
	assert_equal(message.embeds[0].title, "System")


func test_send_takes_a_builder() -> void:
	var webhook: DiscordWebhook = _webhook()
	var built: DiscordMessageBuilder = DiscordMessageBuilder.create().set_content("Built")
	built.add_file({"name": "a.txt", "data": "a"})
	var message: DiscordMessage = await webhook.send(built)
	if assert_not_null(message, str(webhook.last_error)):
		assert_equal(message.attachments.size(), 1)


func test_sent_message_is_edited_fetched_and_deleted() -> void:
	var webhook: DiscordWebhook = _webhook()
	var id: int = (await webhook.send("one")).id
	var changed: DiscordMessage = await webhook.edit_message(id, "two")
	assert_equal(changed.content, "two")
	assert_equal((await webhook.fetch_message(id)).content, "two")
	assert_equal(await webhook.delete_message(id), true)
	assert_null(await webhook.fetch_message(id))
	assert_equal(webhook.last_error.code, 10008)
	assert_equal(webhook.last_error.route, "get_webhook_message")


func test_webhook_is_fetched_modified_and_deleted() -> void:
	var webhook: DiscordWebhook = _webhook()
	assert_equal((await webhook.fetch()).name, "Herald")
	assert_equal((await webhook.modify({"name": "Crier"})).name, "Crier")
	assert_equal(await webhook.delete(), true)
	assert_null(await webhook.send("too late"))
	assert_equal(webhook.last_error.code, 10015)


func test_send_takes_a_thread() -> void:
	var thread: Dictionary = sandbox.act(
		"create_thread", {"channel": "general", "author": "basil", "name": "Aside"}
	)
	var id: int = int(str(thread["id"]))
	var message: DiscordMessage = await _webhook().send("here", {"thread_id": id})
	assert_equal(message.channel_id, id)


func test_wrong_token_fails() -> void:
	var address: String = "%s/api/webhooks/%s/wrong" % [sandbox.get_url(), _created["id"]]
	var webhook: DiscordWebhook = DiscordWebhook.from_url(address)
	assert_null(await webhook.send("Hello?"))
	var error: DiscordError = webhook.last_error
	if assert_not_null(error):
		assert_true(error.http_status in [401, 404], str(error))
		assert_lacks(str(error), "wrong", "the token is a secret")
	assert_not_null(await _webhook().send("Hello"), "the valid token still works")


func test_deleted_webhook_is_not_requested_again() -> void:
	var webhook: DiscordWebhook = _webhook()
	sandbox.act("delete_webhook", {"webhook": _created["id"]})
	assert_null(await webhook.send("Hello?"))
	assert_equal(webhook.last_error.code, 10015)
	sandbox.act("clear_requests")
	assert_null(await webhook.send("Hello?"))
	assert_has(str(webhook.last_error), "webhook")
	assert_equal(sandbox.act("requests"), [])


func test_invalid_urls_are_refused() -> void:
	for wrong: Array in [
		["", "the URL is empty"],
		["https://discord.com/api/webhooks/123", "the token of the webhook"],
		["https://discord.com/api/webhooks/abc/token", "is not a number"],
		["https://discord.com/channels/1/2", "not the URL of a webhook"],
		["ftp://discord.com/api/webhooks/1/secret", "not the URL of a webhook"],
		["127.0.0.1:8080/api/webhooks/1/secret", "must begin with https://"],
		["https://discord.com/api/webhooks/1/secret/messages/6", "remove the part after"],
		["https://discord.com/api/webhooks/1/secret?thread_id=x", "thread_id"],
	]:
		expect_error(wrong[1])
		assert_null(DiscordWebhook.from_url(wrong[0]), wrong[0])


func test_url_may_have_a_version_a_suffix_and_a_query() -> void:
	for version: String in ["", "/v10", "/v9", "/v6"]:
		for ending: String in ["", "/", "/slack", "/github", "?wait=true", "/slack?wait=true"]:
			var parts: Array = [
				sandbox.get_url(), version, _created["id"], _created["token"], ending
			]
			var url: String = "%s/api%s/webhooks/%s/%s%s" % parts
			var webhook: DiscordWebhook = DiscordWebhook.from_url(url)
			var message: DiscordMessage = await webhook.send("Hello")
			assert_not_null(message, "%s: %s" % [url, webhook.last_error])


func test_thread_of_the_url_is_used() -> void:
	var fields: Dictionary = {"channel": "general", "author": "basil", "name": "Aside"}
	var id: int = int(str(sandbox.act("create_thread", fields)["id"]))
	var parts: Array = [sandbox.get_url(), _created["id"], _created["token"], id]
	var url: String = "%s/api/webhooks/%s/%s?thread_id=%d" % parts
	var webhook: DiscordWebhook = DiscordWebhook.from_url(url)
	var message: DiscordMessage = await webhook.send("here")
	if not assert_not_null(message, str(webhook.last_error)):
		return
	assert_equal(message.channel_id, id)
	assert_equal((await webhook.edit_message(message.id, "changed")).content, "changed")
	assert_equal((await webhook.fetch_message(message.id)).content, "changed")
	assert_equal(await webhook.delete_message(message.id), true)
	var elsewhere: int = int(str(sandbox.act("create_thread", fields)["id"]))
	message = await webhook.send("there", {"thread_id": elsewhere})
	assert_equal(message.channel_id, elsewhere, "the options override the URL")


func test_invalid_message_is_refused_before_it_is_sent() -> void:
	var webhook: DiscordWebhook = _webhook()
	for wrong: Variant in ["", "x".repeat(2001), {"contents": "x"}, {"username": "x".repeat(81)}]:
		assert_null(await webhook.send(wrong))
		assert_equal(webhook.last_error.kind, DiscordError.ARGUMENT, str(wrong).left(20))
	assert_equal(sandbox.act("requests"), [])


func test_simultaneous_messages_arrive_in_order() -> void:
	var webhook: DiscordWebhook = _webhook()
	var ended: Array[String] = []
	for number: int in 8:
		_send(webhook, "%d" % number, ended)
	await wait_until(func() -> bool: return ended.size() == 8, "all sent", 15.0)
	assert_equal(ended, ["0", "1", "2", "3", "4", "5", "6", "7"] as Array[String])


func test_several_webhooks_and_urls_work_together() -> void:
	var others: Array[DiscordSandbox] = []
	for number: int in 6:
		var other: DiscordSandbox = DiscordSandbox.new()
		other.start()
		others.append(other)
		var created: Dictionary = other.act("create_webhook", {"channel": "general", "name": "W"})
		var webhook: DiscordWebhook = DiscordWebhook.from_url(_webhook_url(other, created))
		var message: DiscordMessage = await webhook.send("Number %d" % number)
		if assert_not_null(message, str(webhook.last_error)):
			assert_equal(message.content, "Number %d" % number)
	assert_not_null(await _webhook().send("Still here"))
	for other: DiscordSandbox in others:
		other.stop()


func test_unreferenced_webhook_still_sends() -> void:
	var ended: Array[String] = []
	_send(_webhook(), "held by nobody", ended)
	await wait_until(func() -> bool: return ended.size() == 1, "sent")
	assert_equal(ended[0], "held by nobody")


func test_unreachable_server_fails() -> void:
	var webhook: DiscordWebhook = _webhook()
	sandbox.stop()
	assert_null(await webhook.send("Hello?"))
	assert_equal(webhook.last_error.kind, DiscordError.NETWORK)


func test_webhook_works_beside_a_client() -> void:
	var client: DiscordClient = add(DiscordClient.new())
	client.api_url = sandbox.get_url()
	client.token = sandbox.get_token()
	assert_equal(client.login(), OK)
	await wait_for(client.client_ready, 10.0)
	var recorder: Recorder = Recorder.new(client.message_sent)
	assert_not_null(await _webhook().send("Hello bot"))
	await wait_until(recorder.has.bind(1), "the bot receives it")
	assert_equal(recorder.calls[0][0].author.username, "Herald")


func _webhook() -> DiscordWebhook:
	return DiscordWebhook.from_url(_webhook_url(sandbox, _created))


func _webhook_url(of: DiscordSandbox, webhook: Dictionary) -> String:
	return "%s/api/webhooks/%s/%s" % [of.get_url(), webhook["id"], webhook["token"]]


func _send(webhook: DiscordWebhook, content: String, ended: Array[String]) -> void:
	var message: DiscordMessage = await webhook.send(content)
	ended.append("" if message == null else message.content)
