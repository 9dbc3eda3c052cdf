class_name VoiceAvatar
extends Node3D
## The avatar of a user, who is heard from here. It hops and shines while the user speaks.

## The user, from the first word on.
var speaker: DiscordVoiceSpeaker

@onready var _listener: DiscordVoiceListener = $Listener


func _process(_delta: float) -> void:
	if speaker != null:
		%Halo.visible = speaker.is_speaking()
		%Figure.position.y = lerpf(%Figure.position.y, speaker.get_level(), 0.4)


## Shows a member, and plays what the member says.
func represent(member: DiscordMember, client: DiscordClient, hue: float) -> void:
	%Name.text = member.get_display_name()
	var color := StandardMaterial3D.new()
	color.albedo_color = Color.from_ok_hsl(hue, 0.65, 0.57)
	for part: MeshInstance3D in [%Body, %Head]:
		part.material_override = color
	_listener.client = client
	_listener.user_id = str(member.user.id)
	_listener.player_added.connect(_on_player_added)


func _on_player_added(player: AudioStreamPlayer3D, added: DiscordVoiceSpeaker) -> void:
	speaker = added
	player.unit_size = 4.0  # Users are heard in the whole room,
	player.panning_strength = 1.6  # and clearly from one side.
