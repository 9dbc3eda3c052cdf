## Methods of [DiscordREST] that call an endpoint with other parameters.
extends ClientSuite

const TEXT: String = "user://notes.txt"


func test_upload_file_sends_a_file_at_a_path() -> void:
	FileAccess.open(TEXT, FileAccess.WRITE).store_string("notes")
	var sent: DiscordMessage = await client.rest.upload_file(channel().id, "Look", TEXT)
	if assert_not_null(sent, str(client.rest.last_error)):
		assert_equal(sent.content, "Look")
		assert_equal(sent.attachments[0].filename, "notes.txt")
		assert_equal(sent.attachments[0].size, 5)


func test_upload_file_names_and_describes_the_file() -> void:
	var options: Dictionary = {
		"filename": "map.txt", "description": "A map", "spoiler": true, "embed": {"title": "Map"}
	}
	var bytes: PackedByteArray = "abc".to_utf8_buffer()
	var sent: DiscordMessage = await client.rest.upload_file(
		str(channel().id), null, bytes, options
	)
	if assert_not_null(sent, str(client.rest.last_error)):
		assert_equal(sent.content, "")
		assert_equal(sent.attachments[0].filename, "SPOILER_map.txt")
		assert_equal(sent.attachments[0].description, "A map")
		assert_equal(sent.embeds[0].title, "Map")
	assert_has(options, "filename", "the options of the caller are not changed")


func test_upload_file_takes_an_image() -> void:
	var image: Image = Image.create_empty(2, 2, false, Image.FORMAT_RGB8)
	var sent: DiscordMessage = await client.rest.upload_file(channel().id, "Red", image)
	if assert_not_null(sent, str(client.rest.last_error)):
		assert_equal(sent.attachments[0].content_type, "image/png")


func test_upload_file_refuses_what_is_no_file() -> void:
	assert_null(await client.rest.upload_file(channel().id, "x", "user://nothing"))
	assert_has(str(client.rest.last_error), "files[0]: 'user://nothing' cannot be opened")
	assert_null(await client.rest.upload_file(channel().id, "x", null))
	assert_has(str(client.rest.last_error), "files[0]: give a path, an Image")
	assert_null(await client.rest.upload_file(channel().id, "x", "", {"size": 5}))
	assert_not_null(client.rest.last_error)


func test_modify_voice_state_is_about_the_bot_by_default() -> void:
	var stage: String = str(UNKNOWN_ID)
	await client.rest.modify_voice_state(guild().id, stage, null, {"suppress": false})
	assert_not_null(client.rest.last_error, "the bot is in no channel")
	var path: String = "/guilds/%d/voice-states/" % guild().id
	var sent: Array[Dictionary] = requests("PATCH", path + "@me")
	assert_equal(sent[-1]["body"], {"channel_id": stage, "suppress": false})
	var basil: int = user("basil").id
	await client.rest.modify_voice_state(guild(), stage, basil, {"suppress": true})
	assert_not_null(client.rest.last_error, "basil is in no channel")
	sent = requests("PATCH", path + str(basil))
	assert_equal(sent[-1]["body"], {"channel_id": stage, "suppress": true})
