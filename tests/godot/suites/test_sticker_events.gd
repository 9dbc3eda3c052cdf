## Sticker and emoji events: all stickers or emojis of a guild whenever one changes.
extends EventSuite


func test_stickers_updated_has_all_stickers() -> void:
	var created: Dictionary = act(
		"create_sticker",
		{"guild": GUILD, "name": "Cat", "description": "A cat", "tags": "cat", "format_type": 4}
	)
	var arguments: Array = await wait_for(client.guild_stickers_updated)
	assert_same(arguments[0], guild())
	var stickers: Array[DiscordSticker] = arguments[1]
	assert_equal(stickers.size(), 1)
	assert_equal(stickers[0].id, id_of(created))
	assert_equal(stickers[0].name, "Cat")
	assert_equal(stickers[0].description, "A cat")
	assert_equal(stickers[0].tags, "cat")
	assert_equal(stickers[0].type, DiscordStickerType.GUILD)
	assert_equal(stickers[0].format_type, DiscordStickerFormat.GIF)
	assert_has(stickers[0].get_url(), "/stickers/%d.gif" % stickers[0].id)
	assert_equal(guild().stickers.size(), 1, "the guild has them as well")
	assert_equal(client.entity_manager.get_sticker(id_of(created)).name, "Cat")


func test_handlers_see_the_stickers_at_each_emission() -> void:
	var capture: Callable = func(received: DiscordGuild, _stickers: Array) -> Array:
		return received.stickers.map(func(each: DiscordSticker) -> String: return each.name)
	var recorder: Recorder = Recorder.new(client.guild_stickers_updated, capture)
	act("create_sticker", {"guild": GUILD, "name": "Cat"})
	act("update_sticker", {"guild": GUILD, "sticker": "Cat", "name": "Kitten"})
	act("create_sticker", {"guild": GUILD, "name": "Dog"})
	act("delete_sticker", {"guild": GUILD, "sticker": "Kitten"})
	await wait_until(recorder.has.bind(4), "all are emitted")
	assert_equal(recorder.captured, [["Cat"], ["Kitten"], ["Kitten", "Dog"], ["Dog"]])
	assert_equal(client.entity_manager.get_stickers().size(), 1)


func test_stickers_updated_of_an_unknown_guild() -> void:
	var sticker: Dictionary = {"id": str(UNKNOWN_ID), "name": "Unheard of", "format_type": 1}
	var payload: Dictionary = {"guild_id": str(FOREIGN_GUILD), "stickers": [sticker]}
	dispatch("GUILD_STICKERS_UPDATE", payload)
	var arguments: Array = await wait_for(client.guild_stickers_updated)
	assert_null(arguments[0])
	var stickers: Array[DiscordSticker] = arguments[1]
	assert_equal(stickers[0].name, "Unheard of")
	assert_null(client.entity_manager.get_sticker(UNKNOWN_ID))


func test_emojis_updated_is_emitted_for_each_change() -> void:
	var capture: Callable = func(received: DiscordGuild, _emojis: Array) -> int:
		return received.emojis.size()
	var recorder: Recorder = Recorder.new(client.guild_emojis_updated, capture)
	var created: Dictionary = act(
		"create_emoji", {"guild": GUILD, "name": "wave", "animated": true}
	)
	act("update_emoji", {"guild": GUILD, "emoji": "wave", "name": "hello"})
	act("delete_emoji", {"guild": GUILD, "emoji": "hello"})
	await wait_until(recorder.has.bind(3), "all are emitted")
	assert_equal(recorder.captured, [1, 1, 0])
	var emojis: Array[DiscordEmoji] = recorder.calls[1][1]
	assert_equal(emojis[0].id, id_of(created))
	assert_equal(emojis[0].name, "hello")
	assert_true(emojis[0].animated)


func test_emoji_is_the_same_object_everywhere() -> void:
	var created: Dictionary = act("create_emoji", {"guild": GUILD, "name": "wave"})
	await wait_for(client.guild_emojis_updated)
	var emoji: DiscordEmoji = client.entity_manager.get_emoji(id_of(created))
	assert_same(guild().emojis[0], emoji)
	assert_equal(str(emoji), "<DiscordEmoji wave:%d>" % emoji.id)
	var message: DiscordMessage = await send_and_receive("hello")
	await message.add_reaction(emoji)
	await wait_until(func() -> bool: return message.reactions.size() == 1, "reacted")
	assert_same(message.reactions[0].emoji, emoji)
	assert_true(emoji.available, "an event with fewer fields removes nothing")
	act("update_emoji", {"guild": GUILD, "emoji": "wave", "name": "hello"})
	await wait_for(client.guild_emojis_updated)
	assert_equal(emoji.name, "hello", "live")
	act("delete_emoji", {"guild": GUILD, "emoji": "hello"})
	await wait_for(client.guild_emojis_updated)
	assert_null(client.entity_manager.get_emoji(emoji.id))
	assert_equal(emoji.name, "hello", "its last known state")


func test_emojis_updated_of_an_unknown_guild() -> void:
	var emoji: Dictionary = {"id": str(UNKNOWN_ID), "name": "lantern"}
	dispatch("GUILD_EMOJIS_UPDATE", {"guild_id": str(FOREIGN_GUILD), "emojis": [emoji]})
	var arguments: Array = await wait_for(client.guild_emojis_updated)
	assert_null(arguments[0])
	var emojis: Array[DiscordEmoji] = arguments[1]
	assert_equal(emojis[0].name, "lantern")
	assert_null(client.entity_manager.get_emoji(UNKNOWN_ID))
