## Interaction events: commands, components and modals.
extends EventSuite


func test_command_has_its_options_and_user() -> void:
	var clover: DiscordUser = user("clover")
	var shown: Dictionary = {"id": str(clover.id), "username": "clover"}
	var payload: Dictionary = {
		"type": 2,
		"data":
		{
			"id": str(UNKNOWN_ID),
			"name": "greet",
			"type": 1,
			"options":
			[
				{"name": "whom", "type": 6, "value": str(clover.id)},
				{"name": "times", "type": 4, "value": 3},
			],
			"resolved": {"users": {str(clover.id): shown}},
		},
	}
	dispatch("INTERACTION_CREATE", _in_guild(payload))
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.id, UNKNOWN_ID + 1)
	assert_equal(interaction.type, DiscordInteractionType.APPLICATION_COMMAND)
	assert_equal(interaction.guild_id, guild().id)
	assert_equal(interaction.channel_id, channel().id)
	assert_equal(interaction.locale, "en-GB")
	assert_same(interaction.get_invoker(), user("basil"))
	assert_same(interaction.member.user, user("basil"))
	assert_equal(interaction.data.name, "greet")
	assert_equal(interaction.data.type, DiscordApplicationCommandType.CHAT_INPUT)
	assert_equal(interaction.data.options[0].name, "whom")
	assert_equal(interaction.data.options[0].value, str(clover.id))
	assert_equal(interaction.data.options[1].value, 3)
	assert_equal(interaction.data.resolved.users[clover.id].username, "clover")


func test_interaction_has_the_permissions_of_the_bot() -> void:
	dispatch("INTERACTION_CREATE", _in_guild({"type": 2, "app_permissions": "2048"}))
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.app_permissions, DiscordPermissions.SEND_MESSAGES)
	assert_null(interaction.data)


func test_button_has_its_message() -> void:
	var message: DiscordMessage = await send_and_receive("Press it")
	var payload: Dictionary = {
		"type": 3,
		"data": {"custom_id": "press", "component_type": 2},
		"message":
		{"id": str(message.id), "channel_id": str(channel().id), "content": "Press it", "type": 0},
	}
	dispatch("INTERACTION_CREATE", _in_guild(payload))
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.type, DiscordInteractionType.MESSAGE_COMPONENT)
	assert_equal(interaction.data.custom_id, "press")
	assert_equal(interaction.data.component_type, DiscordComponentType.BUTTON)
	assert_equal(interaction.message.id, message.id)
	assert_equal(interaction.message.content, "Press it")


func test_select_menu_has_its_values() -> void:
	var payload: Dictionary = {
		"type": 3, "data": {"custom_id": "tea", "component_type": 3, "values": ["mint", "sage"]}
	}
	dispatch("INTERACTION_CREATE", _in_guild(payload))
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(Array(interaction.data.values), ["mint", "sage"])


func test_modal_has_the_submitted_values() -> void:
	var payload: Dictionary = {
		"type": 5,
		"data":
		{
			"custom_id": "report",
			"components":
			[{"type": 18, "component": {"type": 4, "custom_id": "why", "value": "It is late."}}],
		},
	}
	dispatch("INTERACTION_CREATE", _in_guild(payload))
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.type, DiscordInteractionType.MODAL_SUBMIT)
	assert_equal(interaction.data.custom_id, "report")
	assert_equal(interaction.data.components[0].type, DiscordComponentType.LABEL)
	assert_equal(interaction.data.components[0].component.value, "It is late.")


func test_interaction_in_direct_messages_by_an_unknown_user() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID + 1),
		"application_id": str(client.get_self().id),
		"type": 2,
		"token": "between us",
		"channel_id": str(UNKNOWN_ID + 2),
		"user": {"id": str(UNKNOWN_ID + 3), "username": "stranger"},
		"data": {"id": str(UNKNOWN_ID), "name": "greet", "type": 1},
	}
	dispatch("INTERACTION_CREATE", payload)
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.guild_id, 0)
	assert_null(interaction.member)
	assert_equal(interaction.get_invoker().username, "stranger")


func test_interaction_in_an_unknown_guild() -> void:
	var payload: Dictionary = _in_guild({"type": 2})
	payload["guild_id"] = str(FOREIGN_GUILD)
	payload["channel_id"] = str(UNKNOWN_ID)
	dispatch("INTERACTION_CREATE", payload)
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.guild_id, FOREIGN_GUILD)
	assert_same(interaction.get_invoker(), user("basil"))
	assert_null(client.entity_manager.get_member(FOREIGN_GUILD, user("basil").id))


func test_token_of_an_interaction_is_not_logged() -> void:
	dispatch("INTERACTION_CREATE", _in_guild({"type": 2}))
	var interaction: DiscordInteraction = (await wait_for(client.interaction_created))[0]
	assert_equal(interaction.token, "between us")
	assert_lacks(str(interaction), "between us")


## An interaction of basil in the guild, with the fields of [param more].
func _in_guild(more: Dictionary) -> Dictionary:
	var basil: DiscordUser = user("basil")
	var interaction: Dictionary = {
		"id": str(UNKNOWN_ID + 1),
		"application_id": str(client.get_self().id),
		"token": "between us",
		"version": 1,
		"guild_id": str(guild().id),
		"channel_id": str(channel().id),
		"locale": "en-GB",
		"member":
		{"user": {"id": str(basil.id), "username": "basil"}, "roles": [], "permissions": "2048"},
	}
	return interaction.merged(more, true)
