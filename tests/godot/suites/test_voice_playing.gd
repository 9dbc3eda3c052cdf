## What the bot plays in a voice channel.
extends VoiceSuite

const FILE: String = "user://test_voice.dca"

var voice: DiscordVoiceConnection


func before_each() -> void:
	await super()
	enter("basil")
	voice = await join()


func after_each() -> void:
	await super()
	DirAccess.remove_absolute(FILE)


func test_a_stream_is_played_to_its_end() -> void:
	var track: DiscordVoiceTrack = voice.play(tone(440.0, 4.0))
	assert_near(track.get_length(), 4.0, 0.01)
	assert_equal(voice.get_tracks(), [track] as Array[DiscordVoiceTrack])
	await wait_for_tone(440.0)
	var is_loud: Callable = func() -> bool: return absf(sent()["level"] - 0.35) < 0.02
	await wait_until(is_loud, "its level is that of the stream")
	# Its last part waits to be sent after the stream was mixed.
	var is_near_end: Callable = func() -> bool: return track.get_position() > 3.8
	await wait_until(is_near_end, "the position goes on until the end")
	assert_near(track.get_length(), 4.0, 0.01)
	await wait_for(track.finished, 10.0)
	assert_true(track.is_finished())
	assert_equal(voice.get_tracks(), [] as Array[DiscordVoiceTrack])


func test_other_rates_keep_their_pitch() -> void:
	voice.play(tone(1000.0, 10.0, 22050))
	await wait_for_tone(1000.0)


func test_a_track_is_paused_faded_and_stopped() -> void:
	var track: DiscordVoiceTrack = voice.play(tone(440.0, 30.0), -6.0)
	await wait_for_tone(440.0)
	assert_equal(track.volume_db, -6.0)
	track.paused = true
	await wait_seconds(0.3)
	var packets: int = sent()["packets"]
	await wait_seconds(0.3)
	assert_equal(sent()["packets"], packets, "nothing is sent")
	track.paused = false
	await wait_until(func() -> bool: return sent()["packets"] > packets, "it goes on")
	track.fade(-20.0, 0.2)
	await wait_until(func() -> bool: return track.volume_db == -20.0, "it fades")
	track.fade_out(0.1)
	await wait_for(track.finished)
	track.stop()


func test_a_track_seeks() -> void:
	var track: DiscordVoiceTrack = voice.play(tone(440.0, 30.0))
	await wait_for_tone(440.0)
	assert_true(track.seek(29.0))
	assert_true(track.get_position() >= 29.0)
	await wait_for(track.finished, 5.0)
	assert_false(track.seek(1.0))


func test_tracks_are_mixed() -> void:
	var first: DiscordVoiceTrack = voice.play(tone(440.0, 10.0), -80.0)
	voice.play(tone(660.0, 10.0))
	await wait_for_tone(660.0)
	first.volume_db = 0.0
	voice.get_tracks()[1].volume_db = -80.0
	await wait_for_tone(440.0)
	voice.stop_all()
	await wait_until(func() -> bool: return voice.get_tracks().is_empty(), "all are stopped")


func test_a_file_of_opus_packets_is_sent_as_it_is() -> void:
	_write_file(100)
	var track: DiscordVoiceTrack = voice.play_file(FILE)
	await wait_until(func() -> bool: return track.get_length() > 0.0, "it is read")
	assert_near(track.get_length(), 2.0, 0.001)
	var packets: int = sent().get("packets", 0)
	track.seek(1.5)
	await wait_for(track.finished, 5.0)
	assert_true(sent()["packets"] > packets)


func test_files_that_cannot_be_played_are_errors() -> void:
	expect_error("cannot be opened")
	assert_null(voice.play_file("user://missing.opus"))
	var file: FileAccess = FileAccess.open(FILE, FileAccess.WRITE)
	file.store_string("RIFF and something else")
	file.close()
	expect_error("no DCA file")
	var track: DiscordVoiceTrack = voice.play(FILE)
	await wait_for(track.finished)
	_write_file(10)
	var stopped: DiscordVoiceTrack = voice.play_file(FILE)
	stopped.stop()
	await wait_for(stopped.finished)


func test_frames_of_a_script_are_played() -> void:
	var frames: PackedVector2Array = tone_frames(500.0, 48000 * 4)
	var written: int = voice.push_frames(frames)
	assert_true(written >= 96000 and written < frames.size(), str(written))
	await wait_for_tone(500.0)
	await wait_until(func() -> bool: return voice.push_frames(frames.slice(written)) > 0, "")
	assert_equal(voice.get_tracks().size(), 1)
	assert_false(voice.get_tracks()[0].seek(1.0))


func test_a_bus_is_sent() -> void:
	AudioServer.add_bus()
	var bus: int = AudioServer.bus_count - 1
	AudioServer.set_bus_name(bus, "Radio")
	var player: AudioStreamPlayer = AudioStreamPlayer.new()
	player.stream = tone(440.0, 30.0)
	player.bus = &"Radio"
	add(player)
	player.play()
	var track: DiscordVoiceTrack = voice.send_bus(&"Radio")
	assert_equal(AudioServer.get_bus_effect_count(bus), 1)
	var sends_it: Callable = func() -> bool:
		var heard: Variant = sent().get("frequency")
		# The clock of the engine's mixer without a sound card is up to 4 % wrong.
		return heard != null and absf(heard - 440.0) < 40.0
	await wait_until(sends_it, "the bus is sent", 15.0)
	track.stop()
	await wait_for(track.finished)
	assert_equal(AudioServer.get_bus_effect_count(bus), 0)
	var second: DiscordVoiceTrack = voice.send_bus(&"Radio")
	player.free()
	expect_error("the bus was removed")
	AudioServer.remove_bus(bus)
	await wait_for(second.finished)
	expect_error("there is no audio bus")
	assert_null(voice.send_bus(&"Radio"))


func test_what_is_no_sound_is_an_error() -> void:
	for wrong: Variant in [null, 5, self]:
		expect_error("give an AudioStream")
		assert_null(voice.play(wrong))


## Opus packets of 20 ms with silence, in the format DCA 0.
func _write_file(count: int) -> void:
	var file: FileAccess = FileAccess.open(FILE, FileAccess.WRITE)
	for packet: int in count:
		file.store_buffer(PackedByteArray([3, 0, 0xfc, 0xff, 0xfe]))
	file.close()
