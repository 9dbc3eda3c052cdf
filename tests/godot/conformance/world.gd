## Ids of objects in the sandbox, by the names of parameters. Other ids stay as the sample has them.
extends RefCounted

const GUILD: String = "Godot Workshop"

## A channel of another guild, which is not changed.
const OTHER_CHANNEL: String = "reading"

## The objects that are created: the name, the action and its fields.
const CREATED: Array[Array] = [
	["emoji_id", "create_emoji", {"guild": GUILD, "name": "wave"}],
	["sticker_id", "create_sticker", {"guild": GUILD, "name": "wave"}],
	["sound_id", "create_soundboard_sound", {"guild": GUILD, "name": "quack"}],
	["auto_moderation_rule_id", "create_auto_moderation_rule", {"guild": GUILD, "name": "rule"}],
	["integration_id", "create_integration", {"guild": GUILD, "name": "Herbs"}],
	["guild_scheduled_event_id", "create_scheduled_event", {"guild": GUILD, "name": "party"}],
	["code", "create_invite", {"channel": "general"}],
	["entitlement_id", "create_entitlement", {"user": "basil", "sku_id": "77"}],
	["message_id", "send_message", {"channel": "general", "author": "basil", "content": "Hello"}],
]

var _sandbox: DiscordSandbox
var _ids: Dictionary[String, Variant] = {"application_id": 0}


func _init(sandbox: DiscordSandbox) -> void:
	_sandbox = sandbox
	for created: Array in CREATED:
		_store_id(created[0], _sandbox.act(created[1], created[2]))
	var state: Dictionary = _sandbox.act("state")
	_store_id("guild_id", _find_by_name(state["guilds"], GUILD))
	_store_id("channel_id", _find_by_name(state["channels"], "general"))
	_store_id("role_id", _find_by_name(_find_by_name(state["guilds"], GUILD)["roles"], "Artists"))
	for user: Dictionary in state["users"]:
		if user["username"] == "basil":
			_store_id("user_id", user)


## Replaces the ids of parameters with such a name.
func fill_in(parameters: PackedStringArray, arguments: Array) -> void:
	_create_anew(parameters)
	for index: int in mini(parameters.size(), arguments.size()):
		if parameters[index] in _ids:
			arguments[index] = _ids[parameters[index]]


## Creates anew the objects that can be used only once.
func _create_anew(parameters: PackedStringArray) -> void:
	if "webhook_id" in parameters:
		var fields: Dictionary = {"channel": OTHER_CHANNEL, "name": "Herald"}
		var webhook: Dictionary = _sandbox.act("create_webhook", fields)
		_ids["webhook_id"] = int(str(webhook["id"]))
		_ids["webhook_token"] = webhook["token"]
	if "interaction_token" in parameters:
		var fields: Dictionary = {"user": "laurel", "channel": OTHER_CHANNEL, "name": "wave"}
		var interaction: Dictionary = _sandbox.act("interact", fields)
		_ids["interaction_id"] = int(str(interaction["id"]))
		_ids["interaction_token"] = interaction["token"]


func _store_id(name: String, created: Variant) -> void:
	if not created is Dictionary:
		return
	if name == "code":
		_ids[name] = created["code"]
	else:
		_ids[name] = int(str(created["id"] if "id" in created else created["sound_id"]))


func _find_by_name(list: Array, name: String) -> Dictionary:
	for each: Dictionary in list:
		if each["name"] == name:
			return each
	return {}
