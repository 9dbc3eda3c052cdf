## Requests over the gateway, which events answer.
extends ClientSuite


func test_members_by_name() -> void:
	var options: Dictionary = {"query": "ba", "limit": 5}
	var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
	assert_equal(found.size(), 1)
	assert_same(found[0], guild().get_member(user("basil").id))
	assert_null(client.rest.last_error)


func test_all_members_come_with_a_signal() -> void:
	var chunks: Recorder = Recorder.new(client.guild_members_chunk_received)
	var found: Array[DiscordMember] = await client.request_guild_members(guild().id)
	assert_equal(found.size(), guild().member_count)
	assert_equal(chunks.count(), 1)
	assert_same(chunks.calls[0][0], guild())
	assert_equal((chunks.calls[0][1] as Array).size(), found.size())
	assert_equal((chunks.calls[0][2] as DiscordMembersChunk).chunk_count, 1)


func test_members_by_id() -> void:
	var ids: Array[int] = [user("basil").id, user("clover").id, 1]
	var options: Dictionary = {"user_ids": ids, "presences": true}
	var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
	assert_equal(found.size(), 2)


func test_two_requests_of_one_guild_do_not_mix() -> void:
	var first: Signal = client.request_guild_members(guild().id, {"query": "basil"})
	var second: Signal = client.request_guild_members(guild().id, {"query": "clover"})
	var heard: Recorder = Recorder.new(second)
	var basil: Array[DiscordMember] = await first
	await wait_until(heard.has.bind(1), "both end")
	assert_equal(basil[0].user.username, "basil")
	assert_equal(heard.calls[0][0][0].user.username, "clover")


func test_what_discord_would_refuse_fails_at_once() -> void:
	for options: Dictionary in [
		{"limit": 101, "query": "a"}, {"nonsense": 1}, {"user_ids": "basil"}, {"user_ids": []}
	]:
		var found: Array[DiscordMember] = await client.request_guild_members(guild().id, options)
		assert_equal(found.size(), 0)
		assert_not_null(client.rest.last_error, str(options))
	await client.request_guild_members(1)
	assert_has(client.rest.last_error.message, "no guild")


func test_a_logout_ends_what_waits() -> void:
	var heard: Recorder = Recorder.new(client.request_guild_members(guild().id))
	client.logout()
	await wait_until(heard.has.bind(1), "it ends")
	assert_equal(heard.calls[0][0], [] as Array[DiscordMember])
	assert_not_null(client.rest.last_error)


func test_sounds_of_guilds() -> void:
	act("create_sound", {"guild": GUILD, "name": "Bell"})
	await wait_for(client.guild_soundboard_sound_created)
	var sounds: Array[DiscordSoundboardSound] = await client.request_soundboard_sounds([guild().id])
	assert_equal(sounds.size(), 1)
	assert_equal(sounds[0].name, "Bell")
	assert_same(sounds[0], client.entity_manager.get_soundboard_sound(sounds[0].sound_id))


func test_without_a_login_there_is_nobody_to_ask() -> void:
	client.logout()
	var found: Array[DiscordMember] = await client.request_guild_members(1)
	assert_equal(found.size(), 0)
	assert_has(client.rest.last_error.message, "connection")
