## The node for a chat bridge: messages of players by a webhook, and messages of the channel.
extends ClientSuite

const PATIENCE: float = 25.0

var bridge: DiscordChatBridge
var failures_of_bridge: Recorder
var warnings: WarningLog = WarningLog.new()


func time_limit() -> float:
	return 120.0


func before_each() -> void:
	OS.add_logger(warnings)
	await super()
	bridge = await _add_bridge(str(channel().id))
	failures_of_bridge = Recorder.new(bridge.failed)


func after_each() -> void:
	await super()
	OS.remove_logger(warnings)


func test_a_message_has_the_name_of_its_player() -> void:
	assert_true(bridge.send_player_message("Tanis", "I have the key!", "https://example.com/t.png"))
	var message: Dictionary = await _posted("I have the key!")
	assert_equal(message["author"]["username"], "Tanis")
	assert_not_null(message["author"]["avatar"])
	assert_equal(failures_of_bridge.calls, [] as Array[Array])


func test_nobody_is_pinged() -> void:
	bridge.send_player_message("Tanis", "@everyone and @here, *look*")
	await _posted("\\@everyone and \\@here, \\*look\\*")
	bridge.escape_markdown = false
	bridge.send_player_message("Tanis", "<@%d> *look*" % user("clover").id)
	var message: Dictionary = await _posted("*look*")
	assert_equal(message["mention_everyone"], false)
	var sent: Array[Dictionary] = _get_sent()
	assert_equal(sent.size(), 2)
	for each: Dictionary in sent:
		assert_equal(each["body"]["allowed_mentions"]["parse"], [])


func test_an_avatar_without_a_url_is_left_out() -> void:
	bridge.send_player_message("Tanis", "no image", "user://avatar.png")
	await _posted("no image")
	assert_false((_get_sent()[0]["body"] as Dictionary).has("avatar_url"))


func test_the_webhook_is_created_once() -> void:
	for index: int in 3:
		bridge.send_player_message("Tanis", "line %d" % index)
	await _posted("line 2")
	assert_equal(_get_contents(), ["line 0", "line 1", "line 2"])
	assert_equal(requests("POST", "/webhooks").size(), 1)
	assert_equal(requests("GET", "/webhooks").size(), 1)


func test_the_webhook_is_found_after_a_restart() -> void:
	bridge.send_player_message("Tanis", "before")
	await _posted("before")
	bridge.free()
	bridge = await _add_bridge(str(channel().id))
	bridge.send_player_message("Tanis", "after")
	await _posted("after")
	assert_equal(requests("POST", "/webhooks").size(), 1)


func test_webhooks_of_others_are_not_used() -> void:
	act("create_webhook", {"channel": channel().id, "name": "Chat bridge", "user": "basil"})
	bridge.send_player_message("Tanis", "mine")
	await _posted("mine")
	assert_equal(requests("POST", "/webhooks").size(), 1)


func test_a_deleted_webhook_is_created_again() -> void:
	bridge.send_player_message("Tanis", "before")
	await _posted("before")
	for each: Dictionary in act("state")["webhooks"]:
		act("delete_webhook", {"webhook": each["id"]})
	bridge.send_player_message("Tanis", "after")
	bridge.send_player_message("Tanis", "later")
	await _posted("later")
	assert_equal(_get_contents(), ["before", "after", "later"])
	assert_equal(requests("POST", "/webhooks").size(), 2)
	assert_equal(failures_of_bridge.calls, [] as Array[Array])


func test_names_that_discord_refuses() -> void:
	var names: PackedStringArray = ["Clyde", "discord fan", "everyone", "", "```", "x".repeat(100)]
	for name: String in names:
		bridge.send_player_message(name, "I am %s" % name.left(20))
	await wait_until(func() -> bool: return _get_contents().size() == names.size(), "all", PATIENCE)
	assert_equal(failures_of_bridge.calls, [] as Array[Array])


func test_a_long_text_is_split() -> void:
	bridge.send_player_message("Tanis", "words ".repeat(700))
	await wait_until(func() -> bool: return _get_contents().size() == 3, "three", PATIENCE)
	assert_equal(" ".join(_get_contents()), "words ".repeat(700).strip_edges())


func test_a_long_text_is_cut() -> void:
	bridge.long_text = DiscordChatBridge.LongText.CUT
	bridge.send_player_message("Tanis", "x".repeat(5000))
	bridge.send_player_message("Tanis", "end")
	await _posted("end")
	var contents: Array = _get_contents()
	assert_equal(contents.size(), 2)
	assert_equal(str(contents[0]).length(), 2000)


func test_a_flood_is_limited() -> void:
	bridge.send_player_message("Tanis", "x".repeat(100000))
	bridge.send_player_message("Tanis", "end")
	await _posted("end")
	assert_equal(_get_contents().size(), DiscordChatBridge.MAX_PARTS + 1)


func test_an_empty_text_is_not_sent() -> void:
	assert_false(bridge.send_player_message("Tanis", " \n "))
	assert_equal(bridge.get_queued_count(), 0)


func test_announcements() -> void:
	bridge.announce_join("Tanis_*")
	bridge.announce_leave("Tanis_*")
	bridge.announce("The **dragon** is dead.")
	await _posted("dragon")
	var expected: Array = [
		"**Tanis\\_\\*** joined the game.",
		"**Tanis\\_\\*** left the game.",
		"The **dragon** is dead.",
	]
	assert_equal(_get_contents(), expected)
	assert_equal((await _posted("joined"))["author"]["username"], "Chat bridge")


func test_the_queue_is_bounded() -> void:
	bridge.max_queued_messages = 5
	for index: int in 20:
		bridge.send_player_message("Tanis", "line %d" % index)
	assert_equal(bridge.get_queued_count(), 5)
	assert_equal(warnings.count("the oldest are dropped"), 1)
	await _posted("line 19")
	var expected: Array = range(15, 20).map(func(index: int) -> String: return "line %d" % index)
	assert_equal(_get_contents(), expected)
	bridge.send_player_message("Tanis", "more")
	bridge.clear_queue()
	assert_equal(bridge.get_queued_count(), 0)


func test_rate_limits_delay_messages() -> void:
	var limit: Dictionary = {"count": 1, "retry_after": 0.5, "path": "/webhooks/"}
	bridge.send_player_message("Tanis", "first")
	await _posted("first")
	act("rate_limit_next", limit)
	for text: String in ["second", "third"]:
		bridge.send_player_message("Tanis", text)
	await _posted("third")
	assert_equal(_get_contents(), ["first", "second", "third"])
	assert_equal(failures_of_bridge.calls, [] as Array[Array])


func test_a_missing_permission() -> void:
	_remove_permissions()
	bridge.send_player_message("Tanis", "Hello")
	await wait_until(failures_of_bridge.has.bind(1), "it fails", PATIENCE)
	assert_has(failures_of_bridge.calls[0][0], "MANAGE_WEBHOOKS")
	assert_equal(bridge.last_error, failures_of_bridge.calls[0][0])
	assert_false(bridge.send_player_message("Tanis", "Hello again"))
	assert_equal(bridge.get_queued_count(), 0)


func test_an_error_without_a_handler_is_logged() -> void:
	bridge.failed.disconnect(failures_of_bridge._on_emitted)
	bridge.channel_id = "general"
	expect_error("Set `channel_id` to the id of a channel")
	bridge.send_player_message("Tanis", "Hello")


func test_a_wrong_channel_is_reported_at_login() -> void:
	bridge.free()
	bridge = await _add_bridge(str(UNKNOWN_ID))
	assert_equal(warnings.count("finds no channel with the id %d" % UNKNOWN_ID), 1)
	bridge.free()
	expect_error("Set `channel_id` to the id of a channel")
	bridge = await _add_bridge("general")


func test_a_failed_message_does_not_stop_the_others() -> void:
	bridge.send_player_message("Tanis", "first")
	await _posted("first")
	act("fail_next", {"status": 400, "path": "/webhooks/"})
	bridge.send_player_message("Tanis", "second")
	bridge.send_player_message("Tanis", "third")
	await _posted("third")
	assert_equal(_get_contents(), ["first", "third"])
	assert_equal(failures_of_bridge.count(), 1)


func test_messages_of_users_are_received() -> void:
	var received: Recorder = Recorder.new(bridge.message_received)
	act("update_member", {"guild": GUILD, "user": "basil", "nick": "Basil the Brave"})
	await wait_for(client.member_updated, PATIENCE)
	var clover: DiscordMember = guild().get_member(user("clover"))
	send_as_user("**Hi** <@%d> <:sword:123456789012345678>" % clover.user.id)
	await wait_until(received.has.bind(1), "it is received", PATIENCE)
	assert_equal(received.calls[0][0], "Basil the Brave")
	assert_equal(received.calls[0][1], "Hi @%s :sword:" % clover.get_display_name())
	bridge.strip_markdown = false
	send_as_user("**Hi**")
	await wait_until(received.has.bind(2), "the second", PATIENCE)
	assert_equal(received.calls[1][1], "**Hi**")
	assert_true(received.calls[1][2] is DiscordMessage)


func test_a_file_is_received_by_its_name() -> void:
	var received: Recorder = Recorder.new(bridge.message_received)
	var file: Dictionary = {"filename": "map.png", "data": "AAAA", "content_type": "image/png"}
	act(
		"send_message",
		{"channel": str(channel().id), "author": "basil", "content": "Look", "files": [file]}
	)
	await wait_until(received.has.bind(1), "it is received", PATIENCE)
	assert_equal(received.calls[0][1], "Look [map.png]")


func test_bots_webhooks_and_other_channels_are_not_received() -> void:
	var received: Recorder = Recorder.new(bridge.message_received)
	await _speak_as_all()
	await wait_until(received.has.bind(1), "a user", PATIENCE)
	assert_equal(received.calls[0][1], "from a user")
	assert_equal(received.count(), 1)
	bridge.receive_bots = true
	await _speak_as_all()
	await wait_until(received.has.bind(3), "a user and a webhook", PATIENCE)
	assert_equal(received.calls[1][1], "from a webhook")
	assert_equal(received.calls[2][1], "from a user")
	assert_equal(received.count(), 3)


func test_messages_wait_for_the_next_login() -> void:
	bridge.send_player_message("Tanis", "first")
	await _posted("first")
	client.logout()
	await wait_frames(3)
	assert_true(bridge.send_player_message("Tanis", "second"))
	await wait_frames(3)
	assert_equal(bridge.get_queued_count(), 1)
	await log_in(client)
	await _posted("second")
	assert_equal(_get_contents(), ["first", "second"])


func test_a_thread() -> void:
	var made: Dictionary = act(
		"create_thread", {"channel": str(channel().id), "author": "basil", "name": "Aside"}
	)
	await wait_until(func() -> bool: return client.get_channel(made["id"]) != null, "", PATIENCE)
	bridge.channel_id = made["id"]
	bridge.send_player_message("Tanis", "aside")
	var is_there: Callable = func() -> bool:
		return _get_messages(made["id"]).any(
			func(message: Dictionary) -> bool: return message["content"] == "aside"
		)
	await wait_until(is_there, "it is in the thread", PATIENCE)


func test_freed_in_the_middle() -> void:
	act("slow", {"ms": 200})
	bridge.send_player_message("Tanis", "Hello")
	await wait_frames(2)
	bridge.free()
	await wait_seconds(1.0)
	bridge = await _add_bridge(str(channel().id))
	bridge.send_player_message("Tanis", "Hello")
	bridge.queue_free()
	await wait_seconds(1.0)


func test_the_client_is_freed_in_the_middle() -> void:
	act("slow", {"ms": 200})
	bridge.send_player_message("Tanis", "Hello")
	await wait_frames(2)
	client.free()
	await wait_seconds(1.0)
	assert_null(bridge.get_client())
	assert_true(bridge.send_player_message("Tanis", "Hello again"))
	assert_equal(failures_of_bridge.calls, [] as Array[Array])


func test_the_only_client_is_used() -> void:
	var other: DiscordChatBridge = add(DiscordChatBridge.new())
	await wait_frames(2)
	assert_same(other.get_client(), client)


func test_there_must_be_one_client() -> void:
	add_client()
	var other: DiscordChatBridge = DiscordChatBridge.new()
	var failed: Recorder = Recorder.new(other.failed)
	add(other)
	await wait_frames(2)
	assert_has(failed.calls[0][0], "There are 2 DiscordClients in the scene tree. Set `client`")
	for each: Node in find_children("*", "DiscordClient", true, false):
		each.free()
	var alone: DiscordChatBridge = DiscordChatBridge.new()
	expect_error("There is no DiscordClient in the scene tree. Add one, or set `client`.")
	add(alone)
	await wait_frames(2)
	assert_null(alone.get_client())


func test_missing_intents_are_warned_of() -> void:
	client.intents = DiscordIntents.GUILDS
	bridge.free()
	bridge = await _add_bridge(str(channel().id))
	assert_equal(warnings.count("GUILD_MESSAGES and MESSAGE_CONTENT"), 1)
	var problems: PackedStringArray = bridge._get_configuration_warnings()
	assert_equal(problems.size(), 1)
	assert_has(problems[0], "MESSAGE_CONTENT")
	bridge.channel_id = ""
	assert_equal(bridge._get_configuration_warnings().size(), 2)


func _add_bridge(id: String) -> DiscordChatBridge:
	var made: DiscordChatBridge = DiscordChatBridge.new()
	made.client = client
	made.channel_id = id
	add(made)
	await wait_frames(2)
	return made


## A message of the bot, of its webhook, of another webhook, in another channel, and of a user.
func _speak_as_all() -> void:
	bridge.send_player_message("Tanis", "from the game")
	await _posted("from the game")
	await channel().send("from the bot")
	var herald: Dictionary = act("create_webhook", {"channel": str(channel().id), "name": "Herald"})
	await client.rest.execute_webhook(herald["id"], herald["token"], "from a webhook")
	send_as_user("elsewhere", "basil", "bot-corner")
	send_as_user("from a user", "basil", str(channel().id))


## Waits for a message with this text, and returns it as JSON.
func _posted(text: String) -> Dictionary:
	var found: Array[Dictionary] = [{}]
	var is_there: Callable = func() -> bool:
		for message: Dictionary in _get_messages(str(channel().id)):
			if text in str(message["content"]):
				found[0] = message
		return not found[0].is_empty()
	await wait_until(is_there, "'%s' is in the channel" % text, PATIENCE)
	return found[0]


## The contents of the messages that the webhook has sent.
func _get_contents() -> Array:
	return (
		_get_messages(str(channel().id))
		. filter(func(message: Dictionary) -> bool: return message.get("webhook_id") != null)
		. map(func(message: Dictionary) -> String: return message["content"])
	)


func _get_messages(id: String) -> Array:
	return act("state")["messages"].get(id, [])


## The requests that send a message by a webhook.
func _get_sent() -> Array[Dictionary]:
	var found: Array[Dictionary] = []
	for request: Dictionary in sandbox.act("requests"):
		if request["method"] == "POST" and "/webhooks/" in str(request["path"]):
			found.append(request)
	return found
