extends DiscordClient
## The state of the game: a message that is edited every frame, and the bot's presence.
##
## Only the newest edit is sent: edits beyond Discord's rate limit are skipped.
##
## Run this scene. Without a token, the example uses a sandbox, in which a simulated user (Ada) runs
## it. With a bot's token in the environment variable DISCORD_TOKEN, it uses Discord itself, and
## the first channel with the name below.

@export var channel_name := "bot-corner"

var _board: DiscordMessage
var _distance := 0.0


func _ready() -> void:
	client_ready.connect(_on_client_ready.unbind(1))
	login()


func _on_client_ready() -> void:
	var presence := DiscordPresenceUpdate.new()
	presence.add_activity(DiscordActivityType.COMPETING, "the boat race")
	update_presence(presence)
	for channel in get_guilds()[0].get_channels():
		if channel.name == channel_name:
			_board = await channel.send("The race begins.")


func _process(delta: float) -> void:
	if _board == null:
		return
	_distance = minf(_distance + 50.0 * delta, 100.0)
	var sea := "🌊".repeat(10 - int(_distance / 10.0))
	_board.edit("🏝 %s⛵  %d m" % [sea, _distance])
