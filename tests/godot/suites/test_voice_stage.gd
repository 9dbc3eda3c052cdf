## The bot on a stage.
extends VoiceSuite

const STAGE: String = "Stage"

var voice: DiscordVoiceConnection


func before_each() -> void:
	await super()
	act("create_channel", {"guild": GUILD, "name": STAGE, "type": 13})
	await wait_for(client.channel_created)
	voice = await join(STAGE)


func test_the_bot_asks_to_speak_and_withdraws() -> void:
	await wait_until(_is_suppressed.bind(true), "it is in the audience first")
	assert_equal(_own_state().request_to_speak_timestamp, 0)
	assert_equal(await voice.request_to_speak(), true, str(client.rest.last_error))
	var asks: Callable = func() -> bool: return _own_state().request_to_speak_timestamp > 0
	await wait_until(asks, "it asks")
	var since: int = _own_state().request_to_speak_timestamp
	assert_near(since, Time.get_unix_time_from_system(), 60.0)
	assert_equal(await voice.request_to_speak(false), true, str(client.rest.last_error))
	await wait_until(func() -> bool: return not asks.call(), "it does not ask any more")
	assert_true(_own_state().suppress)


func test_a_moderator_becomes_a_speaker_and_goes_back() -> void:
	assert_equal(await voice.set_suppressed(false), true, str(client.rest.last_error))
	await wait_until(_is_suppressed.bind(false), "it is a speaker")
	voice.play(tone(440.0, 30.0))
	await wait_for_tone(440.0)
	assert_equal(await voice.set_suppressed(true), true, str(client.rest.last_error))
	await wait_until(_is_suppressed.bind(true), "it is in the audience")
	assert_equal(requests("PATCH", "/voice-states/@me").size(), 2)


func test_without_permissions_the_bot_only_stays_silent() -> void:
	_remove_permissions()
	for refused: Signal in [voice.set_suppressed(false), voice.request_to_speak()]:
		assert_false(bool(await refused))
		assert_equal(client.rest.last_error.code, 50013, str(client.rest.last_error))
	assert_equal(await voice.set_suppressed(true), true, str(client.rest.last_error))


func test_a_stage_is_not_encrypted_end_to_end_and_elsewhere_nothing_is_asked() -> void:
	assert_equal(voice.privacy_code, "")
	assert_same(await voice.move_to(channel(LOUNGE)), voice)
	await wait_until(_is_suppressed.bind(false), "everybody speaks there")
	assert_false(bool(await voice.request_to_speak()))
	assert_not_equal(client.rest.last_error.message, "")


func _own_state() -> DiscordVoiceState:
	for state: DiscordVoiceState in guild().get_voice_states():
		if state.user_id == client.get_self().id:
			return state
	return null


func _is_suppressed(expected: bool) -> bool:
	return _own_state() != null and _own_state().suppress == expected
