## Voice channel events: status, start time, effects, and the voice server.
extends EventSuite


func test_status_updated_has_channel_and_both_texts() -> void:
	var focus: DiscordChannel = channel("Focus")
	var capture: Callable = func(received: DiscordChannel, _old: String, _new: String) -> String:
		return received.status
	var recorder: Recorder = Recorder.new(client.voice_channel_status_updated, capture)
	act("set_voice_channel_status", {"guild": GUILD, "channel": "Focus", "status": "Maths"})
	act("set_voice_channel_status", {"guild": GUILD, "channel": "Focus", "status": "Tea"})
	act("set_voice_channel_status", {"guild": GUILD, "channel": "Focus"})
	await wait_until(recorder.has.bind(3), "all are emitted")
	assert_equal(recorder.captured, ["Maths", "Tea", ""], "the state at each emission")
	assert_equal(recorder.calls[0], [focus, "", "Maths"])
	assert_equal(recorder.calls[1], [focus, "Maths", "Tea"])
	assert_equal(recorder.calls[2], [focus, "Tea", ""])


func test_status_updated_of_an_unknown_channel_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(guild().id), "status": "Maths"
	}
	dispatch("VOICE_CHANNEL_STATUS_UPDATE", payload)
	var arguments: Array = await wait_for(client.voice_channel_status_updated)
	assert_equal((arguments[0] as DiscordChannel).id, UNKNOWN_ID)
	assert_same((arguments[0] as DiscordChannel).get_guild(), guild())
	assert_equal(arguments.slice(1), ["", "Maths"])


func test_start_time_updated_has_channel_and_both_times() -> void:
	var focus: DiscordChannel = channel("Focus")
	var capture: Callable = func(received: DiscordChannel, _old: int, _new: int) -> int:
		return received.voice_start_time
	var recorder: Recorder = Recorder.new(client.voice_channel_start_time_updated, capture)
	act("set_voice_state", {"guild": GUILD, "user": "basil", "channel": "Focus"})
	act("set_voice_state", {"guild": GUILD, "user": "clover", "channel": "Focus"})
	act("set_voice_state", {"guild": GUILD, "user": "basil"})
	act("set_voice_state", {"guild": GUILD, "user": "clover"})
	await wait_until(recorder.has.bind(2), "both are emitted")
	var since: int = recorder.calls[0][2]
	assert_near(since, Time.get_unix_time_from_system(), 60.0)
	assert_equal(recorder.calls[0], [focus, 0, since])
	assert_equal(recorder.calls[1], [focus, since, 0])
	assert_equal(recorder.captured, [since, 0], "the state at each emission")


func test_start_time_updated_of_an_unknown_channel_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(FOREIGN_GUILD), "voice_start_time": 1700000000
	}
	dispatch("VOICE_CHANNEL_START_TIME_UPDATE", payload)
	var arguments: Array = await wait_for(client.voice_channel_start_time_updated)
	assert_equal((arguments[0] as DiscordChannel).id, UNKNOWN_ID)
	assert_null((arguments[0] as DiscordChannel).get_guild())
	assert_equal(arguments[2], 1700000000)


func test_effect_sent_has_channel_user_and_effect() -> void:
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": "Lounge"})
	var fields: Dictionary = {
		"guild": GUILD,
		"channel": "Lounge",
		"user": "elder",
		"emoji": {"id": null, "name": "🎉"},
		"animation_type": DiscordVoiceEffectAnimation.BASIC,
		"animation_id": 3,
	}
	act("send_voice_channel_effect", fields)
	var arguments: Array = await wait_for(client.voice_channel_effect_sent)
	var effect: DiscordVoiceChannelEffect = arguments[2]
	assert_same(arguments[0], channel("Lounge"))
	assert_same(arguments[1], user("elder"))
	assert_equal(effect.emoji.name, "🎉")
	assert_equal(effect.animation_type, DiscordVoiceEffectAnimation.BASIC)
	assert_equal(effect.animation_id, 3)
	assert_equal(effect.sound_id, 0)


func test_effect_sent_with_a_sound_by_an_unknown_user() -> void:
	var payload: Dictionary = {
		"channel_id": str(UNKNOWN_ID),
		"guild_id": str(FOREIGN_GUILD),
		"user_id": str(UNKNOWN_ID + 1),
		"sound_id": str(UNKNOWN_ID + 2),
		"sound_volume": 0.5,
	}
	dispatch("VOICE_CHANNEL_EFFECT_SEND", payload)
	var arguments: Array = await wait_for(client.voice_channel_effect_sent)
	var effect: DiscordVoiceChannelEffect = arguments[2]
	assert_equal((arguments[0] as DiscordChannel).id, UNKNOWN_ID)
	assert_equal((arguments[1] as DiscordUser).id, UNKNOWN_ID + 1)
	assert_equal(effect.sound_id, UNKNOWN_ID + 2)
	assert_equal(effect.sound_volume, 0.5)
	assert_null(effect.emoji)


func test_server_updated_has_old_and_new_server() -> void:
	var capture: Callable = func(_old: Object, new: DiscordVoiceServer) -> String:
		return client.entity_manager.get_voice_server(new.guild_id).endpoint
	var recorder: Recorder = Recorder.new(client.voice_server_updated, capture)
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": "Lounge"})
	for endpoint: String in ["one.invalid:443", "two.invalid:443"]:
		act("update_voice_server", {"guild": GUILD, "endpoint": endpoint})
	await wait_until(recorder.has.bind(3), "that of the channel and both others are emitted")
	var old: DiscordVoiceServer = recorder.calls[2][0]
	var new: DiscordVoiceServer = recorder.calls[2][1]
	assert_true(str(recorder.captured[0]).begins_with("localhost:"), "the server of the channel")
	assert_equal(
		recorder.captured.slice(1),
		["one.invalid:443", "two.invalid:443"],
		"the state at each emission"
	)
	assert_null(recorder.calls[0][0])
	assert_equal(old.endpoint, "one.invalid:443")
	assert_equal(new.endpoint, "two.invalid:443")
	assert_not_equal(old.token, new.token)
	assert_same(new.get_guild(), guild())
	assert_same(client.entity_manager.get_voice_server(guild().id), new)


func test_token_of_a_voice_server_is_not_logged() -> void:
	var payload: Dictionary = {
		"guild_id": str(guild().id), "token": "between us", "endpoint": "one.invalid:443"
	}
	dispatch("VOICE_SERVER_UPDATE", payload)
	var server: DiscordVoiceServer = (await wait_for(client.voice_server_updated))[1]
	assert_equal(server.token, "between us")
	assert_lacks(str(server), "between us")


func test_server_updated_of_an_unknown_guild() -> void:
	var payload: Dictionary = {"guild_id": str(FOREIGN_GUILD), "token": "x", "endpoint": null}
	dispatch("VOICE_SERVER_UPDATE", payload)
	var arguments: Array = await wait_for(client.voice_server_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordVoiceServer).guild_id, FOREIGN_GUILD)
	assert_equal((arguments[1] as DiscordVoiceServer).endpoint, "")
	assert_null(client.entity_manager.get_voice_server(FOREIGN_GUILD))


func test_channel_info_received_is_emitted_for_a_request() -> void:
	act("set_voice_state", {"guild": GUILD, "user": "basil", "channel": "Focus"})
	await wait_for(client.voice_channel_start_time_updated)
	act("set_voice_channel_status", {"guild": GUILD, "channel": "Focus", "status": "Maths"})
	await wait_for(client.voice_channel_status_updated)
	var focus: DiscordChannel = channel("Focus")
	var since: int = focus.voice_start_time
	# The cached values are made outdated, so that the response changes them.
	dispatch("VOICE_CHANNEL_STATUS_UPDATE", {"id": str(focus.id), "guild_id": str(guild().id)})
	await wait_for(client.voice_channel_status_updated)
	var capture: Callable = func(_guild: Object, _channels: Array) -> String: return focus.status
	var recorder: Recorder = Recorder.new(client.channel_info_received, capture)
	var fields: PackedStringArray = ["status", "voice_start_time"]
	var channels: Array[DiscordChannel] = await client.request_channel_info(guild().id, fields)
	assert_has(channels, focus)
	assert_equal(recorder.count(), 1)
	assert_same(recorder.calls[0][0], guild())
	assert_has(recorder.calls[0][1], focus)
	assert_equal(recorder.captured, ["Maths"])
	assert_equal(focus.status, "Maths")
	assert_equal(focus.voice_start_time, since)


func test_channel_info_received_of_unknown_channels() -> void:
	var fields: Dictionary = {
		"id": str(UNKNOWN_ID), "status": "Maths", "voice_start_time": 1700000000
	}
	dispatch("CHANNEL_INFO", {"guild_id": str(FOREIGN_GUILD), "channels": [fields]})
	var arguments: Array = await wait_for(client.channel_info_received)
	var channels: Array[DiscordChannel] = arguments[1]
	assert_null(arguments[0])
	assert_equal(channels[0].id, UNKNOWN_ID)
	assert_equal(channels[0].status, "Maths")
	assert_equal(channels[0].voice_start_time, 1700000000)
	assert_null(client.get_channel(UNKNOWN_ID))


func test_failed_request_for_channel_info_returns_an_empty_array() -> void:
	client.logout()
	var channels: Array = await client.request_channel_info(FOREIGN_GUILD, ["status"])
	assert_equal(channels.size(), 0)
	assert_not_null(client.rest.last_error)
