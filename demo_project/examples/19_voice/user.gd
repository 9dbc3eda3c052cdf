extends ExampleUser

const PITCHES: Dictionary[String, float] = {"elder": 92.0, "basil": 118.0, "clover": 205.0}

var _example: Node
var _talks := false
## Who says something next, and when.
var _next := 0
var _next_at := 0


## The users talk as long as the example runs.
func _process(_delta: float) -> void:
	if _talks and Time.get_ticks_msec() >= _next_at:
		_say(PITCHES.keys()[_next])
		_next = (_next + 1) % PITCHES.size()
		_next_at = Time.get_ticks_msec() + randi_range(900, 1600)


func play() -> void:
	_example = stage.get_parent()
	var is_connected := func() -> bool: return _example.voice != null
	await expect_soon(is_connected, "the bot is in the voice channel")
	var lounge := {"guild": ExampleStage.GUILD, "channel": _example.channel_name}
	for name: String in ["basil", "clover"]:
		var joins := lounge.merged({"user": name})
		await cause(name.capitalize() + " joins", "set_voice_state", joins)
	var has_avatars := func() -> bool: return _example.avatars.size() == 3
	await expect_soon(has_avatars, "all three have an avatar")
	await expect_soon(_is_radio_heard, "the radio is heard in the channel")
	_example.radio_switch.button_pressed = false
	for name: String in ["basil", "clover"]:
		await _expect_to_hear(name)
	_example.radio_switch.button_pressed = true
	_talks = true
	var are_speaking := func() -> bool:
		return _example.avatars.values().filter(_is_speaking).size() >= 2
	await expect_soon(are_speaking, "two speak at the same time")


## Expects to hear a user, whom nobody interrupts, from the side on which the avatar is.
func _expect_to_hear(name: String) -> void:
	stage.note(name.capitalize() + " speaks")
	_say(name)
	var avatar: VoiceAvatar = _find_avatar(name)
	var is_left := avatar.global_position.x < 0.0
	var is_heard := func() -> bool:
		var left := AudioServer.get_bus_peak_volume_left_db(0, 0)
		var right := AudioServer.get_bus_peak_volume_right_db(0, 0)
		return maxf(left, right) > -40.0 and (left - right > 1.5 if is_left else right - left > 1.5)
	await expect_soon(is_heard, "heard from the " + ("left" if is_left else "right"))
	var is_silent := func() -> bool: return not avatar.speaker.is_speaking()
	await expect_soon(is_silent, "%s is silent again" % name.capitalize())


func _say(name: String) -> void:
	var phrase := Babble.to_file(Babble.create(PITCHES[name], randi()))
	var speaks := {"guild": ExampleStage.GUILD, "user": name}
	stage.sandbox.act("speak_wav", speaks.merged({"data": Marshalls.raw_to_base64(phrase)}))


func _find_avatar(name: String) -> VoiceAvatar:
	for user_id: int in _example.avatars:
		if _example.client.get_user(user_id).username == name:
			return _example.avatars[user_id]
	return null


func _is_speaking(avatar: VoiceAvatar) -> bool:
	return avatar.speaker != null and avatar.speaker.is_speaking()


func _is_radio_heard() -> bool:
	return stage.sandbox.act("voice_clients").any(
		func(bot: Dictionary) -> bool: return bot.packets > 50 and bot.encrypted > 50
	)
