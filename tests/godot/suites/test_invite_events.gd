## Invite events: invites created and deleted.
extends EventSuite


func test_invite_created_has_the_invite() -> void:
	var fields: Dictionary = {"channel": "general", "user": "basil", "max_age": 60, "max_uses": 5}
	var created: Dictionary = act("create_invite", fields)
	var invite: DiscordInvite = (await wait_for(client.invite_created))[0]
	assert_equal(invite.code, created["code"])
	assert_equal(invite.type, DiscordInviteType.GUILD)
	assert_equal(invite.guild_id, guild().id)
	assert_equal(invite.channel_id, channel().id)
	assert_same(invite.inviter, user("basil"))
	assert_equal(invite.max_age, 60)
	assert_equal(invite.max_uses, 5)
	assert_equal(invite.uses, 0)
	assert_false(invite.temporary)
	assert_near(invite.created_at, Time.get_unix_time_from_system(), 60.0)
	assert_equal(invite.expires_at - invite.created_at, 60)
	assert_equal(invite.get_url(), "https://discord.gg/%s" % invite.code)
	assert_equal(str(invite), "<DiscordInvite %s>" % invite.code)
	assert_same(client.entity_manager.get_invite(invite.code), invite)
	assert_has(client.entity_manager.get_invites(), invite)


func test_invite_created_in_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"code": "faraway", "guild_id": str(FOREIGN_GUILD), "channel_id": str(UNKNOWN_ID), "uses": 0
	}
	dispatch("INVITE_CREATE", payload)
	var invite: DiscordInvite = (await wait_for(client.invite_created))[0]
	assert_equal(invite.code, "faraway")
	assert_equal(invite.guild_id, FOREIGN_GUILD)
	assert_null(invite.inviter)
	assert_null(client.entity_manager.get_invite("faraway"))


func test_invite_deleted_has_the_last_known_invite() -> void:
	act("create_invite", {"channel": "general", "max_uses": 5})
	var invite: DiscordInvite = (await wait_for(client.invite_created))[0]
	act("delete_invite", {"code": invite.code})
	assert_equal(await wait_for(client.invite_deleted), [invite])
	assert_equal(invite.max_uses, 5)
	assert_null(client.entity_manager.get_invite(invite.code))


func test_invite_deleted_when_it_is_used_up() -> void:
	act("create_invite", {"channel": "general", "max_uses": 1})
	var invite: DiscordInvite = (await wait_for(client.invite_created))[0]
	act("add_user", {"username": "moss"})
	act("use_invite", {"code": invite.code, "user": "moss"})
	assert_equal(await wait_for(client.invite_deleted), [invite])


func test_invite_deleted_of_an_unknown_invite_has_code_and_ids() -> void:
	var payload: Dictionary = {
		"code": "faraway", "guild_id": str(guild().id), "channel_id": str(UNKNOWN_ID)
	}
	dispatch("INVITE_DELETE", payload)
	var invite: DiscordInvite = (await wait_for(client.invite_deleted))[0]
	assert_equal(invite.code, "faraway")
	assert_equal(invite.guild_id, guild().id)
	assert_equal(invite.channel_id, UNKNOWN_ID)


func test_deleting_a_channel_deletes_its_invites() -> void:
	act("create_invite", {"channel": "news"})
	var invite: DiscordInvite = (await wait_for(client.invite_created))[0]
	act("delete_channel", {"channel": "news"})
	await wait_for(client.channel_deleted)
	assert_null(client.entity_manager.get_invite(invite.code))
