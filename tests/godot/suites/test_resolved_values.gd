## Ids in interactions are resolved to objects by the type of their component or option.
extends InteractionSuite

## One id of a user, a role and a channel. The @everyone role has the id of its guild, and a guild's
## oldest channel can have it too.
const SHARED_ID: String = "100200300400500600"

## The class of the object that a value is resolved to, by the type of the component.
const SELECTS: Dictionary[int, String] = {
	DiscordComponentType.STRING_SELECT: "String",
	DiscordComponentType.USER_SELECT: "DiscordUser",
	DiscordComponentType.ROLE_SELECT: "DiscordRole",
	DiscordComponentType.MENTIONABLE_SELECT: "DiscordUser",
	DiscordComponentType.CHANNEL_SELECT: "DiscordChannel",
}

var _next_id: int = 300200100400500600


func test_select_menus_of_messages_are_resolved() -> void:
	for type: int in SELECTS:
		var data: Dictionary = {"custom_id": "menu", "component_type": type, "values": [SHARED_ID]}
		var interaction: DiscordInteraction = await _interact(3, data)
		assert_equal(_classes(interaction.get_selected()), [SELECTS[type]], str(type))
		assert_equal(interaction.get_values(), PackedStringArray([SHARED_ID]))


func test_components_of_modals_are_resolved() -> void:
	var expected: Dictionary[int, String] = SELECTS.duplicate()
	expected[DiscordComponentType.FILE_UPLOAD] = "DiscordAttachment"
	expected[DiscordComponentType.CHECKBOX_GROUP] = "String"
	var labels: Array = []
	for type: int in expected:
		var component: Dictionary = {"type": type, "custom_id": str(type), "values": [SHARED_ID]}
		labels.append({"type": DiscordComponentType.LABEL, "component": component})
	for type: int in [DiscordComponentType.TEXT_INPUT, DiscordComponentType.RADIO_GROUP]:
		var component: Dictionary = {"type": type, "custom_id": str(type), "value": SHARED_ID}
		labels.append({"type": DiscordComponentType.LABEL, "component": component})
	var data: Dictionary = {"custom_id": "modal", "components": labels}
	var interaction: DiscordInteraction = await _interact(5, data)
	var all: Dictionary = interaction.get_fields()
	for type: int in expected:
		assert_equal(_classes(interaction.get_field(str(type))), [expected[type]], str(type))
		assert_equal(_classes(all[str(type)]), [expected[type]], str(type))
	assert_equal(interaction.get_field(str(DiscordComponentType.TEXT_INPUT)), SHARED_ID)
	assert_equal(interaction.get_field(str(DiscordComponentType.RADIO_GROUP)), SHARED_ID)


func test_options_of_commands_are_resolved() -> void:
	var expected: Dictionary[int, String] = {
		DiscordApplicationCommandOptionType.STRING: "String",
		DiscordApplicationCommandOptionType.USER: "DiscordUser",
		DiscordApplicationCommandOptionType.CHANNEL: "DiscordChannel",
		DiscordApplicationCommandOptionType.ROLE: "DiscordRole",
		DiscordApplicationCommandOptionType.MENTIONABLE: "DiscordUser",
		DiscordApplicationCommandOptionType.ATTACHMENT: "DiscordAttachment",
	}
	var options: Array = []
	for type: int in expected:
		options.append({"type": type, "name": "o%d" % type, "value": SHARED_ID})
	var data: Dictionary = {"id": "77", "name": "all", "type": 1, "options": options}
	var interaction: DiscordInteraction = await _interact(2, data)
	var all: Dictionary = interaction.get_options()
	for type: int in expected:
		var named: String = "o%d" % type
		assert_equal(_classes([interaction.get_option(named)]), [expected[type]], named)
		assert_equal(_classes([all[named]]), [expected[type]], named)
		var is_user: bool = expected[type] == "DiscordUser"
		assert_equal(interaction.get_member_option(named) != null, is_user, named)


func test_unresolved_value_is_its_id() -> void:
	var option: Dictionary = {"name": "user", "value": "5"}
	option["type"] = DiscordApplicationCommandOptionType.USER
	var data: Dictionary = {"id": "77", "name": "all", "type": 1, "options": [option]}
	var interaction: DiscordInteraction = await _interact(2, data)
	assert_equal(interaction.get_option("user"), "5")


func test_targets_of_context_menu_commands_are_resolved() -> void:
	var data: Dictionary = {"id": "77", "name": "look", "type": 2, "target_id": SHARED_ID}
	var of_user: DiscordInteraction = await _interact(2, data)
	assert_equal(_classes([of_user.get_target()]), ["DiscordUser"])
	assert_not_null(of_user.get_target_member())
	data["type"] = 3
	var of_message: DiscordInteraction = await _interact(2, data)
	assert_equal(_classes([of_message.get_target()]), ["DiscordMessage"])
	assert_null(of_message.get_target_member())


## An interaction of this type with an id that belongs to objects of every kind.
func _interact(type: int, data: Dictionary) -> DiscordInteraction:
	_next_id += 1
	data["resolved"] = {
		"users": {SHARED_ID: {"id": SHARED_ID, "username": "ann"}},
		"members": {SHARED_ID: {"roles": [], "joined_at": "2026-01-01T00:00:00Z"}},
		"roles": {SHARED_ID: {"id": SHARED_ID, "name": "@everyone", "permissions": "0"}},
		"channels": {SHARED_ID: {"id": SHARED_ID, "type": 0, "name": "oldest"}},
		"messages": {SHARED_ID: {"id": SHARED_ID, "channel_id": SHARED_ID, "content": "x"}},
		"attachments": {SHARED_ID: {"id": SHARED_ID, "filename": "a.txt", "size": 5}},
	}
	var payload: Dictionary = {
		"id": str(_next_id),
		"application_id": str(client.get_self().id),
		"type": type,
		"token": "t",
		"version": 1,
		"guild_id": str(guild().id),
		"channel_id": str(channel().id),
		"data": data,
	}
	if type != 2:
		payload["message"] = {"id": "5", "channel_id": str(channel().id), "content": ""}
	dispatch("INTERACTION_CREATE", payload)
	return await receive_interaction(payload)


func _classes(values: Array) -> Array[String]:
	var classes: Array[String] = []
	for value: Variant in values:
		var is_object: bool = value is Object
		classes.append((value as Object).get_class() if is_object else type_string(typeof(value)))
	return classes
