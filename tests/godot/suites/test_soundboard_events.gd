## Soundboard events: sounds created, updated and deleted, several at once, and requested.
extends EventSuite


func test_sound_created_has_guild_and_sound() -> void:
	var created: Dictionary = _add("boing", {"volume": 0.5, "emoji_name": "🦘"})
	var arguments: Array = await wait_for(client.guild_soundboard_sound_created)
	var sound: DiscordSoundboardSound = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(sound.sound_id, int(str(created["sound_id"])))
	assert_equal(sound.guild_id, guild().id)
	assert_equal(sound.name, "boing")
	assert_equal(sound.volume, 0.5)
	assert_equal(sound.emoji_name, "🦘")
	assert_true(sound.available)
	assert_same(sound.user, user("ada"))
	assert_has(sound.get_url(), str(sound.sound_id))
	assert_same(client.entity_manager.get_soundboard_sound(sound.sound_id), sound)


func test_sound_updated_has_old_and_new_sound() -> void:
	_add("boing")
	var sound: DiscordSoundboardSound = (await wait_for(client.guild_soundboard_sound_created))[1]
	var capture: Callable = func(
		_guild: Object, _old: Object, new: DiscordSoundboardSound
	) -> float:
		return client.entity_manager.get_soundboard_sound(new.sound_id).volume
	var recorder: Recorder = Recorder.new(client.guild_soundboard_sound_updated, capture)
	act("update_soundboard_sound", {"guild": GUILD, "sound": "boing", "volume": 0.25})
	act("update_soundboard_sound", {"guild": GUILD, "sound": "boing", "volume": 0.75})
	await wait_until(recorder.has.bind(2), "both are emitted")
	assert_equal(recorder.captured, [0.25, 0.75], "the state at each emission")
	assert_same(recorder.calls[0][0], guild())
	assert_equal((recorder.calls[0][1] as DiscordSoundboardSound).volume, 1.0)
	assert_equal((recorder.calls[1][1] as DiscordSoundboardSound).volume, 0.25)
	assert_same(recorder.calls[1][2], sound)
	assert_equal(sound.volume, 0.75)


func test_sound_updated_of_an_unknown_sound() -> void:
	dispatch("GUILD_SOUNDBOARD_SOUND_UPDATE", _unknown_payload(guild().id))
	var arguments: Array = await wait_for(client.guild_soundboard_sound_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordSoundboardSound).name, "Unheard of")
	assert_same(client.entity_manager.get_soundboard_sound(UNKNOWN_ID), arguments[2])


func test_sound_updated_in_an_unknown_guild() -> void:
	dispatch("GUILD_SOUNDBOARD_SOUND_UPDATE", _unknown_payload(FOREIGN_GUILD))
	var arguments: Array = await wait_for(client.guild_soundboard_sound_updated)
	assert_null(arguments[0])
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordSoundboardSound).guild_id, FOREIGN_GUILD)
	assert_null(client.entity_manager.get_soundboard_sound(UNKNOWN_ID))


func test_sound_deleted_has_the_last_known_sound() -> void:
	_add("boing")
	var sound: DiscordSoundboardSound = (await wait_for(client.guild_soundboard_sound_created))[1]
	act("delete_soundboard_sound", {"guild": GUILD, "sound": "boing"})
	assert_equal(await wait_for(client.guild_soundboard_sound_deleted), [guild(), sound])
	assert_equal(sound.name, "boing")
	assert_null(client.entity_manager.get_soundboard_sound(sound.sound_id))


func test_sound_deleted_of_an_unknown_sound_has_its_ids() -> void:
	var payload: Dictionary = {"sound_id": str(UNKNOWN_ID), "guild_id": str(guild().id)}
	dispatch("GUILD_SOUNDBOARD_SOUND_DELETE", payload)
	var arguments: Array = await wait_for(client.guild_soundboard_sound_deleted)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordSoundboardSound).sound_id, UNKNOWN_ID)
	assert_equal((arguments[1] as DiscordSoundboardSound).guild_id, guild().id)


func test_sounds_updated_has_the_changed_sounds() -> void:
	_add("boing")
	var boing: DiscordSoundboardSound = (await wait_for(client.guild_soundboard_sound_created))[1]
	_add("splash")
	await wait_for(client.guild_soundboard_sound_created)
	act("update_soundboard_sounds", {"guild": GUILD, "available": false})
	var arguments: Array = await wait_for(client.guild_soundboard_sounds_updated)
	assert_same(arguments[0], guild())
	var sounds: Array[DiscordSoundboardSound] = arguments[1]
	assert_equal(sounds.size(), 2)
	assert_has(sounds, boing)
	assert_false(boing.available)
	assert_equal(client.entity_manager.get_soundboard_sounds().size(), 2)


func test_sounds_updated_of_an_unknown_guild() -> void:
	var sound: Dictionary = _unknown_payload(FOREIGN_GUILD)
	var payload: Dictionary = {"guild_id": str(FOREIGN_GUILD), "soundboard_sounds": [sound]}
	dispatch("GUILD_SOUNDBOARD_SOUNDS_UPDATE", payload)
	var arguments: Array = await wait_for(client.guild_soundboard_sounds_updated)
	assert_null(arguments[0])
	var sounds: Array[DiscordSoundboardSound] = arguments[1]
	assert_equal(sounds[0].name, "Unheard of")
	assert_null(client.entity_manager.get_soundboard_sound(UNKNOWN_ID))


func test_sounds_received_is_emitted_for_a_request() -> void:
	_add("boing")
	await wait_for(client.guild_soundboard_sound_created)
	var received: Recorder = Recorder.new(client.soundboard_sounds_received)
	var ids: PackedInt64Array = []
	for each: DiscordGuild in client.get_guilds():
		ids.append(each.id)
	var sounds: Array[DiscordSoundboardSound] = await client.request_soundboard_sounds(ids)
	assert_equal(sounds.size(), 1)
	assert_equal(sounds[0].name, "boing")
	assert_equal(received.count(), 3, "once for each guild")
	for call: Array in received.calls:
		var guild_sounds: Array[DiscordSoundboardSound] = call[1]
		assert_equal(guild_sounds.size(), 1 if call[0] == guild() else 0)
	assert_same(client.entity_manager.get_soundboard_sound(sounds[0].sound_id), sounds[0])


func test_sounds_received_replace_the_sounds_of_a_guild() -> void:
	_add("boing")
	var boing: DiscordSoundboardSound = (await wait_for(client.guild_soundboard_sound_created))[1]
	var sound: Dictionary = _unknown_payload(guild().id)
	dispatch("SOUNDBOARD_SOUNDS", {"guild_id": str(guild().id), "soundboard_sounds": [sound]})
	var arguments: Array = await wait_for(client.soundboard_sounds_received)
	assert_same(arguments[0], guild())
	assert_equal(client.entity_manager.get_soundboard_sounds(), arguments[1])
	assert_null(client.entity_manager.get_soundboard_sound(boing.sound_id))


func test_failed_request_for_sounds_returns_an_empty_array() -> void:
	client.logout()
	var sounds: Array = await client.request_soundboard_sounds([FOREIGN_GUILD])
	assert_equal(sounds.size(), 0)
	assert_not_null(client.rest.last_error)


func _add(named: String, fields: Dictionary = {}) -> Dictionary:
	return act("create_soundboard_sound", {"guild": GUILD, "name": named}.merged(fields))


func _unknown_payload(guild_id: int) -> Dictionary:
	return {"sound_id": str(UNKNOWN_ID), "guild_id": str(guild_id), "name": "Unheard of"}
