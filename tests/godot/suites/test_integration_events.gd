## Integration events: integrations created, updated and deleted, and the integrations of a guild
## updated.
extends EventSuite


func test_integration_created_has_the_integration() -> void:
	var made: Dictionary = act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	assert_equal(integration.id, id_of(made))
	assert_equal(integration.name, "Helper")
	assert_equal(integration.type, "discord")
	assert_true(integration.enabled)
	assert_equal(integration.account.name, "Helper")
	assert_equal(integration.application.name, "Helper")
	assert_has(integration.scopes, "bot")
	assert_same(integration.get_guild(), guild())
	assert_same(client.entity_manager.get_integration(integration.id), integration)


func test_integration_updated_has_old_and_new_integration() -> void:
	act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	var look: Callable = func(_old: Object, new: DiscordIntegration) -> bool:
		return client.entity_manager.get_integration(new.id).enabled
	var heard: Recorder = Recorder.new(client.integration_updated, look)
	for enabled: bool in [false, true]:
		var change: Dictionary = {"guild": GUILD, "integration": "Helper", "enabled": enabled}
		act("update_integration", change)
	await wait_until(heard.has.bind(2), "both came")
	assert_equal(heard.seen, [false, true], "each at its moment")
	assert_true((heard.calls[0][0] as DiscordIntegration).enabled)
	assert_same(heard.calls[0][1], integration)
	assert_false((heard.calls[1][0] as DiscordIntegration).enabled)
	assert_equal(integration.name, "Helper")


func test_integration_updated_of_an_unknown_integration() -> void:
	dispatch("INTEGRATION_UPDATE", _unheard_of(guild().id))
	var heard: Array = await wait_for(client.integration_updated)
	assert_null(heard[0])
	assert_equal((heard[1] as DiscordIntegration).name, "Unheard of")
	assert_same(client.entity_manager.get_integration(UNKNOWN), heard[1])


func test_integration_updated_in_an_unknown_guild() -> void:
	dispatch("INTEGRATION_UPDATE", _unheard_of(ELSEWHERE))
	var heard: Array = await wait_for(client.integration_updated)
	assert_null(heard[0])
	assert_null((heard[1] as DiscordIntegration).get_guild())
	assert_null(client.entity_manager.get_integration(UNKNOWN))


func test_integration_deleted_has_the_last_known_integration() -> void:
	act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	act("delete_integration", {"guild": GUILD, "integration": "Helper"})
	assert_equal(await wait_for(client.integration_deleted), [integration])
	assert_equal(integration.name, "Helper")
	assert_null(client.entity_manager.get_integration(integration.id))


func test_integration_deleted_of_an_unknown_integration_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN), "guild_id": str(guild().id), "application_id": str(UNKNOWN + 1)
	}
	dispatch("INTEGRATION_DELETE", payload)
	var integration: DiscordIntegration = (await wait_for(client.integration_deleted))[0]
	assert_equal(integration.id, UNKNOWN)
	assert_equal(integration.application_id, UNKNOWN + 1)
	assert_same(integration.get_guild(), guild())


func test_guild_integrations_updated_has_the_latest_change() -> void:
	var heard: Recorder = Recorder.new(client.guild_integrations_updated)
	act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	await wait_until(heard.has.bind(1), "the event after it came")
	assert_equal(heard.calls[0], [guild(), integration])


func test_guild_integrations_updated_without_a_change() -> void:
	dispatch("GUILD_INTEGRATIONS_UPDATE", {"guild_id": str(guild().id)})
	assert_equal(await wait_for(client.guild_integrations_updated), [guild(), null])


func test_guild_integrations_updated_of_an_unknown_guild() -> void:
	dispatch("GUILD_INTEGRATIONS_UPDATE", {"guild_id": str(ELSEWHERE)})
	assert_equal(await wait_for(client.guild_integrations_updated), [null, null])


func _unheard_of(guild_id: int) -> Dictionary:
	return {"id": str(UNKNOWN), "guild_id": str(guild_id), "name": "Unheard of", "type": "twitch"}
