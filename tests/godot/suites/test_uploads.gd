## Uploads: sources of files, multipart bodies, data URIs, and upload progress.
extends ClientSuite

const PATH: String = "user://test_uploads.png"

var _image: Image = Image.create(4, 4, false, Image.FORMAT_RGBA8)


func time_limit() -> float:
	return 30.0


func before_each() -> void:
	await super()
	_image.fill(Color.RED)
	_image.save_png(PATH)


func after_each() -> void:
	DirAccess.remove_absolute(PATH)
	super()


func test_project_file_is_uploaded() -> void:
	var message: DiscordMessage = await channel().send({"files": ["res://runner/runner.gd"]})
	if not assert_not_null(message, str(client.rest.last_error)):
		return
	assert_equal(message.attachments[0].filename, "runner.gd")
	var length: int = FileAccess.get_file_as_bytes("res://runner/runner.gd").size()
	assert_equal(message.attachments[0].size, length)


func test_bytes_are_uploaded_unchanged() -> void:
	var bytes: PackedByteArray = []
	for number: int in 256:
		bytes.append(number)
	bytes.append_array("\r\n--boundary\r\n".to_utf8_buffer())
	var message: DiscordMessage = await channel().send({"files": [{"name": "b", "data": bytes}]})
	assert_equal(message.attachments[0].size, bytes.size())
	assert_equal(await _download(message.attachments[0].url), bytes)


func test_several_files_keep_order_description_and_spoiler() -> void:
	var files: Array = [
		{"name": "one.txt", "data": "1", "description": "First"},
		{"name": "two.png", "data": _image, "spoiler": true},
		PATH,
	]
	var message: DiscordMessage = await channel().send({"content": "Three", "files": files})
	var all: Array[DiscordAttachment] = message.attachments
	assert_equal(all.size(), 3)
	assert_equal(all[0].filename, "one.txt")
	assert_equal(all[0].description, "First")
	assert_equal(all[1].filename, "SPOILER_two.png")
	assert_equal(all[1].width, 4)
	assert_equal(all[2].filename, PATH.get_file())
	var request: Dictionary = requests("POST", "/messages")[-1]
	var fields: Array = request["files"].map(func(file: Dictionary) -> String: return file["field"])
	assert_equal(fields, ["files[0]", "files[1]", "files[2]"])


func test_file_names_may_have_unusual_characters() -> void:
	var name: String = 'größe "1"; x=y.txt'
	var message: DiscordMessage = await channel().send({"files": [{"name": name, "data": "x"}]})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_equal(message.attachments[0].size, 1)
		assert_equal(requests("POST", "/messages")[-1]["files"][0]["field"], "files[0]")


func test_empty_file_is_uploaded() -> void:
	var file: Dictionary = {"name": "empty.txt", "data": ""}
	await _is_refused(channel().send({"content": "x", "files": [file]}), ["files[0]", "empty"])


func test_more_than_ten_files_are_refused() -> void:
	var files: Array = []
	for number: int in 11:
		files.append({"name": "%d.txt" % number, "data": "x"})
	await _is_refused(channel().send({"files": files}), ["create_message", "10"])


func test_missing_file_is_named() -> void:
	for path: String in ["user://none.png", "res://none.png", "/none/none.png"]:
		await _is_refused(channel().send({"files": [path]}), ["files[0]", path])
		await _is_refused(
			client.rest.modify_current_user({"avatar": path}), ["avatar", path, "cannot be opened"]
		)


func test_avatar_must_be_an_image() -> void:
	await _is_refused(client.rest.modify_current_user({"avatar": Image.new()}), ["avatar"])
	await _is_refused(
		client.rest.modify_current_user({"avatar": "res://runner/runner.gd"}), ["avatar", "PNG"]
	)
	await _is_refused(client.rest.modify_current_user({"avatar": "picture"}), ["avatar"])
	await _is_refused(client.rest.modify_current_user({"avatar": 7}), ["avatar"])
	await _is_refused(client.rest.modify_current_user({"avatar": PackedByteArray()}), ["avatar"])


func test_avatar_is_set_from_every_source() -> void:
	var png: PackedByteArray = _image.save_png_to_buffer()
	var wanted: String = "data:image/png;base64," + Marshalls.raw_to_base64(png)
	var sources: Array = [_image, ImageTexture.create_from_image(_image), png, PATH, wanted]
	for source: Variant in sources:
		sandbox.act("clear_requests")
		var me: DiscordUser = await client.rest.modify_current_user({"avatar": source})
		if not assert_same(me, client.get_self(), str(client.rest.last_error)):
			continue
		var sent: String = requests("PATCH", "/users/@me")[0]["body"]["avatar"]
		if not source is Object:
			assert_equal(sent, wanted, type_string(typeof(source)))
			continue
		# Two encoders may write the same pixels differently.
		assert_true(sent.begins_with("data:image/png;base64,"), sent)
		var decoded: Image = Image.new()
		decoded.load_png_from_buffer(Marshalls.base64_to_raw(sent.get_slice(",", 1)))
		assert_equal(decoded.get_data(), _image.get_data())


func test_large_bytes_and_images_are_uploaded_unchanged() -> void:
	# Both are more than is read in one frame.
	var bytes: PackedByteArray = []
	bytes.resize(3 << 20)
	for place: int in range(0, bytes.size(), 997):
		bytes[place] = place % 251
	var image: Image = Image.create(800, 700, true, Image.FORMAT_RGBA8)
	image.fill(Color.BLUE)
	image.set_pixel(799, 699, Color(1.0, 0.0, 0.0, 0.0))
	image.generate_mipmaps()
	var files: Array = [{"name": "b", "data": bytes}, image]
	var message: DiscordMessage = await channel().send({"files": files})
	if not assert_not_null(message, str(client.rest.last_error)):
		return
	assert_true(await _download(message.attachments[0].url) == bytes, "the bytes")
	var loaded: Image = Image.new()
	loaded.load_png_from_buffer(await _download(message.attachments[1].url))
	image.clear_mipmaps()
	assert_true(loaded.get_data() == image.get_data(), "the pixels")


func test_every_image_format_is_uploaded() -> void:
	for format: Image.Format in [
		Image.FORMAT_L8, Image.FORMAT_LA8, Image.FORMAT_RGB8, Image.FORMAT_RGBAF, Image.FORMAT_R8
	]:
		var image: Image = Image.create(8, 4, false, format)
		image.fill(Color(1.0, 1.0, 1.0))
		var message: DiscordMessage = await channel().send({"files": [image]})
		if not assert_not_null(message, str(client.rest.last_error)):
			continue
		assert_equal([message.attachments[0].width, message.attachments[0].height], [8, 4])


func test_large_upload_keeps_its_order() -> void:
	var bytes: PackedByteArray = []
	bytes.resize(8 << 20)
	var ended: Array[Signal] = []
	_await_into(channel().send({"files": [{"name": "big.bin", "data": bytes}]}), ended)
	var second: DiscordMessage = await channel().send("after it")
	assert_equal(ended.size(), 1, "the first has ended before the second")
	var posted: Array[Dictionary] = requests("POST", "/messages")
	assert_equal(posted.size(), 2)
	assert_equal(posted[0]["files"].size(), 1)
	assert_equal(second.content, "after it")


func test_array_changed_after_the_call_is_uploaded_unchanged() -> void:
	var bytes: PackedByteArray = []
	bytes.resize(3 << 20)
	bytes.fill(7)
	var upload: Signal = channel().send({"files": [{"name": "b", "data": bytes}]})
	bytes.fill(8)
	bytes.resize(5)
	var message: DiscordMessage = await upload
	if assert_not_null(message, str(client.rest.last_error)):
		var sent: PackedByteArray = await _download(message.attachments[0].url)
		assert_equal([sent.size(), sent.count(7)], [3 << 20, 3 << 20])


func test_too_large_files_are_not_read() -> void:
	# These sparse files occupy no blocks on the disk.
	var path: String = "user://test_uploads_large.bin"
	var file: FileAccess = FileAccess.open(path, FileAccess.WRITE)
	file.resize(600 << 20)
	file.close()
	await _is_refused(channel().send({"files": [path]}), ["files[0]", "600.0 MiB", "500 MiB"])
	file = FileAccess.open(path, FileAccess.WRITE)
	file.resize(11 << 20)
	file.close()
	await _is_refused(
		client.rest.modify_current_user({"avatar": path}), ["avatar", "11.0 MiB", "10 MiB"]
	)
	DirAccess.remove_absolute(path)


func test_other_formats_are_detected_by_their_bytes() -> void:
	for format: Array in [
		["jpeg", _image.save_jpg_to_buffer()],
		["webp", _image.save_webp_to_buffer()],
		["gif", "GIF89a".to_utf8_buffer()],
	]:
		sandbox.act("clear_requests")
		await client.rest.modify_guild(guild().id, {"icon": format[1]})
		assert_null(client.rest.last_error, format[0])
		var body: Dictionary = requests("PATCH", "/guilds/%d" % guild().id)[0]["body"]
		assert_true(str(body["icon"]).begins_with("data:image/%s;base64," % format[0]), format[0])


func test_null_removes_an_image() -> void:
	await client.rest.modify_current_user({"avatar": null})
	assert_null(client.rest.last_error)
	assert_equal(requests("PATCH", "/users/@me")[0]["body"], {"avatar": null})


func test_options_of_the_script_are_not_changed() -> void:
	var options: Dictionary = {"avatar": _image}
	await client.rest.modify_current_user(options)
	assert_equal(options, {"avatar": _image})
	var fields: Dictionary = {"content": "x", "files": [PATH]}
	await channel().send(fields)
	assert_equal(fields, {"content": "x", "files": [PATH]})


func test_sounds_are_created_from_bytes_paths_and_streams() -> void:
	var ogg: PackedByteArray = "OggS....".to_utf8_buffer()
	var mp3: PackedByteArray = "ID3.....".to_utf8_buffer()
	var file: FileAccess = FileAccess.open("user://test_uploads.ogg", FileAccess.WRITE)
	file.store_buffer(ogg)
	file.close()
	for source: Array in [
		[ogg, "audio/ogg"], [mp3, "audio/mpeg"], ["user://test_uploads.ogg", "audio/ogg"]
	]:
		sandbox.act("clear_requests")
		var sound: DiscordSoundboardSound = await client.rest.create_guild_soundboard_sound(
			guild().id, "quack", source[0]
		)
		if not assert_not_null(sound, str(client.rest.last_error)):
			continue
		var body: Dictionary = requests("POST", "/soundboard-sounds")[0]["body"]
		assert_true(str(body["sound"]).begins_with("data:%s;base64," % source[1]), source[1])
	DirAccess.remove_absolute("user://test_uploads.ogg")
	await _is_refused(
		client.rest.create_guild_soundboard_sound(guild().id, "quack", _image), ["sound"]
	)


func test_stickers_are_sent_as_multipart_form() -> void:
	for source: Variant in [_image, PATH, _image.save_png_to_buffer(), {"path": PATH}]:
		sandbox.act("clear_requests")
		var sticker: DiscordSticker = await client.rest.create_guild_sticker(
			guild().id, "dot", "A dot", "wave", source, "red"
		)
		if not assert_not_null(sticker, str(client.rest.last_error)):
			continue
		assert_equal(sticker.name, "dot")
		assert_equal(sticker.tags, "wave")
		var request: Dictionary = requests("POST", "/stickers")[0]
		assert_true(str(request["headers"]["content-type"]).begins_with("multipart/form-data"))
		assert_equal(request["files"].size(), 1)
		assert_equal(request["files"][0]["field"], "file")
		assert_equal(request["body"], {"name": "dot", "description": "A dot", "tags": "wave"})
		assert_equal(request["headers"]["x-audit-log-reason"], "red")


func test_application_attachment_is_created() -> void:
	var created: Variant = await client.rest.upload_application_attachment(0, PATH)
	if not assert_not_null(created, str(client.rest.last_error)):
		return
	assert_has(str(created["attachment"]["url"]), ".png")
	assert_equal(requests("POST", "/attachment")[0]["files"][0]["field"], "file")


func test_target_users_of_an_invite_are_sent_as_csv() -> void:
	var ids: Array[int] = [user("basil").id, user("clover").id]
	var invite: DiscordInvite = await client.rest.create_channel_invite(
		channel().id, {"target_users_file": ids}
	)
	if not assert_not_null(invite, str(client.rest.last_error)):
		return
	var request: Dictionary = requests("POST", "/invites")[0]
	assert_equal(request["files"][0]["field"], "target_users_file")
	var table: PackedByteArray = await client.rest.get_target_users(invite.code)
	var lines: PackedStringArray = table.get_string_from_utf8().split("\n", false)
	assert_equal(lines, PackedStringArray(["user_id", str(ids[0]), str(ids[1])]))
	var more: Array[int] = [user("dill").id]
	assert_equal(await client.rest.update_target_users(invite.code, more), true)
	table = await client.rest.get_target_users(invite.code)
	assert_has(table.get_string_from_utf8(), str(user("dill").id))
	await _is_refused(client.rest.update_target_users(invite.code, []), ["target_users_file"])


func test_large_upload_emits_its_progress() -> void:
	var recorder: Recorder = Recorder.new(client.rest.upload_progressed)
	var bytes: PackedByteArray = []
	bytes.resize(6 << 20)
	var upload: Signal = channel().send({"files": [{"name": "big.bin", "data": bytes}]})
	var message: DiscordMessage = await upload
	if not assert_not_null(message, str(client.rest.last_error)):
		return
	if not assert_true(recorder.has(1), "it was told of"):
		return
	var before: int = 0
	for call: Array in recorder.calls:
		assert_equal(call[0], upload, "the upload is identified")
		assert_equal(call[2], bytes.size())
		assert_true(call[1] > before, "more than before")
		before = call[1]
	assert_equal(before, bytes.size(), "to the end")
	await wait_frames(5)
	assert_equal(recorder.calls[-1][1], bytes.size(), "and no further")


func test_progress_identifies_each_upload() -> void:
	var recorder: Recorder = Recorder.new(client.rest.upload_progressed)
	var bytes: PackedByteArray = []
	bytes.resize(1 << 20)
	var first: Signal = channel().send({"files": [{"name": "1.bin", "data": bytes}]})
	bytes.resize(2 << 20)
	var second: Signal = channel("showcase").send({"files": [{"name": "2.bin", "data": bytes}]})
	var ended: Array[Signal] = []
	_await_into(first, ended)
	_await_into(second, ended)
	await wait_until(func() -> bool: return ended.size() == 2, "both ended", 10.0)
	var totals: Dictionary = {}
	for call: Array in recorder.calls:
		totals[call[0]] = call[2]
	assert_equal(totals, {first: 1 << 20, second: 2 << 20})


func test_requests_without_files_emit_no_progress() -> void:
	var recorder: Recorder = Recorder.new(client.rest.upload_progressed)
	await channel().send("x".repeat(2000))
	await wait_frames(3)
	assert_equal(recorder.count(), 0)


func test_logout_ends_an_upload() -> void:
	act("slow", {"ms": 3000})
	var bytes: PackedByteArray = []
	bytes.resize(4 << 20)
	var ended: Array[Signal] = []
	_await_into(channel().send({"files": [{"name": "big.bin", "data": bytes}]}), ended)
	await wait_frames(3)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 1.0)
	assert_equal(client.rest.last_error.kind, DiscordError.CANCELLED)


func _await_into(upload: Signal, ended: Array[Signal]) -> void:
	await upload
	ended.append(upload)


## The request is refused before anything is sent, with an error that contains all of the texts.
func _is_refused(request: Signal, texts: Array[String]) -> void:
	sandbox.act("clear_requests")
	await request
	var error: DiscordError = client.rest.last_error
	if not assert_not_null(error, str(texts)):
		return
	assert_equal(error.kind, DiscordError.ARGUMENT)
	for text: String in texts:
		assert_has(str(error), text)
	assert_equal(sandbox.act("requests"), [])


func _download(url: String) -> PackedByteArray:
	var http: HTTPRequest = HTTPRequest.new()
	add_child(http)
	http.request(url)
	var response: Array = await wait_for(http.request_completed)
	http.queue_free()
	return response[3]
