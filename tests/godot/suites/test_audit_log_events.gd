## Audit log events: entries created.
extends EventSuite


func test_entry_created_has_guild_and_entry() -> void:
	var fields: Dictionary = {
		"guild": GUILD,
		"action_type": DiscordAuditLogEvent.MESSAGE_DELETE,
		"user": "clover",
		"target": user("basil").id,
		"options": {"channel_id": str(channel().id), "count": "3"},
		"reason": "Off topic",
	}
	var created: Dictionary = act("create_audit_log_entry", fields)
	var arguments: Array = await wait_for(client.guild_audit_log_entry_created)
	var entry: DiscordAuditLogEntry = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(entry.id, id_of(created))
	assert_same(entry.get_guild(), guild())
	assert_equal(entry.action_type, DiscordAuditLogEvent.MESSAGE_DELETE)
	assert_equal(entry.user_id, user("clover").id)
	assert_equal(entry.target_id, user("basil").id)
	assert_equal(entry.reason, "Off topic")
	assert_equal(entry.options.channel_id, channel().id)
	assert_equal(entry.options.count, 3)


func test_entry_has_its_changes() -> void:
	var changes: Array = [
		{"key": "topic", "old_value": "Whatever is on your mind", "new_value": "Tea"},
		{"key": "rate_limit_per_user", "old_value": 0, "new_value": 5},
	]
	act("create_audit_log_entry", {"guild": GUILD, "action_type": 11, "changes": changes})
	var entry: DiscordAuditLogEntry = (await wait_for(client.guild_audit_log_entry_created))[1]
	assert_equal(entry.action_type, DiscordAuditLogEvent.CHANNEL_UPDATE)
	assert_equal(entry.changes.size(), 2)
	assert_equal(entry.changes[0].key, "topic")
	assert_equal(entry.changes[0].old_value, "Whatever is on your mind")
	assert_equal(entry.changes[0].new_value, "Tea")
	assert_equal(entry.changes[1].new_value, 5)


func test_actions_of_the_bot_create_entries() -> void:
	var recorder: Recorder = Recorder.new(client.guild_audit_log_entry_created)
	var message: DiscordMessage = await send_and_receive("Hello")
	assert_true(await client.rest.delete_message(message.channel_id, message.id))
	await wait_until(recorder.has.bind(1), "the entry is emitted")
	var entry: DiscordAuditLogEntry = recorder.calls[0][1]
	assert_equal(entry.action_type, DiscordAuditLogEvent.MESSAGE_DELETE)
	assert_equal(entry.user_id, client.get_self().id)
	assert_equal(entry.target_id, user("basil").id)


func test_entry_created_in_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(FOREIGN_GUILD), "action_type": 9999, "user_id": null
	}
	dispatch("GUILD_AUDIT_LOG_ENTRY_CREATE", payload)
	var arguments: Array = await wait_for(client.guild_audit_log_entry_created)
	var entry: DiscordAuditLogEntry = arguments[1]
	assert_null(arguments[0])
	assert_equal(entry.id, UNKNOWN_ID)
	assert_equal(entry.guild_id, FOREIGN_GUILD)
	assert_equal(entry.action_type, 9999, "an unknown number")
	assert_equal(entry.user_id, 0)
	assert_null(entry.options)
