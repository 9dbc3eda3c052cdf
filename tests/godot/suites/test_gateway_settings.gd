## The settings of the gateway connections.
extends ClientSuite


func begins_logged_in() -> bool:
	return false


func test_default_values() -> void:
	var identify: Dictionary = await _log_in_and_get_identify()
	assert_equal(identify["large_threshold"], 250)
	assert_equal(identify["properties"]["browser"], "discord-godot")
	assert_equal(identify["properties"]["device"], "discord-godot")
	assert_equal(identify["intents"], ALL_INTENTS)


func test_settings_are_sent_to_the_gateway() -> void:
	client.large_threshold = 50
	client.identify_properties = {"os": "Arcade", "device": "Cabinet 7"}
	var identify: Dictionary = await _log_in_and_get_identify()
	assert_equal(identify["large_threshold"], 50)
	var properties: Dictionary = {"os": "Arcade", "browser": "discord-godot", "device": "Cabinet 7"}
	assert_equal(identify["properties"], properties)


func test_invalid_settings_are_refused() -> void:
	for wrong: Array in [
		["large_threshold", 49],
		["large_threshold", 251],
		["max_payload_mib", 0],
		["max_payload_mib", 257],
		["identify_properties", {"referrer": "x"}],
		["identify_properties", {"os": ""}],
		["identify_properties", {"os": "x".repeat(101)}],
	]:
		var property: String = wrong[0]
		var valid: Variant = client.get(property)
		client.set(property, wrong[1])
		expect_error("identify_properties" if property == "identify_properties" else property)
		assert_equal(client.login(), ERR_INVALID_PARAMETER, str(wrong))
		client.set(property, valid)
	assert_equal(client.login(), OK)


func test_a_payload_that_is_too_large_closes_the_connection() -> void:
	for compression: int in [
		DiscordClient.TRANSPORT_ZSTD, DiscordClient.TRANSPORT_ZLIB, DiscordClient.TRANSPORT_PLAIN
	]:
		if not start_sandbox():
			return
		var other: DiscordClient = add_client()
		other.transport_compression = compression
		other.max_payload_mib = 1
		await log_in(other)
		var lost: Recorder = Recorder.new(other.shard_disconnected)
		dispatch("LARGE", {"text": "x".repeat(1 << 20)})
		await wait_until(lost.has.bind(1), "it is too large")
		assert_true("1048576" in lost.calls[0][1].message, lost.calls[0][1].message)
		other.logout()


func test_a_client_is_created_with_token_and_intents() -> void:
	var created: DiscordClient = DiscordClient.create(
		sandbox.get_token(), DiscordIntents.GUILDS | DiscordIntents.GUILD_MESSAGES
	)
	assert_equal(created.get_token(), "(hidden)")
	assert_equal(created.intents, DiscordIntents.GUILDS | DiscordIntents.GUILD_MESSAGES)
	created.api_url = sandbox.get_url()
	add(created)
	await log_in(created)
	var usual: DiscordClient = DiscordClient.create("a.b.c")
	assert_equal(usual.intents, _default_intents())
	usual.free()


func _log_in_and_get_identify() -> Dictionary:
	var sent: Recorder = Recorder.new(client.gateway_websocket.packet_sent)
	await log_in(client)
	for call: Array in sent.calls:
		if call[1]["op"] == DiscordGatewayOpcode.IDENTIFY:
			return call[1]["d"]
	fail("Identify is not sent")
	return {}


func _default_intents() -> int:
	var fresh: DiscordClient = add(DiscordClient.new())
	return fresh.intents


func test_a_wrong_proxy_is_refused_without_its_password() -> void:
	for wrong: String in ["socks5://me:secret@127.0.0.1", "127.0.0.1:3128", "http://x/path"]:
		client.proxy_url = wrong
		expect_error("proxy_url")
		assert_equal(client.login(), ERR_INVALID_PARAMETER, wrong)


func test_a_proxy_that_is_not_running_is_an_error_that_names_it() -> void:
	client.proxy_url = "http://me:secret@127.0.0.1:9"
	var failed: Recorder = Recorder.new(client.connection_error)
	assert_equal(client.login(), OK)
	await wait_until(failed.has.bind(1), "it cannot be reached")
	var error: DiscordError = failed.calls[0][0]
	assert_true(error.will_retry)
	assert_true("proxy" in str(error), str(error))
	assert_false("secret" in str(error), str(error))
