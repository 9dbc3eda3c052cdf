## Scheduled event events: events created, updated and deleted, and interested users.
extends EventSuite


func test_event_created_has_guild_and_event() -> void:
	var place: Dictionary = {"channel_id": channel("Lounge").id, "description": "Two days long"}
	var created: Dictionary = _create_event("Game jam", place)
	var arguments: Array = await wait_for(client.guild_scheduled_event_created)
	var event: DiscordScheduledEvent = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(event.id, id_of(created))
	assert_equal(event.guild_id, guild().id)
	assert_equal(event.name, "Game jam")
	assert_equal(event.description, "Two days long")
	assert_equal(event.status, DiscordScheduledEventStatus.SCHEDULED)
	assert_equal(event.entity_type, DiscordScheduledEventEntityType.VOICE)
	assert_same(event.get_channel(), channel("Lounge"))
	assert_equal(event.creator_id, user("ada").id)
	assert_same(event.creator, user("ada"))
	assert_near(event.scheduled_start_time, Time.get_unix_time_from_system() + 3600.0, 60.0)
	assert_same(client.entity_manager.get_scheduled_event(event.id), event)
	assert_equal(guild().get_scheduled_events(), [event] as Array[DiscordScheduledEvent])


func test_external_event_has_its_recurrence_rule() -> void:
	var fields: Dictionary = {
		"scheduled_start_time": "2099-01-05T10:00:00Z",
		"entity_metadata": {"location": "the park"},
		"recurrence_rule": {"frequency": DiscordRecurrenceFrequency.WEEKLY, "by_weekday": [0]},
	}
	_create_event("Picnic", fields)
	var event: DiscordScheduledEvent = (await wait_for(client.guild_scheduled_event_created))[1]
	assert_equal(event.entity_type, DiscordScheduledEventEntityType.EXTERNAL)
	assert_equal(event.entity_metadata.location, "the park")
	assert_null(event.get_channel())
	assert_equal(event.scheduled_start_time, 4071290400)
	assert_equal(event.recurrence_rule.frequency, DiscordRecurrenceFrequency.WEEKLY)
	assert_equal(Array(event.recurrence_rule.by_weekday), [DiscordRecurrenceWeekday.MONDAY])


func test_event_updated_has_old_and_new_event() -> void:
	_create_event("Game jam")
	var event: DiscordScheduledEvent = (await wait_for(client.guild_scheduled_event_created))[1]
	var capture: Callable = func(_guild: Object, _old: Object, new: DiscordScheduledEvent) -> Array:
		var known: DiscordScheduledEvent = client.entity_manager.get_scheduled_event(new.id)
		return [known.name, known.status]
	var recorder: Recorder = Recorder.new(client.guild_scheduled_event_updated, capture)
	var status: int = DiscordScheduledEventStatus.ACTIVE
	_change("Game jam", {"name": "Long jam"})
	_change("Long jam", {"status": status})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(
		recorder.captured, [["Long jam", 1], ["Long jam", status]], "the state at each emission"
	)
	assert_same(recorder.calls[0][0], guild())
	assert_equal((recorder.calls[0][1] as DiscordScheduledEvent).name, "Game jam")
	assert_same(recorder.calls[0][2], event)
	assert_equal((recorder.calls[1][1] as DiscordScheduledEvent).name, "Long jam")
	assert_equal((recorder.calls[1][1] as DiscordScheduledEvent).status, 1)
	assert_equal(event.status, status)


func test_event_updated_of_an_unknown_event() -> void:
	dispatch("GUILD_SCHEDULED_EVENT_UPDATE", _unknown_payload(guild().id))
	var arguments: Array = await wait_for(client.guild_scheduled_event_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordScheduledEvent).name, "Unheard of")
	assert_same(client.entity_manager.get_scheduled_event(UNKNOWN_ID), arguments[2])
	var image: String = (arguments[2] as DiscordScheduledEvent).get_image_url()
	assert_has(image, "/guild-events/%d/abc.png?size=512" % UNKNOWN_ID)


func test_event_updated_in_an_unknown_guild() -> void:
	dispatch("GUILD_SCHEDULED_EVENT_UPDATE", _unknown_payload(FOREIGN_GUILD))
	var arguments: Array = await wait_for(client.guild_scheduled_event_updated)
	assert_null(arguments[0])
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordScheduledEvent).guild_id, FOREIGN_GUILD)
	assert_null(client.entity_manager.get_scheduled_event(UNKNOWN_ID), "it belongs to no guild")


func test_event_deleted_has_the_last_known_event() -> void:
	_create_event("Game jam")
	var event: DiscordScheduledEvent = (await wait_for(client.guild_scheduled_event_created))[1]
	act("delete_scheduled_event", {"guild": GUILD, "event": "Game jam"})
	assert_equal(await wait_for(client.guild_scheduled_event_deleted), [guild(), event])
	assert_equal(event.name, "Game jam")
	assert_null(client.entity_manager.get_scheduled_event(event.id))


func test_event_deleted_of_an_unknown_event_has_its_ids() -> void:
	var payload: Dictionary = {"id": str(UNKNOWN_ID), "guild_id": str(guild().id)}
	dispatch("GUILD_SCHEDULED_EVENT_DELETE", payload)
	var arguments: Array = await wait_for(client.guild_scheduled_event_deleted)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordScheduledEvent).id, UNKNOWN_ID)
	assert_equal((arguments[1] as DiscordScheduledEvent).guild_id, guild().id)


func test_user_added_and_removed_have_event_and_user() -> void:
	_create_event("Game jam")
	var event: DiscordScheduledEvent = (await wait_for(client.guild_scheduled_event_created))[1]
	var interest: Dictionary = {"guild": GUILD, "event": "Game jam", "user": "basil"}
	var capture: Callable = func(received: DiscordScheduledEvent, _user: Object) -> int:
		return received.user_count
	var recorder: Recorder = Recorder.new(client.guild_scheduled_event_user_added, capture)
	act("subscribe", interest)
	interest["user"] = "clover"
	act("subscribe", interest)
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.calls[0], [event, user("basil")])
	assert_equal(recorder.captured, [1, 2], "the number of interested users at each emission")
	act("unsubscribe", interest)
	assert_equal(await wait_for(client.guild_scheduled_event_user_removed), [event, user("clover")])
	assert_equal(event.user_count, 1)


func test_user_added_to_an_unknown_event_has_the_ids() -> void:
	_dispatch_user_event("GUILD_SCHEDULED_EVENT_USER_ADD")
	var arguments: Array = await wait_for(client.guild_scheduled_event_user_added)
	assert_equal((arguments[0] as DiscordScheduledEvent).id, UNKNOWN_ID)
	assert_same((arguments[0] as DiscordScheduledEvent).get_guild(), guild())
	assert_equal((arguments[1] as DiscordUser).id, UNKNOWN_ID + 1)


func test_user_removed_from_an_unknown_event_has_the_ids() -> void:
	_dispatch_user_event("GUILD_SCHEDULED_EVENT_USER_REMOVE")
	var arguments: Array = await wait_for(client.guild_scheduled_event_user_removed)
	assert_equal((arguments[0] as DiscordScheduledEvent).id, UNKNOWN_ID)
	assert_same((arguments[0] as DiscordScheduledEvent).get_guild(), guild())
	assert_equal((arguments[1] as DiscordUser).id, UNKNOWN_ID + 1)


func _create_event(named: String, fields: Dictionary = {}) -> Dictionary:
	return act("create_scheduled_event", {"guild": GUILD, "name": named}.merged(fields))


func _change(named: String, changes: Dictionary) -> void:
	act("update_scheduled_event", {"guild": GUILD, "event": named}.merged(changes))


func _unknown_payload(guild_id: int) -> Dictionary:
	return {
		"id": str(UNKNOWN_ID),
		"guild_id": str(guild_id),
		"name": "Unheard of",
		"status": 2,
		"image": "abc"
	}


func _dispatch_user_event(event: String) -> void:
	var payload: Dictionary = {
		"guild_scheduled_event_id": str(UNKNOWN_ID),
		"user_id": str(UNKNOWN_ID + 1),
		"guild_id": str(guild().id),
	}
	dispatch(event, payload)


func test_occurrence_is_changed_and_reset() -> void:
	var event: DiscordScheduledEvent = await _create_weekly_event()
	var created: Recorder = Recorder.new(client.guild_scheduled_event_exception_created)
	var updated: Recorder = Recorder.new(client.guild_scheduled_event_exception_updated)
	var deleted: Recorder = Recorder.new(client.guild_scheduled_event_exception_deleted)
	var first: DiscordScheduledEventException = await _cancel(event, "2080-01-08T10:00:00Z")
	await wait_until(created.has.bind(1), "it is emitted")
	assert_same(created.calls[0][0], event)
	var exception: DiscordScheduledEventException = created.calls[0][1]
	assert_equal(exception.event_id, event.id)
	assert_equal(exception.event_exception_id, first.event_exception_id)
	assert_equal(exception.guild_id, guild().id)
	assert_true(exception.is_canceled)
	assert_equal(event.guild_scheduled_event_exceptions.size(), 1)

	await client.rest.update_guild_scheduled_event_exception(
		guild().id, event.id, first.event_exception_id, {"is_canceled": false}
	)
	await wait_until(updated.has.bind(1), "the change is emitted")
	assert_same(updated.calls[0][0], event)
	assert_true((updated.calls[0][1] as DiscordScheduledEventException).is_canceled, "before")
	assert_false((updated.calls[0][2] as DiscordScheduledEventException).is_canceled, "now")
	assert_false(event.guild_scheduled_event_exceptions[0].is_canceled)

	await client.rest.delete_guild_scheduled_event_exception(
		guild().id, event.id, first.event_exception_id
	)
	await wait_until(deleted.has.bind(1), "it is gone")
	assert_same(deleted.calls[0][0], event)
	assert_equal(event.guild_scheduled_event_exceptions.size(), 0)


func test_new_recurrence_rule_removes_all_exceptions() -> void:
	var event: DiscordScheduledEvent = await _create_weekly_event()
	var deleted: Recorder = Recorder.new(client.guild_scheduled_event_exceptions_deleted)
	await _cancel(event, "2080-01-08T10:00:00Z")
	await _cancel(event, "2080-01-15T10:00:00Z")
	await wait_until(
		func() -> bool: return event.guild_scheduled_event_exceptions.size() == 2,
		"both are emitted"
	)
	_change("Picnic", {"recurrence_rule": null})
	await wait_until(deleted.has.bind(1), "all are gone")
	assert_same(deleted.calls[0][0], event)
	assert_equal((deleted.calls[0][1] as Array).size(), 2)
	assert_equal(event.guild_scheduled_event_exceptions.size(), 0)


func _create_weekly_event() -> DiscordScheduledEvent:
	var fields: Dictionary = {
		"scheduled_start_time": "2080-01-01T10:00:00Z",
		"entity_metadata": {"location": "the park"},
		"recurrence_rule": {"frequency": DiscordRecurrenceFrequency.WEEKLY, "by_weekday": [0]},
	}
	_create_event("Picnic", fields)
	return (await wait_for(client.guild_scheduled_event_created))[1]


func _cancel(event: DiscordScheduledEvent, when: String) -> DiscordScheduledEventException:
	var created: DiscordScheduledEventException = await (
		client
		. rest
		. create_guild_scheduled_event_exception(guild().id, event.id, when, {"is_canceled": true})
	)
	assert_not_null(created, str(client.rest.last_error))
	return created
