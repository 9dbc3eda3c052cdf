extends Control
## Voice: a radio that plays in a 3D room and in a voice channel, and the users of the channel, who
## are heard from their avatars.
##
## Each avatar has a DiscordVoiceListener, which plays its user from there. Turn with the arrow keys
## to hear where they are.
##
## Run this scene. Without a token, the example uses a sandbox, in which simulated users speak. With
## a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself: join the first
## voice channel with the name below.

const AvatarScene := preload("avatar.tscn")

@export var channel_name := "Lounge"

## The connection, or `null` if the bot is in no voice channel.
var voice: DiscordVoiceConnection
## What the radio plays in the channel.
var track: DiscordVoiceTrack
## The avatars of the users, by their ids.
var avatars: Dictionary[int, VoiceAvatar] = {}

@onready var client: DiscordClient = $Client
@onready var room: Node3D = %Room
@onready var radio: AudioStreamPlayer3D = room.get_node("%Radio")
@onready var radio_switch: CheckBox = %RadioSwitch


func _ready() -> void:
	radio.stream = Tune.create()
	radio_switch.toggled.connect(_on_radio_toggled)
	client.client_ready.connect(_join.unbind(1), CONNECT_ONE_SHOT)
	client.voice_state_updated.connect(_update_avatars.unbind(2))
	client.login()


func _process(delta: float) -> void:
	var turn := Input.get_axis(&"ui_left", &"ui_right")
	var pivot: Node3D = room.get_node("%Pivot")
	pivot.rotation.y = clampf(pivot.rotation.y + turn * delta, -0.7, 0.7)


func _join() -> void:
	for channel in client.get_guilds()[0].get_voice_channels():
		if channel.name == channel_name:
			voice = await client.join_voice(channel)
			break
	if voice == null:
		push_warning("The bot is in no voice channel. ", client.rest.last_error)
		return
	voice.disconnected.connect(_on_disconnected)
	# The radio is heard in the room from where it stands, and in the channel by everybody.
	radio.play()
	track = voice.play(radio.stream, -12.0)
	_update_avatars()


func _on_radio_toggled(is_on: bool) -> void:
	radio.stream_paused = not is_on
	if track != null:
		track.paused = not is_on


## Adds avatars for the users who have joined the channel, and removes those of the others.
func _update_avatars() -> void:
	var members: Dictionary[int, DiscordMember] = {}
	if voice != null:
		for member in voice.channel.get_voice_members():
			if member.user != client.get_self():
				members[member.user.id] = member
	for user_id: int in avatars.keys():
		if not members.has(user_id):
			avatars[user_id].free()
			avatars.erase(user_id)
	for user_id in members:
		if not avatars.has(user_id):
			_add_avatar(members[user_id])


func _add_avatar(member: DiscordMember) -> void:
	for place: Marker3D in room.get_node("%Places").get_children():
		if place.get_child_count() == 0:
			var avatar: VoiceAvatar = AvatarScene.instantiate()
			place.add_child(avatar)
			avatar.represent(member, client, fmod(0.05 + 0.382 * place.get_index(), 1.0))
			avatars[member.user.id] = avatar
			return


func _on_disconnected(error: DiscordError) -> void:
	if error != null:
		push_warning(error)
	voice = null
	radio.stop()
	_update_avatars()
