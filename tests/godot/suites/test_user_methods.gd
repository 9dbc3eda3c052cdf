## Tests the methods of users: direct messages, whose channel is opened automatically.
extends ClientSuite

const CHANNELS: String = "/users/@me/channels"


func test_send_opens_the_dm_channel() -> void:
	var message: DiscordMessage = await user("basil").send("Your turn!")
	if not assert_not_null(message, str(client.rest.last_error)):
		return
	assert_equal(message.content, "Your turn!")
	assert_equal(requests("POST", CHANNELS).size(), 1)
	assert_equal(requests("POST", CHANNELS)[0]["body"], {"recipient_id": str(user("basil").id)})


func test_dm_channel_is_reused() -> void:
	var first: DiscordMessage = await user("basil").send("One")
	var second: DiscordMessage = await user("basil").send("Two")
	assert_equal(second.channel_id, first.channel_id)
	assert_equal(requests("POST", CHANNELS).size(), 1)
	assert_equal(requests("POST", "/channels/%d/messages" % first.channel_id).size(), 2)


func test_dm_channel_is_opened_again_for_another_bot() -> void:
	await user("basil").send("One")
	client.logout()
	await log_in(client)
	# Another bot has other DM channels.
	await user("basil").send("Two")
	assert_null(client.rest.last_error)
	assert_equal(requests("POST", CHANNELS).size(), 2)


func test_dm_channel_opened_by_the_user_is_used() -> void:
	act("send_dm", {"user": "basil", "content": "Hello bot"})
	var arguments: Array = await wait_for(client.message_sent)
	var reply: DiscordMessage = await user("basil").send("Hello basil")
	assert_equal(reply.channel_id, arguments[0].channel_id)


func test_different_users_have_different_dm_channels() -> void:
	var first: DiscordMessage = await user("basil").send("One")
	var second: DiscordMessage = await user("clover").send("Two")
	assert_not_equal(first.channel_id, second.channel_id)


func test_simultaneous_messages_arrive_in_order() -> void:
	var contents: Array[String] = []
	for number: int in 5:
		_send("Number %d" % number, contents)
	await wait_until(func() -> bool: return contents.size() == 5, "all sent")
	assert_equal(
		contents, ["Number 0", "Number 1", "Number 2", "Number 3", "Number 4"] as Array[String]
	)


func test_member_receives_direct_messages() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	var message: DiscordMessage = await basil.send({"embeds": [{"title": "Map"}]})
	assert_equal(message.embeds[0].title, "Map")
	assert_equal((await user("basil").send("More")).channel_id, message.channel_id)


func test_send_takes_files_and_options() -> void:
	var file: Dictionary = {"name": "map.txt", "data": "here"}
	var message: DiscordMessage = await user("basil").send("Map", {"files": [file]})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_equal(message.attachments[0].filename, "map.txt")


func test_create_dm_returns_the_channel() -> void:
	var dm: DiscordChannel = await user("basil").create_dm()
	assert_equal(dm.type, DiscordChannelType.DM)
	assert_equal(dm.recipients, [user("basil")] as Array[DiscordUser])
	assert_equal((await user("basil").send("Hi")).channel_id, dm.id)


func test_user_without_direct_messages_fails() -> void:
	act("fail_next", {"status": 403, "path": "/messages"})
	assert_null(await user("basil").send("Hello?"))
	assert_equal(client.rest.last_error.route, "create_message")
	assert_equal(client.rest.last_error.http_status, 403)
	act("fail_next", {"status": 400, "path": CHANNELS})
	assert_null(await user("clover").send("Hello?"))
	assert_equal(client.rest.last_error.http_status, 400)
	assert_equal(client.rest.last_error.route, "create_dm", "the failed request")


func test_invalid_messages_are_refused() -> void:
	assert_null(await user("basil").send("x".repeat(2001)))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_has(str(client.rest.last_error), "2000")


func test_fetch_updates_the_user() -> void:
	assert_same(await user("basil").fetch(), user("basil"))


func test_logout_ends_opening_the_dm_channel() -> void:
	act("slow", {"ms": 500})
	var contents: Array[String] = []
	_send("late", contents)
	await wait_frames(2)
	client.logout()
	await wait_until(func() -> bool: return contents.size() == 1, "it ended")
	assert_equal(contents[0], "")
	assert_equal(client.rest.last_error.kind, DiscordError.CANCELLED)


func _send(content: String, contents: Array[String]) -> void:
	var message: DiscordMessage = await user("basil").send(content)
	contents.append("" if message == null else message.content)
