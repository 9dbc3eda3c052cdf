## Guild events: guilds available, unavailable, created, updated and deleted; their bans and emojis.
extends EventSuite


func test_guild_available_for_every_guild_before_client_ready() -> void:
	var second: DiscordClient = add_client()
	var heard: Recorder = Recorder.new(second.guild_available)
	var look: Callable = func(_user: DiscordUser) -> int: return heard.count()
	var ready_heard: Recorder = Recorder.new(second.client_ready, look)
	await log_in(second)
	assert_equal(ready_heard.seen[0], 3, "guilds told of before client_ready")
	for call: Array in heard.calls:
		assert_has(second.get_guilds(), call[0])
	assert_false((heard.calls[0][0] as DiscordGuild).get_channels().is_empty())


func test_outage_emits_guild_unavailable_and_guild_available() -> void:
	var known: DiscordGuild = guild()
	act("set_outage", {"guild": GUILD, "unavailable": true})
	assert_equal(await wait_for(client.guild_unavailable), [known])
	assert_true(known.unavailable)
	assert_equal(known.name, GUILD, "what was known stays")
	act("set_outage", {"guild": GUILD, "unavailable": false})
	assert_equal(await wait_for(client.guild_available), [known])
	assert_false(known.unavailable)


func test_guild_created_has_the_guild_with_its_channels() -> void:
	var made: Dictionary = act("create_guild", {"name": "Lantern Cove", "members": ["basil"]})
	var new: DiscordGuild = (await wait_for(client.guild_created))[0]
	assert_equal(new.id, id_of(made))
	assert_equal(new.name, "Lantern Cove")
	assert_same(client.get_guild(new.id), new)
	assert_true(new.get_channels().any(_is_named.bind("general")))
	assert_not_null(new.get_member(user("basil").id))


func test_guild_updated_has_old_and_new_guild() -> void:
	var known: DiscordGuild = guild()
	act("update_guild", {"guild": GUILD, "name": "Workshop"})
	var heard: Array = await wait_for(client.guild_updated)
	assert_equal((heard[0] as DiscordGuild).name, GUILD)
	assert_equal((heard[1] as DiscordGuild).name, "Workshop")
	assert_same(heard[1], known)
	assert_true(heard[0] != heard[1])
	assert_false(known.get_channels().is_empty(), "the event says nothing of channels")
	assert_equal(known.owner_id, user("ada").id)


func test_guild_updated_of_an_unknown_guild() -> void:
	var payload: Dictionary = {"id": "175928847299117063", "name": "Elsewhere"}
	act("dispatch", {"event": "GUILD_UPDATE", "payload": payload})
	var heard: Array = await wait_for(client.guild_updated)
	assert_null(heard[0])
	assert_equal((heard[1] as DiscordGuild).id, 175928847299117063)
	assert_equal((heard[1] as DiscordGuild).name, "Elsewhere")


func test_guild_deleted_has_the_last_known_guild() -> void:
	var known: DiscordGuild = guild()
	var general: int = channel().id
	act("delete_guild", {"guild": GUILD})
	assert_equal(await wait_for(client.guild_deleted), [known])
	assert_equal(known.name, GUILD)
	assert_null(client.get_guild(known.id))
	assert_null(client.get_channel(general), "its channels are gone too")


func test_guild_deleted_when_the_bot_is_kicked() -> void:
	var known: DiscordGuild = guild()
	act("kick_bot", {"guild": GUILD})
	assert_equal(await wait_for(client.guild_deleted), [known])
	assert_equal(client.get_guilds().size(), 2)


func test_guild_ban_added_and_removed_have_guild_and_user() -> void:
	var basil: DiscordUser = user("basil")
	act("ban", {"guild": GUILD, "user": "basil"})
	assert_equal(await wait_for(client.guild_ban_added), [guild(), basil])
	act("unban", {"guild": GUILD, "user": "basil"})
	assert_equal(await wait_for(client.guild_ban_removed), [guild(), basil])


func test_guild_emojis_updated_has_all_emojis() -> void:
	var emoji: Dictionary = {"id": "41771983429993937", "name": "lantern", "animated": true}
	var payload: Dictionary = {"guild_id": str(guild().id), "emojis": [emoji]}
	act("dispatch", {"event": "GUILD_EMOJIS_UPDATE", "payload": payload})
	var heard: Array = await wait_for(client.guild_emojis_updated)
	assert_same(heard[0], guild())
	var emojis: Array[DiscordEmoji] = heard[1]
	assert_equal(emojis.size(), 1)
	assert_equal(emojis[0].get_mention(), "<a:lantern:41771983429993937>")
	assert_equal(guild().emojis[0].name, "lantern", "the guild has them too")


func test_guild_unavailable_of_an_unknown_guild_has_its_id() -> void:
	dispatch("GUILD_DELETE", {"id": str(ELSEWHERE), "unavailable": true})
	var heard: Array = await wait_for(client.guild_unavailable)
	assert_equal((heard[0] as DiscordGuild).id, ELSEWHERE)
	assert_true((heard[0] as DiscordGuild).unavailable)


func test_guild_deleted_of_an_unknown_guild_has_its_id() -> void:
	dispatch("GUILD_DELETE", {"id": str(ELSEWHERE)})
	var heard: Array = await wait_for(client.guild_deleted)
	assert_equal((heard[0] as DiscordGuild).id, ELSEWHERE)
	assert_equal(client.get_guilds().size(), 3)


func test_bans_of_an_unknown_user_in_an_unknown_guild() -> void:
	var stranger: Dictionary = {"id": str(UNKNOWN), "username": "stranger"}
	var payload: Dictionary = {"guild_id": str(ELSEWHERE), "user": stranger}
	dispatch("GUILD_BAN_ADD", payload)
	var added: Array = await wait_for(client.guild_ban_added)
	dispatch("GUILD_BAN_REMOVE", payload)
	var removed: Array = await wait_for(client.guild_ban_removed)
	for heard: Array in [added, removed]:
		assert_null(heard[0])
		assert_equal((heard[1] as DiscordUser).username, "stranger")


func _is_named(each: DiscordChannel, named: String) -> bool:
	return each.name == named
