## Requests to join and leave voice channels.
extends ClientSuite


func test_joining_results_in_both_events() -> void:
	var states: Recorder = Recorder.new(client.voice_state_updated)
	var servers: Recorder = Recorder.new(client.voice_server_updated)
	var lounge: DiscordChannel = channel("Lounge")
	var joined: DiscordVoiceStateResult = await client.update_voice_state(
		guild(), lounge, true, false
	)
	if not assert_not_null(joined):
		return
	assert_equal(joined.state.channel_id, lounge.id)
	assert_equal(joined.state.user_id, client.get_self().id)
	assert_true(joined.state.self_mute)
	assert_false(joined.state.self_deaf)
	assert_not_equal(joined.state.session_id, "")
	assert_equal(joined.server.guild_id, guild().id)
	assert_not_equal(joined.server.token, "")
	await wait_until(servers.has.bind(1), "its signal is emitted")
	assert_true(states.has(1))


func test_muting_and_leaving_result_in_the_state_only() -> void:
	var lounge: DiscordChannel = channel("Lounge")
	await client.update_voice_state(guild(), lounge)
	var muted: DiscordVoiceStateResult = await client.update_voice_state(
		guild(), lounge, true, true
	)
	assert_true(muted.state.self_deaf)
	assert_null(muted.server)
	var left: DiscordVoiceStateResult = await client.update_voice_state(guild())
	assert_equal(left.state.channel_id, 0)
	assert_null(left.server)


func test_moving_results_in_both_events() -> void:
	await client.update_voice_state(guild(), channel("Lounge"))
	var focus: DiscordChannel = channel("Focus")
	var moved: DiscordVoiceStateResult = await client.update_voice_state(guild(), focus.id)
	assert_equal(moved.state.channel_id, focus.id)
	assert_not_null(moved.server)


func test_what_cannot_succeed_is_refused() -> void:
	for arguments: Array in [[UNKNOWN_ID, 1], [guild(), "Lounge"], ["x", 1], [guild(), -1]]:
		assert_null(await client.update_voice_state(arguments[0], arguments[1]))
		assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT, str(arguments))
		assert_equal(client.rest.last_error.route, "update_voice_state")


func test_the_intent_is_necessary() -> void:
	var other: DiscordClient = add_client()
	other.intents &= ~DiscordIntents.GUILD_VOICE_STATES
	await log_in(other)
	assert_null(await other.update_voice_state(guild().id, channel("Lounge").id))
	assert_true("GUILD_VOICE_STATES" in str(other.rest.last_error))


func test_a_logout_ends_the_request() -> void:
	var forbidden: DiscordChannel = channel("general")
	var ended: Array = []
	var request: Callable = func() -> void:
		ended.append(await client.update_voice_state(guild(), forbidden))
	request.call()
	await wait_frames(2)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "it ends")
	assert_null(ended[0])
	assert_equal(client.rest.last_error.kind, DiscordError.CANCELLED)
