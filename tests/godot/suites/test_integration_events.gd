## Integration events: integrations created, updated and deleted, and the integrations of a guild
## updated.
extends EventSuite


func test_integration_created_has_the_integration() -> void:
	var created: Dictionary = act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	assert_equal(integration.id, id_of(created))
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
	var capture: Callable = func(_old: Object, new: DiscordIntegration) -> bool:
		return client.entity_manager.get_integration(new.id).enabled
	var recorder: Recorder = Recorder.new(client.integration_updated, capture)
	for enabled: bool in [false, true]:
		var change: Dictionary = {"guild": GUILD, "integration": "Helper", "enabled": enabled}
		act("update_integration", change)
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [false, true], "the state at each emission")
	assert_true((recorder.calls[0][0] as DiscordIntegration).enabled)
	assert_same(recorder.calls[0][1], integration)
	assert_false((recorder.calls[1][0] as DiscordIntegration).enabled)
	assert_equal(integration.name, "Helper")


func test_integration_updated_of_an_unknown_integration() -> void:
	dispatch("INTEGRATION_UPDATE", _unknown_payload(guild().id))
	var arguments: Array = await wait_for(client.integration_updated)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordIntegration).name, "Unheard of")
	assert_same(client.entity_manager.get_integration(UNKNOWN_ID), arguments[1])


func test_integration_updated_in_an_unknown_guild() -> void:
	dispatch("INTEGRATION_UPDATE", _unknown_payload(FOREIGN_GUILD))
	var arguments: Array = await wait_for(client.integration_updated)
	assert_null(arguments[0])
	assert_null((arguments[1] as DiscordIntegration).get_guild())
	assert_null(client.entity_manager.get_integration(UNKNOWN_ID))


func test_integration_deleted_has_the_last_known_integration() -> void:
	act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	act("delete_integration", {"guild": GUILD, "integration": "Helper"})
	assert_equal(await wait_for(client.integration_deleted), [integration])
	assert_equal(integration.name, "Helper")
	assert_null(client.entity_manager.get_integration(integration.id))


func test_integration_deleted_of_an_unknown_integration_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(guild().id), "application_id": str(UNKNOWN_ID + 1)
	}
	dispatch("INTEGRATION_DELETE", payload)
	var integration: DiscordIntegration = (await wait_for(client.integration_deleted))[0]
	assert_equal(integration.id, UNKNOWN_ID)
	assert_equal(integration.application_id, UNKNOWN_ID + 1)
	assert_same(integration.get_guild(), guild())


func test_guild_integrations_updated_has_the_latest_change() -> void:
	var recorder: Recorder = Recorder.new(client.guild_integrations_updated)
	act("create_integration", {"guild": GUILD, "name": "Helper"})
	var integration: DiscordIntegration = (await wait_for(client.integration_created))[0]
	await wait_until(recorder.has.bind(1), "the next event is emitted")
	assert_equal(recorder.calls[0], [guild(), integration])


func test_guild_integrations_updated_without_a_change() -> void:
	dispatch("GUILD_INTEGRATIONS_UPDATE", {"guild_id": str(guild().id)})
	assert_equal(await wait_for(client.guild_integrations_updated), [guild(), null])


func test_guild_integrations_updated_of_an_unknown_guild() -> void:
	dispatch("GUILD_INTEGRATIONS_UPDATE", {"guild_id": str(FOREIGN_GUILD)})
	assert_equal(await wait_for(client.guild_integrations_updated), [null, null])


func _unknown_payload(guild_id: int) -> Dictionary:
	return {
		"id": str(UNKNOWN_ID), "guild_id": str(guild_id), "name": "Unheard of", "type": "twitch"
	}
