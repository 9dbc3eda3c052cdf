## Ids of objects in the sandbox, by the names of parameters. Other ids stay as the sample has them.
extends RefCounted

const GUILD: String = "Godot Workshop"

## A channel of another guild, which is not changed.
const APART: String = "reading"

## The objects that are created: the name, the action and its fields.
const MADE: Array[Array] = [
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
	for made: Array in MADE:
		_note(made[0], _sandbox.act(made[1], made[2]))
	var state: Dictionary = _sandbox.act("state")
	_note("guild_id", _named(state["guilds"], GUILD))
	_note("channel_id", _named(state["channels"], "general"))
	_note("role_id", _named(_named(state["guilds"], GUILD)["roles"], "Artists"))
	for user: Dictionary in state["users"]:
		if user["username"] == "basil":
			_note("user_id", user)


## Replaces the ids of parameters with such a name.
func fill_in(parameters: PackedStringArray, arguments: Array) -> void:
	_renew(parameters)
	for index: int in mini(parameters.size(), arguments.size()):
		if parameters[index] in _ids:
			arguments[index] = _ids[parameters[index]]


## Creates anew the objects that can be used only once.
func _renew(parameters: PackedStringArray) -> void:
	if "webhook_id" in parameters:
		var fields: Dictionary = {"channel": APART, "name": "Herald"}
		var webhook: Dictionary = _sandbox.act("create_webhook", fields)
		_ids["webhook_id"] = int(str(webhook["id"]))
		_ids["webhook_token"] = webhook["token"]
	if "interaction_token" in parameters:
		var fields: Dictionary = {"user": "laurel", "channel": APART, "name": "wave"}
		var interaction: Dictionary = _sandbox.act("interact", fields)
		_ids["interaction_id"] = int(str(interaction["id"]))
		_ids["interaction_token"] = interaction["token"]


func _note(name: String, made: Variant) -> void:
	if not made is Dictionary:
		return
	if name == "code":
		_ids[name] = made["code"]
	else:
		_ids[name] = int(str(made["id"] if "id" in made else made["sound_id"]))


func _named(list: Array, name: String) -> Dictionary:
	for each: Dictionary in list:
		if each["name"] == name:
			return each
	return {}
