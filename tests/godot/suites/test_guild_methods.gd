## Tests the methods of guilds, members, roles, scheduled events, auto moderation rules and
## expressions.
extends ClientSuite


func test_guild_is_fetched_and_modified() -> void:
	assert_same(await guild().fetch({"with_counts": true}), guild())
	assert_equal(guild().approximate_member_count, 13)
	var home: DiscordGuild = guild()
	assert_same(await home.modify({"description": "Tea"}, "tidy"), home)
	assert_equal(home.description, "Tea")
	assert_equal(_reason("PATCH", "/guilds/%d" % home.id), "tidy")


func test_leave_leaves_the_guild() -> void:
	var recorder: Recorder = Recorder.new(client.guild_deleted)
	assert_equal(await guild().leave(), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")


func test_roles_are_created_modified_and_deleted() -> void:
	var recorder: Recorder = Recorder.new(client.guild_role_created)
	var created: DiscordRole = await guild().create_role(
		{"name": "Champion", "color": Color.GOLD}, "winner"
	)
	assert_equal(created.name, "Champion")
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal(_reason("POST", "/roles"), "winner")
	assert_has(await guild().fetch_roles(), created)
	assert_same(await created.set_name("Hero"), created)
	assert_equal(created.name, "Hero")
	assert_same(await created.modify({"hoist": true}), created)
	assert_true(created.hoist)
	assert_equal(await created.delete("enough heroes"), true)
	await wait_until(func() -> bool: return role("Hero") == null, "gone")


func test_channels_are_created_and_fetched() -> void:
	var created: DiscordChannel = await guild().create_channel("lobby", {"topic": "Wait here"})
	assert_equal(created.name, "lobby")
	assert_equal(created.topic, "Wait here")
	assert_has(await guild().fetch_channels(), created)
	var thread: DiscordChannel = await channel().start_thread("Aside", {"type": 11})
	var active: DiscordThreadList = await guild().fetch_active_threads()
	assert_has(active.threads, thread)


func test_members_are_fetched() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	assert_same(await guild().fetch_member(user("basil").id), basil)
	assert_equal((await guild().fetch_members({"limit": 5})).size(), 5)
	assert_equal(await guild().search_members("bas"), [basil] as Array[DiscordMember])
	assert_same(await basil.fetch(), basil)


func test_search_messages_returns_messages() -> void:
	var found: Variant = await guild().search_messages({"content": "boxes"})
	if assert_not_null(found, str(client.rest.last_error)):
		assert_equal(found.total_results, 1)


func test_kick_removes_the_member() -> void:
	var recorder: Recorder = Recorder.new(client.member_left)
	assert_equal(await guild().get_member(user("basil").id).kick("spam"), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal(_reason("DELETE", "/members/%d" % user("basil").id), "spam")
	assert_equal(await guild().kick(user("dill").id), true)
	await wait_until(recorder.has.bind(2), "the event is emitted")


func test_ban_and_unban() -> void:
	var recorder: Recorder = Recorder.new(client.guild_ban_added)
	var basil: DiscordMember = guild().get_member(user("basil").id)
	assert_equal(await basil.ban({"delete_message_seconds": 3600}, "spam"), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	var path: String = "/bans/%d" % user("basil").id
	assert_equal(requests("PUT", path)[-1]["body"], {"delete_message_seconds": 3600})
	assert_equal(_reason("PUT", path), "spam")
	assert_equal(await guild().ban(user("dill").id), true)
	var bans: Array[DiscordBan] = await guild().fetch_bans()
	assert_equal(bans.size(), 2)
	assert_equal(bans[0].reason, "spam")
	assert_equal(await guild().unban(user("basil").id, "forgiven"), true)
	assert_equal((await guild().fetch_bans({"limit": 10})).size(), 1)


func test_timeout_disables_communication() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	var now: float = Time.get_unix_time_from_system()
	assert_same(await basil.timeout(600, "Calm down"), basil)
	assert_near(basil.communication_disabled_until, now + 600, 5.0)
	assert_same(await basil.remove_timeout(), basil)
	assert_equal(basil.communication_disabled_until, 0)
	sandbox.act("clear_requests")
	for wrong: int in [0, -5, 28 * 24 * 3600 + 1]:
		assert_null(await basil.timeout(wrong))
		assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
		assert_has(str(client.rest.last_error), "28 days")
	assert_equal(sandbox.act("requests"), [])


func test_member_has_nickname_and_roles() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	var artists: int = role("Artists").id
	assert_equal(await basil.add_role(artists, "paints"), true)
	await wait_until(func() -> bool: return artists in basil.roles, "has it")
	assert_equal(await basil.remove_role(artists), true)
	await wait_until(func() -> bool: return not artists in basil.roles, "no longer has it")
	assert_same(await basil.set_nickname("Baz"), basil)
	assert_equal(basil.nick, "Baz")
	await basil.set_nickname("")
	assert_equal(basil.nick, "")
	assert_same(await basil.modify({"nick": "Bill"}, "changed"), basil)
	assert_equal(basil.nick, "Bill")


func test_member_in_voice_is_moved_and_muted() -> void:
	var elder: DiscordMember = guild().get_member(user("elder").id)
	var focus: DiscordChannel = channel("Focus")
	assert_same(await elder.move_to(focus.id), elder)
	await wait_until(func() -> bool: return elder.get_voice_state().channel_id == focus.id, "moved")
	await elder.set_mute(true)
	await wait_until(func() -> bool: return elder.get_voice_state().mute, "muted")
	await elder.set_deaf(true)
	await wait_until(func() -> bool: return elder.get_voice_state().deaf, "deafened")
	await elder.disconnect_voice("good night")
	await wait_until(func() -> bool: return elder.get_voice_state() == null, "gone")


func test_missing_permission_is_named() -> void:
	var quiet: DiscordGuild = null
	for each: DiscordGuild in client.get_guilds():
		quiet = each if each.name == "Quiet Corner" else quiet
	var laurel: DiscordMember = await quiet.fetch_member(user("laurel").id)
	assert_equal(await laurel.kick(), false)
	assert_equal(client.rest.last_error.code, 50013)
	assert_has(client.rest.last_error.remedy, "KICK_MEMBERS")
	assert_null(await laurel.timeout(60))
	assert_equal(client.rest.last_error.code, 50013)


func test_lists_of_a_guild_are_fetched() -> void:
	await channel().create_invite()
	await channel().create_webhook("Herald")
	act("create_integration", {"guild": GUILD, "name": "Herbs"})
	assert_equal((await guild().fetch_invites()).size(), 1)
	assert_equal((await guild().fetch_webhooks()).size(), 1)
	assert_equal((await guild().fetch_integrations()).size(), 1)
	var log: DiscordAuditLog = await guild().fetch_audit_log({"limit": 10})
	assert_false(log.audit_log_entries.is_empty())


func test_emojis_stickers_and_sounds_are_managed() -> void:
	var image: Image = Image.create(8, 8, false, Image.FORMAT_RGBA8)
	var emoji: DiscordEmoji = await guild().create_emoji("dot", image)
	if assert_not_null(emoji, str(client.rest.last_error)):
		assert_equal(emoji.name, "dot")
	var sticker: DiscordSticker = await guild().create_sticker("dot", "A dot", "wave", image)
	if assert_not_null(sticker, str(client.rest.last_error)):
		assert_equal((await sticker.modify({"name": "spot"})).name, "spot")
		assert_equal(await sticker.delete(), true)
	var sound: DiscordSoundboardSound = await guild().create_sound(
		"quack", "OggS".to_utf8_buffer(), {"volume": 0.5}
	)
	if assert_not_null(sound, str(client.rest.last_error)):
		assert_near(sound.volume, 0.5, 0.001)
		assert_equal((await sound.modify({"name": "moo"})).name, "moo")
		assert_equal(await sound.delete(), true)


func test_scheduled_event_is_managed() -> void:
	var tomorrow: int = int(Time.get_unix_time_from_system()) + 86_400
	var options: Dictionary = {"channel_id": channel("Lounge").id}
	var event: DiscordScheduledEvent = await guild().create_scheduled_event(
		"Quiz", 2, tomorrow, DiscordScheduledEventEntityType.VOICE, options
	)
	if not assert_not_null(event, str(client.rest.last_error)):
		return
	assert_equal(event.name, "Quiz")
	assert_equal(event.scheduled_start_time, tomorrow)
	act("subscribe", {"guild": GUILD, "event": event.id, "user": "basil"})
	assert_equal((await event.fetch_users()).size(), 1)
	assert_equal((await event.modify({"description": "Win!"})).description, "Win!")
	assert_equal((await event.start("now")).status, DiscordScheduledEventStatus.ACTIVE)
	assert_equal((await event.complete()).status, DiscordScheduledEventStatus.COMPLETED)
	event = await guild().create_scheduled_event("Tea", 2, tomorrow, 2, options)
	assert_equal(await event.delete(), true)


func test_auto_moderation_rule_is_managed() -> void:
	var options: Dictionary = {"trigger_metadata": {"keyword_filter": ["spoon"]}, "enabled": true}
	var rule: DiscordAutoModerationRule = await guild().create_auto_moderation_rule(
		"No spoons", 1, 1, [{"type": 1}], options, "forks only"
	)
	if not assert_not_null(rule, str(client.rest.last_error)):
		return
	assert_equal(rule.name, "No spoons")
	assert_equal((await rule.modify({"name": "No forks"})).name, "No forks")
	assert_equal(await rule.delete(), true)


func _reason(verb: String, path_end: String) -> String:
	return str(requests(verb, path_end)[-1]["headers"].get("x-audit-log-reason", "")).uri_decode()
