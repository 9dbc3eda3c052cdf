## Tests the methods of DiscordREST that discordcr has as well, by the names that it uses, as far as
## no other suite calls them.
extends ClientSuite

const UNKNOWN_BAN: int = 10026


func test_members_are_added_and_removed() -> void:
	var rest: DiscordREST = client.rest
	var mara: int = id_of(act("add_user", {"username": "mara"}))
	var added: DiscordMember = await rest.add_guild_member(
		guild().id, mara, "mara", {"nick": "Mara of the Moor"}
	)
	if assert_not_null(added, str(rest.last_error)):
		assert_equal(added.nick, "Mara of the Moor")
	var recorder: Recorder = Recorder.new(client.member_left)
	assert_true(await rest.remove_guild_member(guild().id, mara, "spam"))
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal(_reason("DELETE", "/members/%d" % mara), "spam")


func test_roles_of_members_are_changed() -> void:
	var rest: DiscordREST = client.rest
	var artists: int = role("Artists").id
	var laurel: int = user("laurel").id
	assert_true(await rest.add_guild_member_role(guild().id, laurel, artists))
	var member: DiscordMember = await rest.get_guild_member(guild().id, laurel)
	assert_has(member.roles, artists)
	assert_true(await rest.remove_guild_member_role(guild().id, laurel, artists))
	member = await rest.get_guild_member(guild().id, laurel)
	assert_lacks(member.roles, artists)


func test_bans_are_created_and_removed() -> void:
	var rest: DiscordREST = client.rest
	var basil: DiscordUser = user("basil")
	var options: Dictionary = {"delete_message_days": 1}
	assert_true(await rest.create_guild_ban(guild().id, basil.id, options, "spam"))
	var ban: DiscordBan = await rest.get_guild_ban(guild().id, basil.id)
	if assert_not_null(ban, str(rest.last_error)):
		assert_same(ban.user, basil)
		assert_equal(ban.reason, "spam")
	assert_true(await rest.remove_guild_ban(guild().id, basil.id, "sorry"))
	assert_null(await rest.get_guild_ban(guild().id, basil.id))
	assert_equal(rest.last_error.code, UNKNOWN_BAN)


func test_inactive_members_are_pruned() -> void:
	var rest: DiscordREST = client.rest
	var counted: DiscordPruneCount = await rest.get_guild_prune_count(guild().id, {"days": 30})
	var pruned: DiscordPruneCount = await rest.begin_guild_prune(guild().id, {"days": 30}, "tidy")
	if assert_not_null(pruned, str(rest.last_error)):
		assert_equal(pruned.pruned, counted.pruned)


func test_nickname_of_the_bot_is_changed() -> void:
	var changed: Variant = await client.rest.modify_current_user_nick(guild().id, {"nick": "Sand"})
	assert_not_null(changed, str(client.rest.last_error))
	var me: DiscordMember = await client.rest.get_guild_member(guild().id, client.get_self().id)
	assert_equal(me.nick, "Sand")


func test_channels_are_created_moved_and_deleted() -> void:
	var rest: DiscordREST = client.rest
	var options: Dictionary = {"type": DiscordChannelType.GUILD_TEXT, "topic": "Wait here"}
	var lobby: DiscordChannel = await rest.create_guild_channel(guild().id, "lobby", options)
	if not assert_not_null(lobby, str(rest.last_error)):
		return
	assert_equal(lobby.topic, "Wait here")
	var positions: Array[Dictionary] = [{"id": lobby.id, "position": 0}]
	assert_true(await rest.modify_guild_channel_positions(guild().id, positions))
	assert_equal(requests("PATCH", "/channels").size(), 1)
	assert_not_null(await rest.delete_channel(lobby.id))
	await wait_until(func() -> bool: return channel("lobby") == null, "gone")


func test_permissions_of_a_channel_are_changed() -> void:
	var rest: DiscordREST = client.rest
	var basil: int = user("basil").id
	var options: Dictionary = {"type": 1, "deny": DiscordPermissions.SEND_MESSAGES}
	assert_true(await rest.edit_channel_permissions(channel().id, basil, options))
	var is_denied: Callable = func() -> bool:
		var permissions: int = channel().get_permissions_for(guild().get_member(basil))
		return not permissions & DiscordPermissions.SEND_MESSAGES
	await wait_until(is_denied, "the permission is denied")
	assert_true(await rest.delete_channel_permission(channel().id, basil))
	await wait_until(func() -> bool: return not is_denied.call(), "the permission is back")


func test_roles_are_reordered() -> void:
	var positions: Array[Dictionary] = [{"id": role("Artists").id, "position": 1}]
	var roles: Array[DiscordRole] = await client.rest.modify_guild_role_positions(
		guild().id, positions
	)
	assert_has(roles, role("Artists"))
	assert_equal(role("Artists").position, 1)


func test_emojis_are_created_fetched_and_deleted() -> void:
	var rest: DiscordREST = client.rest
	var image: Image = Image.create(8, 8, false, Image.FORMAT_RGBA8)
	var created: DiscordEmoji = await rest.create_guild_emoji(guild().id, "wave", image)
	if not assert_not_null(created, str(rest.last_error)):
		return
	var fetched: DiscordEmoji = await rest.get_guild_emoji(guild(), created)
	assert_equal(fetched.name, "wave")
	assert_true(await rest.delete_guild_emoji(guild().id, created.id))
	assert_null(await rest.get_guild_emoji(guild().id, created.id))
	assert_equal(rest.last_error.http_status, 404)


func test_pins_are_added_listed_and_removed() -> void:
	var rest: DiscordREST = client.rest
	var message: DiscordMessage = await send_and_receive("the rules")
	assert_true(await rest.add_pinned_channel_message(channel().id, message.id))
	var pins: DiscordMessagePins = await rest.get_pinned_messages(channel().id)
	if assert_not_null(pins, str(rest.last_error)):
		assert_same(pins.items[0].message, message)
	assert_true(await rest.delete_pinned_channel_message(channel().id, message.id))
	pins = await rest.get_pinned_messages(channel().id)
	assert_equal(pins.items.size(), 0)


func test_reactions_are_deleted() -> void:
	var rest: DiscordREST = client.rest
	var id: int = channel().id
	var message: DiscordMessage = await send_and_receive("vote")
	for emoji: String in ["👍", "👎", "🎉"]:
		var fields: Dictionary = {"channel": "general", "message": message.id, "user": "basil"}
		act("react", fields.merged({"emoji": emoji}))
	var basil: int = user("basil").id
	assert_true(await rest.delete_user_reaction(id, message.id, "👍", basil))
	assert_equal(await rest.get_reactions(id, message.id, "👍"), [] as Array[DiscordUser])
	assert_true(await rest.delete_reaction(id, message.id, "👎"))
	assert_equal(await rest.get_reactions(id, message.id, "👎"), [] as Array[DiscordUser])
	assert_equal((await rest.get_reactions(id, message.id, "🎉")).size(), 1)
	assert_true(await rest.delete_all_reactions(id, message.id))
	assert_equal(await rest.get_reactions(id, message.id, "🎉"), [] as Array[DiscordUser])


func test_direct_messages_are_created() -> void:
	var dm: DiscordChannel = await client.rest.create_dm(user("basil").id)
	if assert_not_null(dm, str(client.rest.last_error)):
		assert_equal(dm.type, DiscordChannelType.DM)


func test_invites_are_fetched_and_deleted() -> void:
	var rest: DiscordREST = client.rest
	var options: Dictionary = {"max_age": 3600, "max_uses": 5, "temporary": true}
	var created: DiscordInvite = await rest.create_channel_invite(channel().id, options)
	if not assert_not_null(created, str(rest.last_error)):
		return
	assert_equal(created.max_uses, 5)
	assert_equal((await rest.get_invite(created.code)).code, created.code)
	assert_equal((await rest.get_channel_invites(channel().id)).size(), 1)
	assert_equal((await rest.delete_invite(created.code, "over")).code, created.code)
	assert_equal((await rest.get_channel_invites(channel().id)).size(), 0)


func test_webhooks_are_created_fetched_and_deleted() -> void:
	var rest: DiscordREST = client.rest
	var created: DiscordWebhook = await rest.create_channel_webhook(channel().id, "Herald")
	if not assert_not_null(created, str(rest.last_error)):
		return
	assert_equal((await rest.get_channel_webhooks(channel().id)).size(), 1)
	assert_equal((await rest.get_webhook(created.id)).name, "Herald")
	assert_equal((await rest.get_webhook_with_token(created.id, created.token)).name, "Herald")
	var changed: DiscordWebhook = await rest.modify_webhook_with_token(
		created.id, created.token, {"name": "Crier"}
	)
	assert_equal(changed.name, "Crier")
	assert_true(await rest.delete_webhook(created.id))
	var second: DiscordWebhook = await rest.create_channel_webhook(channel().id, "Herald")
	assert_true(await rest.delete_webhook_with_token(second.id, second.token))
	assert_equal((await rest.get_channel_webhooks(channel().id)).size(), 0)


func test_webhook_sends_a_message() -> void:
	var rest: DiscordREST = client.rest
	var webhook: DiscordWebhook = await rest.create_channel_webhook(channel().id, "Herald")
	var options: Dictionary = {"username": "Crier", "wait": true}
	var message: DiscordMessage = await rest.execute_webhook(
		webhook.id, webhook.token, "Hear", options
	)
	if assert_not_null(message, str(rest.last_error)):
		assert_equal(message.author.username, "Crier")


func test_threads_are_started_joined_and_listed() -> void:
	var rest: DiscordREST = client.rest
	var options: Dictionary = {
		"type": DiscordChannelType.PUBLIC_THREAD, "auto_archive_duration": 60
	}
	var thread: DiscordChannel = await rest.start_thread(channel().id, "Aside", options)
	if not assert_not_null(thread, str(rest.last_error)):
		return
	var active: DiscordThreadList = await rest.list_active_threads(guild().id)
	assert_has(active.threads, thread)
	var basil: int = user("basil").id
	assert_true(await rest.add_thread_member(thread.id, basil))
	assert_equal((await rest.list_thread_members(thread.id)).size(), 2)
	assert_true(await rest.remove_thread_member(thread.id, basil))
	assert_true(await rest.leave_thread(thread.id))
	assert_true(await rest.join_thread(thread.id))
	assert_equal((await rest.list_thread_members(thread.id)).size(), 1)


func test_thread_is_started_from_a_message() -> void:
	var message: DiscordMessage = await send_and_receive("What is next?")
	var thread: DiscordChannel = await client.rest.start_thread_from_message(
		channel().id, message.id, "Next"
	)
	if assert_not_null(thread, str(client.rest.last_error)):
		assert_equal(thread.id, message.id)


func test_archived_threads_are_listed() -> void:
	var rest: DiscordREST = client.rest
	var archived: Array[DiscordChannel] = []
	for type: int in [DiscordChannelType.PUBLIC_THREAD, DiscordChannelType.PRIVATE_THREAD]:
		var thread: DiscordChannel = await rest.start_thread(channel().id, "Old", {"type": type})
		if assert_not_null(thread, str(rest.last_error)):
			archived.append(await rest.modify_channel(thread.id, {"archived": true}))
	var found: DiscordThreadList = await rest.list_public_archived_threads(channel().id)
	assert_equal(found.threads, [archived[0]] as Array[DiscordChannel])
	found = await rest.list_private_archived_threads(channel().id)
	assert_equal(found.threads, [archived[1]] as Array[DiscordChannel])
	found = await rest.list_joined_private_threads(channel().id)
	assert_equal(found.threads, [archived[1]] as Array[DiscordChannel])


func test_stage_instances_are_managed() -> void:
	var rest: DiscordREST = client.rest
	var stage: int = await _create_stage()
	var created: DiscordStageInstance = await rest.create_stage_instance(stage, "Shaders")
	if not assert_not_null(created, str(rest.last_error)):
		return
	assert_equal((await rest.get_stage_instance(stage)).topic, "Shaders")
	var changed: DiscordStageInstance = await rest.update_stage_instance(stage, {"topic": "Tea"})
	assert_equal(changed.topic, "Tea")
	assert_true(await rest.delete_stage_instance(stage))
	assert_null(await rest.get_stage_instance(stage))
	assert_equal(rest.last_error.http_status, 404)


func test_speaker_is_muted_in_a_stage() -> void:
	var stage: int = await _create_stage()
	act("set_voice_state", {"guild": GUILD, "user": "basil", "channel": stage})
	var basil: int = user("basil").id
	var options: Dictionary = {"suppress": true}
	assert_true(
		await client.rest.modify_voice_state(guild().id, stage, basil, options),
		str(client.rest.last_error)
	)
	var is_muted: Callable = func() -> bool:
		var state: DiscordVoiceState = guild().get_member(basil).get_voice_state()
		return state != null and state.suppress
	await wait_until(is_muted, "the voice state is updated")


func test_settings_of_a_guild_are_fetched_and_changed() -> void:
	var rest: DiscordREST = client.rest
	var options: Dictionary = {"enabled": true, "channel_id": channel().id}
	var widget: DiscordGuildWidgetSettings = await rest.modify_guild_embed(guild().id, options)
	if assert_not_null(widget, str(rest.last_error)):
		assert_true(widget.enabled)
	widget = await rest.get_guild_embed(guild().id)
	assert_equal(widget.channel_id, channel().id)
	assert_not_null(await rest.get_guild_vanity_url(guild().id), str(rest.last_error))


func test_voice_regions_are_listed() -> void:
	var regions: Array[DiscordVoiceRegion] = await client.rest.list_voice_regions()
	assert_false(regions.is_empty())
	regions = await client.rest.get_guild_voice_regions(guild().id)
	assert_false(regions.is_empty())


func test_integrations_are_listed_and_deleted() -> void:
	var rest: DiscordREST = client.rest
	act("create_integration", {"guild": GUILD, "name": "Herbs"})
	var known: Array[DiscordIntegration] = await rest.get_guild_integrations(guild().id)
	for each: DiscordIntegration in known:
		if each.name == "Herbs":
			assert_true(await rest.delete_guild_integration(guild().id, each.id))
	var left: Array[DiscordIntegration] = await rest.get_guild_integrations(guild().id)
	assert_equal(left.size(), known.size() - 1)


func test_application_is_fetched() -> void:
	var application: DiscordApplication = await client.rest.get_oauth2_application()
	if assert_not_null(application, str(client.rest.last_error)):
		assert_equal(application.id, client.get_client_application().id)


func test_guild_is_left() -> void:
	var recorder: Recorder = Recorder.new(client.guild_deleted)
	assert_true(await client.rest.leave_guild(guild().id))
	await wait_until(recorder.has.bind(1), "the event is emitted")


func test_any_path_can_be_requested() -> void:
	var answer: Variant = await client.rest.raw_request("GET", "/channels/%d" % channel().id)
	assert_equal(str((answer as Dictionary)["id"]), str(channel().id))


func _create_stage() -> int:
	var created: Dictionary = act("create_channel", {"guild": GUILD, "name": "Stage", "type": 13})
	await wait_for(client.channel_created)
	return id_of(created)


func _reason(verb: String, path_end: String) -> String:
	return str(requests(verb, path_end)[-1]["headers"].get("x-audit-log-reason", "")).uri_decode()
