## The users whom the bot hears in a voice channel.
extends VoiceSuite

const FILE: String = "user://test_voice.wav"
const OPUS_FILE: String = "user://test_voice.opus"
const COPY: String = "user://test_voice_copy.ogg"

var voice: DiscordVoiceConnection


func before_each() -> void:
	await super()
	voice = await join()


func after_each() -> void:
	await super()
	for path: String in [FILE, OPUS_FILE, COPY]:
		DirAccess.remove_absolute(path)


func test_users_are_heard_until_they_leave() -> void:
	var changes: Recorder = Recorder.new(voice.speaking_changed)
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 500)
	assert_same(speaker.user, user("basil"))
	assert_equal(voice.get_speakers(), [speaker] as Array[DiscordVoiceSpeaker])
	await wait_until(changes.has.bind(2), "the user begins and stops to speak", 10.0)
	assert_equal(changes.calls, [[speaker, true], [speaker, false]] as Array[Array])
	assert_false(speaker.is_speaking())
	enter("basil", null)
	var left: Array = await wait_for(voice.speaker_left, 10.0)
	assert_equal(left, [speaker])
	assert_null(voice.get_speaker(speaker.user_id))
	assert_same(await hear(voice, "basil"), speaker, "the same user is the same object")


func test_players_play_a_user() -> void:
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	var players: Array[Node] = []
	for player: Node in [AudioStreamPlayer.new(), AudioStreamPlayer2D.new()]:
		players.append(player)
	var camera: Camera3D = add(Camera3D.new())
	camera.make_current()
	for count: int in 3:
		players.append(AudioStreamPlayer3D.new())
	for player: Node in players:
		player.set("stream", speaker.stream)
		add(player)
		player.call("play")
	var capture: AudioEffectCapture = _capture()
	# If the position borrowed anything, Godot would remove a player that mixes in that moment.
	var until: int = Time.get_ticks_msec() + 2000
	while Time.get_ticks_msec() < until:
		for call: int in 100:
			for player: Node in players:
				player.call("get_playback_position")
		await wait_frames()
	capture.clear_buffer()
	await wait_until(func() -> bool: return capture.get_frames_available() > 8192, "it is mixed")
	var frames: PackedVector2Array = capture.get_buffer(8192)
	_remove_capture()
	assert_near(frequency_of(frames, AudioServer.get_mix_rate()), 440.0, 30.0)
	for player: Node in players:
		assert_true(player.get("playing"), player.get_class())


func test_the_volume_and_the_mute_of_a_user() -> void:
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	var is_loud: Callable = func() -> bool: return speaker.get_level() > 0.1
	await wait_until(is_loud, "the user is loud", 10.0)
	speaker.volume_db = -12.0
	assert_equal(speaker.volume_db, -12.0)
	assert_true(is_loud.call(), "the level is that of the user")
	speaker.muted = true
	await wait_until(func() -> bool: return speaker.get_level() == 0.0, "nothing is decoded")
	assert_true(speaker.is_speaking())
	speaker.muted = false
	await wait_until(is_loud, "the user is heard again")


func test_nothing_is_decoded_for_whom_nobody_listens() -> void:
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	var statistics: Callable = func(key: String) -> int: return speaker.get_stats().get(key, 0)
	await wait_until(func() -> bool: return statistics.call("played") > 0, "packets arrive", 10.0)
	assert_equal(statistics.call("concealed_ms"), 0)
	assert_true(voice.get_stats()["received"] > 0)
	assert_true(speaker.get_stats().has("delay_ms"))


func test_frames_are_passed_on_demand() -> void:
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	var received: Recorder = Recorder.new(speaker.frames_received)
	var frames: PackedVector2Array = []
	var has_enough: Callable = func() -> bool:
		while not received.calls.is_empty():
			frames.append_array(received.calls.pop_front()[0])
		return frames.size() > 48000
	await wait_until(has_enough, "a second is received", 10.0)
	assert_near(frequency_of(frames.slice(4800)), 440.0, 3.0)


func test_users_are_recorded() -> void:
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	assert_equal(speaker.record(FILE), OK)
	await wait_seconds(1.5)
	speaker.stop_recording()
	var frames: PackedVector2Array = await _read_recording()
	assert_near(frequency_of(frames.slice(frames.size() / 2)), 440.0, 5.0)


func test_everybody_is_recorded() -> void:
	assert_equal(voice.record(FILE), OK)
	await hear(voice, "basil", 440.0, 30000)
	await wait_seconds(1.5)
	voice.leave()
	await wait_for(voice.disconnected)
	var frames: PackedVector2Array = await _read_recording()
	assert_true(level_of(frames.slice(frames.size() / 2)) > 0.05)


func test_users_are_recorded_as_opus() -> void:
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	assert_equal(speaker.record(OPUS_FILE), OK)
	var begun: int = Time.get_ticks_msec()
	await wait_seconds(2.0)
	speaker.stop_recording()
	var recorded: float = (Time.get_ticks_msec() - begun) / 1000.0
	await wait_until(_is_complete.bind(OPUS_FILE), "the recording is complete")
	var track: DiscordVoiceTrack = voice.play_file(OPUS_FILE)
	await wait_until(func() -> bool: return track.get_length() > 0.0, "it is read")
	# The last tenths of a second wait to be mixed when the recording ends.
	assert_near(track.get_length(), recorded, 0.5)
	await wait_for_tone(440.0)


func test_a_recording_is_played_while_it_is_written() -> void:
	assert_equal(voice.record(OPUS_FILE), OK)
	await hear(voice, "basil", 440.0, 30000)
	await wait_seconds(3.5)
	var file: FileAccess = FileAccess.open(COPY, FileAccess.WRITE)
	file.store_buffer(FileAccess.get_file_as_bytes(OPUS_FILE))
	file.close()
	assert_false(_is_complete(OPUS_FILE), "it has not ended")
	var track: DiscordVoiceTrack = voice.play_file(COPY)
	await wait_until(func() -> bool: return track.get_length() >= 2.0, "it is read")
	await wait_for_tone(440.0)
	# It ends with the connection.
	voice.leave()
	await wait_until(_is_complete.bind(OPUS_FILE), "the recording is complete")


func test_recordings_that_cannot_be_written_are_errors() -> void:
	expect_error("is not a path in the file system")
	assert_equal(voice.record("https://x"), ERR_FILE_BAD_PATH)
	for path: String in ["user://meeting.mp3", "user://meeting"]:
		expect_error("Use one of: .wav, .ogg, .opus")
		assert_equal(voice.record(path), ERR_FILE_UNRECOGNIZED, path)
		assert_false(FileAccess.file_exists(path))
	expect_error("no such folder")
	assert_equal(voice.record("user://no such folder/recording.wav"), OK)
	await wait_seconds(2.0)


func test_a_listener_plays_users_at_its_parent() -> void:
	var avatar: Node3D = add(Node3D.new())
	var listener: DiscordVoiceListener = DiscordVoiceListener.new()
	listener.client = client
	listener.user_id = str(user("basil").id)
	var added: Recorder = Recorder.new(listener.player_added)
	avatar.add_child(listener)
	await wait_frames(2)
	await hear(voice, "clover", 300.0, 30000)
	var speaker: DiscordVoiceSpeaker = await hear(voice, "basil", 440.0, 30000)
	await wait_until(added.has.bind(1), "the user is played")
	var player: AudioStreamPlayer3D = listener.get_players()[0]
	assert_equal(added.calls, [[player, speaker]] as Array[Array])
	assert_same(player.get_parent(), avatar)
	assert_true(player.playing)
	listener.volume_db = -3.0
	assert_near(player.volume_db, -3.0, 0.001)
	listener.user_id = ""
	assert_equal(listener.get_players().size(), 2, "everybody is played")
	listener.guild_id = str(UNKNOWN_ID)
	assert_equal(listener.get_players().size(), 0, "nobody of this guild is played")
	listener.guild_id = str(guild().id)
	enter("clover", null)
	await wait_until(func() -> bool: return listener.get_players().size() == 1, "one is left", 10.0)
	listener.free()
	await wait_frames(2)
	assert_equal(avatar.get_child_count(true), 0)


func _capture() -> AudioEffectCapture:
	var capture: AudioEffectCapture = AudioEffectCapture.new()
	capture.buffer_length = 1.0
	AudioServer.add_bus_effect(0, capture)
	return capture


func _remove_capture() -> void:
	AudioServer.remove_bus_effect(0, 0)


## If the last page of an Ogg file is whole, and says that it is the last.
func _is_complete(path: String) -> bool:
	var bytes: PackedByteArray = FileAccess.get_file_as_bytes(path)
	var at: int = 0
	var flags: int = 0
	while at + 27 <= bytes.size():
		assert_equal(bytes.slice(at, at + 4).get_string_from_ascii(), "OggS")
		flags = bytes[at + 5]
		var segments: PackedByteArray = bytes.slice(at + 27, at + 27 + bytes[at + 26])
		at += 27 + segments.size()
		for length: int in segments:
			at += length
	return at == bytes.size() and flags & 4 != 0


## The samples of the recording, once it is complete.
func _read_recording() -> PackedVector2Array:
	var is_complete: Callable = func() -> bool:
		var size: int = FileAccess.get_file_as_bytes(FILE).size()
		var file: FileAccess = FileAccess.open(FILE, FileAccess.READ)
		file.seek(40)
		return file.get_32() == size - 44 and size > 44
	await wait_until(is_complete, "the recording is complete")
	var stream: AudioStreamWAV = AudioStreamWAV.load_from_file(FILE)
	var frames: PackedVector2Array = []
	var data: PackedByteArray = stream.data
	for at: int in range(0, data.size(), 4):
		frames.append(Vector2(data.decode_s16(at), data.decode_s16(at + 2)) / 32768.0)
	return frames
