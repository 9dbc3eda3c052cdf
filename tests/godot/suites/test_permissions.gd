## Permissions of members in the guild and in its channels.
extends ClientSuite


func member(named: String) -> DiscordMember:
	return guild().get_member(user(named).id)


func overwrite(id: int, type: int, allow: int, deny: int) -> Dictionary:
	return {"id": str(id), "type": type, "allow": str(allow), "deny": str(deny)}


func test_roles_grant_permissions() -> void:
	var basil: DiscordMember = member("basil")
	assert_true(basil.has_permission(DiscordPermissions.SEND_MESSAGES))
	assert_false(basil.has_permission(DiscordPermissions.KICK_MEMBERS))
	var both: int = DiscordPermissions.SEND_MESSAGES | DiscordPermissions.KICK_MEMBERS
	assert_false(basil.has_permission(both))
	act("update_role", {"guild": GUILD, "role": "Members", "permissions": str(both)})
	await wait_for(client.guild_role_updated)
	assert_true(basil.has_permission(both))
	assert_equal(basil.get_guild_permissions() & both, both)


func test_owner_has_all_permissions() -> void:
	var owner: DiscordMember = guild().get_owner()
	assert_true(owner.is_owner())
	assert_false(member("basil").is_owner())
	assert_true(owner.has_permission(DiscordPermissions.ADMINISTRATOR))
	assert_true(owner.has_permission_in(channel(), DiscordPermissions.MANAGE_CHANNELS))


func test_administrator_has_all_permissions() -> void:
	var permissions: String = str(DiscordPermissions.ADMINISTRATOR)
	act("create_role", {"guild": GUILD, "name": "Admins", "permissions": permissions})
	await wait_for(client.guild_role_created)
	act("update_member", {"guild": GUILD, "user": "basil", "roles": ["Admins"]})
	await wait_for(client.member_updated)
	assert_true(member("basil").has_permission_in(channel(), DiscordPermissions.MANAGE_CHANNELS))


func test_channel_overwrites_change_permissions() -> void:
	var send: int = DiscordPermissions.SEND_MESSAGES
	var overwrites: Array[Dictionary] = [
		overwrite(guild().id, 0, 0, send), overwrite(user("clover").id, 1, send, 0)
	]
	act("update_channel", {"channel": channel().id, "permission_overwrites": overwrites})
	await wait_for(client.channel_updated)
	assert_true(member("basil").has_permission(send), "in the guild")
	assert_false(member("basil").has_permission_in(channel(), send))
	assert_true(member("clover").has_permission_in(channel(), send))
	assert_equal(
		channel().get_permissions_for(member("clover")),
		member("clover").get_permissions_in(channel())
	)


func test_thread_uses_permissions_of_its_channel() -> void:
	var speak: int = DiscordPermissions.SEND_MESSAGES_IN_THREADS
	act("create_thread", {"channel": "general", "author": "basil", "name": "Aside"})
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	assert_true(member("basil").has_permission_in(thread, speak))
	var overwrites: Array[Dictionary] = [overwrite(user("basil").id, 1, 0, speak)]
	act("update_channel", {"channel": channel().id, "permission_overwrites": overwrites})
	await wait_for(client.channel_updated)
	assert_false(member("basil").has_permission_in(thread, speak))


func test_timeout_removes_permissions_until_it_ends() -> void:
	var basil: DiscordMember = member("basil")
	assert_false(basil.is_timed_out())
	await set_timeout_end("2099-01-01T00:00:00+00:00")
	assert_true(basil.is_timed_out())
	assert_false(basil.has_permission_in(channel(), DiscordPermissions.SEND_MESSAGES))
	assert_true(basil.has_permission_in(channel(), DiscordPermissions.VIEW_CHANNEL))
	await set_timeout_end("2020-01-01T00:00:00+00:00")
	assert_false(basil.is_timed_out())
	assert_true(basil.has_permission_in(channel(), DiscordPermissions.SEND_MESSAGES))


func set_timeout_end(until: String) -> void:
	act("update_member", {"guild": GUILD, "user": "basil", "communication_disabled_until": until})
	await wait_for(client.member_updated)


func test_unknown_objects_have_no_permissions() -> void:
	var basil: DiscordMember = member("basil")
	var open: DiscordChannel = channel()
	act("kick_bot", {"guild": GUILD})
	await wait_for(client.guild_deleted)
	assert_equal(basil.get_guild_permissions(), 0)
	assert_equal(open.get_permissions_for(basil), 0)
	assert_false(basil.is_owner())


func test_flags_and_codes_have_names() -> void:
	var flags: int = DiscordPermissions.KICK_MEMBERS | DiscordPermissions.BAN_MEMBERS
	assert_equal(
		DiscordPermissions.get_names(flags), PackedStringArray(["KICK_MEMBERS", "BAN_MEMBERS"])
	)
	assert_equal(DiscordPermissions.get_names(0), PackedStringArray())
	assert_equal(DiscordChannelType.get_name(DiscordChannelType.GUILD_FORUM), "GUILD_FORUM")
	assert_equal(DiscordChannelType.get_name(-1), "")
