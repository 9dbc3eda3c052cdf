## Thread member events: members of threads, the bot's own membership, and thread list syncs.
extends EventSuite

var _thread: DiscordChannel


func before_each() -> void:
	await super()
	act("create_thread", {"channel": "general", "author": "basil", "name": "plans"})
	_thread = (await wait_for(client.thread_created))[1]


func test_members_updated_has_thread_and_added_members() -> void:
	var capture: Callable = func(thread: DiscordChannel, _added: Array, _removed: Array) -> int:
		return thread.member_count
	var recorder: Recorder = Recorder.new(client.thread_members_updated, capture)
	act("join_thread", {"thread": _thread.id, "user": "clover"})
	act("join_thread", {"thread": _thread.id, "user": "dill"})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [2, 3], "the number of members at each emission")
	assert_same(recorder.calls[0][0], _thread)
	var added: Array[DiscordThreadMember] = recorder.calls[0][1]
	assert_equal(added.size(), 1)
	assert_equal(added[0].user_id, user("clover").id)
	assert_equal(added[0].id, _thread.id)
	assert_near(added[0].join_timestamp, Time.get_unix_time_from_system(), 60.0)
	assert_same(added[0].member.user, user("clover"))
	assert_equal((recorder.calls[0][2] as Array[DiscordUser]).size(), 0)
	assert_null(_thread.member, "the bot itself is not in it")


func test_members_updated_has_removed_members() -> void:
	act("join_thread", {"thread": _thread.id, "user": "clover"})
	await wait_for(client.thread_members_updated)
	act("leave_thread", {"thread": _thread.id, "user": "clover"})
	var arguments: Array = await wait_for(client.thread_members_updated)
	assert_same(arguments[0], _thread)
	assert_equal((arguments[1] as Array[DiscordThreadMember]).size(), 0)
	assert_equal(arguments[2], [user("clover")])
	assert_equal(_thread.member_count, 1)


func test_bot_joins_and_leaves() -> void:
	var capture: Callable = func(thread: DiscordChannel, _added: Array, _removed: Array) -> bool:
		return thread.member != null
	var recorder: Recorder = Recorder.new(client.thread_members_updated, capture)
	act("join_thread", {"thread": _thread.id, "user": "sandy"})
	act("leave_thread", {"thread": _thread.id, "user": "sandy"})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [true, false])
	assert_same(recorder.calls[1][2][0], client.get_self())


func test_members_updated_of_an_unknown_thread_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID),
		"guild_id": str(guild().id),
		"member_count": 4,
		"added_members": [{"id": str(UNKNOWN_ID), "user_id": str(user("basil").id), "flags": 1}],
		"removed_member_ids": [str(UNKNOWN_ID + 1)],
	}
	dispatch("THREAD_MEMBERS_UPDATE", payload)
	var arguments: Array = await wait_for(client.thread_members_updated)
	var thread: DiscordChannel = arguments[0]
	assert_equal(thread.id, UNKNOWN_ID)
	assert_equal(thread.member_count, 4)
	assert_same(thread.get_guild(), guild())
	assert_equal((arguments[1][0] as DiscordThreadMember).user_id, user("basil").id)
	assert_equal((arguments[2][0] as DiscordUser).id, UNKNOWN_ID + 1)
	assert_null(client.get_channel(UNKNOWN_ID))


func test_members_updated_in_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(FOREIGN_GUILD), "member_count": 1
	}
	dispatch("THREAD_MEMBERS_UPDATE", payload)
	var arguments: Array = await wait_for(client.thread_members_updated)
	assert_equal((arguments[0] as DiscordChannel).guild_id, FOREIGN_GUILD)
	assert_null((arguments[0] as DiscordChannel).get_guild())


func test_member_updated_has_old_and_new_membership() -> void:
	act("join_thread", {"thread": _thread.id, "user": "sandy"})
	await wait_for(client.thread_members_updated)
	var capture: Callable = func(thread: DiscordChannel, _old: Object, _new: Object) -> int:
		return thread.member.flags
	var recorder: Recorder = Recorder.new(client.thread_member_updated, capture)
	act("update_thread_member", {"thread": _thread.id, "flags": 3})
	act("update_thread_member", {"thread": _thread.id, "flags": 5})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [3, 5], "the state at each emission")
	assert_same(recorder.calls[0][0], _thread)
	assert_equal((recorder.calls[0][1] as DiscordThreadMember).flags, 1)
	assert_equal((recorder.calls[0][2] as DiscordThreadMember).user_id, client.get_self().id)
	assert_equal((recorder.calls[1][1] as DiscordThreadMember).flags, 3)
	assert_equal((recorder.calls[1][2] as DiscordThreadMember).flags, 5)


func test_member_updated_of_an_unknown_thread_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID),
		"guild_id": str(guild().id),
		"user_id": str(client.get_self().id),
		"flags": 3,
	}
	dispatch("THREAD_MEMBER_UPDATE", payload)
	var arguments: Array = await wait_for(client.thread_member_updated)
	assert_equal((arguments[0] as DiscordChannel).id, UNKNOWN_ID)
	assert_same((arguments[0] as DiscordChannel).get_guild(), guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordThreadMember).flags, 3)


func test_list_sync_adds_threads_of_a_channel_that_becomes_visible() -> void:
	var overwrite: Dictionary = {
		"id": str(client.get_self().id), "type": 1, "allow": "0", "deny": "1024"
	}
	var fields: Dictionary = {
		"guild": GUILD, "name": "hidden", "permission_overwrites": [overwrite]
	}
	var hidden: int = id_of(act("create_channel", fields))
	var below: Dictionary = {"channel": hidden, "author": "basil", "name": "below"}
	var thread_id: int = id_of(act("create_thread", below))
	act("join_thread", {"thread": thread_id, "user": "sandy"})
	await wait_seconds(0.2)
	var capture: Callable = func(
		_guild: Object, _threads: Array, _members: Array
	) -> DiscordChannel:
		return client.get_channel(thread_id)
	var recorder: Recorder = Recorder.new(client.thread_list_sync, capture)
	act("update_channel", {"channel": hidden, "permission_overwrites": []})
	await wait_until(recorder.has.bind(1), "the list is returned")
	var threads: Array[DiscordChannel] = recorder.calls[0][1]
	var members: Array[DiscordThreadMember] = recorder.calls[0][2]
	assert_same(recorder.calls[0][0], guild())
	assert_equal(threads.size(), 1)
	assert_equal(threads[0].name, "below")
	assert_same(recorder.captured[0], threads[0], "the entity manager has it in the handler")
	assert_same(threads[0].get_guild(), guild())
	assert_equal(members.size(), 1)
	assert_equal(members[0].id, thread_id)
	assert_equal(threads[0].member.user_id, client.get_self().id)
	assert_same(client.get_channel(_thread.id), _thread, "members of other channels stay")


func test_list_sync_of_a_guild_removes_unlisted_threads() -> void:
	dispatch("THREAD_LIST_SYNC", {"guild_id": str(guild().id), "threads": [], "members": []})
	var arguments: Array = await wait_for(client.thread_list_sync)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as Array[DiscordChannel]).size(), 0)
	assert_null(client.get_channel(_thread.id))


func test_list_sync_of_an_unknown_guild() -> void:
	var listed: Dictionary = {"id": str(UNKNOWN_ID), "type": 11, "name": "far", "parent_id": "5"}
	dispatch(
		"THREAD_LIST_SYNC", {"guild_id": str(FOREIGN_GUILD), "threads": [listed], "members": []}
	)
	var arguments: Array = await wait_for(client.thread_list_sync)
	assert_null(arguments[0])
	assert_equal((arguments[1][0] as DiscordChannel).name, "far")
	assert_null(client.get_channel(UNKNOWN_ID))
