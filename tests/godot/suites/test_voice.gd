## Connections to voice channels.
extends VoiceSuite


func test_joining_returns_a_connection() -> void:
	var opened: Recorder = Recorder.new(client.voice_websocket.connection_opened)
	assert_null(client.get_voice_connection(guild()))
	var voice: DiscordVoiceConnection = await client.join_voice(channel(LOUNGE).id, true, false)
	if not assert_not_null(voice, str(client.rest.last_error)):
		return
	assert_equal(voice.state, DiscordVoiceConnection.STATE_CONNECTED)
	assert_equal(voice.guild_id, guild().id)
	assert_equal(voice.channel_id, channel(LOUNGE).id)
	assert_same(voice.channel, channel(LOUNGE))
	assert_true(voice.self_mute)
	assert_false(voice.self_deaf)
	assert_same(client.get_voice_connection(guild().id), voice)
	assert_equal(client.get_voice_connections().size(), 1)
	assert_equal(opened.calls, [[voice]] as Array[Array])
	assert_same(await client.join_voice(channel(LOUNGE)), voice)


func test_leaving_ends_the_connection() -> void:
	var voice: DiscordVoiceConnection = await join()
	var states: Recorder = Recorder.new(voice.state_changed)
	voice.leave()
	var ended: Array = await wait_for(voice.disconnected)
	assert_equal(ended, [null])
	assert_equal(states.calls.back()[1], DiscordVoiceConnection.STATE_ENDED)
	assert_equal(voice.state, DiscordVoiceConnection.STATE_ENDED)
	assert_null(client.get_voice_connection(guild()))
	assert_equal(voice.get_stats(), {})
	voice.leave()
	var again: DiscordVoiceConnection = await join()
	assert_true(again != voice)


func test_moving_keeps_the_connection_and_the_tracks() -> void:
	var voice: DiscordVoiceConnection = await join()
	var moves: Recorder = Recorder.new(voice.moved)
	enter("basil")
	enter("clover", FOCUS)
	var track: DiscordVoiceTrack = voice.play(tone(440.0, 30.0))
	await wait_for_tone(440.0)
	assert_same(await voice.move_to(channel(FOCUS)), voice)
	assert_equal(voice.channel_id, channel(FOCUS).id)
	assert_equal(moves.calls, [[channel(FOCUS)]] as Array[Array])
	assert_false(track.is_finished())
	await wait_for_tone(440.0)


func test_a_moderator_moves_and_disconnects_the_bot() -> void:
	var voice: DiscordVoiceConnection = await join()
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": FOCUS})
	var moved: Array = await wait_for(voice.moved, 10.0)
	assert_equal(moved, [channel(FOCUS)])
	var is_connected: Callable = func() -> bool:
		return voice.state == DiscordVoiceConnection.STATE_CONNECTED
	await wait_frames(2)
	await wait_until(is_connected, "it is connected there", 10.0)
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": null})
	var ended: Array = await wait_for(voice.disconnected, 10.0)
	if assert_equal(ended.size(), 1) and assert_not_null(ended[0]):
		assert_true("disconnected" in str(ended[0]), str(ended[0]))


func test_an_end_that_nobody_listens_to_is_logged() -> void:
	var voice: DiscordVoiceConnection = await join()
	expect_error("DiscordVoiceConnection: ")
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": null})
	var has_ended: Callable = func() -> bool:
		return voice.state == DiscordVoiceConnection.STATE_ENDED
	await wait_until(has_ended, "it ends", 10.0)


func test_a_refused_encryption_ends_it_with_the_close_code() -> void:
	var voice: DiscordVoiceConnection = await join()
	act("close_voice", {"code": 4017})
	var ended: Array = await wait_for(voice.disconnected, 10.0)
	if assert_equal(ended.size(), 1) and assert_not_null(ended[0]):
		assert_equal(ended[0].code, DiscordVoiceCloseCode.DAVE_PROTOCOL_REQUIRED)
		assert_not_equal(ended[0].remedy, "")
	assert_equal(client.voice_websocket.get_close_code(guild()), 4017)


func test_a_broken_web_socket_is_resumed() -> void:
	var voice: DiscordVoiceConnection = await join()
	enter("basil")
	var track: DiscordVoiceTrack = voice.play(tone(440.0, 30.0))
	await wait_for_tone(440.0)
	var states: Recorder = Recorder.new(voice.state_changed)
	act("close_voice")
	var is_back: Callable = func() -> bool:
		return states.has(2) and voice.state == DiscordVoiceConnection.STATE_CONNECTED
	await wait_until(is_back, "it is connected again", 10.0)
	assert_equal(states.calls[0][1], DiscordVoiceConnection.STATE_RESUMING)
	assert_false(track.is_finished())


func test_calls_are_encrypted_end_to_end() -> void:
	var voice: DiscordVoiceConnection = await join()
	var codes: Recorder = Recorder.new(voice.encrypted_changed)
	enter("basil")
	var is_encrypted: Callable = func() -> bool: return voice.privacy_code.length() == 35
	await wait_until(is_encrypted, "there is a code of 30 digits in groups", 10.0)
	assert_equal(codes.calls.back(), [voice.privacy_code])
	await wait_until(func() -> bool: return voice.get_stats()["encrypted"], "", 10.0)


func test_the_websocket_has_the_states_of_all_connections() -> void:
	var websocket: DiscordVoiceWebSocket = client.voice_websocket
	assert_equal(websocket.get_guild_ids(), PackedInt64Array())
	assert_equal(websocket.get_state(guild()), DiscordVoiceConnection.STATE_ENDED)
	assert_equal(websocket.get_endpoint(guild()), "")
	var voice: DiscordVoiceConnection = await join()
	assert_equal(websocket.get_guild_ids(), PackedInt64Array([guild().id]))
	assert_equal(websocket.get_state(guild().id), voice.state)
	assert_true(websocket.get_endpoint(guild()).begins_with("localhost:"))
	assert_equal(websocket.get_latency(guild()), voice.latency)
	assert_equal(websocket.get_close_code(guild()), 0)


func test_what_cannot_succeed_is_refused() -> void:
	for where: Variant in [0, "Lounge", UNKNOWN_ID, channel("general"), null]:
		assert_null(await client.join_voice(where))
		assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT, str(where))
	var voice: DiscordVoiceConnection = await join()
	for each: DiscordGuild in client.get_guilds():
		for other: DiscordChannel in each.get_channels():
			if each != guild() and other.is_voice():
				assert_null(await voice.move_to(other))
				assert_equal(client.rest.last_error.route, "move_to")
				return


func test_a_certificate_that_is_not_trusted_is_an_error() -> void:
	var lounge: int = channel(LOUNGE).id
	client.logout()
	var other: DiscordClient = add_client()
	await log_in(other)
	assert_null(await other.join_voice(lounge))
	var error: DiscordError = other.rest.last_error
	assert_equal(error.kind, DiscordError.NETWORK)
	assert_true("certificate" in error.message, str(error))
	assert_true("trusted_certificates" in error.remedy, str(error))
	assert_equal(other.get_voice_connections(), [] as Array[DiscordVoiceConnection])


func test_a_voice_server_that_cannot_be_reached_is_reported_once() -> void:
	act("update_voice_server", {"guild": GUILD, "endpoint": "localhost:1"})
	var warnings: WarningLog = WarningLog.new()
	OS.add_logger(warnings)
	client.join_voice(channel(LOUNGE))
	var is_reported: Callable = func() -> bool: return warnings.count("cannot be reached") > 0
	await wait_until(is_reported, "it is reported", 15.0)
	await wait_seconds(2.5)
	assert_equal(warnings.count("cannot be reached"), 1)
	OS.remove_logger(warnings)
	# It is still tried.
	var voice: DiscordVoiceConnection = client.get_voice_connection(guild())
	if assert_not_null(voice):
		assert_not_equal(voice.state, DiscordVoiceConnection.STATE_ENDED)


func test_text_without_certificates_is_an_error() -> void:
	var other: DiscordClient = add_client()
	other.trusted_certificates = sandbox.get_voice_certificate()
	other.trusted_certificates = ""
	expect_error("trusted_certificates")
	other.trusted_certificates = "a certificate"


func test_a_logout_ends_connections_and_pending_joins() -> void:
	var voice: DiscordVoiceConnection = await join()
	var track: DiscordVoiceTrack = voice.play(tone(440.0, 30.0))
	var ended: Recorder = Recorder.new(voice.disconnected)
	var finished: Recorder = Recorder.new(track.finished)
	client.logout()
	await wait_until(ended.has.bind(1), "it ends")
	assert_equal(ended.calls, [[null]] as Array[Array])
	assert_true(finished.has(1))
	assert_equal(client.get_voice_connections(), [] as Array[DiscordVoiceConnection])


func test_a_client_that_is_freed_ends_its_connections() -> void:
	var voice: DiscordVoiceConnection = await join()
	var ended: Recorder = Recorder.new(voice.disconnected)
	client.free()
	await wait_until(ended.has.bind(1), "it ends")
	assert_equal(voice.state, DiscordVoiceConnection.STATE_ENDED)
	expect_error("has ended")
	assert_null(voice.play(tone(440.0, 1.0)))


func test_a_handler_may_free_the_client() -> void:
	var voice: DiscordVoiceConnection = await join()
	var free: Callable = func(_speaker: DiscordVoiceSpeaker) -> void: client.free()
	voice.speaker_joined.connect(free)
	enter("basil")
	say("basil")
	await wait_for(voice.disconnected, 10.0)
	assert_false(is_instance_valid(client))


func test_muting_and_deafening_are_shown() -> void:
	var voice: DiscordVoiceConnection = await join()
	voice.self_deaf = true
	voice.self_mute = true
	var is_shown: Callable = func() -> bool:
		for state: DiscordVoiceState in guild().get_voice_states():
			if state.user_id == client.get_self().id:
				return state.self_deaf and state.self_mute
		return false
	await wait_until(is_shown, "the voice state says so", 10.0)


func test_a_sound_of_the_soundboard_is_played() -> void:
	var voice: DiscordVoiceConnection = await join()
	var effects: Recorder = Recorder.new(client.voice_channel_effect_sent)
	var sounds: Array = await client.rest.list_default_soundboard_sounds()
	assert_true(await voice.play_soundboard_sound(sounds[0].sound_id), str(client.rest.last_error))
	assert_equal(requests("POST", "/send-soundboard-sound").size(), 1)
	await wait_until(effects.has.bind(1), "everybody hears it")
	assert_same(effects.calls[0][0], voice.channel)
	assert_equal(effects.calls[0][2].sound_id, sounds[0].sound_id)


func test_a_muted_bot_plays_no_sound_of_the_soundboard() -> void:
	var voice: DiscordVoiceConnection = await join()
	var sounds: Array = await client.rest.list_default_soundboard_sounds()
	act("set_voice_state", {"guild": GUILD, "user": "sandy", "channel": LOUNGE, "mute": true})
	assert_false(bool(await voice.play_soundboard_sound(sounds[0].sound_id)))
	assert_equal(client.rest.last_error.code, 50167)
	assert_false(bool(await voice.play_soundboard_sound(UNKNOWN_ID)))
