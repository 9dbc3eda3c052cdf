## Tests client_id: the id of the bot's application, before and after the login.
extends ClientSuite

const GREET: Dictionary = {"name": "greet", "description": "Greets"}


func begins_logged_in() -> bool:
	return false


func test_id_is_known_after_login() -> void:
	assert_equal(client.client_id, "")
	await log_in(client)
	assert_equal(client.client_id, str(client.get_client_application().id))


func test_set_id_is_used_before_login() -> void:
	var id: String = _application_id()
	client.client_id = id
	assert_equal(client.client_id, id)
	var commands: Array[DiscordApplicationCommand] = await (
		client.rest.get_global_application_commands(0)
	)
	assert_null(client.rest.last_error)
	assert_equal(commands.size(), 0)
	assert_equal(requests("GET", "/applications/%s/commands" % id).size(), 1)


func test_registering_a_command_fetches_an_id_that_is_not_set() -> void:
	var created: DiscordApplicationCommand = await client.register_application_command(GREET)
	assert_equal(str(created.application_id), _application_id())
	assert_equal(requests("GET", "/applications/@me").size(), 1)


func test_registering_a_command_uses_the_set_id() -> void:
	client.client_id = _application_id()
	var created: DiscordApplicationCommand = await client.register_application_command(GREET)
	assert_equal(str(created.application_id), _application_id())
	assert_equal(requests("GET", "/applications/@me").size(), 0)


func test_id_of_discord_takes_precedence() -> void:
	client.client_id = str(UNKNOWN_ID)
	await log_in(client)
	assert_equal(client.client_id, _application_id())


func test_text_that_is_no_id_is_refused() -> void:
	client.client_id = str(UNKNOWN_ID)
	expect_error('"my bot" is not an id')
	client.client_id = "my bot"
	assert_equal(client.client_id, str(UNKNOWN_ID))
	client.client_id = ""
	assert_equal(client.client_id, "")


func _application_id() -> String:
	return str(sandbox.act("state")["bots"][0])
