## Message events: messages sent, updated, deleted and deleted in bulk.
extends EventSuite


## Events of a guild are received by the shard of the guild.
func circumstances() -> PackedStringArray:
	return super() + PackedStringArray([TWO_SHARDS])


func test_message_sent_has_the_message_with_author_and_member() -> void:
	send_as_user("Hello there")
	var arguments: Array = await wait_for(client.message_sent)
	if not assert_equal(arguments.size(), 1):
		return
	var message: DiscordMessage = arguments[0]
	assert_equal(message.content, "Hello there")
	assert_equal(message.channel_id, channel().id)
	assert_same(message.get_channel(), channel())
	assert_same(message.get_guild(), guild())
	assert_same(message.author, user("basil"))
	assert_same(message.member, guild().get_member(user("basil").id))
	assert_near(message.timestamp, Time.get_unix_time_from_system(), 60.0)
	assert_equal(message.edited_timestamp, 0)
	assert_same(client.get_message(message.id), message)
	assert_equal(channel().last_message_id, message.id)


func test_message_sent_by_the_bot_itself() -> void:
	var recorder: Recorder = Recorder.new(client.message_sent)
	var reply: DiscordMessage = await client.rest.create_message(channel().id, "I am here")
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_same(recorder.calls[0][0], reply, "response and event are the same object")
	assert_same(reply.author, client.get_self())


func test_reply_has_its_referenced_message() -> void:
	var first: DiscordMessage = await send_and_receive("Who is there?")
	var fields: Dictionary = {
		"channel": "general", "author": "clover", "content": "Me", "reply_to": first.id
	}
	act("send_message", fields)
	var reply: DiscordMessage = (await wait_for(client.message_sent))[0]
	assert_equal(reply.type, DiscordMessageType.REPLY)
	assert_equal(reply.message_reference.message_id, first.id)
	assert_same(reply.referenced_message, first)


func test_direct_message_has_no_guild() -> void:
	act("send_dm", {"user": "basil", "content": "psst"})
	var message: DiscordMessage = (await wait_for(client.message_sent))[0]
	assert_equal(message.content, "psst")
	assert_equal(message.guild_id, 0)
	assert_null(message.get_guild())
	assert_same(message.author, user("basil"))


func test_message_updated_has_old_and_new_message() -> void:
	var message: DiscordMessage = await send_and_receive("tpyo")
	_edit(message.id, "typo")
	var arguments: Array = await wait_for(client.message_updated)
	var old: DiscordMessage = arguments[0]
	var new: DiscordMessage = arguments[1]
	assert_equal(old.content, "tpyo")
	assert_equal(old.edited_timestamp, 0)
	assert_equal(new.content, "typo")
	assert_near(new.edited_timestamp, Time.get_unix_time_from_system(), 60.0)
	assert_same(new, message, "the live object")
	assert_true(old != new, "the old one is a copy")
	assert_same(new.author, user("basil"), "properties that are not in the event stay")


func test_handlers_see_each_of_two_quick_edits() -> void:
	var message: DiscordMessage = await send_and_receive("none")
	var capture: Callable = func(old: DiscordMessage, new: DiscordMessage) -> Array:
		return [old.content, new.content, message.content, client.get_message(new.id).content]
	var recorder: Recorder = Recorder.new(client.message_updated, capture)
	_edit(message.id, "first")
	_edit(message.id, "second")
	await wait_until(recorder.has.bind(2), "both edits are emitted")
	assert_equal(recorder.captured[0], ["none", "first", "first", "first"])
	assert_equal(recorder.captured[1], ["first", "second", "second", "second"])
	var first_old: DiscordMessage = recorder.calls[0][0]
	assert_equal(first_old.content, "none", "later edits do not change an old copy")


func test_message_updated_of_an_unknown_message() -> void:
	# Sent before the client logged in.
	var unknown: Dictionary = _oldest_message("general")
	_edit(id_of(unknown), "rewritten")
	var arguments: Array = await wait_for(client.message_updated)
	assert_null(arguments[0])
	var new: DiscordMessage = arguments[1]
	assert_equal(new.content, "rewritten")
	assert_equal(new.id, id_of(unknown))


func test_message_deleted_has_the_last_known_message() -> void:
	var message: DiscordMessage = await send_and_receive("soon gone")
	var capture: Callable = func(gone: DiscordMessage) -> Variant:
		return client.get_message(gone.id)
	var recorder: Recorder = Recorder.new(client.message_deleted, capture)
	act("delete_message", {"channel": "general", "message": message.id})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_same(recorder.calls[0][0], message)
	assert_equal(message.content, "soon gone")
	assert_null(recorder.captured[0], "the entity manager no longer has it in the handler")


func test_message_deleted_of_an_unknown_message_has_its_ids() -> void:
	var unknown: Dictionary = _oldest_message("general")
	act("delete_message", {"channel": "general", "message": unknown["id"]})
	var gone: DiscordMessage = (await wait_for(client.message_deleted))[0]
	assert_equal(gone.id, id_of(unknown))
	assert_equal(gone.channel_id, channel().id)
	assert_equal(gone.content, "")
	assert_null(gone.author)


func test_message_bulk_deleted_has_cached_and_unknown_messages() -> void:
	var known: DiscordMessage = await send_and_receive("one of two")
	var unknown: Dictionary = _oldest_message("general")
	act("delete_messages", {"channel": "general", "messages": [known.id, unknown["id"]]})
	var arguments: Array = await wait_for(client.message_bulk_deleted)
	var messages: Array[DiscordMessage] = arguments[0]
	assert_same(arguments[1], channel())
	if not assert_equal(messages.size(), 2):
		return
	assert_has(messages, known)
	for message: DiscordMessage in messages:
		assert_equal(message.channel_id, channel().id)
		assert_equal(message.content, "one of two" if message == known else "")
		assert_null(client.get_message(message.id))


func test_messages_of_an_unknown_channel() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID),
		"channel_id": str(UNKNOWN_ID + 1),
		"guild_id": str(FOREIGN_GUILD),
		"content": "from afar",
		"author": {"id": str(UNKNOWN_ID + 2), "username": "stranger"},
		"type": 0,
	}
	dispatch("MESSAGE_CREATE", payload)
	var sent: Array = await wait_for(client.message_sent)
	assert_equal((sent[0] as DiscordMessage).content, "from afar")
	assert_null((sent[0] as DiscordMessage).get_channel())
	dispatch("MESSAGE_UPDATE", payload)
	var updated: Array = await wait_for(client.message_updated)
	assert_equal((updated[1] as DiscordMessage).author.username, "stranger")
	dispatch("MESSAGE_DELETE", payload)
	var deleted: Array = await wait_for(client.message_deleted)
	assert_equal((deleted[0] as DiscordMessage).id, UNKNOWN_ID)
	dispatch("MESSAGE_DELETE_BULK", payload.merged({"ids": [str(UNKNOWN_ID)]}))
	var bulk: Array = await wait_for(client.message_bulk_deleted)
	assert_equal((bulk[0][0] as DiscordMessage).id, UNKNOWN_ID)
	assert_equal((bulk[1] as DiscordChannel).id, UNKNOWN_ID + 1)


func test_embeds_and_attachments_have_their_properties() -> void:
	var embed: Dictionary = {
		"type": "rich",
		"title": "A score",
		"color": 0xF1C40F,
		"fields": [{"name": "Ada", "value": "12", "inline": true}],
	}
	var file: Dictionary = {"filename": "note.txt", "data": Marshalls.utf8_to_base64("hello")}
	var fields: Dictionary = {
		"channel": "general", "author": "basil", "embeds": [embed], "files": [file]
	}
	act("send_message", fields)
	var message: DiscordMessage = (await wait_for(client.message_sent))[0]
	assert_equal(message.embeds[0].title, "A score")
	assert_equal(message.embeds[0].color, Color8(0xF1, 0xC4, 0x0F))
	assert_equal(message.embeds[0].fields[0].name, "Ada")
	assert_true(message.embeds[0].fields[0].inline)
	assert_equal(message.attachments[0].filename, "note.txt")
	assert_equal(message.attachments[0].size, 5)


func _edit(message: int, content: String) -> void:
	act("edit_message", {"channel": "general", "message": message, "content": content})


func _oldest_message(channel_name: String) -> Dictionary:
	var id: String = str(channel(channel_name).id)
	return sandbox.act("state")["messages"][id][0]
