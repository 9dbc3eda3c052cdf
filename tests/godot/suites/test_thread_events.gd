## Thread events: threads created, updated and deleted.
extends EventSuite


## Events of a guild are received by the shard of the guild.
func circumstances() -> PackedStringArray:
	return super() + PackedStringArray([TWO_SHARDS])


func test_thread_created_has_guild_and_thread() -> void:
	var created: Dictionary = _begin_thread("plans")
	var arguments: Array = await wait_for(client.thread_created)
	var thread: DiscordChannel = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(thread.id, id_of(created))
	assert_equal(thread.name, "plans")
	assert_true(thread.is_thread())
	assert_equal(thread.owner_id, user("basil").id)
	assert_false(thread.thread_metadata.archived)
	assert_same(thread.get_parent(), channel())
	assert_same(client.get_channel(thread.id), thread)
	assert_has(guild().get_threads(), thread)
	assert_lacks(guild().get_channels(), thread, "threads are listed apart")


func test_messages_in_a_thread_belong_to_it() -> void:
	_begin_thread("plans")
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	var message: DiscordMessage = await receive_message(
		send_as_user("a first step", "basil", str(thread.id))
	)
	assert_same(message.get_channel(), thread)
	assert_has(thread.get_messages(), message)


func test_thread_updated_has_old_and_new_thread() -> void:
	_begin_thread("plans")
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	act("update_channel", {"channel": thread.id, "name": "better plans"})
	var arguments: Array = await wait_for(client.thread_updated)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordChannel).name, "plans")
	assert_equal((arguments[2] as DiscordChannel).name, "better plans")
	assert_same(arguments[2], thread)


func test_archived_thread_is_cached_but_not_listed() -> void:
	_begin_thread("plans")
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	act("update_channel", {"channel": thread.id, "archived": true})
	var arguments: Array = await wait_for(client.thread_updated)
	assert_false((arguments[1] as DiscordChannel).thread_metadata.archived)
	assert_true((arguments[2] as DiscordChannel).thread_metadata.archived)
	assert_lacks(guild().get_threads(), thread)
	assert_same(client.get_channel(thread.id), thread)


func test_thread_updated_of_an_unknown_thread() -> void:
	var payload: Dictionary = {
		"id": "175928847299117063",
		"type": 11,
		"guild_id": str(guild().id),
		"parent_id": str(channel().id),
		"name": "from before",
	}
	act("dispatch", {"event": "THREAD_UPDATE", "payload": payload})
	var arguments: Array = await wait_for(client.thread_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordChannel).name, "from before")


func test_thread_deleted_has_the_last_known_thread() -> void:
	_begin_thread("plans")
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	act("delete_thread", {"thread": thread.id})
	assert_equal(await wait_for(client.thread_deleted), [guild(), thread])
	assert_equal(thread.name, "plans")
	assert_null(client.get_channel(thread.id))


func test_thread_deleted_of_an_unknown_thread_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": "175928847299117063",
		"type": 11,
		"guild_id": str(guild().id),
		"parent_id": str(channel().id),
	}
	act("dispatch", {"event": "THREAD_DELETE", "payload": payload})
	var arguments: Array = await wait_for(client.thread_deleted)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordChannel).id, 175928847299117063)
	assert_same((arguments[1] as DiscordChannel).get_parent(), channel())


func test_threads_of_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID),
		"type": 11,
		"guild_id": str(FOREIGN_GUILD),
		"parent_id": str(UNKNOWN_ID + 1),
		"name": "far",
	}
	dispatch("THREAD_CREATE", payload)
	var created: Array = await wait_for(client.thread_created)
	assert_null(created[0])
	assert_equal((created[1] as DiscordChannel).name, "far")
	dispatch("THREAD_UPDATE", payload)
	var updated: Array = await wait_for(client.thread_updated)
	assert_equal(updated.slice(0, 2), [null, null])
	dispatch("THREAD_DELETE", payload)
	var deleted: Array = await wait_for(client.thread_deleted)
	assert_null(deleted[0])
	assert_null((deleted[1] as DiscordChannel).get_parent())
	assert_null(client.get_channel(UNKNOWN_ID))


func test_deleting_a_channel_removes_its_threads() -> void:
	_begin_thread("plans")
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	act("delete_channel", {"channel": channel().id})
	await wait_for(client.channel_deleted)
	assert_null(client.get_channel(thread.id))
	assert_equal(guild().get_threads().size(), 0)


func _begin_thread(named: String) -> Dictionary:
	return act("create_thread", {"channel": "general", "author": "basil", "name": named})
