extends DiscordClient
## The state of a game server: a message that is kept up to date, and the bot's presence.
##
## The node DiscordServerStatus edits the message at most once a second here, however often its
## state changes.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself, and
## the first channel with the name below.

@export var channel_name := "bot-corner"

var _time := 0.0

@onready var server_status: DiscordServerStatus = $ServerStatus


func _ready() -> void:
	client_ready.connect(_on_client_ready.unbind(1))
	login()


func _on_client_ready() -> void:
	for channel in get_guilds()[0].get_channels():
		if channel.name == channel_name:
			server_status.channel_id = str(channel.id)


func _process(delta: float) -> void:
	if server_status.get_message() == null:
		return
	_time += delta
	server_status.players = mini(int(_time * 5.0), server_status.max_players)
	server_status.set_field("Wave", str(1 + int(_time)))
