## Events about permissions of application commands.
extends EventSuite


func test_permissions_updated_has_guild_and_permissions() -> void:
	dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", _payload(guild().id))
	var arguments: Array = await wait_for(client.application_command_permissions_updated)
	var received: DiscordApplicationCommandPermissions = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(received.id, UNKNOWN_ID)
	assert_equal(received.application_id, client.get_self().id)
	assert_same(received.get_guild(), guild())
	assert_equal(received.permissions.size(), 2)
	assert_equal(received.permissions[0].id, role("Artists").id)
	assert_equal(received.permissions[0].type, DiscordApplicationCommandPermissionType.ROLE)
	assert_true(received.permissions[0].permission)
	assert_equal(received.permissions[1].type, DiscordApplicationCommandPermissionType.USER)
	assert_false(received.permissions[1].permission)


func test_permissions_updated_in_an_unknown_guild() -> void:
	dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", _payload(FOREIGN_GUILD))
	var arguments: Array = await wait_for(client.application_command_permissions_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordApplicationCommandPermissions).guild_id, FOREIGN_GUILD)


func _payload(guild_id: int) -> Dictionary:
	return {
		"id": str(UNKNOWN_ID),
		"application_id": str(client.get_self().id),
		"guild_id": str(guild_id),
		"permissions":
		[
			{"id": str(role("Artists").id), "type": 1, "permission": true},
			{"id": str(user("basil").id), "type": 2, "permission": false},
		],
	}
