## Failures that a retry cannot fix: one error with cause and remedy, and no further attempt.
extends ClientSuite

## Long enough that a client which retries would have done so.
const PATIENCE: float = 1.5


func begins_logged_in() -> bool:
	return false


func test_wrong_token_is_fatal() -> void:
	client.token = "this.is.wrong"
	var error: DiscordError = await _fail_to_log_in()
	assert_equal(error.kind, DiscordError.UNAUTHORIZED)
	assert_equal(error.http_status, 401)
	assert_has(str(error).to_lower(), "token")
	assert_has(str(error), "developer portal")
	assert_lacks(str(error), "this.is.wrong")


func test_token_refused_by_the_gateway_is_fatal() -> void:
	await log_in(client)
	act("close", {"code": 4004})
	var error: DiscordError = (await wait_for(client.connection_error))[0]
	assert_equal(error.kind, DiscordError.UNAUTHORIZED)
	assert_equal(error.code, 4004)
	assert_has(str(error), "4004")
	assert_has(str(error), "Reset Token")
	assert_false(error.will_retry)
	assert_false(client.is_logged_in())


func test_disallowed_intents_are_fatal() -> void:
	sandbox.stop()
	sandbox.privileged_intents = 0
	assert_equal(sandbox.start(), OK)
	client.api_url = sandbox.get_url()
	client.token = sandbox.get_token()
	var error: DiscordError = await _fail_to_log_in()
	assert_equal(error.code, 4014)
	assert_equal(error.kind, DiscordError.GATEWAY)
	assert_has(str(error), "Disallowed intents")
	assert_has(str(error), "developer portal")
	assert_has(str(error), "intents")


func test_client_logs_in_without_disallowed_intents() -> void:
	sandbox.stop()
	sandbox.privileged_intents = 0
	assert_equal(sandbox.start(), OK)
	client.api_url = sandbox.get_url()
	client.token = sandbox.get_token()
	client.login()
	await wait_for(client.connection_error)
	client.intents = DiscordIntents.GUILDS | DiscordIntents.GUILD_MESSAGES
	await log_in(client)
	assert_true(client.is_client_connected())


func test_invalid_intents_are_fatal() -> void:
	client.intents = 1 << 30
	expect_error("which is not an intent")
	assert_equal(client.login(), ERR_INVALID_PARAMETER, "no request is sent")
	assert_false(client.is_logged_in())


func test_other_fatal_close_codes_end_the_login() -> void:
	for code: int in [4010, 4011, 4012]:
		await log_in(client)
		act("close", {"code": code})
		var error: DiscordError = (await wait_for(client.connection_error))[0]
		assert_equal(error.code, code)
		assert_false(error.will_retry, str(code))
		assert_not_equal(error.message, "", str(code))
		await wait_frames(3)
		assert_false(client.is_logged_in(), str(code))


func test_fatal_error_without_a_listener_is_logged() -> void:
	client.token = "this.is.wrong"
	expect_error("developer portal")
	client.login()
	await wait_until(func() -> bool: return not client.is_logged_in(), "given up")


func test_login_inside_the_error_handler_works() -> void:
	client.token = "this.is.wrong"
	var correct: Callable = func(_error: DiscordError) -> void:
		client.token = sandbox.get_token()
		assert_equal(client.login(), OK)
	client.connection_error.connect(correct)
	client.login()
	await wait_for(client.client_ready, 10.0)
	assert_true(client.is_client_connected())


## Logs in and returns the single error that must follow.
func _fail_to_log_in() -> DiscordError:
	var errors: Recorder = Recorder.new(client.connection_error)
	assert_equal(client.login(), OK, "login() itself does not fail")
	await wait_until(errors.has.bind(1), "connection_error")
	assert_false(client.is_logged_in())
	var request_count: int = requests("GET", "/gateway/bot").size()
	await wait_seconds(PATIENCE)
	assert_equal(errors.count(), 1, "errors")
	assert_equal(requests("GET", "/gateway/bot").size(), request_count, "no further attempt")
	assert_equal(sandbox.act("state")["sessions"], [], "no session")
	var error: DiscordError = errors.calls[0][0] if errors.has(1) else null
	assert_false(error.will_retry)
	return error
