extends Control
## Voice: a radio that plays in a 3D room and in a voice channel, and the users of the channel, who
## are heard from their avatars.
##
## The node DiscordVoiceListener plays a user at the place of an avatar. The size of an avatar shows
## how loud the user is.
##
## Run this scene. Without a token, the example uses a sandbox, in which simulated users speak. With
## a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: join the first
## voice channel with the name below.

@export var channel_name := "Lounge"

var voice: DiscordVoiceConnection
var avatars: Dictionary[DiscordVoiceSpeaker, Node3D] = {}

@onready var client: DiscordClient = $Client
@onready var room: Node3D = %Room
@onready var radio: AudioStreamPlayer3D = %Radio


func _ready() -> void:
	radio.stream = _compose_tune()
	radio.play()
	client.client_ready.connect(_on_client_ready.unbind(1))
	client.login()


func _on_client_ready() -> void:
	for channel in client.get_guilds()[0].get_channels():
		if channel.is_voice() and channel.name == channel_name:
			voice = await client.join_voice(channel)
			break
	if voice == null:
		return
	voice.speaker_joined.connect(_add_avatar)
	voice.speaker_left.connect(_remove_avatar)
	voice.play(radio.stream, -12.0)


func _process(_delta: float) -> void:
	for speaker in avatars:
		avatars[speaker].scale = Vector3.ONE * (1.0 + 2.0 * speaker.get_level())


func _add_avatar(speaker: DiscordVoiceSpeaker) -> void:
	var avatar := MeshInstance3D.new()
	avatar.mesh = CapsuleMesh.new()
	avatar.position = Vector3(-2.5 + 2.5 * avatars.size(), 1.0, -1.0)
	var label := Label3D.new()
	label.text = speaker.user.get_display_name() if speaker.user != null else "?"
	label.billboard = BaseMaterial3D.BILLBOARD_ENABLED
	label.position.y = 1.4
	label.pixel_size = 0.012
	avatar.add_child(label)
	var listener := DiscordVoiceListener.new()
	listener.client = client
	listener.user_id = str(speaker.user_id)
	avatar.add_child(listener)
	room.add_child(avatar)
	avatars[speaker] = avatar


func _remove_avatar(speaker: DiscordVoiceSpeaker) -> void:
	avatars[speaker].queue_free()
	avatars.erase(speaker)


## Returns a broken chord, again and again.
func _compose_tune() -> AudioStreamWAV:
	var stream := AudioStreamWAV.new()
	stream.format = AudioStreamWAV.FORMAT_16_BITS
	stream.mix_rate = 22050
	stream.loop_mode = AudioStreamWAV.LOOP_FORWARD
	var notes: Array[float] = [261.6, 329.6, 392.0, 523.3]
	var length := stream.mix_rate / 4
	var data := PackedByteArray()
	data.resize(notes.size() * length * 2)
	for note in notes.size():
		for at in length:
			var fading := 1.0 - float(at) / length
			var wave := sin(TAU * notes[note] * at / stream.mix_rate)
			data.encode_s16((note * length + at) * 2, int(12000.0 * fading * wave))
	stream.data = data
	stream.loop_end = notes.size() * length
	return stream
