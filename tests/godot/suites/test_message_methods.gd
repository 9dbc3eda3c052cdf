## Tests the methods of messages.
extends ClientSuite


func test_reply_sends_a_reply() -> void:
	var question: DiscordMessage = await send_and_receive("Tea?")
	var sent: DiscordMessage = await question.reply("Yes!")
	if not assert_not_null(sent, str(client.rest.last_error)):
		return
	assert_equal(sent.content, "Yes!")
	assert_equal(sent.channel_id, question.channel_id)
	assert_equal(sent.message_reference.message_id, question.id)
	assert_same(sent.author, client.get_self())


func test_reply_takes_embeds_and_builders() -> void:
	var question: DiscordMessage = await send_and_receive("Tea?")
	var sent: DiscordMessage = await question.reply(
		{"embeds": [{"title": "Menu"}]}, {"allowed_mentions": {"replied_user": false}}
	)
	assert_equal(sent.embeds[0].title, "Menu")
	var body: Dictionary = _last_request("POST", "/messages")
	assert_equal(body["allowed_mentions"], {"replied_user": false})
	assert_equal(body["message_reference"]["message_id"], str(question.id))
	var built: DiscordMessageBuilder = DiscordMessageBuilder.create().set_content("Built")
	assert_equal((await question.reply(built)).content, "Built")


func test_edit_edits_the_message() -> void:
	var message: DiscordMessage = await channel().send("one")
	var changed: DiscordMessage = await message.edit("two")
	assert_same(changed, message)
	assert_equal(message.content, "two")
	assert_true(message.edited_timestamp > 0)
	await message.edit({"content": "three", "embeds": [{"title": "T"}]})
	assert_equal(message.content, "three")
	assert_equal(message.embeds.size(), 1)


func test_only_messages_of_the_bot_can_be_edited() -> void:
	var message: DiscordMessage = await send_and_receive("mine")
	assert_null(await message.edit("yours"))
	assert_equal(client.rest.last_error.code, 50005)
	assert_equal(client.rest.last_error.route, "edit_message")
	assert_equal(message.content, "mine")


func test_delete_deletes_the_message() -> void:
	var message: DiscordMessage = await send_and_receive("spoons")
	var recorder: Recorder = Recorder.new(client.message_deleted)
	assert_equal(await message.delete("no spoons"), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_same(recorder.calls[0][0], message)
	assert_equal(_reason("DELETE", str(message.id)), "no spoons")
	assert_equal(await message.delete(), false)
	assert_equal(client.rest.last_error.code, 10008)


func test_pin_and_unpin_change_the_pins() -> void:
	var message: DiscordMessage = await send_and_receive("rules")
	assert_equal(await message.pin("important"), true)
	assert_equal(_reason("PUT", "/pins/%d" % message.id), "important")
	await wait_until(func() -> bool: return message.pinned, "pinned")
	var pins: DiscordMessagePins = await channel().fetch_pins()
	assert_equal(pins.items.size(), 1)
	assert_same(pins.items[0].message, message)
	assert_equal(await message.unpin(), true)
	await wait_until(func() -> bool: return not message.pinned, "unpinned")


func test_reactions_are_added_and_removed() -> void:
	var message: DiscordMessage = await send_and_receive("dice")
	assert_equal(await message.add_reaction("🎲"), true)
	var emoji: int = id_of(act("create_emoji", {"guild": GUILD, "name": "wave"}))
	await wait_for(client.guild_emojis_updated)
	assert_equal(await message.add_reaction("wave:%d" % emoji), true, str(client.rest.last_error))
	var waves: DiscordEmoji = client.entity_manager.get_emoji(emoji)
	assert_equal(await message.add_reaction(waves), true)
	act("react", {"channel": "general", "message": message.id, "user": "dill", "emoji": "🎲"})
	var users: Array[DiscordUser] = await message.fetch_reactions("🎲")
	assert_equal(users.size(), 2)
	assert_has(users, user("dill"))
	assert_equal((await message.fetch_reactions(waves, {"limit": 1})).size(), 1)
	assert_equal(await message.remove_own_reaction("🎲"), true)
	assert_equal(await message.remove_reaction("🎲", user("dill").id), true)
	assert_equal((await message.fetch_reactions("🎲")).size(), 0)
	assert_equal(await message.clear_reactions_with(waves), true)
	assert_equal(await message.add_reaction("🎉"), true)
	assert_equal(await message.clear_reactions(), true)
	assert_equal((await message.fetch_reactions("🎉")).size(), 0)


func test_crosspost_publishes_the_message() -> void:
	var message: DiscordMessage = await channel("news").send("Version 2 is out")
	var published: DiscordMessage = await message.crosspost()
	assert_same(published, message)
	assert_equal(message.flags & DiscordMessageFlags.CROSSPOSTED, DiscordMessageFlags.CROSSPOSTED)


func test_start_thread_creates_a_thread() -> void:
	var message: DiscordMessage = await send_and_receive("Let us talk")
	var thread: DiscordChannel = await message.start_thread(
		"Talk", {"auto_archive_duration": 60}, "quieter"
	)
	if not assert_not_null(thread, str(client.rest.last_error)):
		return
	assert_equal(thread.name, "Talk")
	assert_equal(thread.parent_id, message.channel_id)
	assert_equal(thread.id, message.id)
	assert_equal(_reason("POST", "/threads"), "quieter")


func test_forward_sends_a_copy() -> void:
	var message: DiscordMessage = await send_and_receive("Look at this")
	var forwarded: DiscordMessage = await message.forward(channel("showcase").id)
	if not assert_not_null(forwarded, str(client.rest.last_error)):
		return
	assert_equal(forwarded.channel_id, channel("showcase").id)
	assert_equal(forwarded.message_reference.type, DiscordMessageReferenceType.FORWARD)
	assert_equal(forwarded.message_snapshots[0].message.content, "Look at this")


func test_end_poll_ends_the_poll() -> void:
	var poll: Dictionary = {
		"question": {"text": "Tea?"}, "answers": [{"poll_media": {"text": "Yes"}}]
	}
	var message: DiscordMessage = await channel().send({"poll": poll})
	assert_not_null(await message.end_poll(), str(client.rest.last_error))
	await wait_until(func() -> bool: return message.poll.results.is_finalized, "counted")


func test_fetch_updates_the_message() -> void:
	var message: DiscordMessage = await send_and_receive("here")
	assert_same(await message.fetch(), message)


func test_methods_of_an_old_copy_use_the_current_message() -> void:
	var message: DiscordMessage = await channel().send("one")
	var recorder: Recorder = Recorder.new(client.message_updated)
	await message.edit("two")
	await wait_until(recorder.has.bind(1), "the event is emitted")
	var old: DiscordMessage = recorder.calls[0][0]
	assert_equal(old.content, "one")
	assert_same(await old.edit("three"), message)
	assert_equal(old.content, "one", "a copy stays as it was")
	assert_equal(message.content, "three")


func test_message_of_a_freed_client_sends_no_requests() -> void:
	var message: DiscordMessage = await send_and_receive("late")
	client.free()
	await wait_frames(2)
	assert_true(message.reply("too late").is_null())
	assert_true(message.edit("too late").is_null())
	assert_true(message.delete().is_null())


func _last_request(verb: String, path_end: String) -> Dictionary:
	return requests(verb, path_end)[-1]["body"]


func _reason(verb: String, path_end: String) -> String:
	return str(requests(verb, path_end)[-1]["headers"].get("x-audit-log-reason", "")).uri_decode()
