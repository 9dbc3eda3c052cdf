## Stage instance events: stages created, updated and deleted.
extends EventSuite

var _stage: DiscordChannel


func before_each() -> void:
	await super()
	act("create_channel", {"guild": GUILD, "name": "Stage", "type": 13})
	_stage = (await wait_for(client.channel_created))[1]


func test_stage_created_has_channel_and_instance() -> void:
	var made: Dictionary = _open("Physics")
	var heard: Array = await wait_for(client.stage_instance_created)
	var instance: DiscordStageInstance = heard[1]
	assert_same(heard[0], _stage)
	assert_equal(instance.id, id_of(made))
	assert_equal(instance.topic, "Physics")
	assert_equal(instance.privacy_level, DiscordStagePrivacyLevel.GUILD_ONLY)
	assert_same(instance.get_channel(), _stage)
	assert_same(instance.get_guild(), guild())
	assert_same(client.entity_manager.get_stage_instance(instance.id), instance)


func test_stage_updated_has_old_and_new_instance() -> void:
	_open("Physics")
	var instance: DiscordStageInstance = (await wait_for(client.stage_instance_created))[1]
	var look: Callable = func(_channel: Object, _old: Object, new: DiscordStageInstance) -> String:
		return client.entity_manager.get_stage_instance(new.id).topic
	var heard: Recorder = Recorder.new(client.stage_instance_updated, look)
	act("update_stage_instance", {"channel": _stage.id, "topic": "Shaders"})
	act("update_stage_instance", {"channel": _stage.id, "topic": "Tea"})
	await wait_until(heard.has.bind(2), "both came")
	assert_equal(heard.seen, ["Shaders", "Tea"], "each at its moment")
	assert_same(heard.calls[0][0], _stage)
	assert_equal((heard.calls[0][1] as DiscordStageInstance).topic, "Physics")
	assert_equal((heard.calls[1][1] as DiscordStageInstance).topic, "Shaders")
	assert_same(heard.calls[1][2], instance)
	assert_equal(instance.topic, "Tea")


func test_stage_updated_of_an_unknown_instance() -> void:
	dispatch("STAGE_INSTANCE_UPDATE", _unheard_of(guild().id, _stage.id))
	var heard: Array = await wait_for(client.stage_instance_updated)
	assert_same(heard[0], _stage)
	assert_null(heard[1])
	assert_equal((heard[2] as DiscordStageInstance).topic, "Unheard of")
	assert_same(client.entity_manager.get_stage_instance(UNKNOWN), heard[2])


func test_stage_updated_in_an_unknown_channel_has_its_id() -> void:
	dispatch("STAGE_INSTANCE_UPDATE", _unheard_of(ELSEWHERE, UNKNOWN))
	var heard: Array = await wait_for(client.stage_instance_updated)
	assert_equal((heard[0] as DiscordChannel).id, UNKNOWN)
	assert_null(heard[1])
	assert_null((heard[2] as DiscordStageInstance).get_guild())


func test_stage_deleted_has_the_last_known_instance() -> void:
	_open("Physics")
	var instance: DiscordStageInstance = (await wait_for(client.stage_instance_created))[1]
	act("delete_stage_instance", {"channel": _stage.id})
	assert_equal(await wait_for(client.stage_instance_deleted), [_stage, instance])
	assert_equal(instance.topic, "Physics")
	assert_null(client.entity_manager.get_stage_instance(instance.id))


func test_stage_deleted_of_an_unknown_instance_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN), "guild_id": str(guild().id), "channel_id": str(_stage.id)
	}
	dispatch("STAGE_INSTANCE_DELETE", payload)
	var heard: Array = await wait_for(client.stage_instance_deleted)
	assert_same(heard[0], _stage)
	assert_equal((heard[1] as DiscordStageInstance).id, UNKNOWN)
	assert_same((heard[1] as DiscordStageInstance).get_guild(), guild())


func _open(topic: String) -> Dictionary:
	return act("create_stage_instance", {"channel": _stage.id, "topic": topic})


func _unheard_of(guild_id: int, channel_id: int) -> Dictionary:
	return {
		"id": str(UNKNOWN),
		"guild_id": str(guild_id),
		"channel_id": str(channel_id),
		"topic": "Unheard of",
	}
