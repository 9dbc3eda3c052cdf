## Tests that the circumstances of other suites are what their names say.
extends ClientSuite


func circumstances() -> PackedStringArray:
	return [
		WITHOUT_PERMISSIONS,
		UNCACHED_MEMBERS,
		TWO_SHARDS,
		SLOW_NETWORK,
		BROKEN_CONNECTION,
		BROKEN_EVENT,
	]


func test_circumstance_has_its_effect() -> void:
	match circumstance:
		WITHOUT_PERMISSIONS:
			await _check_permissions()
		UNCACHED_MEMBERS:
			assert_null(guild().get_member(user_id("basil")))
		TWO_SHARDS:
			var shards: Array = []
			for session: Dictionary in act("state")["sessions"]:
				shards.append(int(session["shard"][1]))
			assert_equal(shards, [2, 2])
			assert_equal(client.get_guilds().size(), 3)
		SLOW_NETWORK:
			var before: int = Time.get_ticks_msec()
			assert_not_null(await client.rest.get_user(user_id("basil")))
			assert_true(Time.get_ticks_msec() - before >= 40)
		BROKEN_EVENT:
			assert_equal(act("state")["closed_sockets"].size(), 0)
			send_as_user("A word that is cut off")
			var arguments: Array = await wait_for(client.message_sent)
			assert_equal((arguments[0] as DiscordMessage).content, "A word that is cut off")
			assert_equal(act("state")["closed_sockets"].size(), 1, "the connection was lost")
			assert_equal(act("state")["sessions"].size(), 1, "it was resumed")
		BROKEN_CONNECTION:
			send_as_user("While you were away")
			var arguments: Array = await wait_for(client.message_sent)
			assert_equal((arguments[0] as DiscordMessage).content, "While you were away")
			assert_equal(act("state")["sessions"].size(), 1, "it was resumed")


## Where the bot has no permissions, Discord refuses requests, and the error says so.
func _check_permissions() -> void:
	var gone: Variant = await client.rest.delete_channel(channel().id)
	assert_null(gone)
	assert_equal(client.rest.last_error.http_status, 403)
	assert_equal(client.rest.last_error.code, 50013)


## The id of a user, whether or not the client knows it.
func user_id(named: String) -> int:
	for each: Dictionary in act("state")["users"]:
		if each["username"] == named:
			return id_of(each)
	return 0
