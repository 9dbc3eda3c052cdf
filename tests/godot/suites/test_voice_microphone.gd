## The microphone of the bot, without a sound card.
extends VoiceSuite

const SETTING: String = "audio/driver/enable_input"

var voice: DiscordVoiceConnection


func before_each() -> void:
	await super()
	voice = await join()


func after_each() -> void:
	await super()
	ProjectSettings.set_setting(SETTING, false)


func test_the_project_setting_is_necessary() -> void:
	expect_error("the project setting audio/driver/enable_input is off" if _is_new() else "4.6")
	assert_null(voice.send_microphone())
	assert_equal(voice.get_tracks(), [] as Array[DiscordVoiceTrack])


func test_a_missing_microphone_is_an_error_each_time() -> void:
	ProjectSettings.set_setting(SETTING, true)
	for attempt: int in 2:
		expect_error("there is no microphone that can be used" if _is_new() else "4.6")
		assert_null(voice.send_microphone())
	# Everything else goes on.
	enter("basil")
	voice.play(tone(440.0, 30.0))
	await wait_for_tone(440.0)


func test_a_microphone_that_records_nothing_is_reported_once() -> void:
	if not _is_new():
		expect_error("4.6")
		assert_null(voice.send_microphone())
		return
	ProjectSettings.set_setting(SETTING, true)
	# After an attempt that fails, the engine takes the input for active.
	AudioServer.call("set_input_device_active", true)
	var warnings: WarningLog = WarningLog.new()
	OS.add_logger(warnings)
	var track: DiscordVoiceTrack = voice.send_microphone()
	var is_reported: Callable = func() -> bool: return warnings.count("recorded nothing") > 0
	if assert_not_null(track) and await wait_until(is_reported, "it is reported", 10.0):
		await wait_seconds(0.5)
		assert_equal(warnings.count("recorded nothing"), 1)
		assert_false(track.is_finished())
		track.stop()
		await wait_for(track.finished)
	OS.remove_logger(warnings)


## If the engine has the functions that are needed.
func _is_new() -> bool:
	return AudioServer.has_method("get_input_frames")
