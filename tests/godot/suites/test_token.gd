## Tests where the token comes from, and that it appears nowhere.
extends ClientSuite

const SECRET: String = "c2VjcmV0LXNlY3JldA.GXyZ12.not-to-be-seen-anywhere"


func begins_logged_in() -> bool:
	return false


func test_reading_the_token_returns_a_placeholder() -> void:
	client.token = SECRET
	assert_equal(client.token, "(hidden)")
	assert_equal(client.get_token(), "(hidden)")
	client.token = ""
	assert_equal(client.get_token(), "")


func test_no_text_of_the_node_contains_the_token() -> void:
	client.token = SECRET
	assert_lacks(str(client), SECRET)
	assert_lacks(var_to_str(client), SECRET)
	for property: Dictionary in client.get_property_list():
		assert_lacks(str(client.get(property["name"])), SECRET, property["name"])
	for method: String in ["get_rest", "get_entity_manager", "get_token"]:
		assert_lacks(str(client.call(method)), SECRET, method)


func test_no_saved_scene_contains_the_token() -> void:
	client.token = SECRET
	client.owner = null
	var scene: PackedScene = PackedScene.new()
	assert_equal(scene.pack(client), OK)
	var path: String = "user://client_with_token.tscn"
	assert_equal(ResourceSaver.save(scene, path), OK)
	var text: String = FileAccess.get_file_as_string(path)
	assert_has(text, "DiscordClient")
	assert_has(text, sandbox.get_url(), "other properties are saved")
	assert_lacks(text, SECRET)
	assert_lacks(text, "token =")
	DirAccess.remove_absolute(path)


func test_copy_of_the_node_has_no_token() -> void:
	client.token = SECRET
	var copy: DiscordClient = client.duplicate()
	assert_equal(copy.get_token(), "")
	copy.free()


func test_no_error_and_no_log_line_contains_the_token() -> void:
	var log_text: TextLog = TextLog.new()
	OS.add_logger(log_text)
	client.token = SECRET
	expect_error("401")
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	assert_null(await client.rest.get_current_user())
	client.login()
	# Nothing is connected to connection_error, so that the error is logged.
	await wait_until(func() -> bool: return not client.is_logged_in(), "given up")
	OS.remove_logger(log_text)
	assert_true(failed.has(1))
	assert_lacks(str(client.rest.last_error), SECRET)
	for property: String in ["message", "remedy", "fields", "route"]:
		assert_lacks(str(client.rest.last_error.get(property)), SECRET, property)
	assert_has(log_text.text, "401", "the log was heard")
	assert_lacks(log_text.text, SECRET)


func test_token_is_read_from_the_environment() -> void:
	client.token = ""
	client.token_environment_variable = "DISCORD_GODOT_TEST_TOKEN"
	OS.set_environment("DISCORD_GODOT_TEST_TOKEN", sandbox.get_token())
	await log_in(client)
	OS.unset_environment("DISCORD_GODOT_TEST_TOKEN")
	assert_equal(client.get_token(), "", "none was set in code")
	assert_equal(client.get_self().username, "sandy")


func test_token_set_in_code_overrides_the_environment() -> void:
	client.token_environment_variable = "DISCORD_GODOT_TEST_TOKEN"
	OS.set_environment("DISCORD_GODOT_TEST_TOKEN", SECRET)
	await log_in(client)
	OS.unset_environment("DISCORD_GODOT_TEST_TOKEN")
	assert_equal(client.get_self().username, "sandy")


func test_whitespace_around_the_token_is_ignored() -> void:
	# A file with the token usually ends with a line break.
	client.token = sandbox.get_token() + "\n"
	await log_in(client)
	assert_true(client.is_client_connected())


## Records everything that is logged, from any thread.
class TextLog:
	extends Logger
	var text: String = ""
	var _mutex: Mutex = Mutex.new()

	func _log_message(message: String, _error: bool) -> void:
		_add(message)

	func _log_error(
		function: String,
		file: String,
		_line: int,
		code: String,
		rationale: String,
		_editor_notify: bool,
		_error_type: int,
		_script_backtraces: Array[ScriptBacktrace]
	) -> void:
		_add("%s %s %s %s" % [function, file, code, rationale])

	func _add(line: String) -> void:
		_mutex.lock()
		text += line + "\n"
		_mutex.unlock()
