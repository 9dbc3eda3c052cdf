## Interactions over HTTP: the server, its requests, and the responses.
extends InteractionSuite

## A ping and a signature by another implementation, for the public key of the bytes 0 to 31.
const KEY: String = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
const PING: String = '{"application_id":"10","id":"20","token":"aW50","type":1,"version":1}'
const TIMESTAMP: String = "1700000000"
const SIGNATURE: String = (
	"634ce2c2d37ecdcc2324714ba91d0587d21bc2cb57481afa930c766e10bab841"
	+ "e6a85ece6f71e3a054c1aee04d910879247d318bb07f9764ea9b394de0fc9c05"
)

var server: DiscordInteractionsServer

## The messages of [method _reply].
var replies: Array[DiscordMessage] = []


func circumstances() -> PackedStringArray:
	return [""]


func begins_logged_in() -> bool:
	return false


func prepare_client() -> void:
	server = DiscordInteractionsServer.new()
	server.public_key = KEY
	server.port = 0
	client.add_child(server)


func test_ping_is_answered() -> void:
	assert_equal(server.start(), OK)
	var response: Array = await post(PING, SIGNATURE)
	assert_equal(response[1], 200)
	assert_equal((response[3] as PackedByteArray).get_string_from_utf8(), '{"type":1}')


func test_requests_that_are_not_signed_are_rejected() -> void:
	assert_equal(server.start(), OK)
	var rejected: Array = []
	server.request_rejected.connect(
		func(status: int, reason: String) -> void: rejected.append([status, reason])
	)
	var wrong: String = SIGNATURE.replace(SIGNATURE[7], "0" if SIGNATURE[7] != "0" else "1")
	assert_equal((await post(PING, wrong))[1], 401)
	assert_equal((await post(PING + " ", SIGNATURE))[1], 401)
	assert_equal((await post(PING, ""))[1], 401)
	assert_equal((await post(PING, SIGNATURE, "/elsewhere"))[1], 404)
	await wait_until(func() -> bool: return rejected.size() == 4, "all are reported")
	assert_equal(rejected[0], [401, "invalid request signature"])
	assert_equal(rejected[2], [401, "the headers with the signature are missing"])
	assert_equal(rejected[3][0], 404)


func test_wrong_key_is_reported() -> void:
	assert_equal(server.start(), OK)
	for attempt: int in 6:
		await post(PING + " ", SIGNATURE)
	await wait_until(_is_warned.bind("`public_key`"), "a warning is logged")
	assert_equal(warnings.count("`public_key`"), 1, "once")


func test_reply_is_the_http_response() -> void:
	await set_endpoint()
	client.interaction_created.connect(_reply.bind("Pong"))
	var seen: Dictionary = await wait_for_view(use_ping())
	assert_equal(seen["message"]["content"], "Pong")
	await wait_until(func() -> bool: return replies.size() == 1, "the reply completes")
	assert_equal(replies[0].content, "Pong")
	assert_equal(replies[0].id, id_of(seen["message"]))
	assert_equal(requests("POST", "/callback"), [], "nothing is sent over REST")


func test_handlers_and_executors_are_called() -> void:
	await set_endpoint()
	client.handle_command("ping", _reply.bind("from a handler"))
	assert_equal((await wait_for_view(use_ping()))["message"]["content"], "from a handler")
	client.register_application_command_executor("ping", PingExecutor.new())
	assert_equal((await wait_for_view(use_ping()))["message"]["content"], "from an executor")
	client.remove_handler("ping")
	use_ping()
	await wait_until(_is_warned.bind("it has no handler"), "a warning is logged")


func test_interaction_is_the_same_as_from_the_gateway() -> void:
	await set_endpoint()
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	assert_equal(interaction.get_invoker().username, "basil")
	assert_equal(interaction.data.name, "ping")
	assert_false(interaction.is_acknowledged())
	await interaction.reply("One")
	assert_true(interaction.is_acknowledged())
	assert_null(await interaction.reply("Two"))
	assert_failed(["responded to already, with reply"])
	var followup: DiscordMessage = await interaction.send_followup("Three")
	assert_equal(followup.content, "Three")
	await interaction.edit_reply("Four")
	assert_equal(view(interaction)["message"]["content"], "Four")
	await interaction.delete_reply()
	assert_null(view(interaction)["message"])


func test_deferred_response_is_completed() -> void:
	await set_endpoint()
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	interaction.defer()
	var message: DiscordMessage = await interaction.reply("At last")
	if assert_not_null(message, str(client.rest.last_error)):
		assert_equal(message.content, "At last")
	assert_equal(view(interaction)["state"], "responded")
	assert_equal(view(interaction)["response_type"], 5)
	assert_equal(requests("POST", "/callback"), [])


func test_ephemeral_response() -> void:
	await set_endpoint()
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	var message: DiscordMessage = await interaction.reply("psst", {"ephemeral": true})
	assert_not_equal(message.flags & DiscordMessageFlags.EPHEMERAL, 0)


func test_response_is_deferred_automatically() -> void:
	client.auto_defer = true
	await set_endpoint()
	client.handle_command("ping", func(_interaction: DiscordInteraction) -> void: pass)
	await wait_for_view(use_ping(), "thinking")


func test_missing_response_is_reported() -> void:
	await set_endpoint()
	client.handle_command("ping", func(_interaction: DiscordInteraction) -> void: pass)
	use_ping()
	await wait_until(_is_warned.bind("has not responded"), "a warning is logged")


func test_files_are_sent_over_rest() -> void:
	await set_endpoint()
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	var file: Dictionary = {"name": "a.txt", "data": "text".to_utf8_buffer()}
	var message: DiscordMessage = await interaction.reply("With a file", {"files": [file]})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_equal(message.attachments[0].filename, "a.txt")
	assert_equal(requests("POST", "/callback").size(), 1)


func test_response_that_cannot_be_built_can_be_followed_by_another() -> void:
	await set_endpoint()
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	assert_null(await interaction.reply("x".repeat(2001)))
	assert_failed(["content is 2001 characters long"])
	assert_not_null(await interaction.reply("short"))
	assert_equal(requests("POST", "/callback"), [])


func test_endpoint_of_rest_is_the_http_response() -> void:
	await set_endpoint()
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	var response: DiscordInteractionCallbackResponse = await (
		client
		. rest
		. create_interaction_response(
			interaction.id, interaction.token, {"type": 4, "data": {"content": "Raw"}}
		)
	)
	if assert_not_null(response, str(client.rest.last_error)):
		assert_equal(response.resource.message.content, "Raw")
	assert_equal(requests("POST", "/callback"), [])


func test_components_modals_and_autocompletions() -> void:
	await set_endpoint()
	var modal: DiscordModalBuilder = DiscordModalBuilder.create("name", "Your name")
	modal.add_input("Name", DiscordTextInputBuilder.short("name"))
	var command: DiscordInteraction = await receive_interaction(use_ping())
	assert_equal(await command.show_modal(modal), true)
	await wait_until(func() -> bool: return view(command)["state"] == "modal", "it is shown")
	var values: Dictionary = {"user": "basil", "values": {"name": "Basil"}}
	var submitted: DiscordInteraction = await receive_interaction(act("submit_modal", values))
	assert_equal(submitted.get_field("name"), "Basil")
	var button: DiscordButtonBuilder = DiscordButtonBuilder.primary("press", "Press")
	var message: DiscordMessage = await submitted.reply(
		DiscordMessageBuilder.create("Press it").add_button(button)
	)
	var pressed: DiscordInteraction = await receive_interaction(press(message.id, "press"))
	var changed: DiscordMessage = await pressed.update_message("Pressed")
	assert_equal(changed.id, message.id)
	assert_equal(changed.content, "Pressed")
	pressed = await receive_interaction(press(message.id, "press"))
	assert_equal(await pressed.defer_update(), true)
	assert_equal((await pressed.update_message("Again")).content, "Again")
	var option: Dictionary = {"type": 3, "name": "text", "description": "x", "autocomplete": true}
	await add_global("search", [option])
	var typing: Dictionary = {"user": "basil", "channel": "general", "command": "search"}
	var typed: DiscordInteraction = await receive_interaction(
		act("autocomplete", typing.merged({"focused": "text", "text": "a"}))
	)
	assert_equal(await typed.send_choices(["apple", "avocado"]), true)
	await wait_until(func() -> bool: return view(typed)["choices"] != null, "they are shown")
	assert_equal(view(typed)["choices"].size(), 2)
	assert_equal(requests("POST", "/callback"), [])


func test_no_token_is_needed() -> void:
	await set_endpoint()
	# The connection for requests with the token ends with it.
	client.logout()
	client.token = ""
	client.token_environment_variable = ""
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	assert_not_null(await interaction.reply("One"), str(client.rest.last_error))
	assert_not_null(await interaction.send_followup("Two"), str(client.rest.last_error))
	assert_false(client.is_logged_in())


func test_interactions_wait_while_the_tree_is_paused() -> void:
	await set_endpoint()
	client.process_mode = Node.PROCESS_MODE_DISABLED
	var received: Array = []
	client.interaction_created.connect(
		func(interaction: DiscordInteraction) -> void: received.append(interaction)
	)
	use_ping()
	await wait_seconds(0.3)
	assert_equal(received, [])
	client.process_mode = Node.PROCESS_MODE_INHERIT
	await wait_until(func() -> bool: return received.size() == 1, "it is received")


func test_client_can_log_in_as_well() -> void:
	await set_endpoint()
	await log_in(client)
	var interaction: DiscordInteraction = await receive_interaction(use_ping())
	assert_same(interaction.get_invoker(), user("basil"))
	assert_not_null(await interaction.reply("One"))
	client.logout()
	interaction = await receive_interaction(use_ping())
	assert_not_null(await interaction.reply("Two"))


func test_client_can_be_freed_in_a_handler() -> void:
	await set_endpoint()
	client.handle_command("ping", func(_interaction: DiscordInteraction) -> void: client.free())
	use_ping()
	await wait_until(func() -> bool: return not is_instance_valid(server), "both are freed")
	await wait_frames(3)


func test_webhook_events_are_emitted() -> void:
	await set_endpoint()
	await client.rest.edit_current_application({"event_webhooks_url": url()})
	var user_json: Dictionary = {"id": "50", "username": "ada"}
	act(
		"send_webhook_event",
		{"event": "APPLICATION_AUTHORIZED", "data": {"scopes": ["bot"], "user": user_json}}
	)
	var event: Array = await wait_for(server.webhook_event_received)
	assert_equal(event[0], "APPLICATION_AUTHORIZED")
	assert_equal(event[1]["user"]["username"], "ada")
	assert_has(event[2], "T")


func test_discord_does_not_accept_a_wrong_key() -> void:
	assert_equal(server.start(), OK)
	var fields: Dictionary = {"interactions_endpoint_url": url()}
	assert_null(await client.rest.edit_current_application(fields))
	assert_failed(["could not be verified"])


func test_start_and_stop() -> void:
	assert_false(server.is_running())
	assert_equal(server.get_port(), 0)
	assert_equal(server.start(), OK)
	assert_true(server.is_running())
	var port: int = server.get_port()
	assert_true(port > 0)
	assert_equal((await wait_for(server.started))[0], port)
	expect_error("The server is running already")
	assert_equal(server.start(), ERR_ALREADY_IN_USE)
	server.stop()
	assert_false(server.is_running())
	await wait_for(server.stopped)
	assert_equal(server.start(), OK)
	assert_equal((await wait_for(server.started))[0], server.get_port())
	client.remove_child(server)
	assert_false(server.is_running(), "it has left the tree")
	await wait_for(server.stopped)
	expect_error("The node is not inside the scene tree")
	assert_equal(server.start(), ERR_UNAVAILABLE)
	server.auto_start = true
	client.add_child(server)
	assert_equal((await wait_for(server.started))[0], server.get_port())


func test_invalid_properties_are_explained() -> void:
	var cases: Array[Array] = [
		["public_key", "abc", "has 3 characters"],
		["bind_address", "localhost", "`bind_address`"],
		["port", 70000, "`port`"],
		["url_path", "a b", "`url_path`"],
	]
	for each: Array in cases:
		var valid: Variant = server.get(each[0])
		server.set(each[0], each[1])
		expect_error(each[2])
		assert_equal(server.start(), ERR_INVALID_PARAMETER, each[0])
		server.set(each[0], valid)
	assert_equal(server.start(), OK)
	var second: DiscordInteractionsServer = DiscordInteractionsServer.new()
	second.public_key = KEY
	second.port = server.get_port()
	expect_error("must be a child of a DiscordClient")
	add(second)
	assert_equal(second.start(), ERR_UNCONFIGURED)
	second.reparent(client)
	expect_error("cannot listen on")
	assert_equal(second.start(), ERR_CANT_CREATE)
	second.auto_start = true
	second.reparent(self)
	var failure: Array = await wait_for(second.failed)
	assert_has(str(failure[0]), "must be a child of a DiscordClient")


## Responds, and keeps the message.
func _reply(interaction: DiscordInteraction, text: String) -> void:
	replies.append(await interaction.reply(text))


func _is_warned(text: String) -> bool:
	return warnings.count(text) > 0


## The URL of the server.
func url() -> String:
	return "http://127.0.0.1:%d/interactions" % server.get_port()


## Starts the server with the key of the bot, and sets its URL at the sandbox, which checks it. The
## bot has a command.
func set_endpoint() -> void:
	var application: DiscordApplication = await client.rest.get_current_application()
	server.public_key = application.verify_key
	assert_equal(server.start(), OK)
	var fields: Dictionary = {"interactions_endpoint_url": url()}
	application = await client.rest.edit_current_application(fields)
	if assert_not_null(application, str(client.rest.last_error)):
		assert_equal(application.interactions_endpoint_url, url())
	await add_global("ping")


## Registers a global slash command.
func add_global(named: String, options: Array = []) -> void:
	var command: Dictionary = {"name": named, "description": "For tests", "options": options}
	assert_not_null(await client.register_application_command(command))


## Uses the command as a user, and returns the interaction as JSON.
func use_ping() -> Dictionary:
	return use_command("ping")


## Sends a request to the server. Returns the arguments of [signal HTTPRequest.request_completed].
func post(body: String, signature: String, path: String = "/interactions") -> Array:
	var request: HTTPRequest = add(HTTPRequest.new())
	var headers: PackedStringArray = ["Content-Type: application/json"]
	if not signature.is_empty():
		headers.append("X-Signature-Ed25519: " + signature)
		headers.append("X-Signature-Timestamp: " + TIMESTAMP)
	var target: String = "http://127.0.0.1:%d%s" % [server.get_port(), path]
	assert_equal(request.request(target, headers, HTTPClient.METHOD_POST, body), OK)
	return await wait_for(request.request_completed)


class PingExecutor:
	extends DiscordApplicationCommandExecutor

	func _on_slash_command(interaction: DiscordInteraction) -> void:
		interaction.reply("from an executor")
