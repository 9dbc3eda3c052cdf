extends VBoxContainer
## The channels of a guild by category, and the members in its voice channels.

## Emitted when a channel is selected; initially the topmost text channel.
signal channel_chosen(channel: DiscordChannel)

const VoiceRowScene := preload("voice_row.tscn")
const SPEAKER := preload("icons/speaker.svg")

@export var client: DiscordClient
@export var voice_call: VoiceCall
@export var images: ImageCache
@export var title: Label

var _guild: DiscordGuild
var _chosen: DiscordChannel
## The ids of channels with unread messages.
var _unread: Array[int] = []


func _ready() -> void:
	client.message_sent.connect(_on_message_sent)
	client.channel_created.connect(_refresh.unbind(2))
	client.channel_updated.connect(_refresh.unbind(3))
	client.channel_deleted.connect(_refresh.unbind(2))
	client.voice_state_updated.connect(_refresh.unbind(2))
	voice_call.changed.connect(_refresh)


func show_guild(guild: DiscordGuild) -> void:
	_guild = guild
	title.text = guild.name
	for channel in guild.get_channels():
		if channel.type == DiscordChannelType.GUILD_TEXT:
			_choose(channel)
			return
	_refresh()


func _choose(channel: DiscordChannel) -> void:
	_chosen = channel
	_unread.erase(channel.id)
	_refresh()
	channel_chosen.emit(channel)


## Joins a voice channel. The second click shows its messages.
func _join(channel: DiscordChannel) -> void:
	if voice_call.get_channel() == channel:
		_choose(channel)
	else:
		voice_call.join(channel)
		_refresh()


func _on_message_sent(message: DiscordMessage) -> void:
	if _chosen != null and message.channel_id != _chosen.id and message.channel_id not in _unread:
		_unread.append(message.channel_id)
		_refresh()


func _refresh() -> void:
	for child in get_children():
		child.queue_free()
	if _guild == null:
		return
	_add_channels(0)
	for channel in _guild.get_channels():
		if channel.type == DiscordChannelType.GUILD_CATEGORY:
			_add_label(channel.name.to_upper(), &"Category")
			_add_channels(channel.id)


func _add_channels(category_id: int) -> void:
	for channel in _guild.get_channels():
		if channel.parent_id != category_id or channel.type == DiscordChannelType.GUILD_CATEGORY:
			continue
		_add_channel(channel)
		for state in channel.get_voice_states():
			if _guild.get_member(state.user_id) != null:
				var row: VoiceRow = VoiceRowScene.instantiate()
				add_child(row)
				row.show_state(state, voice_call, images)


func _add_channel(channel: DiscordChannel) -> void:
	var button := Button.new()
	button.text = channel.name if channel.is_voice() else "#   " + channel.name
	button.icon = SPEAKER if channel.is_voice() else null
	var is_marked := channel.id in _unread or channel == voice_call.get_channel()
	button.theme_type_variation = &"UnreadChannel" if is_marked else &"Channel"
	button.alignment = HORIZONTAL_ALIGNMENT_LEFT
	button.text_overrun_behavior = TextServer.OVERRUN_TRIM_ELLIPSIS
	button.toggle_mode = true
	button.set_pressed_no_signal(channel == _chosen)
	button.pressed.connect((_join if channel.is_voice() else _choose).bind(channel))
	add_child(button)


func _add_label(text: String, look: StringName) -> void:
	var label := Label.new()
	label.text = text
	label.text_overrun_behavior = TextServer.OVERRUN_TRIM_ELLIPSIS
	label.theme_type_variation = look
	add_child(label)
