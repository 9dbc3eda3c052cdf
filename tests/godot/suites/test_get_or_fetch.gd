## Tests the methods of the entity manager that return a cached entity, or fetch it.
extends ClientSuite


func test_cached_entities_need_no_request() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var home: DiscordGuild = guild()
	var basil: DiscordUser = user("basil")
	var message: DiscordMessage = await send_and_receive("Hello")
	var before: int = sandbox.act("requests").size()
	assert_same(await manager.get_or_fetch_user(basil.id), basil)
	assert_same(await manager.get_or_fetch_user(str(basil.id)), basil)
	assert_same(await manager.get_or_fetch_user(basil), basil)
	assert_same(await manager.get_or_fetch_guild(home), home)
	assert_same(await manager.get_or_fetch_channel(channel()), channel())
	assert_same(await manager.get_or_fetch_role(home, role("Makers").id), role("Makers"))
	assert_same(await manager.get_or_fetch_message(channel(), message.id), message)
	var member: DiscordMember = home.get_member(basil.id)
	assert_same(await manager.get_or_fetch_member(home, basil), member)
	var elder: DiscordVoiceState = manager.get_voice_states()[0]
	assert_same(await manager.get_or_fetch_voice_state(home, elder.user_id), elder)
	assert_equal(sandbox.act("requests").size(), before, "no request was sent")


func test_resources_of_guilds_are_found() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	act("create_emoji", {"guild": GUILD, "name": "wave"})
	await wait_for(client.guild_emojis_updated)
	act("create_sticker", {"guild": GUILD, "name": "Cat"})
	await wait_for(client.guild_stickers_updated)
	act("create_soundboard_sound", {"guild": GUILD, "name": "boing"})
	await wait_for(client.guild_soundboard_sound_created)
	act("create_scheduled_event", {"guild": GUILD, "name": "Game jam"})
	await wait_for(client.guild_scheduled_event_created)
	act("create_auto_moderation_rule", {"guild": GUILD, "name": "No spam"})
	await wait_for(client.auto_moderation_rule_created)
	act("create_invite", {"channel": "general"})
	await wait_for(client.invite_created)
	act("create_channel", {"guild": GUILD, "name": "Stage", "type": 13})
	await wait_for(client.channel_created)
	act("create_stage_instance", {"channel": "Stage", "topic": "Physics"})
	await wait_for(client.stage_instance_created)
	var before: int = sandbox.act("requests").size()
	var home: DiscordGuild = guild()
	for kind: String in ["emoji", "scheduled_event", "auto_moderation_rule"]:
		var known: Object = manager.call("get_%ss" % kind)[0]
		var found: Object = await manager.call("get_or_fetch_" + kind, home, known.get("id"))
		assert_same(found, known, kind)
	var sound: DiscordSoundboardSound = manager.get_soundboard_sounds()[0]
	assert_same(await manager.get_or_fetch_soundboard_sound(home, sound.sound_id), sound)
	var sticker: DiscordSticker = manager.get_stickers()[0]
	assert_same(await manager.get_or_fetch_sticker(sticker.id), sticker)
	var invite: DiscordInvite = manager.get_invites()[0]
	assert_same(await manager.get_or_fetch_invite(invite.code), invite)
	var stage: DiscordStageInstance = manager.get_stage_instances()[0]
	assert_same(await manager.get_or_fetch_stage_instance(channel("Stage")), stage)
	assert_equal(sandbox.act("requests").size(), before, "no request was sent")


func test_other_entities_are_fetched() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var message: int = 0
	var general: DiscordChannel = channel()
	for each: DiscordMessage in await general.fetch_messages({"limit": 1}):
		message = each.id
	assert_null(client.get_message(message), "a message from before the login")
	var fetched: DiscordMessage = await manager.get_or_fetch_message(general, message)
	assert_equal(fetched.id, message)
	assert_equal(requests("GET", "/messages/%d" % message).size(), 1)
	assert_null(client.get_message(message), "no event would keep it up to date")
	var made: DiscordWebhook = await general.create_webhook("Herald")
	var webhook: DiscordWebhook = await manager.get_or_fetch_webhook(made.id)
	assert_equal(webhook.name, "Herald")
	var stranger: int = id_of(act("add_user", {"username": "moss"}))
	assert_null(client.get_user(stranger))
	var moss: DiscordUser = await manager.get_or_fetch_user(stranger)
	assert_equal(moss.username, "moss")


func test_concurrent_calls_share_one_request() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var stranger: int = id_of(act("add_user", {"username": "moss"}))
	act("slow", {"ms": 100})
	var calls: Array[Signal] = []
	for call: int in 3:
		calls.append(manager.get_or_fetch_user(stranger))
	assert_not_equal(calls[0], calls[1], "each has a result of its own")
	var found: Array[DiscordUser] = []
	for call: Signal in calls:
		found.append(await call)
	assert_equal(found[0].username, "moss")
	assert_same(found[1], found[0])
	assert_same(found[2], found[0])
	assert_equal(requests("GET", "/users/%d" % stranger).size(), 1)
	await manager.get_or_fetch_user(stranger)
	assert_equal(requests("GET", "/users/%d" % stranger).size(), 2, "it is not cached")


func test_failures_are_those_of_the_request() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	var recorder: Recorder = Recorder.new(client.rest.request_failed)
	act("slow", {"ms": 50})
	var first: Signal = manager.get_or_fetch_user(UNKNOWN_ID)
	var second: Signal = manager.get_or_fetch_user(UNKNOWN_ID)
	assert_null(await first)
	assert_equal(client.rest.last_error.code, 10013)
	assert_null(await second)
	assert_equal(recorder.count(), 2, "one for each call")
	assert_null(await manager.get_or_fetch_user("basil"))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_null(await manager.get_or_fetch_user(0))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_equal(requests("GET", "/users/%d" % UNKNOWN_ID).size(), 1)


func test_logout_ends_shared_calls() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	act("slow", {"ms": 500})
	var first: Signal = manager.get_or_fetch_user(UNKNOWN_ID)
	var second: Signal = manager.get_or_fetch_user(UNKNOWN_ID)
	client.logout()
	assert_null(await first)
	assert_null(await second)
	assert_equal(client.rest.last_error.kind, DiscordError.CANCELLED)


func test_unavailable_guild_is_fetched() -> void:
	dispatch("GUILD_DELETE", {"id": str(FOREIGN_GUILD), "unavailable": true})
	await wait_for(client.guild_unavailable)
	assert_null(await client.entity_manager.get_or_fetch_guild(FOREIGN_GUILD))
	assert_equal(requests("GET", "/guilds/%d" % FOREIGN_GUILD).size(), 1)


func test_application_is_complete() -> void:
	var own: DiscordApplication = await client.entity_manager.get_or_fetch_application()
	assert_same(own, client.get_client_application())
	assert_not_equal(own.name, "")
