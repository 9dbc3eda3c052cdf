## Tests loading images of entities as textures.
extends ClientSuite

var _server: ImageServer


func prepare_client() -> void:
	# The sandbox does not count image requests.
	_server = add(ImageServer.new())
	client.cdn_url = _server.url


func test_avatar_is_loaded() -> void:
	var basil: DiscordUser = user("basil")
	var texture: Texture2D = await basil.get_avatar_texture(64)
	if not assert_not_null(texture, str(client.rest.last_error)):
		return
	assert_equal(texture.get_size(), Vector2(4, 4))
	assert_equal(_server.requested.size(), 1)
	assert_has(_server.requested[0], "/avatars/%d/" % basil.id)
	assert_has(_server.requested[0], "size=64")


func test_loaded_texture_is_cached() -> void:
	var basil: DiscordUser = user("basil")
	var texture: Texture2D = await basil.get_avatar_texture(64)
	assert_same(await basil.get_avatar_texture(64), texture)
	assert_same(await client.rest.fetch_image(basil.get_avatar_url(64)), texture)
	var member: DiscordMember = guild().get_member(basil.id)
	assert_same(await member.get_avatar_texture(64), texture, "it has none of its own")
	assert_equal(_server.requested.size(), 1)
	assert_not_null(await basil.get_avatar_texture(128))
	assert_equal(_server.requested.size(), 2, "another size is another image")


func test_simultaneous_requests_are_sent_once() -> void:
	var basil: DiscordUser = user("basil")
	var ended: Array[Texture2D] = []
	for number: int in 20:
		_load_into(basil, ended)
	await wait_until(func() -> bool: return ended.size() == 20, "all ended")
	assert_equal(ended.count(null), 0)
	assert_equal(_server.requested.size(), 1, "one request for all")
	for each: Texture2D in ended:
		assert_same(each, ended[0])


func test_new_avatar_is_loaded_again() -> void:
	var basil: DiscordUser = user("basil")
	await basil.get_avatar_texture()
	var hash: String = "0123456789abcdef0123456789abcdef"
	await _set_avatar(hash)
	await basil.get_avatar_texture()
	assert_equal(_server.requested.size(), 2)
	assert_has(_server.requested[1], hash)


func test_default_avatar_is_loaded() -> void:
	await _set_avatar("")
	assert_not_null(await user("basil").get_avatar_texture())
	assert_has(_server.requested[0], "/embed/avatars/")


func test_missing_image_is_null_without_an_error() -> void:
	act("update_guild", {"guild": GUILD, "icon": null})
	await wait_for(client.guild_updated)
	for none: Signal in [
		guild().get_icon_texture(),
		guild().get_banner_texture(),
		guild().get_splash_texture(),
		user("basil").get_banner_texture(),
		role("Artists").get_icon_texture(),
	]:
		assert_null(await none)
		assert_null(client.rest.last_error)
	assert_equal(_server.requested, [] as Array[String])


func test_icons_banners_and_splashes_are_loaded() -> void:
	var fields: Dictionary = {"guild": GUILD, "icon": "a", "banner": "b", "splash": "c"}
	act("update_guild", fields)
	await wait_for(client.guild_updated)
	var id: int = guild().id
	assert_not_null(await guild().get_icon_texture())
	assert_not_null(await guild().get_banner_texture())
	assert_not_null(await guild().get_splash_texture())
	assert_has(_server.requested[0], "/icons/%d/a.png?size=128" % id)
	assert_has(_server.requested[1], "/banners/%d/b.png?size=512" % id)
	assert_has(_server.requested[2], "/splashes/%d/c.png?size=512" % id)


func test_images_of_roles_emojis_and_webhooks_are_loaded() -> void:
	act("update_role", {"guild": GUILD, "role": "Artists", "icon": "abc"})
	await wait_for(client.guild_role_updated)
	assert_not_null(await role("Artists").get_icon_texture())
	assert_has(_server.requested[-1], "/role-icons/")
	var created: Dictionary = act("create_emoji", {"guild": GUILD, "name": "wave"})
	await wait_for(client.guild_emojis_updated)
	var emoji: DiscordEmoji = client.entity_manager.get_emoji(id_of(created))
	assert_not_null(await emoji.get_texture())
	assert_has(_server.requested[-1], "/emojis/%d.png" % emoji.id)
	var webhook: DiscordWebhook = await channel().create_webhook(
		"Herald", {"avatar": Image.create(2, 2, false, Image.FORMAT_RGB8)}
	)
	assert_not_null(await webhook.get_avatar_texture(), str(client.rest.last_error))


func test_images_of_events_and_applications_are_loaded() -> void:
	var image: Image = Image.create(2, 2, false, Image.FORMAT_RGB8)
	var tomorrow: int = int(Time.get_unix_time_from_system()) + 86_400
	var options: Dictionary = {"channel_id": channel("Lounge").id, "image": image}
	var event: DiscordScheduledEvent = await guild().create_scheduled_event(
		"Quiz", 2, tomorrow, DiscordScheduledEventEntityType.VOICE, options
	)
	if assert_not_null(event, str(client.rest.last_error)):
		assert_not_null(await event.get_image_texture(), str(client.rest.last_error))
		assert_has(_server.requested[-1], "/guild-events/%d/" % event.id)
	await client.rest.edit_current_application({"icon": image})
	var game: DiscordApplication = await client.rest.get_current_application()
	assert_not_null(await game.get_icon_texture(), str(client.rest.last_error))
	assert_has(_server.requested[-1], "/app-icons/%d/" % game.id)


func test_animated_image_is_loaded_as_its_first_frame() -> void:
	await _set_avatar("a_0123")
	assert_has(user("basil").get_avatar_url(), ".gif")
	assert_not_null(await user("basil").get_avatar_texture())
	assert_has(_server.requested[0], ".png")


func test_image_in_a_message_is_loaded() -> void:
	var image: Image = Image.create(4, 4, false, Image.FORMAT_RGBA8)
	image.fill(Color.BLUE)
	var message: DiscordMessage = await channel().send({"files": [image]})
	var texture: Texture2D = await message.attachments[0].get_texture()
	if assert_not_null(texture, str(client.rest.last_error)):
		assert_equal(texture.get_image().get_pixel(1, 1), Color.BLUE)
	message = await channel().send({"files": [{"name": "a.txt", "data": "no picture"}]})
	assert_null(await message.attachments[0].get_texture())
	assert_not_null(client.rest.last_error)


func test_broken_images_fail() -> void:
	var png: PackedByteArray = _server.file
	for text: String in ["", "<html>404</html>", "GIF89a"]:
		_server.file = text.to_utf8_buffer()
		assert_null(await user("basil").get_avatar_texture())
		assert_not_null(client.rest.last_error)
	_server.file = png.slice(0, png.size() - 20)
	assert_null(await user("basil").get_avatar_texture())
	assert_not_null(client.rest.last_error)
	_server.file = png
	assert_not_null(await user("basil").get_avatar_texture(), "failed images are not cached")


func test_image_that_does_not_exist_fails() -> void:
	_server.status = "404 Not Found"
	assert_null(await user("basil").get_avatar_texture())
	assert_equal(client.rest.last_error.http_status, 404)
	_server.status = "200 OK"
	assert_not_null(await user("basil").get_avatar_texture())


func test_invalid_size_is_named() -> void:
	expect_error("size is 100; give a power of two from 16 to 4096")
	assert_null(await user("basil").get_avatar_texture(100))
	assert_equal(_server.requested, [] as Array[String])


func test_cached_textures_are_limited_by_their_bytes() -> void:
	# Each takes 16 MiB, of a limit of 64 MiB.
	_server.file = Image.create(2048, 2048, false, Image.FORMAT_L8).save_png_to_buffer()
	for number: int in 5:
		await client.rest.fetch_image("%s/%d.png" % [_server.url, number])
	assert_equal(_server.requested.size(), 5)
	for number: int in [1, 4]:
		await client.rest.fetch_image("%s/%d.png" % [_server.url, number])
	assert_equal(_server.requested.size(), 5, "kept")
	await client.rest.fetch_image("%s/0.png" % _server.url)
	assert_equal(_server.requested.size(), 6, "evicted")


func test_many_small_textures_are_cached() -> void:
	for number: int in 80:
		await client.rest.fetch_image("%s/%d.png" % [_server.url, number])
	for number: int in 80:
		await client.rest.fetch_image("%s/%d.png" % [_server.url, number])
	assert_equal(_server.requested.size(), 80)


func test_too_large_images_are_not_decoded() -> void:
	# A lossless WebP file of 34 bytes that declares 16383 by 16383 pixels.
	var bomb: PackedByteArray = "RIFF".to_ascii_buffer()
	bomb.append_array([26, 0, 0, 0])
	bomb.append_array("WEBPVP8L".to_ascii_buffer())
	bomb.append_array([13, 0, 0, 0, 0x2f])
	bomb.append_array(PackedInt32Array([16382 | 16382 << 14]).to_byte_array())
	bomb.resize(34)
	# The header of a PNG file of 60000 by 60000 pixels; the checksum is not checked first.
	var large: PackedByteArray = Image.create(4, 4, false, Image.FORMAT_L8).save_png_to_buffer()
	for place: int in [16, 20]:
		large[place + 2] = 60000 >> 8
		large[place + 3] = 60000 & 0xff
	for file: PackedByteArray in [bomb, large]:
		_server.file = file
		assert_null(await user("basil").get_avatar_texture())
		assert_not_null(client.rest.last_error)
	_server.file = bomb
	assert_null(await user("basil").get_avatar_texture())
	assert_has(str(client.rest.last_error), "25 megapixels")
	assert_has(str(client.rest.last_error), "16383 × 16383")


func test_large_image_is_loaded_completely() -> void:
	# More than is copied to the engine in one frame.
	var image: Image = Image.create(1500, 1400, false, Image.FORMAT_RGB8)
	image.fill(Color.BLUE)
	image.set_pixel(0, 0, Color.RED)
	image.set_pixel(1499, 1399, Color.GREEN)
	for file: PackedByteArray in [image.save_png_to_buffer(), image.save_webp_to_buffer()]:
		_server.file = file
		var url: String = "%s/%d" % [_server.url, file.size()]
		var texture: Texture2D = await client.rest.fetch_image(url)
		if not assert_not_null(texture, str(client.rest.last_error)):
			continue
		var loaded: Image = texture.get_image()
		assert_equal(loaded.get_size(), Vector2i(1500, 1400))
		assert_equal(loaded.get_pixel(0, 0), Color.RED)
		assert_equal(loaded.get_pixel(1499, 1399), Color.GREEN)
		assert_equal(loaded.get_pixel(700, 1399), Color.BLUE)


func test_logout_ends_loading_an_image() -> void:
	_server.file = Image.create(2048, 2048, false, Image.FORMAT_L8).save_png_to_buffer()
	var ended: Array[Texture2D] = []
	_load_into(user("basil"), ended)
	await wait_frames(2)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "it ended")


func test_images_load_without_a_login() -> void:
	var other: DiscordClient = add_client()
	assert_not_null(await other.rest.fetch_image("%s/a.png" % _server.url))


func _load_into(loaded_user: DiscordUser, ended: Array[Texture2D]) -> void:
	ended.append(await loaded_user.get_avatar_texture(64))


func _set_avatar(hash: String) -> void:
	var avatar: Variant = null if hash.is_empty() else hash
	act("update_user", {"user": "basil", "avatar": avatar})
	await wait_until(func() -> bool: return user("basil").avatar == hash, "the avatar is cached")


## Responds to every request with the same file, and records the requests.
class ImageServer:
	extends Node

	var url: String
	var file: PackedByteArray
	var status: String = "200 OK"
	var requested: Array[String] = []
	var _server: TCPServer = TCPServer.new()
	var _waiting: Array[StreamPeerTCP] = []

	func _init() -> void:
		_server.listen(0, "127.0.0.1")
		url = "http://127.0.0.1:%d" % _server.get_local_port()
		var image: Image = Image.create(4, 4, false, Image.FORMAT_RGBA8)
		image.fill(Color.RED)
		file = image.save_png_to_buffer()

	func _process(_delta: float) -> void:
		while _server.is_connection_available():
			_waiting.append(_server.take_connection())
		for peer: StreamPeerTCP in _waiting.duplicate():
			peer.poll()
			if peer.get_status() != StreamPeerTCP.STATUS_CONNECTED:
				_waiting.erase(peer)
			elif peer.get_available_bytes() > 0:
				_respond(peer)

	func _respond(peer: StreamPeerTCP) -> void:
		var request: String = peer.get_utf8_string(peer.get_available_bytes())
		requested.append(request.get_slice(" ", 1))
		var head: String = "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % [status, file.size()]
		peer.put_data(head.to_utf8_buffer())
		peer.put_data(file)
