## Thread member events: members of threads, the bot's own membership, and thread list syncs.
extends EventSuite

var _thread: DiscordChannel


func before_each() -> void:
	await super()
	act("create_thread", {"channel": "general", "author": "basil", "name": "plans"})
	_thread = (await wait_for(client.thread_created))[1]


func test_members_updated_has_thread_and_added_members() -> void:
	var look: Callable = func(thread: DiscordChannel, _added: Array, _removed: Array) -> int:
		return thread.member_count
	var heard: Recorder = Recorder.new(client.thread_members_updated, look)
	act("join_thread", {"thread": _thread.id, "user": "clover"})
	act("join_thread", {"thread": _thread.id, "user": "dill"})
	await wait_until(heard.has.bind(2), "both came")
	assert_equal(heard.seen, [2, 3], "how many are in it at each moment")
	assert_same(heard.calls[0][0], _thread)
	var added: Array[DiscordThreadMember] = heard.calls[0][1]
	assert_equal(added.size(), 1)
	assert_equal(added[0].user_id, user("clover").id)
	assert_equal(added[0].id, _thread.id)
	assert_near(added[0].join_timestamp, Time.get_unix_time_from_system(), 60.0)
	assert_same(added[0].member.user, user("clover"))
	assert_equal((heard.calls[0][2] as Array[DiscordUser]).size(), 0)
	assert_null(_thread.member, "the bot itself is not in it")


func test_members_updated_has_removed_members() -> void:
	act("join_thread", {"thread": _thread.id, "user": "clover"})
	await wait_for(client.thread_members_updated)
	act("leave_thread", {"thread": _thread.id, "user": "clover"})
	var heard: Array = await wait_for(client.thread_members_updated)
	assert_same(heard[0], _thread)
	assert_equal((heard[1] as Array[DiscordThreadMember]).size(), 0)
	assert_equal(heard[2], [user("clover")])
	assert_equal(_thread.member_count, 1)


func test_bot_joins_and_leaves() -> void:
	var look: Callable = func(thread: DiscordChannel, _added: Array, _removed: Array) -> bool:
		return thread.member != null
	var heard: Recorder = Recorder.new(client.thread_members_updated, look)
	act("join_thread", {"thread": _thread.id, "user": "sandy"})
	act("leave_thread", {"thread": _thread.id, "user": "sandy"})
	await wait_until(heard.has.bind(2), "both came")
	assert_equal(heard.seen, [true, false])
	assert_same(heard.calls[1][2][0], client.get_self())


func test_members_updated_of_an_unknown_thread_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN),
		"guild_id": str(guild().id),
		"member_count": 4,
		"added_members": [{"id": str(UNKNOWN), "user_id": str(user("basil").id), "flags": 1}],
		"removed_member_ids": [str(UNKNOWN + 1)],
	}
	dispatch("THREAD_MEMBERS_UPDATE", payload)
	var heard: Array = await wait_for(client.thread_members_updated)
	var thread: DiscordChannel = heard[0]
	assert_equal(thread.id, UNKNOWN)
	assert_equal(thread.member_count, 4)
	assert_same(thread.get_guild(), guild())
	assert_equal((heard[1][0] as DiscordThreadMember).user_id, user("basil").id)
	assert_equal((heard[2][0] as DiscordUser).id, UNKNOWN + 1)
	assert_null(client.get_channel(UNKNOWN))


func test_members_updated_in_an_unknown_guild() -> void:
	var payload: Dictionary = {"id": str(UNKNOWN), "guild_id": str(ELSEWHERE), "member_count": 1}
	dispatch("THREAD_MEMBERS_UPDATE", payload)
	var heard: Array = await wait_for(client.thread_members_updated)
	assert_equal((heard[0] as DiscordChannel).guild_id, ELSEWHERE)
	assert_null((heard[0] as DiscordChannel).get_guild())


func test_member_updated_has_old_and_new_membership() -> void:
	act("join_thread", {"thread": _thread.id, "user": "sandy"})
	await wait_for(client.thread_members_updated)
	var look: Callable = func(thread: DiscordChannel, _old: Object, _new: Object) -> int:
		return thread.member.flags
	var heard: Recorder = Recorder.new(client.thread_member_updated, look)
	act("update_thread_member", {"thread": _thread.id, "flags": 3})
	act("update_thread_member", {"thread": _thread.id, "flags": 5})
	await wait_until(heard.has.bind(2), "both came")
	assert_equal(heard.seen, [3, 5], "each at its moment")
	assert_same(heard.calls[0][0], _thread)
	assert_equal((heard.calls[0][1] as DiscordThreadMember).flags, 1)
	assert_equal((heard.calls[0][2] as DiscordThreadMember).user_id, client.get_self().id)
	assert_equal((heard.calls[1][1] as DiscordThreadMember).flags, 3)
	assert_equal((heard.calls[1][2] as DiscordThreadMember).flags, 5)


func test_member_updated_of_an_unknown_thread_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN),
		"guild_id": str(guild().id),
		"user_id": str(client.get_self().id),
		"flags": 3,
	}
	dispatch("THREAD_MEMBER_UPDATE", payload)
	var heard: Array = await wait_for(client.thread_member_updated)
	assert_equal((heard[0] as DiscordChannel).id, UNKNOWN)
	assert_same((heard[0] as DiscordChannel).get_guild(), guild())
	assert_null(heard[1])
	assert_equal((heard[2] as DiscordThreadMember).flags, 3)


func test_list_sync_adds_threads_of_a_channel_that_becomes_visible() -> void:
	var overwrite: Dictionary = {
		"id": str(client.get_self().id), "type": 1, "allow": "0", "deny": "1024"
	}
	var fields: Dictionary = {
		"guild": GUILD, "name": "hidden", "permission_overwrites": [overwrite]
	}
	var hidden: int = id_of(act("create_channel", fields))
	var below: Dictionary = {"channel": hidden, "author": "basil", "name": "below"}
	var made: int = id_of(act("create_thread", below))
	act("join_thread", {"thread": made, "user": "sandy"})
	await wait_seconds(0.2)
	var look: Callable = func(_guild: Object, _threads: Array, _members: Array) -> DiscordChannel:
		return client.get_channel(made)
	var heard: Recorder = Recorder.new(client.thread_list_sync, look)
	act("update_channel", {"channel": hidden, "permission_overwrites": []})
	await wait_until(heard.has.bind(1), "the list came")
	var threads: Array[DiscordChannel] = heard.calls[0][1]
	var members: Array[DiscordThreadMember] = heard.calls[0][2]
	assert_same(heard.calls[0][0], guild())
	assert_equal(threads.size(), 1)
	assert_equal(threads[0].name, "below")
	assert_same(heard.seen[0], threads[0], "the entity manager has it in the handler")
	assert_same(threads[0].get_guild(), guild())
	assert_equal(members.size(), 1)
	assert_equal(members[0].id, made)
	assert_equal(threads[0].member.user_id, client.get_self().id)
	assert_same(client.get_channel(_thread.id), _thread, "those of other channels stay")


func test_list_sync_of_a_guild_removes_unlisted_threads() -> void:
	dispatch("THREAD_LIST_SYNC", {"guild_id": str(guild().id), "threads": [], "members": []})
	var heard: Array = await wait_for(client.thread_list_sync)
	assert_same(heard[0], guild())
	assert_equal((heard[1] as Array[DiscordChannel]).size(), 0)
	assert_null(client.get_channel(_thread.id))


func test_list_sync_of_an_unknown_guild() -> void:
	var listed: Dictionary = {"id": str(UNKNOWN), "type": 11, "name": "far", "parent_id": "5"}
	dispatch("THREAD_LIST_SYNC", {"guild_id": str(ELSEWHERE), "threads": [listed], "members": []})
	var heard: Array = await wait_for(client.thread_list_sync)
	assert_null(heard[0])
	assert_equal((heard[1][0] as DiscordChannel).name, "far")
	assert_null(client.get_channel(UNKNOWN))
