## Requesting guild members over the gateway.
extends EventSuite


## Requests whose connection breaks are tested without Godot, in tests/engine.
func circumstances() -> PackedStringArray:
	return ["", SLOW_NETWORK]


func test_members_are_found_by_prefix() -> void:
	var capture: Callable = func(_guild: Object, members: Array, _chunk: Object) -> bool:
		var member: DiscordMember = members[0]
		return client.entity_manager.get_member(member.guild_id, member.user.id) == member
	var recorder: Recorder = Recorder.new(client.guild_members_chunk_received, capture)
	var options: Dictionary = {"query": "bas", "limit": 5}
	var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
	assert_equal(found, [guild().get_member(user("basil").id)])
	assert_equal(recorder.count(), 1)
	assert_equal(recorder.captured, [true], "the entity manager has them in the handler")
	var chunk: DiscordMembersChunk = recorder.calls[0][2]
	assert_same(recorder.calls[0][0], guild())
	assert_equal(recorder.calls[0][1], found)
	assert_equal(chunk.guild_id, guild().id)
	assert_equal(chunk.chunk_index, 0)
	assert_equal(chunk.chunk_count, 1)
	assert_equal(chunk.not_found.size(), 0)
	assert_false(chunk.nonce.is_empty())


func test_members_are_found_by_id_and_unknown_ids_are_listed() -> void:
	var recorder: Recorder = Recorder.new(client.guild_members_chunk_received)
	var options: Dictionary = {
		"user_ids": [user("basil").id, UNKNOWN_ID, str(user("clover").id)], "presences": true
	}
	var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
	assert_equal(found.size(), 2)
	assert_has(found, guild().get_member(user("clover").id))
	var chunk: DiscordMembersChunk = recorder.calls[0][2]
	assert_equal(Array(chunk.not_found), [UNKNOWN_ID])
	assert_equal(chunk.presences.size(), 2)
	assert_equal(chunk.presences[0].status, "online")


func test_simultaneous_requests_get_separate_results() -> void:
	var found: Dictionary[String, Array] = {}
	for named: String in ["basil", "clover", "dill", "nobody"]:
		_request_members_into(named, found)
	await wait_until(func() -> bool: return found.size() == 4, "all ended")
	for named: String in ["basil", "clover", "dill"]:
		assert_equal(found[named], [guild().get_member(user(named).id)], named)
	assert_equal(found["nobody"], [])


func test_uncached_members_are_cached_afterwards() -> void:
	client.logout()
	sandbox.stop()
	sandbox = DiscordSandbox.new()
	sandbox.preset = "big"
	sandbox.big_guilds = 1
	sandbox.big_members = 2500
	assert_equal(sandbox.start(), OK)
	var second: DiscordClient = add_client()
	await log_in(second)
	var large: DiscordGuild = second.get_guilds()[0]
	var recorder: Recorder = Recorder.new(second.guild_members_chunk_received)
	assert_at_most(large.get_members().size(), 2499.0, "a large guild does not list all members")
	var members: Array[DiscordMember] = await second.request_guild_members(large.id)
	assert_equal(members.size(), 2500)
	assert_equal(large.get_members().size(), 2500)
	assert_equal(recorder.count(), 3)
	for index: int in 3:
		var chunk: DiscordMembersChunk = recorder.calls[index][2]
		assert_equal(chunk.chunk_index, index)
		assert_equal(chunk.chunk_count, 3)
	assert_equal((recorder.calls[2][1] as Array).size(), 500)


func test_chunk_received_of_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"guild_id": str(FOREIGN_GUILD),
		"members": [{"user": {"id": str(UNKNOWN_ID), "username": "far"}, "roles": []}],
		"chunk_index": 0,
		"chunk_count": 1,
		"not_found": [str(UNKNOWN_ID + 1)],
		"nonce": "not ours",
	}
	dispatch("GUILD_MEMBERS_CHUNK", payload)
	var arguments: Array = await wait_for(client.guild_members_chunk_received)
	var members: Array[DiscordMember] = arguments[1]
	var chunk: DiscordMembersChunk = arguments[2]
	assert_null(arguments[0])
	assert_equal(members[0].user.username, "far")
	assert_equal(chunk.guild_id, FOREIGN_GUILD)
	assert_equal(Array(chunk.not_found), [UNKNOWN_ID + 1])
	assert_equal(chunk.nonce, "not ours")
	assert_null(client.entity_manager.get_member(FOREIGN_GUILD, UNKNOWN_ID))


func test_unrequested_chunk_ends_no_request() -> void:
	act("slow", {"ms": 300})
	var found: Dictionary[String, Array] = {}
	_request_members_into("basil", found)
	var payload: Dictionary = {
		"guild_id": str(guild().id), "members": [], "chunk_index": 0, "chunk_count": 1, "nonce": "x"
	}
	dispatch("GUILD_MEMBERS_CHUNK", payload)
	await wait_until(func() -> bool: return found.size() == 1, "ended")
	assert_equal(found["basil"].size(), 1)


func test_invalid_requests_are_refused_before_sending() -> void:
	for options: Dictionary in [
		{"limits": 5},
		{"limit": "five"},
		{"query": "a", "limit": 101},
		{"query": "a", "user_ids": [1]},
		{"user_ids": "basil"},
		{"user_ids": []},
	]:
		var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
		assert_equal(found.size(), 0)
		assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT, str(options))
	var none: Array[DiscordMember] = await client.request_guild_members(FOREIGN_GUILD)
	assert_equal(none.size(), 0)
	assert_has(client.rest.last_error.message, "no guild")


func test_requests_without_a_login_fail() -> void:
	client.logout()
	var found: Array[DiscordMember] = await client.request_guild_members(FOREIGN_GUILD)
	assert_equal(found.size(), 0)
	assert_has(client.rest.last_error.message, "connection")


func test_requesting_all_members_needs_the_intent() -> void:
	var second: DiscordClient = add_client()
	second.intents = DiscordIntents.GUILDS
	await log_in(second)
	var found: Array = await second.request_guild_members(guild().id)
	assert_equal(found.size(), 0)
	assert_has(str(second.rest.last_error), "GUILD_MEMBERS")


func test_logout_ends_a_request() -> void:
	act("drop_socket")
	act("refuse_connections")
	var found: Dictionary[String, Array] = {}
	_request_members_into("basil", found)
	await wait_frames(3)
	assert_equal(found.size(), 0)
	client.logout()
	await wait_until(func() -> bool: return found.size() == 1, "ended", 1.0)
	assert_equal(found["basil"], [])
	assert_equal(client.rest.last_error.kind, DiscordError.CANCELLED)


func test_request_survives_an_interruption() -> void:
	act("drop_socket")
	var options: Dictionary = {"query": "basil"}
	var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
	assert_equal(found.size(), 1)


func _request_members_into(named: String, found: Dictionary[String, Array]) -> void:
	found[named] = await client.request_guild_members(guild().id, {"query": named})
