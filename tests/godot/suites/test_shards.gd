## A bot in three shards: signals about the bot concern all shards, and an interruption concerns
## one.
extends ClientSuite

var _emitted: Array[String] = []


func prepare_sandbox() -> void:
	sandbox.shards = 3


func prepare_client() -> void:
	for signal_name: String in ["connected", "disconnected", "reconnected", "resumed"]:
		client.connect(signal_name, _emitted.append.bind(signal_name))
	client.shard_connected.connect(func(id: int) -> void: _emitted.append("shard_connected%d" % id))
	client.shard_ready.connect(func(id: int) -> void: _emitted.append("shard_ready%d" % id))
	client.shard_resumed.connect(func(id: int) -> void: _emitted.append("shard_resumed%d" % id))
	client.shard_disconnected.connect(
		func(id: int, _reason: DiscordError) -> void: _emitted.append("shard_disconnected%d" % id)
	)
	client.client_ready.connect(func(_user: DiscordUser) -> void: _emitted.append("client_ready"))


func test_signals_are_emitted_once_for_all_shards() -> void:
	assert_equal(_emitted.count("connected"), 1)
	assert_equal(_emitted.count("reconnected"), 0)
	for id: int in 3:
		assert_true(_emitted.find("shard_connected%d" % id) < _emitted.find("connected"))
		assert_true(_emitted.find("shard_connected%d" % id) < _emitted.find("shard_ready%d" % id))
	assert_equal(_emitted[-1], "client_ready", "after all shards: %s" % [_emitted])
	assert_equal(client.get_guilds().size(), 3, "the guilds of all shards are available")
	for each: DiscordGuild in client.get_guilds():
		assert_false(each.unavailable)


func test_each_shard_has_its_status() -> void:
	await wait_until(func() -> bool: return client.get_ping() > 0, "heartbeats are answered")
	var shards: Array[DiscordShard] = client.get_shards()
	var ids: Array = shards.map(func(shard: DiscordShard) -> int: return shard.id)
	assert_equal(ids, [0, 1, 2])
	var guild_count: int = 0
	var sessions: Dictionary[String, bool] = {}
	for shard: DiscordShard in shards:
		assert_equal(shard.shard_count, 3)
		assert_equal(shard.state, DiscordShard.STATE_READY)
		guild_count += shard.guild_count
		sessions[shard.session_id] = true
	assert_equal(guild_count, 3)
	assert_equal(sessions.size(), 3, "each has a session of its own")
	assert_false("" in sessions)
	for each: DiscordGuild in client.get_guilds():
		assert_equal(client.get_shard_id(each), (each.id >> 22) % 3)


func test_losing_one_shard_does_not_disconnect_the_bot() -> void:
	_emitted.clear()
	var reasons: Recorder = Recorder.new(client.shard_disconnected)
	var connected: Recorder = Recorder.new(client.shard_connected)
	act("drop_socket", {"shard": 1})
	await wait_for(client.shard_resumed)
	assert_equal(connected.calls, [[1]])
	assert_equal(
		_emitted, ["shard_disconnected1", "shard_connected1", "shard_resumed1"] as Array[String]
	)
	assert_true(reasons.calls[0][1].will_retry)
	assert_true(client.is_client_connected())


func test_new_session_of_one_shard_does_not_disconnect_the_bot() -> void:
	_emitted.clear()
	var available: Recorder = Recorder.new(client.guild_available)
	act("invalid_session", {"shard": client.get_shard_id(guild()), "resumable": false})
	# Discord requires a wait of one to five seconds before the new session.
	assert_equal(await wait_for(client.shard_ready, 15.0), [client.get_shard_id(guild())])
	await wait_until(available.has.bind(1), "the guilds of the shard are available again")
	for signal_name: String in ["disconnected", "reconnected", "resumed", "client_ready"]:
		assert_false(signal_name in _emitted, signal_name)


func test_losing_all_shards_disconnects_the_bot_once() -> void:
	_emitted.clear()
	act("drop_socket")
	await wait_for(client.resumed)
	for signal_name: String in ["disconnected", "reconnected", "resumed"]:
		assert_equal(_emitted.count(signal_name), 1, signal_name)
	assert_equal(_emitted[-1], "resumed")
	assert_true(_emitted.find("disconnected") > _emitted.find("shard_disconnected2"))


func test_other_shards_respond_while_one_is_disconnected() -> void:
	var lost: int = client.get_shard_id(guild())
	var other: DiscordGuild = await _guild_of_another_shard(lost)
	act("refuse_connections")
	act("drop_socket", {"shard": lost})
	await wait_for(client.shard_disconnected)
	assert_equal((await client.request_guild_members(other)).size(), 2, "its owner and the bot")
	assert_equal(client.get_shards()[lost].state, DiscordShard.STATE_CONNECTING)
	act("clear_faults")
	assert_not_null(await client.request_guild_members(guild()), "it waits for its shard")


func test_client_can_run_some_of_the_shards() -> void:
	var shard: int = client.get_shard_id(guild())
	client.logout()
	await wait_for(client.disconnected)
	assert_equal(client.get_shards().size(), 0, "a client that is logged out runs no shards")
	if not start_sandbox():
		return
	var other: DiscordClient = add_client()
	other.shard_count = 3
	other.shard_ids = [shard, (shard + 1) % 3]
	await log_in(other)
	assert_equal(other.get_shards().size(), 2)
	for each: Dictionary in act("state")["guilds"]:
		var is_here: bool = other.get_shard_id(int(each["id"])) in other.shard_ids
		assert_equal(other.get_guild(int(each["id"])) != null, is_here, each["name"])
	for each: DiscordShard in other.get_shards():
		assert_true(each.id in other.shard_ids)
	for each: DiscordGuild in other.get_guilds():
		assert_true(other.get_shard_id(each) in other.shard_ids)


func test_invalid_shards_are_refused() -> void:
	client.logout()
	for wrong: Array in [[0, [0]], [2, [2]], [2, [-1]], [2, [1, 1]], [-1, []], [1001, []]]:
		client.shard_count = wrong[0]
		client.shard_ids = wrong[1]
		expect_error("shard_")
		assert_equal(client.login(), ERR_INVALID_PARAMETER, str(wrong))


## The shard of a guild depends on the millisecond in which the guild was created.
func _guild_of_another_shard(shard: int) -> DiscordGuild:
	for _try: int in 50:
		var id: int = int(act("create_guild", {"name": "Elsewhere"})["id"])
		if client.get_shard_id(id) != shard:
			await wait_until(func() -> bool: return client.get_guild(id) != null, "it is there")
			return client.get_guild(id)
		await wait_frames(1)
	fail("all guilds are of one shard")
	return guild()
