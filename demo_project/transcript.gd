extends Node
## Prints the messages that the bot receives, and who is heard, if there is no window.

## For how long the level of somebody who begins to speak is measured, in milliseconds.
const LISTENS := 500

@export var client: DiscordClient
@export var players: VoicePlayers

## The loudest levels of those who have begun to speak, and until when they are measured.
var _levels: Dictionary[DiscordVoiceSpeaker, Vector2] = {}
var _ends: Dictionary[DiscordVoiceSpeaker, int] = {}


func _ready() -> void:
	if DisplayServer.get_name() != "headless":
		return
	client.client_ready.connect(_on_client_ready)
	client.message_sent.connect(_on_message_sent)
	client.message_updated.connect(_on_message_updated)
	client.reaction_added.connect(_on_reaction_added)
	client.member_joined.connect(_on_member_joined)
	client.voice_websocket.connection_opened.connect(_on_voice_opened)
	client.connection_error.connect(_on_connection_error)
	client.disconnected.connect(print.bind("The connection ended."))
	client.reconnected.connect(print.bind("The connection stands again."))


func _process(_delta: float) -> void:
	for speaker: DiscordVoiceSpeaker in _levels.keys():
		_levels[speaker] = _levels[speaker].max(players.get_level(speaker.user_id))
		if Time.get_ticks_msec() >= _ends[speaker]:
			_print_level(speaker, _levels[speaker])
			_levels.erase(speaker)


func _on_client_ready(user: DiscordUser) -> void:
	var names := client.get_guilds().map(func(guild: DiscordGuild) -> String: return guild.name)
	print("%s is logged in. Its guilds: %s." % [_name(user), ", ".join(names)])


func _on_message_sent(message: DiscordMessage) -> void:
	print("%s  %s: %s" % [_place(message), message.author.get_display_name(), message.content])


func _on_message_updated(old: DiscordMessage, new: DiscordMessage) -> void:
	if old != null and old.content != new.content:
		print("%s  (edited) %s → %s" % [_place(new), old.content, new.content])


func _on_reaction_added(
	message: DiscordMessage, user: DiscordUser, reaction: DiscordReaction
) -> void:
	var reacted := [_place(message), user.get_display_name(), reaction.emoji.name, message.content]
	print("%s  %s reacted %s to: %s" % reacted)


func _on_member_joined(guild: DiscordGuild, member: DiscordMember) -> void:
	print("%s joined %s" % [member.get_display_name(), guild.name])


func _on_voice_opened(voice: DiscordVoiceConnection) -> void:
	print("%s joined the voice channel %s" % [_name(client.get_self()), voice.channel.name])
	voice.speaking_changed.connect(_on_speaking_changed)
	voice.moved.connect(
		func(channel: DiscordChannel) -> void: print("Moved to the voice channel ", channel.name)
	)
	voice.disconnected.connect(
		func(error: DiscordError) -> void:
			print("Left the voice channel" if error == null else str(error))
	)


func _on_speaking_changed(speaker: DiscordVoiceSpeaker, speaking: bool) -> void:
	if speaking:
		_levels[speaker] = Vector2.ZERO
		_ends[speaker] = Time.get_ticks_msec() + LISTENS


## Prints how loud somebody was who began to speak.
func _print_level(speaker: DiscordVoiceSpeaker, level: Vector2) -> void:
	if level.is_zero_approx():
		print("%s speaks, but is not heard" % _name(speaker.user))
		return
	var heard := [_name(speaker.user), linear_to_db(level.x), linear_to_db(level.y)]
	print("%s speaks: %.0f dB on the left, %.0f dB on the right" % heard)


func _on_connection_error(error: DiscordError) -> void:
	if error.will_retry:
		printerr(error)


func _name(user: DiscordUser) -> String:
	return user.get_display_name() if user != null else "Somebody"


func _place(message: DiscordMessage) -> String:
	var channel := message.channel
	return "#" + channel.name if channel != null else "(direct)"
