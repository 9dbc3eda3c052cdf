## Tests sending files with a message.
extends ClientSuite

const PATH: String = "user://test_rest_files.txt"


func before_each() -> void:
	await super()
	var file: FileAccess = FileAccess.open(PATH, FileAccess.WRITE)
	file.store_string("from a file")
	file.close()


func after_each() -> void:
	DirAccess.remove_absolute(PATH)
	super()


func test_path_is_sent_as_file() -> void:
	var message: DiscordMessage = await _send([PATH])
	assert_equal(message.attachments[0].filename, "test_rest_files.txt")
	assert_equal(message.attachments[0].size, "from a file".length())


func test_several_files_of_all_sources_are_sent() -> void:
	var image: Image = Image.create(8, 4, false, Image.FORMAT_RGBA8)
	image.fill(Color.RED)
	var bytes: PackedByteArray = [1, 2, 3, 0, 255]
	var files: Array = [
		PATH,
		image,
		ImageTexture.create_from_image(image),
		{"name": "bytes.bin", "data": bytes},
		{"name": "text.txt", "data": "grüße"},
		{"name": "picture.png", "data": image},
		{"name": "renamed.txt", "path": PATH},
	]
	var message: DiscordMessage = await _send(files)
	var names: Array = message.attachments.map(
		func(file: DiscordAttachment) -> String: return file.filename
	)
	var expected: Array = [
		"test_rest_files.txt",
		"image1.png",
		"image2.png",
		"bytes.bin",
		"text.txt",
		"picture.png",
		"renamed.txt",
	]
	assert_equal(names, expected)
	assert_equal(message.attachments[3].size, 5)
	assert_equal(message.attachments[4].size, "grüße".to_utf8_buffer().size())
	assert_equal(message.attachments[1].width, 8)
	assert_equal(message.attachments[1].height, 4)


func test_files_have_description_and_spoiler() -> void:
	var file: Dictionary = {
		"name": "map.txt", "data": "here", "description": "A map", "spoiler": true
	}
	var message: DiscordMessage = await _send([file])
	assert_equal(message.attachments[0].description, "A map")
	assert_equal(message.attachments[0].filename, "SPOILER_map.txt")


func test_message_may_have_only_files() -> void:
	var message: DiscordMessage = await client.rest.create_message(
		channel().id, {"files": [{"name": "a.txt", "data": "a"}]}
	)
	assert_equal(message.content, "")
	assert_equal(message.attachments.size(), 1)


func test_files_may_be_in_the_options() -> void:
	var options: Dictionary = {"files": [PATH]}
	var message: DiscordMessage = await client.rest.create_message(channel().id, "See", options)
	assert_equal(message.content, "See")
	assert_equal(message.attachments.size(), 1)


func test_packed_array_of_paths_is_sent() -> void:
	var paths: PackedStringArray = [PATH, PATH]
	var message: DiscordMessage = await client.rest.create_message(channel().id, {"files": paths})
	assert_equal(message.attachments.size(), 2)


func test_uploaded_file_can_be_downloaded() -> void:
	var image: Image = Image.create(8, 4, false, Image.FORMAT_RGBA8)
	image.fill(Color.RED)
	var message: DiscordMessage = await _send([image])
	var texture: Texture2D = await client.rest.fetch_image(message.attachments[0].url)
	if assert_not_null(texture, str(client.rest.last_error)):
		assert_equal(texture.get_image().get_pixel(3, 3), Color.RED)


func test_editing_keeps_and_adds_files() -> void:
	var message: DiscordMessage = await _send([PATH])
	var fields: Dictionary = {
		"content": "two",
		"attachments": [{"id": message.attachments[0].id}],
		"files": [{"name": "second.txt", "data": "2"}],
	}
	await client.rest.edit_message(message.channel_id, message.id, fields)
	assert_null(client.rest.last_error)
	assert_equal(message.attachments.size(), 2)
	assert_equal(message.attachments[1].filename, "second.txt")


func test_missing_file_is_refused() -> void:
	await _refuses(["user://not_there.txt"], ["files[0]", "user://not_there.txt", "not found"])
	await _refuses([PATH, {"path": "user://not_there.txt"}], ["files[1]", "not_there"])


func test_invalid_files_are_refused() -> void:
	await _refuses([7], ["files[0]"])
	await _refuses([{}], ["files[0]", "data"])
	await _refuses([{"data": "x", "path": PATH}], ["not both"])
	await _refuses([{"data": "x", "nmae": "a.txt"}], ["nmae"])
	await _refuses([{"name": "a.txt", "data": 7}], ["files[0]", "data"])
	await _refuses([Image.new()], ["files[0]"])


func test_eleven_files_are_too_many() -> void:
	var files: Array = []
	files.resize(11)
	files.fill({"name": "a.txt", "data": "a"})
	await _refuses(files, ["10"])


func _send(files: Array) -> DiscordMessage:
	var fields: Dictionary = {"content": "See", "files": files}
	var message: DiscordMessage = await client.rest.create_message(channel().id, fields)
	assert_not_null(message, str(client.rest.last_error))
	return message


## The files are refused before anything is sent, with an error that contains all of the texts.
func _refuses(files: Array, texts: Array[String]) -> void:
	sandbox.act("clear_requests")
	var fields: Dictionary = {"content": "See", "files": files}
	assert_null(await client.rest.create_message(channel().id, fields))
	var error: DiscordError = client.rest.last_error
	assert_equal(error.kind, DiscordError.ARGUMENT)
	for text: String in texts:
		assert_has(str(error), text)
	assert_equal(sandbox.act("requests"), [])
