## Events about permissions of application commands.
extends EventSuite


func test_permissions_updated_has_guild_and_permissions() -> void:
	dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", _payload(guild().id))
	var heard: Array = await wait_for(client.application_command_permissions_updated)
	var told: DiscordApplicationCommandPermissions = heard[1]
	assert_same(heard[0], guild())
	assert_equal(told.id, UNKNOWN)
	assert_equal(told.application_id, client.get_self().id)
	assert_same(told.get_guild(), guild())
	assert_equal(told.permissions.size(), 2)
	assert_equal(told.permissions[0].id, role("Artists").id)
	assert_equal(told.permissions[0].type, DiscordApplicationCommandPermissionType.ROLE)
	assert_true(told.permissions[0].permission)
	assert_equal(told.permissions[1].type, DiscordApplicationCommandPermissionType.USER)
	assert_false(told.permissions[1].permission)


func test_permissions_updated_in_an_unknown_guild() -> void:
	dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", _payload(ELSEWHERE))
	var heard: Array = await wait_for(client.application_command_permissions_updated)
	assert_null(heard[0])
	assert_equal((heard[1] as DiscordApplicationCommandPermissions).guild_id, ELSEWHERE)


func _payload(guild_id: int) -> Dictionary:
	return {
		"id": str(UNKNOWN),
		"application_id": str(client.get_self().id),
		"guild_id": str(guild_id),
		"permissions":
		[
			{"id": str(role("Artists").id), "type": 1, "permission": true},
			{"id": str(user("basil").id), "type": 2, "permission": false},
		],
	}
