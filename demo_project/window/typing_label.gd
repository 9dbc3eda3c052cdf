extends Label
## Shows the users who are typing in the channel.

## The duration of the typing indicator in milliseconds, unless a message ends it earlier.
const LASTS := 9000

@export var client: DiscordClient

var _channel: DiscordChannel
## The times at which typing ends, by name.
var _typing: Dictionary[String, int] = {}


func _ready() -> void:
	client.typing_started.connect(_on_typing_started)
	client.message_sent.connect(_on_message_sent)


func _process(_delta: float) -> void:
	for user: String in _typing.keys():
		if _typing[user] < Time.get_ticks_msec():
			_typing.erase(user)
	text = "" if _typing.is_empty() else ", ".join(_typing.keys()) + " typing …"


func show_channel(channel: DiscordChannel) -> void:
	_channel = channel
	_typing.clear()


func _on_typing_started(channel: DiscordChannel, user: DiscordUser, _timestamp: int) -> void:
	if channel == _channel:
		_typing[user.get_display_name()] = Time.get_ticks_msec() + LASTS


func _on_message_sent(message: DiscordMessage) -> void:
	_typing.erase(message.author.get_display_name())
