## Tests the properties that limit what the entity manager keeps: kinds that are essential for most
## bots, ages, and the signal about evictions.
extends ClientSuite


func begins_logged_in() -> bool:
	return false


func test_bot_without_channels_and_roles() -> void:
	client.keep_channels = false
	client.keep_roles = false
	await log_in(client)
	assert_equal(client.entity_manager.get_channels().size(), 0)
	assert_equal(client.entity_manager.get_roles().size(), 0)
	assert_equal(guild().get_roles().size(), 0)
	act("create_channel", {"guild": GUILD, "name": "new", "type": 0})
	var created: DiscordChannel = (await wait_for(client.channel_created))[1]
	assert_equal(created.name, "new", "signals are emitted all the same")
	assert_null(client.get_channel(created.id))
	var message: DiscordMessage = await send_and_receive("Hello")
	assert_equal(message.content, "Hello")
	assert_null(message.channel)


func test_permissions_say_why_they_cannot_be_computed() -> void:
	client.keep_roles = false
	await log_in(client)
	var warnings: WarningLog = WarningLog.new()
	OS.add_logger(warnings)
	assert_equal(guild().get_me().get_guild_permissions(), 0)
	assert_equal(guild().get_me().get_permissions_in(channel()), 0)
	OS.remove_logger(warnings)
	assert_equal(warnings.count("because the entity manager keeps no roles"), 1, "once")


func test_bot_without_a_cache() -> void:
	client.keep_entities = false
	await log_in(client)
	assert_equal(client.get_guilds().size(), 3)
	assert_equal(client.entity_manager.get_channels().size(), 0)
	assert_equal(client.entity_manager.get_users(), [client.get_self()] as Array[DiscordUser])
	assert_not_null(guild().get_me(), "the bot itself is kept")
	var message: DiscordMessage = await send_and_receive("Hello")
	assert_equal(message.content, "Hello")
	assert_null(client.get_message(message.id))
	var reply: DiscordMessage = await message.reply("Hello yourself")
	assert_equal(reply.content, "Hello yourself")


func test_old_messages_are_evicted() -> void:
	client.max_message_age = 1
	await log_in(client)
	var recorder: Recorder = Recorder.new(client.entity_manager.entities_evicted)
	# An id of 2016: the message is older than a minute as soon as it arrives.
	var fields: Dictionary = {"id": str(UNKNOWN_ID), "content": "long ago"}
	fields["channel_id"] = str(channel().id)
	fields["guild_id"] = str(guild().id)
	fields["author"] = {"id": str(user("basil").id), "username": "basil"}
	dispatch("MESSAGE_CREATE", fields)
	await wait_for(client.message_sent)
	await wait_until(recorder.has.bind(1), "it is evicted")
	var ids: PackedInt64Array = [UNKNOWN_ID]
	assert_equal(recorder.calls[0], ["message", guild().id, ids])
	assert_null(client.get_message(UNKNOWN_ID))
	var message: DiscordMessage = await send_and_receive("just now")
	await wait_frames(3)
	assert_same(client.get_message(message.id), message)


func test_evictions_by_limits_are_emitted_once_per_frame() -> void:
	client.max_messages = 2
	await log_in(client)
	var first: DiscordMessage = await send_and_receive("1")
	await send_and_receive("2")
	var recorder: Recorder = Recorder.new(client.entity_manager.entities_evicted)
	await send_and_receive("3")
	await wait_until(recorder.has.bind(1), "it is emitted")
	var ids: PackedInt64Array = [first.id]
	assert_equal(recorder.calls[0], ["message", guild().id, ids])
	assert_equal(first.content, "1", "it keeps its last state")


func test_handler_of_evictions_may_free_the_client() -> void:
	client.max_messages = 1
	await log_in(client)
	await send_and_receive("1")
	var freed: DiscordClient = client
	var instance: int = client.get_instance_id()
	client.entity_manager.entities_evicted.connect(
		func(_kind: String, _guild_id: int, _ids: PackedInt64Array) -> void: freed.free()
	)
	send_as_user("2")
	await wait_until(func() -> bool: return not is_instance_id_valid(instance), "it is freed")
