@tool
@icon("res://addons/discord/icons/discord_user.svg")
class_name DiscordAccountLink
extends DiscordClientNode
## Links players with their Discord accounts.
##
## The game shows a code to a player, who enters it in Discord: [code]/link ABCD2345[/code]. This
## shows that both belong to the same person. The node registers the command; only the user sees the
## response.
## [codeblock]
## @onready var account_link: DiscordAccountLink = $DiscordAccountLink
##
## func _ready() -> void:
##     account_link.account_linked.connect(_on_account_linked)
##
## func _on_link_pressed(player_id: String) -> void:
##     $Code.text = "Enter /link %s in Discord" % account_link.create_code(player_id)
##
## func _on_account_linked(player_id: String, user: DiscordUser) -> void:
##     print(player_id, " is ", user.username)
## [/codeblock]
## A code can be used once, expires after [member code_lifetime], and has random characters that
## cannot be predicted. A user who enters wrong codes must wait, see [member max_attempts]. Codes
## must be created on the server of the game, for players whose identity the server knows.

## Emitted when a user entered the code of a player. Save the link, or set [member save_path].
signal account_linked(player_id: String, user: DiscordUser)

## Emitted when a saved link was removed, by [method unlink] or because a new link replaces it.
signal account_unlinked(player_id: String, user_id: int)

## The characters of codes. There are 32, without those that look alike.
const ALPHABET: String = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

## The maximum number of codes at a time. If there are more, the oldest are removed.
const MAX_CODES: int = 10000

## The maximum number of users whose attempts are counted. If there are more, the oldest are
## removed.
const MAX_COUNTED_USERS: int = 10000

const _LINKS: String = "links"

## The name of the slash command.
@export var command_name: String = "link"

## The description of the slash command.
@export var command_description: String = "Links your Discord account with your player"

## The id of the guild in which the command can be used. If it is empty, the command is global: it
## can be used in all guilds of the bot, and in direct messages to it.
@export var guild_id: String = "":
	set(value):
		guild_id = value
		update_configuration_warnings()

## The file in which links are saved, such as [code]"user://discord_links.cfg"[/code]. If it is
## empty, links are not saved: do it yourself when [signal account_linked] is emitted.
@export var save_path: String = ""

@export_group("Codes")

## The number of characters of a code.
@export_range(6, 32, 1) var code_length: int = 8

## The time in seconds until a code expires. A change applies to all codes.
@export_range(30.0, 3600.0, 1.0, "or_greater", "suffix:s") var code_lifetime: float = 600.0

## The number of wrong codes that a user may enter within [member attempt_window].
@export_range(1, 20, 1, "or_greater") var max_attempts: int = 5

## The time in seconds after which the wrong codes of a user no longer count.
@export_range(10.0, 86400.0, 1.0, "or_greater", "suffix:s") var attempt_window: float = 600.0

@export_group("Responses")

## The response to a code that is right.
@export var linked_text: String = "Your account is linked."

## The response to a code that is wrong, expired or used.
@export
var wrong_code_text: String = "This code is wrong or has expired. Get a new code in the game."

## The response to a user who has entered too many wrong codes. [code]{time}[/code] is the time
## until the user may try again.
@export var too_many_attempts_text: String = "Too many wrong codes. Try again {time}."

var _crypto: Crypto = Crypto.new()
# Players and times of creation by code, the oldest first.
var _codes: Dictionary[String, Code] = {}
var _codes_by_player: Dictionary[String, String] = {}
# Counted attempts by the id of the user, the oldest first.
var _attempts: Dictionary[int, Attempts] = {}
var _handled_name: String = ""
var _handled_guild: String = ""


## Returns a new code for a player. An earlier code of the player becomes invalid. [param player_id]
## is the name or number by which your game knows the player.
func create_code(player_id: String) -> String:
	revoke_code(player_id)
	_remove_expired()
	if _codes.size() >= MAX_CODES:
		_remove_code(_get_oldest_code())
	var code: String = _create_random_code()
	while _codes.has(code):
		code = _create_random_code()
	var created: Code = Code.new()
	created.player_id = player_id
	created.created_at = Time.get_ticks_msec()
	_codes[code] = created
	_codes_by_player[player_id] = code
	return code


## Makes the code of a player invalid, such as when the player leaves.
func revoke_code(player_id: String) -> void:
	if _codes_by_player.has(player_id):
		_remove_code(_codes_by_player[player_id])


## Returns the number of codes that can still be used.
func get_code_count() -> int:
	_remove_expired()
	return _codes.size()


## Returns the id of the user who is linked with a player, or [code]0[/code] if there is none. Needs
## [member save_path].
func get_user_id(player_id: String) -> int:
	var id: Variant = _load_links().get_value(_LINKS, player_id, 0)
	return id if id is int else 0


## Returns the player who is linked with a user, or an empty string if there is none. Needs
## [member save_path].
func get_player_id(user_id: int) -> String:
	var links: ConfigFile = _load_links()
	if links.has_section(_LINKS):
		for player_id: String in links.get_section_keys(_LINKS):
			if links.get_value(_LINKS, player_id) == user_id:
				return player_id
	return ""


## Removes the saved link of a player. Returns [code]false[/code] if there is none.
func unlink(player_id: String) -> bool:
	var user_id: int = get_user_id(player_id)
	if user_id == 0:
		return false
	var links: ConfigFile = _load_links()
	links.erase_section_key(_LINKS, player_id)
	_save_links(links)
	account_unlinked.emit(player_id, user_id)
	return true


func _get_property_warnings() -> PackedStringArray:
	if guild_id.is_empty() or _is_id(guild_id):
		return []
	return ["'Guild ID' is not the id of a guild. Copy it from Discord, or leave it empty."]


func _begin() -> void:
	_end()
	if not guild_id.is_empty() and not _is_id(guild_id):
		_fail("`guild_id` is not the id of a guild. Copy it from Discord, or leave it empty.")
		return
	var used: DiscordClient = get_client()
	_handled_name = command_name
	_handled_guild = guild_id
	used.handle_command(command_name, _on_command_used, _get_handler_options())
	var command: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash(
		command_name, command_description
	)
	var options: Dictionary = {"required": true, "min_length": 1, "max_length": 64}
	command.add_string_option("code", "The code that the game shows", options)
	var registered: Signal
	if guild_id.is_empty():
		registered = used.register_application_command(command)
	else:
		registered = used.register_application_command(command, guild_id)
	registered.connect(_on_command_registered, CONNECT_ONE_SHOT)


func _end() -> void:
	if get_client() != null and not _handled_name.is_empty():
		get_client().remove_handler(_handled_name, _get_handler_options())
	_handled_name = ""


func _get_handler_options() -> Dictionary:
	var options: Dictionary = {"ephemeral": true, "type": DiscordApplicationCommandType.CHAT_INPUT}
	if not _handled_guild.is_empty():
		options["guild_id"] = _handled_guild
	return options


func _on_command_registered(command: DiscordApplicationCommand) -> void:
	if command != null or get_client() == null:
		return
	var error: DiscordError = get_client().rest.last_error
	if error == null or error.kind != DiscordError.CANCELLED:
		_fail("The command /%s cannot be registered." % command_name, error)


func _on_command_used(interaction: DiscordInteraction) -> void:
	var user: DiscordUser = interaction.get_invoker()
	var player_id: String = ""
	var text: String = linked_text
	if _is_locked_out(user.id):
		var seconds: int = ceili((_attempts[user.id].ends_at - Time.get_ticks_msec()) / 1000.0)
		var time: int = int(Time.get_unix_time_from_system()) + seconds
		text = too_many_attempts_text.format({"time": "<t:%d:R>" % time})
	else:
		var code: String = str(interaction.get_option("code", ""))
		player_id = _take_code(code.to_upper().replace("-", "").replace(" ", ""))
		if player_id.is_empty():
			_count_attempt(user.id)
			text = wrong_code_text
	var reply: Signal = interaction.reply(text, {"ephemeral": true})
	reply.connect(_on_replied, CONNECT_ONE_SHOT)
	if not player_id.is_empty():
		_attempts.erase(user.id)
		_save_link(player_id, user.id)
		if save_path.is_empty() and account_linked.get_connections().is_empty():
			push_warning("A link is not saved. Set `save_path`, or connect to `account_linked`.")
		account_linked.emit(player_id, user)


func _on_replied(message: DiscordMessage) -> void:
	if message != null or get_client() == null:
		return
	var error: DiscordError = get_client().rest.last_error
	if error == null or error.kind != DiscordError.CANCELLED:
		_fail("The response to /%s was not sent." % command_name, error)


func _create_random_code() -> String:
	var code: String = ""
	for byte: int in _crypto.generate_random_bytes(maxi(code_length, 6)):
		# 256 is a multiple of 32, so that all characters are equally probable.
		code += ALPHABET[byte % ALPHABET.length()]
	return code


func _get_oldest_code() -> String:
	for code: String in _codes:
		return code
	return ""


# Returns the player of a code, which becomes invalid, or an empty string.
func _take_code(code: String) -> String:
	_remove_expired()
	if not _codes.has(code):
		return ""
	var player_id: String = _codes[code].player_id
	_remove_code(code)
	return player_id


func _remove_code(code: String) -> void:
	_codes_by_player.erase(_codes[code].player_id)
	_codes.erase(code)


func _remove_expired() -> void:
	var now: int = Time.get_ticks_msec()
	var expired: PackedStringArray = []
	for code: String in _codes:
		if now - _codes[code].created_at < code_lifetime * 1000.0:
			break
		expired.append(code)
	for code: String in expired:
		_remove_code(code)
	for user_id: int in _attempts.keys():
		if _attempts[user_id].ends_at <= now:
			_attempts.erase(user_id)


func _is_locked_out(user_id: int) -> bool:
	_remove_expired()
	return _attempts.has(user_id) and _attempts[user_id].count >= max_attempts


func _count_attempt(user_id: int) -> void:
	if not _attempts.has(user_id):
		if _attempts.size() >= MAX_COUNTED_USERS:
			_attempts.erase(_attempts.keys()[0])
		_attempts[user_id] = Attempts.new()
		_attempts[user_id].ends_at = Time.get_ticks_msec() + int(attempt_window * 1000.0)
	_attempts[user_id].count += 1


func _load_links() -> ConfigFile:
	var links: ConfigFile = ConfigFile.new()
	if not save_path.is_empty():
		links.load(save_path)
	return links


func _save_links(links: ConfigFile) -> void:
	var error: Error = links.save(save_path)
	if error != OK:
		_fail("The links cannot be saved to %s: %s." % [save_path, error_string(error)])


# A player has one account, and an account one player: earlier links are removed.
func _save_link(player_id: String, user_id: int) -> void:
	if save_path.is_empty():
		return
	if get_user_id(player_id) == user_id:
		return
	unlink(player_id)
	unlink(get_player_id(user_id))
	var links: ConfigFile = _load_links()
	links.set_value(_LINKS, player_id, user_id)
	_save_links(links)


## A code that was not used yet.
class Code:
	extends RefCounted
	var player_id: String
	var created_at: int


## The wrong codes of a user.
class Attempts:
	extends RefCounted
	var count: int = 0
	var ends_at: int = 0
