## User events: presence, typing, voice states, and the bot's own account.
extends EventSuite


func test_presence_updated_has_the_presence() -> void:
	var basil: DiscordUser = user("basil")
	var playing: Dictionary = {"name": "Go", "type": DiscordActivityType.PLAYING}
	act("set_presence", {"user": "basil", "status": "dnd", "activities": [playing]})
	# Presence events of the bot's own login may still arrive.
	var is_basils: Callable = func(updated: DiscordPresence) -> bool:
		return updated.get_user_id() == basil.id
	var presence: DiscordPresence = (await wait_for(client.presence_updated, 5.0, is_basils))[0]
	assert_equal(presence.status, "dnd")
	assert_equal(presence.get_user_id(), basil.id)
	assert_same(presence.user, basil)
	assert_equal(presence.activities[0].name, "Go")
	# The event is emitted once for each guild, and the entity manager may be asked for the presence
	# of another guild.
	var is_known: Callable = func() -> bool: return client.get_presence(basil.id).status == "dnd"
	await wait_until(is_known, "the entity manager has it")


func test_presence_updated_once_for_each_guild() -> void:
	# Basil is in two of the bot's three guilds.
	var recorder: Recorder = Recorder.new(client.presence_updated)
	act("set_presence", {"user": "basil", "status": "idle"})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_not_equal(recorder.calls[0][0].guild_id, recorder.calls[1][0].guild_id)


func test_offline_presence_is_emitted_and_not_cached() -> void:
	var basil: DiscordUser = user("basil")
	var recorder: Recorder = Recorder.new(client.presence_updated)
	act("set_presence", {"user": "basil", "status": "offline"})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal((recorder.calls[0][0] as DiscordPresence).status, "offline")
	assert_null(client.get_presence(basil.id))


func test_typing_started_has_channel_user_and_time() -> void:
	act("start_typing", {"user": "basil", "channel": "general"})
	var arguments: Array = await wait_for(client.typing_started)
	assert_same(arguments[0], channel())
	assert_same(arguments[1], user("basil"))
	assert_near(arguments[2], Time.get_unix_time_from_system(), 60.0)


func test_typing_in_an_unknown_channel_has_its_id() -> void:
	var payload: Dictionary = {
		"channel_id": "175928847299117063", "user_id": "80351110224678912", "timestamp": 1700000000
	}
	act("dispatch", {"event": "TYPING_START", "payload": payload})
	var arguments: Array = await wait_for(client.typing_started)
	assert_equal((arguments[0] as DiscordChannel).id, 175928847299117063)
	assert_equal((arguments[1] as DiscordUser).id, 80351110224678912)
	assert_equal(arguments[2], 1700000000)


func test_user_updated_has_old_and_new_account() -> void:
	act("update_user", {"user": "sandy", "username": "sandra"})
	var arguments: Array = await wait_for(client.user_updated)
	assert_equal((arguments[0] as DiscordUser).username, "sandy")
	assert_equal((arguments[1] as DiscordUser).username, "sandra")
	assert_same(arguments[1], client.get_self())


func test_user_updated_has_the_other_changes() -> void:
	var me: DiscordUser = client.get_self()
	var capture: Callable = func(_old: Object, new: DiscordUser) -> bool:
		return client.get_self() == new and new.global_name == "Sandy Beach"
	var recorder: Recorder = Recorder.new(client.user_updated, capture)
	act("update_user", {"user": "sandy", "global_name": "Sandy Beach"})
	await wait_until(recorder.has.bind(1), "it is emitted")
	assert_equal(recorder.captured, [true], "the entity manager has it in the handler")
	assert_same(recorder.calls[0][1], me)
	assert_equal(me.username, "sandy")


func test_joining_voice_has_no_previous_state() -> void:
	act("set_voice_state", {"guild": GUILD, "user": "basil", "channel": "Lounge"})
	var arguments: Array = await wait_for(client.voice_state_updated)
	var current: DiscordVoiceState = arguments[1]
	assert_null(arguments[0])
	assert_equal(current.user_id, user("basil").id)
	assert_same(current.get_channel(), channel("Lounge"))
	assert_same(guild().get_member(user("basil").id).get_voice_state(), current)


func test_moving_and_muting_in_voice() -> void:
	# Elder is in the lounge from the beginning.
	act("set_voice_state", {"guild": GUILD, "user": "elder", "channel": "Focus", "self_mute": true})
	var arguments: Array = await wait_for(client.voice_state_updated)
	var previous: DiscordVoiceState = arguments[0]
	var current: DiscordVoiceState = arguments[1]
	assert_equal(previous.channel_id, channel("Lounge").id)
	assert_false(previous.self_mute)
	assert_equal(current.channel_id, channel("Focus").id)
	assert_true(current.self_mute)


func test_leaving_voice_has_no_channel() -> void:
	act("set_voice_state", {"guild": GUILD, "user": "elder"})
	var arguments: Array = await wait_for(client.voice_state_updated)
	assert_equal((arguments[0] as DiscordVoiceState).channel_id, channel("Lounge").id)
	assert_equal((arguments[1] as DiscordVoiceState).channel_id, 0)
	assert_null((arguments[1] as DiscordVoiceState).get_channel())
	assert_null(guild().get_member(user("elder").id).get_voice_state())


func test_presence_updated_of_an_unknown_user() -> void:
	var payload: Dictionary = {
		"user": {"id": str(UNKNOWN_ID)}, "guild_id": str(FOREIGN_GUILD), "status": "online"
	}
	dispatch("PRESENCE_UPDATE", payload)
	var presence: DiscordPresence = (await wait_for(client.presence_updated))[0]
	assert_equal(presence.get_user_id(), UNKNOWN_ID)
	assert_equal(presence.status, "online")
	assert_null(client.get_presence(UNKNOWN_ID))


func test_user_updated_of_an_unknown_account() -> void:
	dispatch("USER_UPDATE", {"id": str(UNKNOWN_ID), "username": "stranger"})
	var arguments: Array = await wait_for(client.user_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordUser).username, "stranger")
	assert_equal(client.get_self().username, "sandy")


func test_voice_state_updated_in_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"guild_id": str(FOREIGN_GUILD),
		"channel_id": str(UNKNOWN_ID),
		"user_id": str(UNKNOWN_ID + 1)
	}
	dispatch("VOICE_STATE_UPDATE", payload)
	var arguments: Array = await wait_for(client.voice_state_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordVoiceState).user_id, UNKNOWN_ID + 1)
	assert_null((arguments[1] as DiscordVoiceState).get_channel())
	assert_null(client.entity_manager.get_voice_state(FOREIGN_GUILD, UNKNOWN_ID + 1))
