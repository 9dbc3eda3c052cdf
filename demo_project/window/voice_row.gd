class_name VoiceRow
extends HBoxContainer
## A member in a voice channel: avatar, name, and whether the member speaks, is muted or deafened.

var _state: DiscordVoiceState
var _voice_call: VoiceCall


func show_state(state: DiscordVoiceState, voice_call: VoiceCall, images: ImageCache) -> void:
	_state = state
	_voice_call = voice_call
	var member := voice_call.client.get_guild(state.guild_id).get_member(state.user_id)
	%Name.text = member.get_display_name()
	%Image.show_image(images, member.get_avatar_url(64), %Name.text)
	_show_mark(%Muted, state.self_mute, state.mute or state.suppress)
	_show_mark(%Deafened, state.self_deaf, state.deaf)


func _process(_delta: float) -> void:
	var speaks := _voice_call.is_speaking(_state.channel_id, _state.user_id)
	if speaks != %Ring.visible:
		%Ring.visible = speaks
		%Name.theme_type_variation = &"Speaking" if speaks else &"VoiceName"


## Marks what members have done themselves in gray, and what moderators have done in red.
func _show_mark(mark: Control, by_self: bool, by_moderator: bool) -> void:
	mark.visible = by_self or by_moderator
	mark.modulate = get_theme_color(&"dnd" if by_moderator else &"quiet", &"Colors")
	mark.tooltip_text = "By a moderator" if by_moderator else ""
