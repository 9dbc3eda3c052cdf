extends PanelContainer
## The voice channel that the bot is in: the state of the connection, how loud each user is, and
## buttons. Hidden if there is none.

const STATES: Dictionary[int, String] = {
	DiscordVoiceConnection.STATE_JOINING: "Joining …",
	DiscordVoiceConnection.STATE_CONNECTING: "Connecting …",
	DiscordVoiceConnection.STATE_CONNECTED: "Voice connected",
	DiscordVoiceConnection.STATE_RESUMING: "Reconnecting …",
	DiscordVoiceConnection.STATE_ENDED: "Disconnected",
}
const MIC := preload("icons/mic.svg")
const MIC_OFF := preload("icons/mic_off.svg")
const HEADPHONES := preload("icons/headphones.svg")
const HEADPHONES_OFF := preload("icons/headphones_off.svg")
## The maximum number of users with a meter.
const MAX_METERS := 6

@export var client: DiscordClient
@export var voice_call: VoiceCall
@export var players: VoicePlayers

## The meters, by the id of the user.
var _meters: Dictionary[int, LevelMeter] = {}

@onready var _file_dialog: FileDialog = $FileDialog


func _ready() -> void:
	voice_call.changed.connect(_refresh)
	voice_call.failed.connect(_on_failed)
	client.voice_state_updated.connect(_refresh.unbind(2))
	%Mute.toggled.connect(voice_call.set_muted)
	%Deafen.toggled.connect(voice_call.set_deafened)
	%Speak.pressed.connect(voice_call.speak)
	%PlayFile.pressed.connect(_file_dialog.popup_centered_ratio.bind(0.6))
	%Disconnect.pressed.connect(voice_call.leave)
	%Dismiss.pressed.connect(_dismiss)
	_file_dialog.file_selected.connect(voice_call.play_file)
	_refresh()


func _process(delta: float) -> void:
	for user_id in _meters:
		_meters[user_id].show_level(players.get_level(user_id), delta)
	if voice_call.connection != null:
		%Latency.text = "%d ms" % voice_call.connection.latency


func _refresh() -> void:
	var channel := voice_call.get_channel()
	if voice_call.joining != null:
		%Notice.hide()
	visible = channel != null or %Notice.visible
	%Call.visible = channel != null
	if channel == null:
		_show_meters([])
		return
	var connection := voice_call.connection
	var is_connected := connection != null and voice_call.joining == null
	var state := DiscordVoiceConnection.STATE_JOINING
	if is_connected:
		state = connection.state
	var is_ready := state == DiscordVoiceConnection.STATE_CONNECTED
	%State.text = STATES[state]
	%State.add_theme_color_override(
		&"font_color", get_theme_color(&"online" if is_ready else &"idle", &"Colors")
	)
	%Channel.text = "%s  ·  %s" % [channel.name, channel.guild.name]
	%Latency.visible = is_ready
	_show_encryption(connection.privacy_code if is_ready else "", is_ready)
	_show_buttons(connection)
	var members: Array[DiscordMember] = []
	_show_meters(channel.get_voice_members() if is_ready else members)


func _show_encryption(privacy_code: String, is_ready: bool) -> void:
	%Lock.visible = is_ready
	var is_encrypted := not privacy_code.is_empty()
	%Lock.modulate = get_theme_color(&"online" if is_encrypted else &"offline", &"Colors")
	%Lock.tooltip_text = "Not encrypted end to end"
	if is_encrypted:
		%Lock.tooltip_text = "Encrypted end to end. Privacy code:\n" + privacy_code


func _show_buttons(connection: DiscordVoiceConnection) -> void:
	for button: Button in [%Mute, %Deafen, %Speak, %PlayFile]:
		button.disabled = connection == null
	if connection == null:
		return
	%Mute.set_pressed_no_signal(connection.self_mute)
	%Mute.icon = MIC_OFF if connection.self_mute else MIC
	%Mute.tooltip_text = "Unmute" if connection.self_mute else "Mute"
	%Deafen.set_pressed_no_signal(connection.self_deaf)
	%Deafen.icon = HEADPHONES_OFF if connection.self_deaf else HEADPHONES
	%Deafen.tooltip_text = "Undeafen" if connection.self_deaf else "Deafen"


## Shows a meter for each of the members, except for the bot itself.
func _show_meters(members: Array[DiscordMember]) -> void:
	var names: Dictionary[int, String] = {}
	for member in members:
		if member.user.id != client.get_self().id and names.size() < MAX_METERS:
			names[member.user.id] = member.get_display_name()
	if names.keys() == _meters.keys():
		return
	for row in %Meters.get_children():
		row.queue_free()
	_meters.clear()
	for user_id in names:
		_add_meter(user_id, names[user_id])
	%Meters.visible = not names.is_empty()


func _add_meter(user_id: int, title: String) -> void:
	var row := HBoxContainer.new()
	row.add_theme_constant_override(&"separation", 8)
	var label := Label.new()
	label.text = title
	label.theme_type_variation = &"Quiet"
	label.custom_minimum_size.x = 66
	label.clip_text = true
	label.text_overrun_behavior = TextServer.OVERRUN_TRIM_ELLIPSIS
	row.add_child(label)
	var meter := LevelMeter.new()
	meter.custom_minimum_size.y = 10
	meter.size_flags_horizontal = SIZE_EXPAND_FILL
	meter.size_flags_vertical = SIZE_SHRINK_CENTER
	row.add_child(meter)
	%Meters.add_child(row)
	_meters[user_id] = meter


func _on_failed(problem: String) -> void:
	%Problem.text = problem
	%Notice.show()
	_refresh()


func _dismiss() -> void:
	%Notice.hide()
	_refresh()
