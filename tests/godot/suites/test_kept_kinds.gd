## What belongs to guilds besides channels, roles and members: made, changed, deleted.
extends ClientSuite


## Dispatches an event about something in the guild, and gives what the signal told.
func tell(event: String, fields: Dictionary, heard: Signal) -> Array:
	var payload: Dictionary = {"guild_id": str(guild().id)}
	payload.merge(fields)
	act("dispatch", {"event": event, "payload": payload})
	return await wait_for(heard)


func test_scheduled_events() -> void:
	var fields: Dictionary = {"id": "50", "name": "Game jam", "status": 1, "image": "abc"}
	var heard: Array = await tell(
		"GUILD_SCHEDULED_EVENT_CREATE", fields, client.guild_scheduled_event_created
	)
	var event: DiscordScheduledEvent = heard[1]
	assert_equal(heard, [guild(), event])
	assert_same(client.entity_manager.get_scheduled_event(50), event)
	assert_equal(guild().get_scheduled_events(), [event] as Array[DiscordScheduledEvent])
	assert_has(event.get_image_url(), "/guild-events/50/abc.png?size=512")
	heard = await tell(
		"GUILD_SCHEDULED_EVENT_UPDATE",
		{"id": "50", "name": "Jam"},
		client.guild_scheduled_event_updated
	)
	assert_equal(heard, [guild(), heard[1], event])
	assert_equal([heard[1].name, event.name], ["Game jam", "Jam"])
	var basil: String = str(user("basil").id)
	var subscribed: Dictionary = {"guild_scheduled_event_id": "50", "user_id": basil}
	heard = await tell(
		"GUILD_SCHEDULED_EVENT_USER_ADD", subscribed, client.guild_scheduled_event_user_added
	)
	assert_equal(heard, [event, user("basil")])
	assert_equal(event.user_count, 1)
	heard = await tell(
		"GUILD_SCHEDULED_EVENT_USER_REMOVE", subscribed, client.guild_scheduled_event_user_removed
	)
	assert_equal(event.user_count, 0)
	heard = await tell(
		"GUILD_SCHEDULED_EVENT_DELETE", {"id": "50"}, client.guild_scheduled_event_deleted
	)
	assert_equal(heard, [guild(), event])
	assert_null(client.entity_manager.get_scheduled_event(50))


func test_rules_of_auto_moderation() -> void:
	var fields: Dictionary = {"id": "60", "name": "No spoilers", "enabled": true}
	var heard: Array = await tell(
		"AUTO_MODERATION_RULE_CREATE", fields, client.auto_moderation_rule_created
	)
	var rule: DiscordAutoModerationRule = heard[1]
	assert_equal(guild().get_auto_moderation_rules(), [rule] as Array[DiscordAutoModerationRule])
	fields["enabled"] = false
	heard = await tell("AUTO_MODERATION_RULE_UPDATE", fields, client.auto_moderation_rule_updated)
	assert_same(heard[2], rule)
	assert_equal([heard[1].enabled, rule.enabled], [true, false])
	var execution: Dictionary = {"rule_id": "60", "content": "the butler did it"}
	heard = await tell(
		"AUTO_MODERATION_ACTION_EXECUTION", execution, client.auto_moderation_action_executed
	)
	assert_equal((heard[1] as DiscordAutoModerationExecution).content, "the butler did it")
	heard = await tell("AUTO_MODERATION_RULE_DELETE", fields, client.auto_moderation_rule_deleted)
	assert_equal(heard, [guild(), rule])
	assert_equal(guild().get_auto_moderation_rules().size(), 0)


func test_stages() -> void:
	var place: String = str(channel("Lounge").id)
	var fields: Dictionary = {"id": "70", "channel_id": place, "topic": "Questions"}
	var heard: Array = await tell("STAGE_INSTANCE_CREATE", fields, client.stage_instance_created)
	var stage: DiscordStageInstance = heard[1]
	assert_same(heard[0], channel("Lounge"))
	assert_same(stage.get_channel(), channel("Lounge"))
	assert_same(client.entity_manager.get_stage_instance(70), stage)
	fields["topic"] = "Answers"
	heard = await tell("STAGE_INSTANCE_UPDATE", fields, client.stage_instance_updated)
	assert_equal([heard[1].topic, heard[2].topic], ["Questions", "Answers"])
	assert_same(heard[2], stage)
	heard = await tell("STAGE_INSTANCE_DELETE", fields, client.stage_instance_deleted)
	assert_equal(heard, [channel("Lounge"), stage])
	assert_null(client.entity_manager.get_stage_instance(70))


func test_invites() -> void:
	var place: String = str(channel().id)
	var time: String = "2026-03-01T12:00:00+00:00"
	var fields: Dictionary = {"code": "tea", "channel_id": place, "uses": 0, "created_at": time}
	var invite: DiscordInvite = (await tell("INVITE_CREATE", fields, client.invite_created))[0]
	assert_equal(invite.get_url(), "https://discord.gg/tea")
	assert_equal(str(invite), "<DiscordInvite tea>")
	assert_same(client.entity_manager.get_invite("tea"), invite)
	var gone: Dictionary = {"code": "tea", "channel_id": place}
	assert_same((await tell("INVITE_DELETE", gone, client.invite_deleted))[0], invite)
	assert_null(client.entity_manager.get_invite("tea"))
	gone["code"] = "coffee"
	var unknown: DiscordInvite = (await tell("INVITE_DELETE", gone, client.invite_deleted))[0]
	assert_equal(unknown.code, "coffee")
	assert_equal(unknown.channel_id, channel().id)


func test_integrations() -> void:
	var fields: Dictionary = {"id": "80", "name": "Twitch", "type": "twitch"}
	var heard: Array = await tell("INTEGRATION_CREATE", fields, client.integration_created)
	var integration: DiscordIntegration = heard[0]
	assert_same(integration.get_guild(), guild())
	heard = await tell("GUILD_INTEGRATIONS_UPDATE", {}, client.guild_integrations_updated)
	assert_equal(heard, [guild(), integration])
	fields["name"] = "Twitch!"
	heard = await tell("INTEGRATION_UPDATE", fields, client.integration_updated)
	assert_equal([heard[0].name, heard[1].name], ["Twitch", "Twitch!"])
	heard = await tell("INTEGRATION_DELETE", {"id": "80"}, client.integration_deleted)
	assert_equal(heard, [integration])
	assert_equal(client.entity_manager.get_integrations().size(), 0)


func test_sounds() -> void:
	var fields: Dictionary = {"sound_id": "90", "name": "Bell", "volume": 0.5}
	var heard: Array = await tell(
		"GUILD_SOUNDBOARD_SOUND_CREATE", fields, client.guild_soundboard_sound_created
	)
	var sound: DiscordSoundboardSound = heard[1]
	assert_has(sound.get_url(), "/soundboard-sounds/90")
	fields["name"] = "Gong"
	heard = await tell(
		"GUILD_SOUNDBOARD_SOUND_UPDATE", fields, client.guild_soundboard_sound_updated
	)
	assert_equal([heard[1].name, heard[2].name], ["Bell", "Gong"])
	assert_same(heard[2], sound)
	var several: Dictionary = {"soundboard_sounds": [fields]}
	heard = await tell(
		"GUILD_SOUNDBOARD_SOUNDS_UPDATE", several, client.guild_soundboard_sounds_updated
	)
	assert_equal(heard[1], [sound] as Array[DiscordSoundboardSound])
	heard = await tell(
		"GUILD_SOUNDBOARD_SOUND_DELETE", {"sound_id": "90"}, client.guild_soundboard_sound_deleted
	)
	assert_equal(heard, [guild(), sound])


func test_stickers() -> void:
	var sticker: Dictionary = {"id": "95", "name": "Wave", "format_type": 3}
	sticker["guild_id"] = str(guild().id)
	var heard: Array = await tell(
		"GUILD_STICKERS_UPDATE", {"stickers": [sticker]}, client.guild_stickers_updated
	)
	assert_same(heard[0], guild())
	assert_has((heard[1][0] as DiscordSticker).get_url(), "/stickers/95.json")
	assert_same(client.entity_manager.get_sticker(95), heard[1][0])


func test_entitlements_and_subscriptions() -> void:
	var fields: Dictionary = {"id": "100", "sku_id": "7", "consumed": false}
	var heard: Array = await tell("ENTITLEMENT_CREATE", fields, client.entitlement_created)
	var entitlement: DiscordEntitlement = heard[0]
	fields["consumed"] = true
	heard = await tell("ENTITLEMENT_UPDATE", fields, client.entitlement_updated)
	assert_equal([heard[0].consumed, heard[1].consumed], [false, true])
	assert_same(heard[1], entitlement)
	heard = await tell("ENTITLEMENT_DELETE", fields, client.entitlement_deleted)
	assert_same(heard[0], entitlement)
	fields = {"id": "110", "user_id": str(user("basil").id), "status": 0}
	heard = await tell("SUBSCRIPTION_CREATE", fields, client.subscription_created)
	assert_same(client.entity_manager.get_subscription(110), heard[0])
	fields["status"] = 2
	heard = await tell("SUBSCRIPTION_UPDATE", fields, client.subscription_updated)
	assert_equal([heard[0].status, heard[1].status], [0, 2])
	await tell("SUBSCRIPTION_DELETE", fields, client.subscription_deleted)
	assert_null(client.entity_manager.get_subscription(110))
