## Text with U+0000, which the engine's strings cannot hold: the text after it is kept.
extends ClientSuite

## U+0000 as the engine itself writes it.
const REPLACED: String = "before\ufffdafter"


func test_messages_are_kept_completely() -> void:
	await _dispatch(
		"MESSAGE_CREATE",
		{
			"id": "1432315268352427125",
			"channel_id": str(channel().id),
			"content": "NULL",
			"author": {"id": "1432315268352427126", "username": "NULL", "discriminator": "0"},
			"embeds": [{"title": "NULL", "fields": [{"name": "NULL", "value": "NULL"}]}],
			"components": [],
			"timestamp": "2026-01-01T00:00:00+00:00",
		}
	)
	await wait_until(func() -> bool: return _message() != null, "it is emitted")
	var message: DiscordMessage = _message()
	assert_equal(message.content, REPLACED)
	assert_equal(message.author.username, REPLACED)
	assert_equal(message.author.get_display_name(), REPLACED)
	assert_equal(message.embeds[0].title, REPLACED)
	assert_equal(message.embeds[0].fields[0].value, REPLACED)
	assert_equal(message.to_dictionary()["content"], REPLACED)
	assert_equal(message.to_dictionary()["embeds"][0]["title"], REPLACED)


func test_raw_events_are_kept_completely() -> void:
	var raw: Recorder = Recorder.new(client.raw_event)
	await wait_frames(2)
	await _dispatch("SOMETHING_NEW", {"text": "NULL", "NULL": [{"inside": "NULL"}]})
	await wait_until(func() -> bool: return raw.has(1), "it is emitted")
	var payload: Dictionary = raw.calls[0][1]
	assert_equal(payload["text"], REPLACED)
	assert_equal(payload[REPLACED], [{"inside": REPLACED}])


func test_errors_are_kept_completely() -> void:
	var response: Variant = await client.rest.request("GET", "/channels/before%00after")
	assert_null(response)
	assert_not_null(client.rest.last_error)


func _message() -> DiscordMessage:
	return client.get_message(1432315268352427125)


## Sends an event with U+0000 in place of the word NULL in its payload, since GDScript cannot hold
## it.
func _dispatch(event: String, payload: Dictionary) -> void:
	var sent: Dictionary = {"event": event, "payload": payload}
	var body: String = JSON.stringify(sent).replace("NULL", "before\\u0000after")
	var http: HTTPRequest = add(HTTPRequest.new())
	http.request(sandbox.get_url() + "/sandbox/dispatch", [], HTTPClient.METHOD_POST, body)
	var response: Array = await http.request_completed
	assert_equal(response[1], 200, (response[3] as PackedByteArray).get_string_from_utf8())
