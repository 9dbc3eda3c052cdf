@tool
@icon("res://addons/discord/icons/discord_message.svg")
class_name DiscordServerStatus
extends DiscordClientNode
## Shows the state of a game server in a message that is kept up to date, and in the bot's presence.
##
## The message is sent once and edited afterwards. After a restart it is found again: by its id,
## which is saved in [member save_path], or among the newest messages of the channel. If it was
## deleted, a new one is sent.
## [codeblock]
## @onready var status: DiscordServerStatus = $DiscordServerStatus
##
## func _on_player_joined(_player_name: String) -> void:
##     status.players = player_count
##
## func _on_map_loaded(map_name: String) -> void:
##     status.map = map_name
##     status.set_field("Difficulty", "Hard")
##
## func quit() -> void:
##     await status.close()
##     get_tree().quit()
## [/codeblock]
## Change the properties as often as you like: the message is edited when at least
## [member min_interval] seconds have passed since the last edit, with the newest state.
## [br][br]
## When the node leaves the scene tree, the message shows the server as offline, if the client stays
## logged in. When the game quits, there is no time for this, unless you await [method close]
## before.

## Emitted when the message was sent or edited.
signal updated(message: DiscordMessage)

## The maximum number of fields that Discord accepts in an embed.
const MAX_FIELDS: int = 25

const _MESSAGES_TO_SEARCH: int = 100
const _DEFAULT_FOOTER: String = "Server status"

## The id of the channel. If it is empty, only the presence is updated.
@export var channel_id: String = "":
	set(value):
		if value != channel_id:
			channel_id = value
			_forget_message()
			update_configuration_warnings()

## The title of the message, such as the name of the server.
@export var title: String = "Game server":
	set(value):
		title = value
		_is_changed = true

## The text at the bottom of the message, with the time of the last edit behind it. It identifies
## the message after a restart: if a bot has several status messages in a channel, each must have a
## different text here. It cannot be empty.
@export var footer: String = _DEFAULT_FOOTER:
	set(value):
		var text: String = value.strip_edges()
		if text != footer:
			footer = _DEFAULT_FOOTER if text.is_empty() else DiscordText.truncate(text, 200)
			_forget_message()

## The color of the message while the server is online.
@export var online_color: Color = Color.SEA_GREEN

## The color of the message while the server is offline.
@export var offline_color: Color = Color.DIM_GRAY

@export_group("State")

## If [code]true[/code], the server is shown as online.
@export var online: bool = true:
	set(value):
		online = value
		_is_changed = true

## The number of players.
@export var players: int = 0:
	set(value):
		players = value
		_is_changed = true

## The maximum number of players, or [code]0[/code] if there is none.
@export var max_players: int = 0:
	set(value):
		max_players = value
		_is_changed = true

## The name of the map. If it is empty, no map is shown.
@export var map: String = "":
	set(value):
		map = value
		_is_changed = true

## If [code]true[/code], the time since which the server is running is shown.
@export var show_uptime: bool = true:
	set(value):
		show_uptime = value
		_is_changed = true

@export_group("Presence")

## If [code]true[/code], the bot's custom status is [member presence_text].
@export var show_presence: bool = true

## The bot's custom status. [code]{players}[/code] is the number of players, with the maximum number
## if there is one, such as [code]3/16[/code]; [code]{map}[/code] is the name of the map.
@export var presence_text: String = "{players} players"

@export_group("Updates")

## The minimum time in seconds between two edits of the message. After an error, the next attempt is
## made after this time.
@export_range(1.0, 600.0, 0.5, "or_greater", "suffix:s") var min_interval: float = 10.0

## The time in seconds after which the message is edited even if nothing has changed, so that the
## time at its bottom shows that the server is running. If [code]0[/code], it is never edited
## without a change.
@export_range(0.0, 3600.0, 1.0, "or_greater", "suffix:s") var refresh_interval: float = 300.0

## The file in which the id of the message is saved. If it is empty, the message is only searched
## among the newest 100 of the channel after a restart.
@export var save_path: String = "user://discord_server_status.cfg"

var _fields: Dictionary[String, String] = {}
var _started_at: int = int(Time.get_unix_time_from_system())
var _message: DiscordMessage
var _is_changed: bool = true
var _is_updating: bool = false
var _updates_at: int = 0
var _refreshes_at: int = 0
var _shown_presence: String = ""
# Responses to requests of an earlier session are ignored.
var _session: int = 0


func _ready() -> void:
	set_process(not Engine.is_editor_hint())


func _process(_delta: float) -> void:
	var now: int = Time.get_ticks_msec()
	var is_due: bool = refresh_interval > 0.0 and now >= _refreshes_at
	if (_is_changed or is_due) and now >= _updates_at and not _is_updating:
		if _is_client_ready():
			_update()


## Sets a field of the message, such as the version of the game. Markdown is allowed. A message has
## at most [constant MAX_FIELDS] fields, including players, map and uptime; fields beyond are not
## shown.
func set_field(field_name: String, value: String) -> void:
	if _fields.get(field_name, "") != value:
		_fields[field_name] = value
		_is_changed = true


## Removes a field. Does nothing if there is no field of this name.
func remove_field(field_name: String) -> void:
	if _fields.erase(field_name):
		_is_changed = true


## Returns the message, or [code]null[/code] if it was not found or sent yet.
func get_message() -> DiscordMessage:
	return _message


## Shows the server as offline at once, without waiting for [member min_interval]. Awaitable:
## returns when Discord has responded, or the client has logged out. Await it before the game quits.
func close() -> Signal:
	online = false
	_is_changed = false
	if _message == null or not _is_client_ready():
		return (Engine.get_main_loop() as SceneTree).process_frame
	return _message.edit({"content": "", "embeds": [_create_embed()]})


func _get_property_warnings() -> PackedStringArray:
	if _is_id(channel_id) or (channel_id.is_empty() and show_presence):
		return []
	return ["'Channel ID' is not the id of a channel. Copy it from Discord."]


func _begin() -> void:
	_shown_presence = ""
	_is_changed = true


func _end() -> void:
	if online and _message != null and _is_client_ready():
		var embed: DiscordEmbedBuilder = _create_embed(false)
		var edited: Signal = _message.edit({"content": "", "embeds": [embed]})
		edited.connect(_ignore.bind(get_client().rest), CONNECT_ONE_SHOT)
	_forget_message()


# Reads the error, so that it is not logged: the client may log out before the response.
static func _ignore(_edited: DiscordMessage, rest: DiscordREST) -> void:
	rest.get_last_error()


func _forget_message() -> void:
	_message = null
	_is_changed = true
	_is_updating = false
	_updates_at = 0
	_session += 1


func _update() -> void:
	_is_changed = false
	_updates_at = Time.get_ticks_msec() + int(min_interval * 1000.0)
	_refreshes_at = Time.get_ticks_msec() + int(refresh_interval * 1000.0)
	_update_presence()
	if channel_id.is_empty():
		return
	if not _is_id(channel_id):
		_retry("`channel_id` is not the id of a channel. Copy it from Discord.")
		return
	_is_updating = true
	if _message != null:
		_edit()
		return
	var saved_id: int = _load_id()
	if saved_id == 0:
		_search()
		return
	var fetch: Signal = get_client().rest.get_channel_message(channel_id, saved_id)
	fetch.connect(_on_message_fetched.bind(_session), CONNECT_ONE_SHOT)


func _update_presence() -> void:
	var values: Dictionary = {"players": _get_players_text(), "map": map}
	var text: String = DiscordText.truncate(presence_text.format(values), 128)
	if not show_presence or text == _shown_presence:
		return
	_shown_presence = text
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.add_activity(DiscordActivityType.CUSTOM, "", text)
	get_client().update_presence(presence)


func _edit() -> void:
	var edited: Signal = _message.edit({"content": "", "embeds": [_create_embed()]})
	edited.connect(_on_message_edited.bind(_session), CONNECT_ONE_SHOT)


func _search() -> void:
	var options: Dictionary = {"limit": _MESSAGES_TO_SEARCH}
	var fetch: Signal = get_client().rest.get_channel_messages(channel_id, options)
	fetch.connect(_on_messages_fetched.bind(_session), CONNECT_ONE_SHOT)


func _send() -> void:
	var created: Signal = get_client().rest.create_message(
		channel_id, {"embeds": [_create_embed()]}
	)
	created.connect(_on_message_created.bind(_session), CONNECT_ONE_SHOT)


func _on_message_edited(message: DiscordMessage, session: int) -> void:
	if session != _session or not _finish_request():
		return
	if message != null:
		updated.emit(message)
		return
	var error: DiscordError = get_client().rest.last_error
	if _is_deleted(error):
		_message = null
		_save_id(0)
		_is_updating = true
		_search()
	else:
		_retry("The status message cannot be edited.", error)


func _on_message_fetched(message: DiscordMessage, session: int) -> void:
	if session != _session or not _finish_request():
		return
	var error: DiscordError = get_client().rest.last_error
	if message == null and not _is_deleted(error):
		_retry("The status message cannot be fetched.", error)
		return
	_is_updating = true
	if message != null and _is_status(message):
		_message = message
		_edit()
	else:
		_search()


func _on_messages_fetched(messages: Array, session: int) -> void:
	if session != _session or not _finish_request():
		return
	var error: DiscordError = get_client().rest.last_error
	if messages.is_empty() and error != null and error.route == "get_channel_messages":
		_retry("The messages of the channel cannot be fetched.", error)
		return
	_is_updating = true
	for each: DiscordMessage in messages:
		if _is_status(each):
			_message = each
			_save_id(each.id)
			_edit()
			return
	_send()


func _on_message_created(message: DiscordMessage, session: int) -> void:
	if session != _session or not _finish_request():
		return
	if message == null:
		# The message may have been sent nevertheless. It is searched before the next attempt.
		_retry("The status message cannot be sent.", get_client().rest.last_error)
		return
	_message = message
	_save_id(message.id)
	updated.emit(message)


# Returns whether there still is a client.
func _finish_request() -> bool:
	_is_updating = false
	return get_client() != null


func _retry(problem: String, error: DiscordError = null) -> void:
	_is_changed = true
	if error != null and error.kind == DiscordError.CANCELLED:
		return
	# The same error is reported only once.
	if last_error != (problem if error == null else "%s %s" % [problem, error]):
		_fail(problem, error)


func _is_deleted(error: DiscordError) -> bool:
	return error != null and error.code == DiscordJsonErrorCode.UNKNOWN_MESSAGE


func _is_status(message: DiscordMessage) -> bool:
	if message.author == null or message.author.id != get_client().get_self().id:
		return false
	if message.embeds.size() != 1 or message.embeds[0].footer == null:
		return false
	return message.embeds[0].footer.text == footer


func _create_embed(is_online: bool = online) -> DiscordEmbedBuilder:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create(DiscordText.truncate(title, 256))
	embed.set_color(online_color if is_online else offline_color)
	embed.set_footer(footer).set_timestamp()
	if not is_online:
		return embed.set_description("Offline")
	var shown: Dictionary[String, String] = {"Players": _get_players_text()}
	if not map.is_empty():
		shown["Map"] = map
	if show_uptime:
		shown["Online since"] = "<t:%d:R>" % _started_at
	shown.merge(_fields)
	var count: int = 0
	for each: String in shown:
		if each.is_empty() or shown[each].is_empty() or count >= MAX_FIELDS:
			continue
		embed.add_field(
			DiscordText.truncate(each, 256), DiscordText.truncate(shown[each], 1024), true
		)
		count += 1
	return embed


func _get_players_text() -> String:
	return str(players) if max_players <= 0 else "%d/%d" % [players, max_players]


func _load_id() -> int:
	if save_path.is_empty():
		return 0
	var file: ConfigFile = ConfigFile.new()
	file.load(save_path)
	return file.get_value(channel_id, footer, 0)


func _save_id(id: int) -> void:
	if save_path.is_empty():
		return
	var file: ConfigFile = ConfigFile.new()
	file.load(save_path)
	file.set_value(channel_id, footer, id)
	var error: Error = file.save(save_path)
	if error != OK:
		_fail(
			(
				"The id of the status message cannot be saved to %s: %s."
				% [save_path, error_string(error)]
			)
		)
