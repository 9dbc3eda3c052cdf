## Guild events: guilds available, unavailable, created, updated and deleted; their bans and emojis.
extends EventSuite


func test_guild_available_for_every_guild_before_client_ready() -> void:
	var second: DiscordClient = add_client()
	var recorder: Recorder = Recorder.new(second.guild_available)
	var capture: Callable = func(_user: DiscordUser) -> int: return recorder.count()
	var ready_heard: Recorder = Recorder.new(second.client_ready, capture)
	await log_in(second)
	assert_equal(ready_heard.captured[0], 3, "guilds emitted before client_ready")
	for call: Array in recorder.calls:
		assert_has(second.get_guilds(), call[0])
	assert_false((recorder.calls[0][0] as DiscordGuild).get_channels().is_empty())


func test_outage_emits_guild_unavailable_and_guild_available() -> void:
	var known: DiscordGuild = guild()
	act("set_outage", {"guild": GUILD, "unavailable": true})
	assert_equal(await wait_for(client.guild_unavailable), [known])
	assert_true(known.unavailable)
	assert_equal(known.name, GUILD, "known values stay")
	act("set_outage", {"guild": GUILD, "unavailable": false})
	assert_equal(await wait_for(client.guild_available), [known])
	assert_false(known.unavailable)


func test_guild_created_has_the_guild_with_its_channels() -> void:
	var created: Dictionary = act("create_guild", {"name": "Lantern Cove", "members": ["basil"]})
	var new: DiscordGuild = (await wait_for(client.guild_created))[0]
	assert_equal(new.id, id_of(created))
	assert_equal(new.name, "Lantern Cove")
	assert_same(client.get_guild(new.id), new)
	assert_true(new.get_channels().any(_is_named.bind("general")))
	assert_not_null(new.get_member(user("basil").id))


func test_guild_updated_has_old_and_new_guild() -> void:
	var known: DiscordGuild = guild()
	act("update_guild", {"guild": GUILD, "name": "Workshop"})
	var arguments: Array = await wait_for(client.guild_updated)
	assert_equal((arguments[0] as DiscordGuild).name, GUILD)
	assert_equal((arguments[1] as DiscordGuild).name, "Workshop")
	assert_same(arguments[1], known)
	assert_true(arguments[0] != arguments[1])
	assert_false(known.get_channels().is_empty(), "the event has no channels")
	assert_equal(known.owner_id, user("ada").id)


func test_guild_updated_of_an_unknown_guild() -> void:
	var payload: Dictionary = {"id": "175928847299117063", "name": "Elsewhere"}
	act("dispatch", {"event": "GUILD_UPDATE", "payload": payload})
	var arguments: Array = await wait_for(client.guild_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordGuild).id, 175928847299117063)
	assert_equal((arguments[1] as DiscordGuild).name, "Elsewhere")


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
	var arguments: Array = await wait_for(client.guild_emojis_updated)
	assert_same(arguments[0], guild())
	var emojis: Array[DiscordEmoji] = arguments[1]
	assert_equal(emojis.size(), 1)
	assert_equal(emojis[0].get_mention(), "<a:lantern:41771983429993937>")
	assert_equal(guild().emojis[0].name, "lantern", "the guild has them as well")


func test_guild_unavailable_of_an_unknown_guild_has_its_id() -> void:
	dispatch("GUILD_DELETE", {"id": str(FOREIGN_GUILD), "unavailable": true})
	var arguments: Array = await wait_for(client.guild_unavailable)
	assert_equal((arguments[0] as DiscordGuild).id, FOREIGN_GUILD)
	assert_true((arguments[0] as DiscordGuild).unavailable)


func test_guild_deleted_of_an_unknown_guild_has_its_id() -> void:
	dispatch("GUILD_DELETE", {"id": str(FOREIGN_GUILD)})
	var arguments: Array = await wait_for(client.guild_deleted)
	assert_equal((arguments[0] as DiscordGuild).id, FOREIGN_GUILD)
	assert_equal(client.get_guilds().size(), 3)


func test_bans_of_an_unknown_user_in_an_unknown_guild() -> void:
	var stranger: Dictionary = {"id": str(UNKNOWN_ID), "username": "stranger"}
	var payload: Dictionary = {"guild_id": str(FOREIGN_GUILD), "user": stranger}
	dispatch("GUILD_BAN_ADD", payload)
	var added: Array = await wait_for(client.guild_ban_added)
	dispatch("GUILD_BAN_REMOVE", payload)
	var removed: Array = await wait_for(client.guild_ban_removed)
	for arguments: Array in [added, removed]:
		assert_null(arguments[0])
		assert_equal((arguments[1] as DiscordUser).username, "stranger")


func _is_named(each: DiscordChannel, named: String) -> bool:
	return each.name == named
