extends ScrollContainer
## The messages of a channel, the newest at the bottom.

const Row := preload("message_row.tscn")
## The maximum number of messages.
const MAX_ROWS := 100

@export var client: DiscordClient
@export var images: ImageCache
@export var player: Player

var _channel: DiscordChannel
## The rows by the id of the message, from top to bottom.
var _rows: Dictionary[int, MessageRow] = {}
var _is_at_end := true


func _ready() -> void:
	client.message_sent.connect(_add)
	client.message_updated.connect(
		func(_old: DiscordMessage, new: DiscordMessage) -> void: _update(new)
	)
	client.message_deleted.connect(_remove)
	client.message_bulk_deleted.connect(_on_message_bulk_deleted)
	client.reaction_added.connect(_update.unbind(2))
	client.reaction_removed.connect(_update.unbind(2))
	client.reactions_cleared.connect(_update.unbind(1))
	client.reactions_cleared_emoji.connect(_update.unbind(1))
	player.shown.connect(_on_shown)
	get_v_scroll_bar().changed.connect(_on_length_changed)
	get_v_scroll_bar().value_changed.connect(_on_scrolled)


func show_channel(channel: DiscordChannel) -> void:
	_channel = channel
	_clear()
	var messages: Array[DiscordMessage] = await client.rest.get_channel_messages(channel.id)
	if channel != _channel:
		return  # Another channel was selected in the meantime.
	_clear()
	messages.append_array(channel.get_messages())  # Messages that were sent since the response.
	messages.sort_custom(func(a: DiscordMessage, b: DiscordMessage) -> bool: return a.id < b.id)
	messages.map(_add)


func _add(message: DiscordMessage) -> void:
	if _channel == null or message.channel_id != _channel.id or _rows.has(message.id):
		return
	var above: MessageRow = null if _rows.is_empty() else _rows.values().back()
	var row: MessageRow = Row.instantiate()
	$Margin/Rows.add_child(row)
	row.show_author(message, images, above)
	row.show_message(message.to_dictionary(), _surroundings())
	_keep(message.id, row)


func _keep(id: int, row: MessageRow) -> void:
	_rows[id] = row
	if _rows.size() > MAX_ROWS:
		_rows.values().front().queue_free()
		_rows.erase(_rows.keys().front())


func _update(message: DiscordMessage) -> void:
	if _rows.has(message.id):
		_rows[message.id].show_message(message.to_dictionary(), _surroundings())


## Called when an interaction of the player changes, for example by an ephemeral message.
func _on_shown(view: Dictionary) -> void:
	if _channel == null or int(view.channel_id) != _channel.id:
		return
	for message: Variant in [view.message] + view.follow_ups:
		if message == null or int(message.flags) & DiscordMessageFlags.EPHEMERAL == 0:
			continue
		var id := int(message.id)
		if not _rows.has(id):
			var row: MessageRow = Row.instantiate()
			$Margin/Rows.add_child(row)
			row.show_whisperer(client.get_user(int(message.author.id)), _channel.guild, images)
			_keep(id, row)
		_rows[id].show_message(message, _surroundings())


func _surroundings() -> ComponentsBox.Surroundings:
	var around := ComponentsBox.Surroundings.new()
	around.player = player
	around.images = images
	around.guild = _channel.guild
	return around


func _remove(message: DiscordMessage) -> void:
	if _rows.has(message.id):
		_rows[message.id].queue_free()
		_rows.erase(message.id)


func _clear() -> void:
	for row: MessageRow in _rows.values():
		row.queue_free()
	_rows.clear()


func _on_message_bulk_deleted(messages: Array[DiscordMessage], _from: DiscordChannel) -> void:
	messages.map(_remove)


## Keeps the newest message visible, unless the user has scrolled up.
func _on_length_changed() -> void:
	if _is_at_end:
		scroll_vertical = ceili(get_v_scroll_bar().max_value)


func _on_scrolled(value: float) -> void:
	_is_at_end = value + get_v_scroll_bar().page >= get_v_scroll_bar().max_value - 8.0
