## Channel events: channels created, updated and deleted, and their pins.
extends EventSuite


func test_channel_created_has_guild_and_channel() -> void:
	var made: Dictionary = act(
		"create_channel", {"guild": GUILD, "name": "maps", "topic": "Where?"}
	)
	var heard: Array = await wait_for(client.channel_created)
	var new: DiscordChannel = heard[1]
	assert_same(heard[0], guild())
	assert_equal(new.id, id_of(made))
	assert_equal(new.name, "maps")
	assert_equal(new.topic, "Where?")
	assert_equal(new.type, DiscordChannelType.GUILD_TEXT)
	assert_same(client.get_channel(new.id), new)
	assert_has(guild().get_channels(), new)


func test_channel_updated_has_old_and_new_channel() -> void:
	var general: DiscordChannel = channel()
	act("update_channel", {"channel": "general", "name": "plaza", "topic": "new"})
	var heard: Array = await wait_for(client.channel_updated)
	assert_same(heard[0], guild())
	assert_equal((heard[1] as DiscordChannel).name, "general")
	assert_equal((heard[2] as DiscordChannel).name, "plaza")
	assert_equal((heard[2] as DiscordChannel).topic, "new")
	assert_same(heard[2], general)
	assert_true(heard[1] != heard[2])


func test_handlers_see_each_of_two_quick_changes() -> void:
	var general: DiscordChannel = channel()
	var look: Callable = func(_guild: Object, _old: Object, _new: Object) -> String:
		return general.name
	var heard: Recorder = Recorder.new(client.channel_updated, look)
	act("update_channel", {"channel": general.id, "name": "first"})
	act("update_channel", {"channel": general.id, "name": "second"})
	await wait_until(heard.has.bind(2), "both changes came")
	assert_equal(heard.seen, ["first", "second"])
	assert_equal((heard.calls[0][1] as DiscordChannel).name, "general", "old copies are frozen")
	assert_equal((heard.calls[1][1] as DiscordChannel).name, "first", "old copies are frozen")


func test_channel_updated_of_an_unknown_channel() -> void:
	var payload: Dictionary = {
		"id": "175928847299117063", "type": 0, "guild_id": str(guild().id), "name": "hidden"
	}
	act("dispatch", {"event": "CHANNEL_UPDATE", "payload": payload})
	var heard: Array = await wait_for(client.channel_updated)
	assert_same(heard[0], guild())
	assert_null(heard[1])
	assert_equal((heard[2] as DiscordChannel).name, "hidden")


func test_channel_deleted_has_the_last_known_channel() -> void:
	var general: DiscordChannel = channel()
	var look: Callable = func(_guild: Object, gone: DiscordChannel) -> Variant:
		return client.get_channel(gone.id)
	var heard: Recorder = Recorder.new(client.channel_deleted, look)
	act("delete_channel", {"channel": general.id})
	await wait_until(heard.has.bind(1), "the event came")
	assert_equal(heard.calls[0], [guild(), general])
	assert_equal(general.name, "general")
	assert_null(heard.seen[0], "in the handler it is out of the entity manager")
	assert_lacks(guild().get_channels(), general)


func test_channel_deleted_of_an_unknown_channel() -> void:
	var payload: Dictionary = {"id": "175928847299117063", "type": 0, "guild_id": str(guild().id)}
	act("dispatch", {"event": "CHANNEL_DELETE", "payload": payload})
	var heard: Array = await wait_for(client.channel_deleted)
	assert_same(heard[0], guild())
	assert_equal((heard[1] as DiscordChannel).id, 175928847299117063)


func test_channel_pins_updated_has_the_time_of_the_newest_pin() -> void:
	var message: DiscordMessage = await say_and_hear("remember this")
	act("pin", {"channel": "general", "message": message.id})
	var heard: Array = await wait_for(client.channel_pins_updated)
	assert_same(heard[0], channel())
	assert_near(heard[1], Time.get_unix_time_from_system(), 60.0)
	assert_equal(channel().last_pin_timestamp, heard[1])


func test_channel_pins_updated_when_the_last_pin_is_removed() -> void:
	var payload: Dictionary = {"channel_id": str(channel().id), "last_pin_timestamp": null}
	act("dispatch", {"event": "CHANNEL_PINS_UPDATE", "payload": payload})
	assert_equal(await wait_for(client.channel_pins_updated), [channel(), 0])
	assert_equal(channel().last_pin_timestamp, 0)


func test_channels_of_an_unknown_guild() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN), "guild_id": str(ELSEWHERE), "type": 0, "name": "far"
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
	assert_equal((deleted[1] as DiscordChannel).id, UNKNOWN)
	assert_null(client.get_channel(UNKNOWN))


func test_channel_pins_updated_of_an_unknown_channel_has_its_id() -> void:
	dispatch("CHANNEL_PINS_UPDATE", {"channel_id": str(UNKNOWN), "guild_id": str(ELSEWHERE)})
	var heard: Array = await wait_for(client.channel_pins_updated)
	assert_equal((heard[0] as DiscordChannel).id, UNKNOWN)
	assert_equal(heard[1], 0)
