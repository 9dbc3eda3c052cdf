## Role events: roles created, updated and deleted.
extends EventSuite


## Events of a guild are received by the shard of the guild.
func circumstances() -> PackedStringArray:
	return super() + PackedStringArray([TWO_SHARDS])


func test_role_created_has_guild_and_role() -> void:
	var created: Dictionary = act(
		"create_role", {"guild": GUILD, "name": "Scouts", "color": 0x00FF00}
	)
	var arguments: Array = await wait_for(client.guild_role_created)
	var new: DiscordRole = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(new.id, id_of(created))
	assert_equal(new.name, "Scouts")
	assert_equal(new.color, Color.GREEN)
	assert_equal(new.guild_id, guild().id)
	assert_same(guild().get_role(new.id), new)


func test_role_updated_has_old_and_new_role() -> void:
	var artists: DiscordRole = role("Artists")
	act("update_role", {"guild": GUILD, "role": "Artists", "name": "Painters"})
	var arguments: Array = await wait_for(client.guild_role_updated)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordRole).name, "Artists")
	assert_equal((arguments[2] as DiscordRole).name, "Painters")
	assert_same(arguments[2], artists)
	assert_equal(artists.name, "Painters")


func test_role_updated_of_an_unknown_role() -> void:
	var payload: Dictionary = {
		"guild_id": str(guild().id), "role": {"id": "175928847299117063", "name": "Unheard of"}
	}
	act("dispatch", {"event": "GUILD_ROLE_UPDATE", "payload": payload})
	var arguments: Array = await wait_for(client.guild_role_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordRole).name, "Unheard of")


func test_role_deleted_has_the_last_known_role() -> void:
	var artists: DiscordRole = role("Artists")
	act("delete_role", {"guild": GUILD, "role": "Artists"})
	assert_equal(await wait_for(client.guild_role_deleted), [guild(), artists])
	assert_equal(artists.name, "Artists")
	assert_null(guild().get_role(artists.id))


func test_role_deleted_of_an_unknown_role_has_its_ids() -> void:
	var payload: Dictionary = {"guild_id": str(guild().id), "role_id": "175928847299117063"}
	act("dispatch", {"event": "GUILD_ROLE_DELETE", "payload": payload})
	var arguments: Array = await wait_for(client.guild_role_deleted)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordRole).id, 175928847299117063)
	assert_equal((arguments[1] as DiscordRole).guild_id, guild().id)


func test_roles_of_an_unknown_guild() -> void:
	var fields: Dictionary = {"id": str(UNKNOWN_ID), "name": "Unheard of"}
	dispatch("GUILD_ROLE_CREATE", {"guild_id": str(FOREIGN_GUILD), "role": fields})
	var created: Array = await wait_for(client.guild_role_created)
	assert_null(created[0])
	assert_equal((created[1] as DiscordRole).name, "Unheard of")
	assert_equal((created[1] as DiscordRole).guild_id, FOREIGN_GUILD)
	dispatch("GUILD_ROLE_UPDATE", {"guild_id": str(FOREIGN_GUILD), "role": fields})
	var updated: Array = await wait_for(client.guild_role_updated)
	assert_equal(updated.slice(0, 2), [null, null])
	dispatch("GUILD_ROLE_DELETE", {"guild_id": str(FOREIGN_GUILD), "role_id": str(UNKNOWN_ID)})
	var deleted: Array = await wait_for(client.guild_role_deleted)
	assert_null(deleted[0])
	assert_equal((deleted[1] as DiscordRole).id, UNKNOWN_ID)
	assert_null(client.entity_manager.get_role(UNKNOWN_ID))


func test_new_role_changes_the_color_of_its_members() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	act("create_role", {"guild": GUILD, "name": "Scouts", "color": 0x00FF00, "position": 90})
	var scouts: DiscordRole = (await wait_for(client.guild_role_created))[1]
	assert_not_equal(basil.get_color(), Color.GREEN)
	act("update_member", {"guild": GUILD, "user": "basil", "roles": ["Members", "Scouts"]})
	await wait_for(client.member_updated)
	assert_true(basil.has_role(scouts.id))
	assert_same(basil.get_roles_sorted()[0], scouts)
	assert_equal(basil.get_color(), Color.GREEN)
