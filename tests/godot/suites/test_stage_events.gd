## Stage instance events: stages created, updated and deleted.
extends EventSuite

var _stage: DiscordChannel


func before_each() -> void:
	await super()
	act("create_channel", {"guild": GUILD, "name": "Stage", "type": 13})
	_stage = (await wait_for(client.channel_created))[1]


func test_stage_created_has_channel_and_instance() -> void:
	var created: Dictionary = _start_stage("Physics")
	var arguments: Array = await wait_for(client.stage_instance_created)
	var instance: DiscordStageInstance = arguments[1]
	assert_same(arguments[0], _stage)
	assert_equal(instance.id, id_of(created))
	assert_equal(instance.topic, "Physics")
	assert_equal(instance.privacy_level, DiscordStagePrivacyLevel.GUILD_ONLY)
	assert_same(instance.get_channel(), _stage)
	assert_same(instance.get_guild(), guild())
	assert_same(client.entity_manager.get_stage_instance(instance.id), instance)


func test_stage_updated_has_old_and_new_instance() -> void:
	_start_stage("Physics")
	var instance: DiscordStageInstance = (await wait_for(client.stage_instance_created))[1]
	var capture: Callable = func(
		_channel: Object, _old: Object, new: DiscordStageInstance
	) -> String:
		return client.entity_manager.get_stage_instance(new.id).topic
	var recorder: Recorder = Recorder.new(client.stage_instance_updated, capture)
	act("update_stage_instance", {"channel": _stage.id, "topic": "Shaders"})
	act("update_stage_instance", {"channel": _stage.id, "topic": "Tea"})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, ["Shaders", "Tea"], "the state at each emission")
	assert_same(recorder.calls[0][0], _stage)
	assert_equal((recorder.calls[0][1] as DiscordStageInstance).topic, "Physics")
	assert_equal((recorder.calls[1][1] as DiscordStageInstance).topic, "Shaders")
	assert_same(recorder.calls[1][2], instance)
	assert_equal(instance.topic, "Tea")


func test_stage_updated_of_an_unknown_instance() -> void:
	dispatch("STAGE_INSTANCE_UPDATE", _unknown_payload(guild().id, _stage.id))
	var arguments: Array = await wait_for(client.stage_instance_updated)
	assert_same(arguments[0], _stage)
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordStageInstance).topic, "Unheard of")
	assert_same(client.entity_manager.get_stage_instance(UNKNOWN_ID), arguments[2])


func test_stage_updated_in_an_unknown_channel_has_its_id() -> void:
	dispatch("STAGE_INSTANCE_UPDATE", _unknown_payload(FOREIGN_GUILD, UNKNOWN_ID))
	var arguments: Array = await wait_for(client.stage_instance_updated)
	assert_equal((arguments[0] as DiscordChannel).id, UNKNOWN_ID)
	assert_null(arguments[1])
	assert_null((arguments[2] as DiscordStageInstance).get_guild())


func test_stage_deleted_has_the_last_known_instance() -> void:
	_start_stage("Physics")
	var instance: DiscordStageInstance = (await wait_for(client.stage_instance_created))[1]
	act("delete_stage_instance", {"channel": _stage.id})
	assert_equal(await wait_for(client.stage_instance_deleted), [_stage, instance])
	assert_equal(instance.topic, "Physics")
	assert_null(client.entity_manager.get_stage_instance(instance.id))


func test_stage_deleted_of_an_unknown_instance_has_its_ids() -> void:
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID), "guild_id": str(guild().id), "channel_id": str(_stage.id)
	}
	dispatch("STAGE_INSTANCE_DELETE", payload)
	var arguments: Array = await wait_for(client.stage_instance_deleted)
	assert_same(arguments[0], _stage)
	assert_equal((arguments[1] as DiscordStageInstance).id, UNKNOWN_ID)
	assert_same((arguments[1] as DiscordStageInstance).get_guild(), guild())


func _start_stage(topic: String) -> Dictionary:
	return act("create_stage_instance", {"channel": _stage.id, "topic": topic})


func _unknown_payload(guild_id: int, channel_id: int) -> Dictionary:
	return {
		"id": str(UNKNOWN_ID),
		"guild_id": str(guild_id),
		"channel_id": str(channel_id),
		"topic": "Unheard of",
	}
