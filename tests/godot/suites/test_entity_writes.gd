## Tests what a game may write into the entity manager.
extends ClientSuite


func test_user_is_put_and_removed() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var recorder: Recorder = Recorder.new(client.user_updated)
	var data: Dictionary = {"id": str(UNKNOWN_ID), "username": "nelly"}
	var nelly: DiscordUser = manager.put("user", data)
	assert_equal(nelly.username, "nelly")
	assert_same(client.get_user(UNKNOWN_ID), nelly)
	assert_same(await manager.get_or_fetch_user(UNKNOWN_ID), nelly)
	assert_same(manager.put("user", {"id": str(UNKNOWN_ID), "username": "nell"}), nelly)
	assert_equal(nelly.username, "nell", "the object is live")
	assert_true(manager.remove("user", nelly))
	assert_null(client.get_user(UNKNOWN_ID))
	assert_equal(nelly.username, "nell", "it keeps its last state")
	assert_false(manager.remove("user", UNKNOWN_ID))
	assert_equal(recorder.count(), 0, "nothing is emitted")


func test_entity_survives_its_dictionary() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var makers: DiscordRole = role("Makers")
	var saved: Dictionary = makers.to_dictionary()
	assert_true(manager.remove("role", makers.id))
	assert_null(role("Makers"))
	assert_same(manager.put("role", saved, guild()), makers)
	assert_same(role("Makers"), makers)
	var message: DiscordMessage = await send_and_receive("Hello")
	saved = message.to_dictionary()
	assert_true(manager.remove("message", message))
	assert_null(client.get_message(message.id))
	assert_same(manager.put("message", saved), message)
	assert_same(client.get_message(message.id), message)


func test_later_events_update_what_was_put() -> void:
	var data: Dictionary = {"user": user("basil").to_dictionary(), "nick": "Bas", "roles": []}
	var basil: DiscordMember = client.entity_manager.put("member", data, guild())
	assert_same(basil, guild().get_member(user("basil").id))
	assert_equal(basil.get_display_name(), "Bas")
	act("update_member", {"guild": GUILD, "user": "basil", "nick": "Basil the Brave"})
	await wait_for(client.member_updated)
	assert_equal(basil.get_display_name(), "Basil the Brave")


func test_guild_is_put_with_its_contents() -> void:
	var data: Dictionary = {"id": str(FOREIGN_GUILD), "name": "Elsewhere"}
	data["channels"] = [{"id": "77", "type": 0, "name": "far"}]
	var elsewhere: DiscordGuild = client.entity_manager.put("guild", data)
	assert_equal(elsewhere.name, "Elsewhere")
	assert_same(client.get_guild(FOREIGN_GUILD), elsewhere)
	assert_equal(client.get_channel(77).name, "far")
	assert_true(client.entity_manager.remove("guild", elsewhere))
	assert_null(client.get_channel(77))


func test_what_cannot_be_kept_is_refused() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	expect_error("DiscordEntityManager.put: 'dragon': there is no such kind; give one of")
	assert_null(manager.put("dragon", {}))
	expect_error("DiscordEntityManager.put: 'user': it is not kept: data must have its ids")
	assert_null(manager.put("user", {"username": "nobody"}))
	expect_error("DiscordEntityManager.put: 'role': it is not kept")
	assert_null(manager.put("role", {"id": "5", "name": "red"}, UNKNOWN_ID))
	expect_error("DiscordEntityManager.remove: 'dragon': there is no such kind")
	assert_false(manager.remove("dragon", 5))
	expect_error("DiscordEntityManager.reset: 'dragon': there is no such kind")
	manager.reset("dragon")


func test_bot_itself_cannot_be_removed() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var me: DiscordUser = client.get_self()
	assert_false(manager.remove("user", me))
	assert_false(manager.remove("member", me, guild()))
	assert_false(manager.remove("user", user("basil")), "a member refers to it")
	manager.reset("member")
	assert_equal(manager.get_members().size(), client.get_guilds().size())
	assert_not_null(guild().get_me())


func test_reset_empties_a_kind_or_everything() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	await send_and_receive("Hello")
	var home: DiscordGuild = guild()
	manager.reset("message")
	assert_equal(channel().get_messages().size(), 0)
	assert_false(home.get_channels().is_empty())
	manager.reset()
	assert_equal(manager.get_guilds().size(), 0)
	assert_equal(manager.get_users(), [client.get_self()] as Array[DiscordUser])
	assert_not_null(client.get_client_application())
	assert_equal(home.name, GUILD, "it keeps its last state")
	client.logout()
	await log_in(client)
	assert_same(guild(), home)


func test_freed_client_writes_nothing() -> void:
	var second: DiscordClient = add_client()
	var manager: DiscordEntityManager = second.entity_manager
	second.free()
	await wait_frames(2)
	expect_error("DiscordEntityManager.put: 'user': the client was freed")
	assert_null(manager.put("user", {"id": "5", "username": "x"}))
	assert_false(manager.remove("user", 5))
	manager.reset()
