class_name VoicePlayers
extends Node
## Plays the users of the voice channel in stereo: the first of the channel list on the left, the
## last on the right.

## How far to the sides users are, from `0.0` to `1.0`.
const WIDTH := 0.8

@export var voice_call: VoiceCall
@export var client: DiscordClient

## The players, by the id of the user. Each has an audio bus of its own, with the name of its node.
var _players: Dictionary[int, AudioStreamPlayer] = {}


func _ready() -> void:
	voice_call.changed.connect(_refresh)
	client.voice_state_updated.connect(_refresh.unbind(2))


func _exit_tree() -> void:
	for user_id: int in _players.keys():
		_remove(user_id)


## Returns how loud a user is heard at present, on the left in `x` and on the right in `y`.
func get_level(user_id: int) -> Vector2:
	if not _players.has(user_id):
		return Vector2.ZERO
	var bus := AudioServer.get_bus_index(_players[user_id].bus)
	var left := db_to_linear(AudioServer.get_bus_peak_volume_left_db(bus, 0))
	var right := db_to_linear(AudioServer.get_bus_peak_volume_right_db(bus, 0))
	return Vector2(left, right)


func _refresh() -> void:
	if not is_inside_tree():
		return  # The game ends.
	var speakers: Dictionary[int, DiscordVoiceSpeaker] = {}
	if voice_call.connection != null:
		for speaker: DiscordVoiceSpeaker in voice_call.connection.get_speakers():
			speakers[speaker.user_id] = speaker
	for user_id: int in _players.keys():
		if not speakers.has(user_id):
			_remove(user_id)
	for user_id in speakers:
		if not _players.has(user_id):
			_add(speakers[user_id])
	_arrange()


func _add(speaker: DiscordVoiceSpeaker) -> void:
	var bus := AudioServer.bus_count
	AudioServer.add_bus()
	AudioServer.set_bus_name(bus, "Voice of %d" % speaker.user_id)
	AudioServer.add_bus_effect(bus, AudioEffectPanner.new())
	var player := AudioStreamPlayer.new()
	player.stream = speaker.stream
	player.bus = AudioServer.get_bus_name(bus)
	add_child(player)
	player.play()
	_players[speaker.user_id] = player


func _remove(user_id: int) -> void:
	var player := _players[user_id]
	_players.erase(user_id)
	player.stop()
	player.queue_free()
	AudioServer.remove_bus(AudioServer.get_bus_index(player.bus))


## Pans each user by the place in the list of the channel.
func _arrange() -> void:
	var channel := voice_call.get_channel()
	if channel == null:
		return
	var ids: Array[int] = []
	for state in channel.get_voice_states():
		if state.user_id != client.get_self().id:
			ids.append(state.user_id)
	for user_id in _players:
		var place := ids.find(user_id)
		if place >= 0:
			var bus := AudioServer.get_bus_index(_players[user_id].bus)
			var panner: AudioEffectPanner = AudioServer.get_bus_effect(bus, 0)
			panner.pan = lerpf(-WIDTH, WIDTH, (place + 0.5) / ids.size())
