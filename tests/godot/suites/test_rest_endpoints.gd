## Tests the methods of DiscordREST: what they return, and what they change in the sandbox.
extends ClientSuite


func test_get_gateway() -> void:
	var gateway: Dictionary = await client.rest.get_gateway()
	assert_true(str(gateway["url"]).begins_with("ws"))


func test_get_gateway_bot() -> void:
	var gateway: Dictionary = await client.rest.get_gateway_bot()
	assert_equal(gateway["shards"], 1)
	assert_true(gateway["session_start_limit"]["remaining"] > 0)


func test_get_current_user_returns_the_live_object() -> void:
	assert_same(await client.rest.get_current_user(), client.get_self())


func test_modify_current_user() -> void:
	var image: Image = Image.create(8, 8, false, Image.FORMAT_RGBA8)
	image.fill(Color.RED)
	var me: DiscordUser = await client.rest.modify_current_user({"username": "sandra"})
	assert_same(me, client.get_self())
	assert_equal(me.username, "sandra")
	assert_equal(client.rest.last_error, null)


func test_get_user() -> void:
	var basil: DiscordUser = user("basil")
	assert_same(await client.rest.get_user(basil.id), basil)
	assert_not_null(await client.rest.get_user(user("ada").id))


func test_get_user_fetches_an_unknown_user() -> void:
	var created: Dictionary = act("add_user", {"username": "mara"})
	assert_null(client.get_user(id_of(created)))
	var mara: DiscordUser = await client.rest.get_user(id_of(created))
	assert_equal(mara.username, "mara")


func test_get_guild() -> void:
	var known: DiscordGuild = guild()
	var fetched: DiscordGuild = await client.rest.get_guild(known.id, {"with_counts": true})
	assert_same(fetched, known)
	assert_equal(known.approximate_member_count, 13)
	assert_equal(known.name, GUILD)
	assert_false(known.get_channels().is_empty(), "properties that are not in the response stay")


func test_get_channel() -> void:
	assert_same(await client.rest.get_channel(channel().id), channel())
	assert_equal(channel().name, "general")


func test_trigger_typing_indicator() -> void:
	var recorder: Recorder = Recorder.new(client.typing_started)
	assert_equal(await client.rest.trigger_typing_indicator(channel().id), true)
	await wait_until(recorder.has.bind(1), "the bot's own typing is emitted as well")
	assert_same(recorder.calls[0][1], client.get_self())


func test_get_channel_messages_newest_first() -> void:
	var all: Array[DiscordMessage] = await client.rest.get_channel_messages(channel().id)
	assert_equal(all.size(), 5)
	assert_equal(all[0].content, "Hello, Sandy.")
	assert_same(all[0].author, user("elder"))
	for index: int in range(1, all.size()):
		assert_true(all[index].id < all[index - 1].id, "newest first")


func test_get_channel_messages_with_limit_and_anchors() -> void:
	var id: int = channel().id
	var all: Array[DiscordMessage] = await client.rest.get_channel_messages(id)
	var last: Array[DiscordMessage] = await client.rest.get_channel_messages(id, {"limit": 2})
	assert_equal(last, all.slice(0, 2))
	var before: Dictionary = {"limit": 1, "before": all[1].id}
	assert_equal(await client.rest.get_channel_messages(id, before), all.slice(2, 3))
	var after: Dictionary = {"after": all[1].id}
	assert_equal(await client.rest.get_channel_messages(id, after), all.slice(0, 1))


func test_get_channel_message() -> void:
	var message: DiscordMessage = await send_and_receive("find me")
	assert_same(await client.rest.get_channel_message(channel().id, message.id), message)


func test_create_message_with_text() -> void:
	var recorder: Recorder = Recorder.new(client.message_sent)
	var message: DiscordMessage = await client.rest.create_message(channel().id, "Hello")
	assert_equal(message.content, "Hello")
	assert_same(message.author, client.get_self())
	# The response may arrive before the event, and the entity manager follows events.
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_same(client.get_message(message.id), message)
	assert_equal(_in_sandbox(message)["content"], "Hello")


func test_create_message_with_embeds_and_reference() -> void:
	var first: DiscordMessage = await send_and_receive("How high is it?")
	var fields: Dictionary = {
		"content": "See:",
		"embeds": [{"title": "Height", "description": "12 m", "color": Color.GREEN}],
		"allowed_mentions": {"parse": []},
		"message_reference": {"message_id": first.id},
	}
	var message: DiscordMessage = await client.rest.create_message(channel().id, fields)
	assert_equal(message.embeds[0].title, "Height")
	assert_equal(message.embeds[0].color, Color.GREEN)
	assert_same(message.referenced_message, first)
	var sent: Dictionary = requests("POST", "/messages")[0]["body"]
	assert_equal(sent["message_reference"]["message_id"], str(first.id), "ids travel as text")


func test_create_message_always_has_a_nonce() -> void:
	await client.rest.create_message(channel().id, "one")
	await client.rest.create_message(channel().id, {"content": "two", "nonce": "my own"})
	var sent: Array[Dictionary] = requests("POST", "/messages")
	assert_not_equal(str(sent[0]["body"]["nonce"]), "")
	assert_equal(sent[0]["body"]["enforce_nonce"], true)
	assert_equal(sent[1]["body"]["nonce"], "my own")


func test_edit_message() -> void:
	var message: DiscordMessage = await client.rest.create_message(channel().id, "tpyo")
	var edited: DiscordMessage = await client.rest.edit_message(channel().id, message.id, "typo")
	assert_same(edited, message)
	assert_equal(message.content, "typo")
	assert_equal(_in_sandbox(message)["content"], "typo")


func test_edit_message_removes_embeds_with_null() -> void:
	var fields: Dictionary = {"content": "See:", "embeds": [{"title": "Height"}]}
	var message: DiscordMessage = await client.rest.create_message(channel().id, fields)
	await client.rest.edit_message(channel().id, message.id, {"embeds": null})
	assert_equal(message.embeds.size(), 0)
	assert_equal(message.content, "See:", "omitted properties stay")


func test_delete_message_with_a_reason() -> void:
	var message: DiscordMessage = await send_and_receive("spam")
	var recorder: Recorder = Recorder.new(client.message_deleted)
	assert_equal(await client.rest.delete_message(channel().id, message.id, "spam, häh?"), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	var sent: Dictionary = requests("DELETE", str(message.id))[0]
	assert_equal(str(sent["headers"]["x-audit-log-reason"]).uri_decode(), "spam, häh?")


func test_bulk_delete_messages() -> void:
	var first: DiscordMessage = await send_and_receive("one")
	var second: DiscordMessage = await send_and_receive("two")
	var recorder: Recorder = Recorder.new(client.message_bulk_deleted)
	var ids: Array[int] = [first.id, second.id]
	assert_equal(await client.rest.bulk_delete_messages(channel().id, ids), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal((recorder.calls[0][0] as Array).size(), 2)


func test_create_and_delete_own_reaction() -> void:
	var message: DiscordMessage = await send_and_receive("vote")
	assert_equal(await client.rest.create_reaction(channel().id, message.id, "👍"), true)
	assert_equal(_in_sandbox(message)["reactions"][0]["count"], 1)
	assert_equal(await client.rest.delete_own_reaction(channel().id, message.id, "👍"), true)
	assert_false("reactions" in _in_sandbox(message))


func test_reactions_take_emoji_objects() -> void:
	var message: DiscordMessage = await send_and_receive("vote")
	var recorder: Recorder = Recorder.new(client.reaction_added)
	var fields: Dictionary = {
		"channel": "general", "message": message.id, "user": "basil", "emoji": "🎉"
	}
	act("react", fields)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	var emoji: DiscordEmoji = (recorder.calls[0][2] as DiscordReaction).emoji
	assert_equal(await client.rest.create_reaction(channel().id, message.id, emoji), true)
	assert_equal(_in_sandbox(message)["reactions"][0]["count"], 2)


func test_get_reactions() -> void:
	var message: DiscordMessage = await send_and_receive("vote")
	for user_name: String in ["basil", "clover"]:
		var fields: Dictionary = {
			"channel": "general", "message": message.id, "user": user_name, "emoji": "👍"
		}
		act("react", fields)
	var users: Array[DiscordUser] = await client.rest.get_reactions(channel().id, message.id, "👍")
	assert_equal(users, [user("basil"), user("clover")] as Array[DiscordUser])


func test_fetch_image() -> void:
	var texture: Texture2D = await client.rest.fetch_image(client.get_self().get_avatar_url(64))
	if assert_not_null(texture, str(client.rest.last_error)):
		assert_true(texture.get_width() > 0)


## The message in the sandbox.
func _in_sandbox(message: DiscordMessage) -> Dictionary:
	for each: Dictionary in sandbox.act("state")["messages"][str(message.channel_id)]:
		if each["id"] == str(message.id):
			return each
	return {}
