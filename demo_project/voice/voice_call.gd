class_name VoiceCall
extends Node
## The voice channel that the bot is in: the window joins, mutes, speaks and leaves here.

## Emitted when the channel, the state of the connection, or who can be heard has changed.
signal changed
## Emitted when the bot cannot join or speak, or was disconnected.
signal failed(error: String)

@export var client: DiscordClient

## The connection, or `null` if the bot is in no voice channel.
var connection: DiscordVoiceConnection
## The channel that the bot is joining, or `null`.
var joining: DiscordChannel


func _ready() -> void:
	# Other scripts can also join, such as that of the bot.
	client.voice_websocket.connection_opened.connect(_on_connection_opened)


## Joins a voice channel, or moves there.
func join(channel: DiscordChannel) -> void:
	joining = channel
	changed.emit()
	var joined: DiscordVoiceConnection
	if connection != null and connection.guild_id == channel.guild_id:
		joined = await connection.move_to(channel)  # The bot stays muted if it is.
	else:
		joined = await client.join_voice(channel)
	var problem := str(client.rest.last_error)
	if joining != channel:
		return  # The bot was told to leave, or to join another channel, in the meantime.
	joining = null
	if joined == null:
		failed.emit(problem)
	changed.emit()


## Leaves the channel, or stops joining it.
func leave() -> void:
	var guild_id := joining.guild_id if joining != null else 0
	joining = null
	for left: DiscordVoiceConnection in [connection, client.get_voice_connection(guild_id)]:
		if left != null:
			left.leave()
	changed.emit()


## Returns the channel that the bot is in or joins, or `null`.
func get_channel() -> DiscordChannel:
	if joining != null or connection == null:
		return joining
	return connection.channel


## Mutes the bot. As in the Discord app, a bot that is unmuted also listens.
func set_muted(muted: bool) -> void:
	connection.self_mute = muted
	if not muted:
		connection.self_deaf = false
	changed.emit()


## Deafens the bot. As in the Discord app, it is also muted.
func set_deafened(deafened: bool) -> void:
	connection.self_deaf = deafened
	connection.self_mute = deafened
	changed.emit()


## Plays a phrase in the channel.
func speak() -> void:
	connection.play(Babble.create(160.0, randi()), -3.0)


## Plays a sound file in the channel.
func play_file(path: String) -> void:
	var sound: Variant = path
	match path.get_extension().to_lower():
		"wav":
			sound = AudioStreamWAV.load_from_file(path)
		"ogg":
			sound = AudioStreamOggVorbis.load_from_file(path)
		"mp3":
			sound = AudioStreamMP3.load_from_file(path)
	if sound == null or connection.play(sound) == null:
		failed.emit("%s cannot be played." % path.get_file())


## Returns whether a user speaks in a channel. Only known in the channel that the bot is in.
func is_speaking(channel_id: int, user_id: int) -> bool:
	if connection == null or connection.channel_id != channel_id:
		return false
	if user_id == client.get_self().id:
		return not connection.self_mute and not connection.get_tracks().is_empty()
	var speaker := connection.get_speaker(user_id)
	return speaker != null and speaker.is_speaking()


func _on_connection_opened(opened: DiscordVoiceConnection) -> void:
	if connection != null:
		connection.leave()  # A user is in one channel at a time, and so is this window.
	connection = opened
	opened.state_changed.connect(changed.emit.unbind(2))
	opened.moved.connect(changed.emit.unbind(1))
	opened.encrypted_changed.connect(changed.emit.unbind(1))
	opened.speaker_joined.connect(changed.emit.unbind(1))
	opened.speaker_left.connect(changed.emit.unbind(1))
	opened.disconnected.connect(_on_disconnected.bind(opened))
	changed.emit()


func _on_disconnected(error: DiscordError, ended: DiscordVoiceConnection) -> void:
	if connection == ended:
		connection = null
	if error != null:
		failed.emit(str(error))
	changed.emit()
