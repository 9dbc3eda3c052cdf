## Channel events: channels created, updated and deleted, and their pins.
extends EventSuite


func test_channel_created_has_guild_and_channel() -> void:
	var created: Dictionary = act(
		"create_channel", {"guild": GUILD, "name": "maps", "topic": "Where?"}
	)
	var arguments: Array = await wait_for(client.channel_created)
	var new: DiscordChannel = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(new.id, id_of(created))
	assert_equal(new.name, "maps")
	assert_equal(new.topic, "Where?")
	assert_equal(new.type, DiscordChannelType.GUILD_TEXT)
	assert_same(client.get_channel(new.id), new)
	assert_has(guild().get_channels(), new)


func test_channel_updated_has_old_and_new_channel() -> void:
	var general: DiscordChannel = channel()
	act("update_channel", {"channel": "general", "name": "plaza", "topic": "new"})
	var arguments: Array = await wait_for(client.channel_updated)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordChannel).name, "general")
	assert_equal((arguments[2] as DiscordChannel).name, "plaza")
	assert_equal((arguments[2] as DiscordChannel).topic, "new")
	assert_same(arguments[2], general)
	assert_true(arguments[1] != arguments[2])


func test_handlers_see_each_of_two_quick_changes() -> void:
	var general: DiscordChannel = channel()
	var capture: Callable = func(_guild: Object, _old: Object, _new: Object) -> String:
		return general.name
	var recorder: Recorder = Recorder.new(client.channel_updated, capture)
	act("update_channel", {"channel": general.id, "name": "first"})
	act("update_channel", {"channel": general.id, "name": "second"})
	await wait_until(recorder.has.bind(2), "both changes are emitted")
	assert_equal(recorder.captured, ["first", "second"])
	assert_equal((recorder.calls[0][1] as DiscordChannel).name, "general", "old copies are frozen")
	assert_equal((recorder.calls[1][1] as DiscordChannel).name, "first", "old copies are frozen")


func test_channel_updated_of_an_unknown_channel() -> void:
	var payload: Dictionary = {
		"id": "175928847299117063", "type": 0, "guild_id": str(guild().id), "name": "hidden"
	}
	act("dispatch", {"event": "CHANNEL_UPDATE", "payload": payload})
	var arguments: Array = await wait_for(client.channel_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordChannel).name, "hidden")


func test_channel_deleted_has_the_last_known_channel() -> void:
	var general: DiscordChannel = channel()
	var capture: Callable = func(_guild: Object, gone: DiscordChannel) -> Variant:
		return client.get_channel(gone.id)
	var recorder: Recorder = Recorder.new(client.channel_deleted, capture)
	act("delete_channel", {"channel": general.id})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_equal(recorder.calls[0], [guild(), general])
	assert_equal(general.name, "general")
	assert_null(recorder.captured[0], "the entity manager no longer has it in the handler")
	assert_lacks(guild().get_channels(), general)


func test_channel_deleted_of_an_unknown_channel() -> void:
	var payload: Dictionary = {"id": "175928847299117063", "type": 0, "guild_id": str(guild().id)}
	act("dispatch", {"event": "CHANNEL_DELETE", "payload": payload})
	var arguments: Array = await wait_for(client.channel_deleted)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordChannel).id, 175928847299117063)


func test_channel_pins_updated_has_the_time_of_the_newest_pin() -> void:
	var message: DiscordMessage = await send_and_receive("remember this")
	act("pin", {"channel": "general", "message": message.id})
	var arguments: Array = await wait_for(client.channel_pins_updated)
	assert_same(arguments[0], channel())
	assert_near(arguments[1], Time.get_unix_time_from_system(), 60.0)
	assert_equal(channel().last_pin_timestamp, arguments[1])


func test_channel_pins_updated_when_the_last_pin_is_removed() -> void:
	var payload: Dictionary = {"channel_id": str(channel().id), "last_pin_timestamp": null}
	act("dispatch", {"event": "CHANNEL_PINS_UPDATE", "payload": payload})
	assert_equal(await wait_for(client.channel_pins_updated), [channel(), 0])
	assert_equal(channel().last_pin_timestamp, 0)


func test_channels_of_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(FOREIGN_GUILD), "type": 0, "name": "far"
	}
	dispatch("CHANNEL_CREATE", payload)
	var created: Array = await wait_for(client.channel_created)
	assert_null(created[0])
	assert_equal((created[1] as DiscordChannel).name, "far")
	dispatch("CHANNEL_UPDATE", payload)
	var updated: Array = await wait_for(client.channel_updated)
	assert_equal(updated.slice(0, 2), [null, null])
	dispatch("CHANNEL_DELETE", payload)
	var deleted: Array = await wait_for(client.channel_deleted)
	assert_null(deleted[0])
	assert_equal((deleted[1] as DiscordChannel).id, UNKNOWN_ID)
	assert_null(client.get_channel(UNKNOWN_ID))


func test_channel_pins_updated_of_an_unknown_channel_has_its_id() -> void:
	dispatch("CHANNEL_PINS_UPDATE", {"channel_id": str(UNKNOWN_ID), "guild_id": str(FOREIGN_GUILD)})
	var arguments: Array = await wait_for(client.channel_pins_updated)
	assert_equal((arguments[0] as DiscordChannel).id, UNKNOWN_ID)
	assert_equal(arguments[1], 0)
