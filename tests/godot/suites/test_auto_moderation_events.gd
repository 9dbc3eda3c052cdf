## Auto moderation events: rules created, updated and deleted, and actions executed.
extends EventSuite


func test_rule_created_has_guild_and_rule() -> void:
	var fields: Dictionary = {
		"trigger_metadata": {"keyword_filter": ["spam*"], "allow_list": ["spamalot"]},
		"actions": [{"type": 3, "metadata": {"duration_seconds": 60}}],
		"exempt_channels": [channel("news").id],
	}
	var created: Dictionary = _rule("No spam", fields)
	var arguments: Array = await wait_for(client.auto_moderation_rule_created)
	var rule: DiscordAutoModerationRule = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(rule.id, id_of(created))
	assert_equal(rule.guild_id, guild().id)
	assert_equal(rule.name, "No spam")
	assert_true(rule.enabled)
	assert_equal(rule.creator_id, user("ada").id)
	assert_equal(rule.event_type, DiscordAutoModerationEventType.MESSAGE_SEND)
	assert_equal(rule.trigger_type, DiscordAutoModerationTriggerType.KEYWORD)
	assert_equal(Array(rule.trigger_metadata.keyword_filter), ["spam*"])
	assert_equal(Array(rule.trigger_metadata.allow_list), ["spamalot"])
	assert_equal(rule.actions.size(), 1)
	assert_equal(rule.actions[0].type, DiscordAutoModerationActionType.TIMEOUT)
	assert_equal(rule.actions[0].metadata.duration_seconds, 60)
	assert_equal(Array(rule.exempt_channels), [channel("news").id])
	assert_same(client.entity_manager.get_auto_moderation_rule(rule.id), rule)
	assert_equal(guild().get_auto_moderation_rules(), [rule] as Array[DiscordAutoModerationRule])


func test_rule_updated_has_old_and_new_rule() -> void:
	_rule("No spam")
	var rule: DiscordAutoModerationRule = (await wait_for(client.auto_moderation_rule_created))[1]
	var capture: Callable = func(
		_guild: Object, _old: Object, new: DiscordAutoModerationRule
	) -> bool:
		return client.entity_manager.get_auto_moderation_rule(new.id).enabled
	var recorder: Recorder = Recorder.new(client.auto_moderation_rule_updated, capture)
	for enabled: bool in [false, true]:
		var change: Dictionary = {"guild": GUILD, "rule": "No spam", "enabled": enabled}
		act("update_auto_moderation_rule", change)
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [false, true], "the state at each emission")
	assert_same(recorder.calls[0][0], guild())
	assert_true((recorder.calls[0][1] as DiscordAutoModerationRule).enabled)
	assert_same(recorder.calls[0][2], rule)
	assert_false((recorder.calls[1][1] as DiscordAutoModerationRule).enabled)
	assert_equal(rule.name, "No spam")


func test_rule_updated_of_an_unknown_rule() -> void:
	dispatch("AUTO_MODERATION_RULE_UPDATE", _unknown_payload(guild().id))
	var arguments: Array = await wait_for(client.auto_moderation_rule_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordAutoModerationRule).name, "Unheard of")
	assert_same(client.entity_manager.get_auto_moderation_rule(UNKNOWN_ID), arguments[2])


func test_rule_updated_in_an_unknown_guild() -> void:
	dispatch("AUTO_MODERATION_RULE_UPDATE", _unknown_payload(FOREIGN_GUILD))
	var arguments: Array = await wait_for(client.auto_moderation_rule_updated)
	assert_null(arguments[0])
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordAutoModerationRule).guild_id, FOREIGN_GUILD)
	assert_null(client.entity_manager.get_auto_moderation_rule(UNKNOWN_ID))


func test_rule_deleted_has_the_last_known_rule() -> void:
	_rule("No spam")
	var rule: DiscordAutoModerationRule = (await wait_for(client.auto_moderation_rule_created))[1]
	act("delete_auto_moderation_rule", {"guild": GUILD, "rule": "No spam"})
	assert_equal(await wait_for(client.auto_moderation_rule_deleted), [guild(), rule])
	assert_equal(rule.name, "No spam")
	assert_null(client.entity_manager.get_auto_moderation_rule(rule.id))


func test_rule_deleted_of_an_unknown_rule_has_its_ids() -> void:
	var payload: Dictionary = {"id": str(UNKNOWN_ID), "guild_id": str(guild().id)}
	dispatch("AUTO_MODERATION_RULE_DELETE", payload)
	var arguments: Array = await wait_for(client.auto_moderation_rule_deleted)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordAutoModerationRule).id, UNKNOWN_ID)
	assert_equal((arguments[1] as DiscordAutoModerationRule).guild_id, guild().id)


func test_action_executed_has_guild_and_execution() -> void:
	var fields: Dictionary = {
		"trigger_metadata": {"keyword_filter": ["spam*"]},
		"actions": [{"type": 1, "metadata": {"custom_message": "No."}}],
	}
	var rule: Dictionary = _rule("No spam", fields)
	var messages: Recorder = Recorder.new(client.message_sent)
	send_as_user("Spammy things")
	var arguments: Array = await wait_for(client.auto_moderation_action_executed)
	var execution: DiscordAutoModerationExecution = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(execution.rule_id, id_of(rule))
	assert_equal(execution.rule_trigger_type, DiscordAutoModerationTriggerType.KEYWORD)
	assert_equal(execution.action.type, DiscordAutoModerationActionType.BLOCK_MESSAGE)
	assert_equal(execution.action.metadata.custom_message, "No.")
	assert_equal(execution.user_id, user("basil").id)
	assert_same(execution.get_channel(), channel())
	assert_equal(execution.message_id, 0, "the message was blocked")
	assert_equal(execution.content, "Spammy things")
	assert_equal(execution.matched_keyword, "spam*")
	assert_equal(execution.matched_content, "Spam")
	assert_equal(messages.count(), 0)


func test_alert_has_the_id_of_its_message() -> void:
	var fields: Dictionary = {
		"trigger_metadata": {"keyword_filter": ["spam*"]},
		"actions": [{"type": 2, "metadata": {"channel_id": channel("news").id}}],
	}
	_rule("Watch spam", fields)
	var messages: Recorder = Recorder.new(client.message_sent)
	var said: int = send_as_user("Spammy things")
	var execution: DiscordAutoModerationExecution = (await wait_for(
		client.auto_moderation_action_executed
	))[1]
	assert_equal(execution.message_id, said, "the message was allowed")
	var alert: DiscordMessage = client.get_message(execution.alert_system_message_id)
	assert_same(messages.calls.back()[0], alert)
	assert_equal(alert.type, DiscordMessageType.AUTO_MODERATION_ACTION)
	assert_same(alert.get_channel(), channel("news"))


func test_action_executed_in_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"guild_id": str(FOREIGN_GUILD),
		"rule_id": str(UNKNOWN_ID),
		"user_id": "5",
		"action": {"type": 9}
	}
	dispatch("AUTO_MODERATION_ACTION_EXECUTION", payload)
	var arguments: Array = await wait_for(client.auto_moderation_action_executed)
	var execution: DiscordAutoModerationExecution = arguments[1]
	assert_null(arguments[0])
	assert_equal(execution.rule_id, UNKNOWN_ID)
	assert_equal(execution.action.type, 9, "an unknown number")
	assert_null(execution.get_channel())


func _rule(named: String, fields: Dictionary = {}) -> Dictionary:
	return act("create_auto_moderation_rule", {"guild": GUILD, "name": named}.merged(fields))


func _unknown_payload(guild_id: int) -> Dictionary:
	return {"id": str(UNKNOWN_ID), "guild_id": str(guild_id), "name": "Unheard of"}
