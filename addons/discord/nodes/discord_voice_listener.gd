@tool
@icon("res://addons/discord/icons/discord_voice_listener.svg")
class_name DiscordVoiceListener
extends DiscordClientNode
## Plays what users say in a voice channel, at the place of its parent.
##
## Add it to the avatar of a player and set [member user_id], and the user is heard from there.
## Below a [Node3D] it uses an [AudioStreamPlayer3D], below a [Node2D] an [AudioStreamPlayer2D],
## and elsewhere an [AudioStreamPlayer].
## [codeblock]
## func _on_player_linked(avatar: Node3D, user: DiscordUser) -> void:
##     var listener: DiscordVoiceListener = DiscordVoiceListener.new()
##     listener.user_id = str(user.id)
##     avatar.add_child(listener)
## [/codeblock]
## Without a user it plays everybody. It plays as long as the bot is in a voice channel, which
## [method DiscordClient.join_voice] joins, before or after the node enters the scene tree.
## [br][br]
## The volume of a single user is [member DiscordVoiceSpeaker.volume_db]. Users are heard by each
## listener that plays them.

## Emitted when a user is played. Use it to change the properties of [param player], such as
## [member AudioStreamPlayer3D.max_distance], and to show who speaks.
signal player_added(player: Node, speaker: DiscordVoiceSpeaker)

## The id of the user who is played. If it is empty, everybody is played.
@export var user_id: String = "":
	set(value):
		if value != user_id:
			user_id = value
			_update_players()
			update_configuration_warnings()

## The id of the guild in whose voice channels the bot listens. If it is empty, it listens in all.
@export var guild_id: String = "":
	set(value):
		if value != guild_id:
			guild_id = value
			_update_players()
			update_configuration_warnings()

## The volume in decibels.
@export_range(-80.0, 24.0, 0.1, "suffix:dB") var volume_db: float = 0.0:
	set(value):
		volume_db = value
		for player: Node in _players.values():
			player.set(&"volume_db", volume_db)

## The audio bus.
@export var bus: StringName = &"Master":
	set(value):
		bus = value
		for player: Node in _players.values():
			player.set(&"bus", bus)

var _players: Dictionary[DiscordVoiceSpeaker, Node] = {}
var _connections: Array[DiscordVoiceConnection] = []


## Returns the players of the users who can be heard.
func get_players() -> Array[Node]:
	return _players.values()


func _get_property_warnings() -> PackedStringArray:
	var warnings: PackedStringArray = []
	for id: String in [user_id, guild_id]:
		if not id.is_empty() and not _is_id(id):
			warnings.append("'%s' is not an id. Copy it from Discord." % id)
	return warnings


func _begin() -> void:
	get_client().voice_websocket.connection_opened.connect(_listen_to)
	for connection: DiscordVoiceConnection in get_client().get_voice_connections():
		_listen_to(connection)


func _end() -> void:
	if get_client() != null:
		get_client().voice_websocket.connection_opened.disconnect(_listen_to)
	for connection: DiscordVoiceConnection in _connections.duplicate():
		_forget(connection)


func _listen_to(connection: DiscordVoiceConnection) -> void:
	if connection in _connections:
		return
	_connections.append(connection)
	connection.speaker_joined.connect(_on_speaker_joined.bind(connection))
	connection.speaker_left.connect(_remove_player)
	connection.disconnected.connect(_on_disconnected.bind(connection))
	for speaker: DiscordVoiceSpeaker in connection.get_speakers():
		_on_speaker_joined(speaker, connection)


func _forget(connection: DiscordVoiceConnection) -> void:
	_connections.erase(connection)
	connection.speaker_joined.disconnect(_on_speaker_joined)
	connection.speaker_left.disconnect(_remove_player)
	connection.disconnected.disconnect(_on_disconnected)
	for speaker: DiscordVoiceSpeaker in connection.get_speakers():
		_remove_player(speaker)


func _update_players() -> void:
	for speaker: DiscordVoiceSpeaker in _players.keys():
		_remove_player(speaker)
	for connection: DiscordVoiceConnection in _connections:
		for speaker: DiscordVoiceSpeaker in connection.get_speakers():
			_on_speaker_joined(speaker, connection)


func _on_speaker_joined(speaker: DiscordVoiceSpeaker, connection: DiscordVoiceConnection) -> void:
	var is_wanted: bool = user_id.is_empty() or speaker.user_id == user_id.to_int()
	var is_here: bool = guild_id.is_empty() or connection.guild_id == guild_id.to_int()
	if not is_wanted or not is_here or _players.has(speaker) or not is_inside_tree():
		return
	var player: Node = _create_player()
	player.set(&"stream", speaker.stream)
	player.set(&"volume_db", volume_db)
	player.set(&"bus", bus)
	_players[speaker] = player
	get_parent().add_child(player, false, Node.INTERNAL_MODE_BACK)
	player_added.emit(player, speaker)
	if is_instance_valid(player) and player.is_inside_tree():
		player.call(&"play")


func _create_player() -> Node:
	if get_parent() is Node3D:
		return AudioStreamPlayer3D.new()
	if get_parent() is Node2D:
		return AudioStreamPlayer2D.new()
	return AudioStreamPlayer.new()


func _remove_player(speaker: DiscordVoiceSpeaker) -> void:
	var player: Node = _players.get(speaker)
	_players.erase(speaker)
	if is_instance_valid(player):
		player.queue_free()


func _on_disconnected(error: DiscordError, connection: DiscordVoiceConnection) -> void:
	_forget(connection)
	if error != null:
		_fail("The voice connection has ended.", error)
