extends LineEdit
## Where one writes: as the bot, or in the sandbox as one of its people.

@export var client: DiscordClient
@export var people: People

var _channel: DiscordChannel


func _ready() -> void:
	text_submitted.connect(_on_text_submitted)


func show_channel(channel: DiscordChannel) -> void:
	_channel = channel
	var writer := People.PLAYER.capitalize() if people.are_here() else "the bot"
	placeholder_text = "Message #%s as %s" % [channel.name, writer]
	editable = true


func _on_text_submitted(written: String) -> void:
	if written.strip_edges().is_empty():
		return
	clear()
	if people.are_here():
		people.write(People.PLAYER, written, str(_channel.id))
	elif await client.rest.create_message(_channel.id, written) == null:
		text = written
		push_warning(client.rest.last_error)
