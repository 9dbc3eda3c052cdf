## Tests the methods of channels and threads.
extends ClientSuite


func test_send_sends_a_message() -> void:
	var message: DiscordMessage = await channel().send("Server is up")
	assert_equal(message.content, "Server is up")
	assert_equal(message.channel_id, channel().id)
	var file: Dictionary = {"name": "a.txt", "data": "a"}
	message = await channel().send({"content": "Look!", "files": [file]})
	assert_equal(message.attachments.size(), 1)
	message = await channel().send("See", {"files": [file], "tts": true})
	assert_equal(message.attachments.size(), 1)
	assert_true(message.tts)


func test_invalid_messages_are_refused_before_sending() -> void:
	assert_null(await channel().send({}))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_null(await channel().send("x".repeat(2001)))
	assert_has(str(client.rest.last_error), "2000")
	assert_null(await channel().send("x", {"contents": "y"}))
	assert_has(str(client.rest.last_error), "did you mean 'content'?")
	assert_equal(requests("POST", "/messages").size(), 0)


func test_fetch_messages_returns_messages() -> void:
	var all: Array[DiscordMessage] = await channel().fetch_messages()
	assert_equal(all.size(), 5)
	assert_equal((await channel().fetch_messages({"limit": 2})).size(), 2)
	assert_same(await channel().fetch_message(all[3].id), all[3])
	assert_same(await channel().fetch(), channel())


func test_send_typing_triggers_the_indicator() -> void:
	var recorder: Recorder = Recorder.new(client.typing_started)
	assert_equal(await channel().send_typing(), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")


func test_bulk_delete_deletes_messages() -> void:
	var ids: Array[int] = []
	for number: int in 3:
		ids.append((await send_and_receive("spam %d" % number)).id)
	var recorder: Recorder = Recorder.new(client.message_bulk_deleted)
	assert_equal(await channel().bulk_delete_messages(ids, "spam"), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal(recorder.calls[0][0].size(), 3)


func test_channel_is_modified() -> void:
	assert_same(await channel().set_topic("Tea", "tidy"), channel())
	assert_equal(channel().topic, "Tea")
	assert_equal(_reason("PATCH", "/channels/%d" % channel().id), "tidy")
	var showcase: DiscordChannel = channel("showcase")
	assert_same(await showcase.set_name("gallery"), showcase)
	assert_equal(showcase.name, "gallery")
	assert_same(await showcase.set_slowmode(30), showcase)
	assert_equal(showcase.rate_limit_per_user, 30)
	assert_same(await showcase.modify({"nsfw": true}, "art"), showcase)
	assert_true(showcase.nsfw)
	assert_null(await showcase.set_slowmode(99_999))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)


func test_delete_deletes_the_channel() -> void:
	var recorder: Recorder = Recorder.new(client.channel_deleted)
	var showcase: DiscordChannel = channel("showcase")
	assert_equal((await showcase.delete("gone")).id, showcase.id)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_null(channel("showcase"))


func test_permissions() -> void:
	var basil: int = user("basil").id
	var options: Dictionary = {"type": 1, "deny": DiscordPermissions.SEND_MESSAGES}
	assert_equal(await channel().set_permissions(basil, options, "quiet"), true)
	await wait_until(
		func() -> bool: return channel().permission_overwrites.size() == 1, "it is there"
	)
	assert_equal(channel().permission_overwrites[0].id, basil)
	assert_equal(await channel().delete_permissions(basil), true)
	await wait_until(func() -> bool: return channel().permission_overwrites.is_empty(), "gone")


func test_invites_are_created_and_fetched() -> void:
	var invite: DiscordInvite = await channel().create_invite({"max_age": 60}, "come in")
	assert_equal(invite.max_age, 60)
	var all: Array[DiscordInvite] = await channel().fetch_invites()
	assert_equal(all.size(), 1)
	assert_equal((await invite.fetch({"with_counts": true})).code, invite.code)
	assert_equal((await invite.delete("closed")).code, invite.code)
	assert_equal((await channel().fetch_invites()).size(), 0)


func test_webhooks_are_created_fetched_and_used() -> void:
	var webhook: DiscordWebhook = await channel().create_webhook("Herald", {}, "news")
	assert_equal(webhook.name, "Herald")
	assert_equal((await channel().fetch_webhooks()).size(), 1)
	var message: DiscordMessage = await webhook.send({"content": "Hear", "username": "Crier"})
	if assert_not_null(message, str(webhook.get_last_error())):
		assert_equal(message.webhook_id, webhook.id)


func test_follow_follows_an_announcement_channel() -> void:
	var follows: Variant = await channel("news").follow(channel().id, "all the news")
	assert_not_null(follows, str(client.rest.last_error))
	assert_equal((await channel().fetch_webhooks()).size(), 1)


func test_voice_channel_has_status_and_sounds() -> void:
	var lounge: DiscordChannel = channel("Lounge")
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": "Lounge"})
	assert_equal(await lounge.set_voice_status("Quiz"), true, str(client.rest.last_error))
	var sound: int = id_of(
		{"id": act("create_soundboard_sound", {"guild": GUILD, "name": "q"})["sound_id"]}
	)
	var options: Dictionary = {"source_guild_id": guild().id}
	assert_equal(await lounge.play_sound(sound, options), true, str(client.rest.last_error))


func test_stage_is_managed() -> void:
	var created: Dictionary = act("create_channel", {"guild": GUILD, "name": "stage", "type": 13})
	await wait_for(client.channel_created)
	var stage: DiscordChannel = client.entity_manager.get_channel(id_of(created))
	var instance: DiscordStageInstance = await stage.start_stage("Shaders", {}, "on")
	if not assert_not_null(instance, str(client.rest.last_error)):
		return
	assert_equal(instance.topic, "Shaders")
	assert_equal((await instance.modify({"topic": "Lights"})).topic, "Lights")
	assert_equal(await instance.delete("off"), true)


func test_thread_is_managed() -> void:
	var thread: DiscordChannel = await channel().start_thread(
		"Aside", {"type": DiscordChannelType.PUBLIC_THREAD}
	)
	if not assert_not_null(thread, str(client.rest.last_error)):
		return
	var basil: int = user("basil").id
	assert_equal(await thread.add_thread_member(basil), true)
	assert_equal((await thread.fetch_thread_members()).size(), 2)
	assert_equal(await thread.remove_thread_member(basil), true)
	assert_equal(await thread.leave_thread(), true)
	assert_equal(await thread.join_thread(), true)
	assert_same(await thread.archive(), thread)
	assert_true(thread.thread_metadata.archived)
	var archived: DiscordThreadList = await channel().fetch_archived_threads()
	assert_has(archived.threads, thread)
	assert_same(await thread.unarchive(), thread)
	assert_false(thread.thread_metadata.archived)
	await thread.lock_thread("enough")
	assert_true(thread.thread_metadata.locked)


func test_forum_post_is_created() -> void:
	var created: Dictionary = act("create_channel", {"guild": GUILD, "name": "forum", "type": 15})
	await wait_for(client.channel_created)
	var forum: DiscordChannel = client.entity_manager.get_channel(id_of(created))
	var post: DiscordChannel = await forum.start_post("Help", {"content": "It does not move"})
	if assert_not_null(post, str(client.rest.last_error)):
		assert_equal(post.name, "Help")
		assert_equal((await post.fetch_messages())[0].content, "It does not move")
	var built: DiscordMessageBuilder = DiscordMessageBuilder.create().set_content("Built")
	built.add_file({"name": "a.txt", "data": "a"})
	post = await forum.start_post("Built", built)
	if assert_not_null(post, str(client.rest.last_error)):
		assert_equal((await post.fetch_messages())[0].attachments.size(), 1)


func _reason(verb: String, path_end: String) -> String:
	return str(requests(verb, path_end)[-1]["headers"].get("x-audit-log-reason", "")).uri_decode()
