## Wrong arguments of REST methods: refused before anything is sent, with an error that names them.
extends ClientSuite


func test_too_long_message_is_refused() -> void:
	await _refuses(client.rest.create_message(channel().id, "x".repeat(2001)), ["2001", "2000"])


func test_characters_are_counted_as_discord_does() -> void:
	# Each is two code units of UTF-16, but one character.
	var message: DiscordMessage = await client.rest.create_message(channel().id, "🎲".repeat(2000))
	assert_not_null(message, str(client.rest.last_error))


func test_ids_of_zero_and_below_are_refused() -> void:
	for id: int in [0, -1, -1759288472991170]:
		await _refuses(client.rest.create_message(id, "x"), ["channel_id", str(id)])
		await _refuses(client.rest.get_user(id), ["user_id", str(id)])
		await _refuses(client.rest.get_guild(id), ["guild_id", str(id)])
		await _refuses(client.rest.get_channel_message(channel().id, id), ["message_id", str(id)])


func test_empty_message_is_refused() -> void:
	for message: Variant in ["", "  ", {}, {"embeds": []}]:
		await _refuses(client.rest.create_message(channel().id, message), ["empty"])


func test_message_of_another_type_is_refused() -> void:
	for message: Variant in [null, 7, true, [], Vector2.ZERO, client]:
		await _refuses(client.rest.create_message(channel().id, message), ["create_message"])


func test_unknown_options_are_refused() -> void:
	var fields: Dictionary = {"content": "x", "contents": "y"}
	await _refuses(client.rest.create_message(channel().id, fields), ["contents"])
	await _refuses(client.rest.get_channel_messages(channel().id, {"limits": 3}), ["limits"], [])


func test_options_out_of_range_are_refused() -> void:
	var options: Array[Dictionary] = [{"limit": 0}, {"limit": 101}, {"limit": "many"}]
	for each: Dictionary in options:
		await _refuses(client.rest.get_channel_messages(channel().id, each), ["limit"], [])
	var both: Dictionary = {"before": 1, "after": 2}
	await _refuses(client.rest.get_channel_messages(channel().id, both), ["before", "after"], [])


func test_too_large_embeds_are_refused() -> void:
	var eleven: Array[Dictionary] = []
	eleven.resize(11)
	eleven.fill({"title": "x"})
	await _refuses(client.rest.create_message(channel().id, {"embeds": eleven}), ["embeds", "11"])
	var long_title: Dictionary = {"embeds": [{"title": "x".repeat(257)}]}
	await _refuses(client.rest.create_message(channel().id, long_title), ["embeds[0].title", "257"])


func test_values_without_json_form_are_refused() -> void:
	var nan_field: Dictionary = {"embeds": [{"title": "x", "color": NAN}]}
	await _refuses(client.rest.create_message(channel().id, nan_field), ["embeds[0].color"])
	var object_field: Dictionary = {"content": "x", "nonce": self}
	await _refuses(client.rest.create_message(channel().id, object_field), ["nonce"])


func test_dictionary_that_contains_itself_is_refused() -> void:
	var endless: Dictionary = {"content": "x"}
	endless["embeds"] = [endless]
	await _refuses(client.rest.create_message(channel().id, endless), ["contain itself"])
	endless.clear()


func test_bulk_delete_of_too_few_or_too_many_is_refused() -> void:
	for count: int in [0, 1, 101]:
		var ids: Array = range(1, count + 1)
		await _refuses(client.rest.bulk_delete_messages(channel().id, ids), ["messages"], false)


func test_invalid_emoji_is_refused() -> void:
	var message: DiscordMessage = await send_and_receive("vote")
	for emoji: Variant in ["", null, 7]:
		var awaited: Signal = client.rest.create_reaction(channel().id, message.id, emoji)
		await _refuses(awaited, ["emoji"], false)


func test_texts_cannot_leave_their_path_segment() -> void:
	var message: DiscordMessage = await send_and_receive("vote")
	sandbox.act("clear_requests")
	await client.rest.create_reaction(channel().id, message.id, "../../../users/@me?x=#")
	for request: Dictionary in sandbox.act("requests"):
		assert_has(request["path"], "/reactions/")
		assert_true(str(request["path"]).ends_with("/@me"))
		assert_equal(request["query"], "")


## The call fails with an error about its arguments that contains all of the texts.
func _refuses(awaited: Signal, texts: Array[String], otherwise: Variant = null) -> void:
	sandbox.act("clear_requests")
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	var value: Variant = await awaited
	assert_equal(value, otherwise)
	var error: DiscordError = client.rest.last_error
	if not assert_not_null(error):
		return
	assert_equal(error.kind, DiscordError.ARGUMENT)
	for text: String in texts:
		assert_has(str(error), text)
	assert_equal(failed.calls, [[error]] as Array[Array])
	assert_equal(sandbox.act("requests"), [], "nothing was sent")
