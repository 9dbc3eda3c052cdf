## Requests with the access token of a user, headers, and whole responses.
extends ClientSuite

const SCOPES: PackedStringArray = ["identify", "guilds", "role_connections.write"]

## The guilds of basil, by their ids.
const GUILDS: Array = [GUILD, "The Dice Tavern"]


func test_requests_are_about_the_user() -> void:
	var rest: DiscordREST = client.rest.with_bearer(_authorize())
	var me: DiscordUser = await rest.get_current_user()
	if assert_not_null(me, str(rest.last_error)):
		assert_equal(me.username, "basil")
	var guilds: Array[DiscordGuild] = await rest.get_current_user_guilds()
	assert_equal(guilds.map(_name), GUILDS, "the guilds of the user")
	var authorization: Dictionary = await rest.request("GET", "/oauth2/@me")
	assert_equal(authorization["scopes"], Array(SCOPES))
	assert_equal(authorization["user"]["username"], "basil")
	var mine: DiscordUser = await client.rest.get_current_user()
	assert_equal(mine.id, client.get_self().id, "the bot's own requests are not affected")


func test_role_connections_are_written_for_the_user() -> void:
	var rest: DiscordREST = client.rest.with_bearer("Bearer %s" % _authorize())
	var path: String = "/users/@me/applications/%d/role-connection" % client.get_self().id
	var level: Dictionary = {"platform_name": "The game", "metadata": {"level": "12"}}
	var set_level: Variant = await rest.request("PUT", path, level)
	assert_not_null(set_level, str(rest.last_error))
	var stored: Dictionary = await rest.request("GET", path)
	assert_equal(stored["metadata"], {"level": "12"})


func test_responses_are_not_kept() -> void:
	var known: DiscordGuild = guild()
	var rest: DiscordREST = client.rest.with_bearer(_authorize())
	var guilds: Array[DiscordGuild] = await rest.get_current_user_guilds()
	assert_false(is_same(guilds[0], known))
	assert_equal(guilds[0].id, known.id)
	assert_equal(client.get_self().username, "sandy", "the bot is not the user")
	assert_true(known.bot_is_owner == guild().bot_is_owner)


func test_pages_have_the_token_too() -> void:
	var rest: DiscordREST = client.rest.with_bearer(_authorize())
	var pages: DiscordPages = rest.page_current_user_guilds()
	var first: Array = await pages.next()
	assert_equal(first.map(_name), GUILDS)
	for request: Dictionary in requests("GET", "/users/@me/guilds"):
		assert_equal(request["headers"]["authorization"], "Bearer")


func test_invalid_token_does_not_affect_the_bot() -> void:
	var rest: DiscordREST = client.rest.with_bearer("s3cret")
	sandbox.act("clear_requests")
	for time: int in 3:
		assert_equal(await rest.get_current_user_guilds(), [] as Array[DiscordGuild])
		var error: DiscordError = rest.last_error
		assert_equal(error.kind, DiscordError.UNAUTHORIZED)
		assert_has(str(error), "refresh it")
		assert_lacks(str(error), "s3cret")
	assert_equal(requests("GET", "/users/@me/guilds").size(), 1)
	assert_equal(requests("GET", "/oauth2/@me").size(), 1)
	assert_not_null(await client.rest.get_current_user(), "the bot")
	assert_not_null(await client.rest.with_bearer(_authorize()).get_current_user(), "another user")


func test_scope_that_is_missing_is_named() -> void:
	var rest: DiscordREST = client.rest.with_bearer(_authorize(["identify"]))
	await rest.get_current_user_guilds()
	assert_has(str(rest.last_error), "scope")
	assert_not_null(await rest.get_current_user(), "the token remains valid")


func test_unusable_token_is_refused() -> void:
	expect_error("DiscordREST.with_bearer: the access token is empty.")
	assert_null(client.rest.with_bearer(" "))
	expect_error("DiscordREST.with_bearer: the access token has characters that cannot be sent.")
	assert_null(client.rest.with_bearer("s3cret\nx"))


func test_no_bot_is_needed() -> void:
	var alone: DiscordClient = DiscordClient.new()
	alone.api_url = sandbox.get_url()
	alone.token_environment_variable = "NOTHING_IS_SET_HERE"
	add(alone)
	var rest: DiscordREST = alone.rest.with_bearer(_authorize())
	var me: DiscordUser = await rest.get_current_user()
	if assert_not_null(me, str(rest.last_error)):
		assert_equal(me.username, "basil")


func test_object_outlives_the_client() -> void:
	var other: DiscordClient = add_client()
	var rest: DiscordREST = other.rest.with_bearer(_authorize())
	other.free()
	await wait_seconds(0.1)
	assert_null(await rest.get_current_user())
	assert_equal(rest.last_error.kind, DiscordError.CANCELLED)


func test_headers_are_sent() -> void:
	var headers: Dictionary = {"Accept-Language": "de"}
	var answer: Variant = await client.rest.request("GET", "/users/@me", null, {}, "", headers)
	assert_not_null(answer, str(client.rest.last_error))
	assert_equal(requests("GET", "/users/@me")[-1]["headers"]["accept-language"], "de")


func test_headers_of_the_client_are_refused() -> void:
	for wrong: Array in [
		["Authorization", "with_bearer()"],
		["Host", "connection"],
		["Content-Length", "connection"],
		["X-Audit-Log-Reason", "parameter reason"],
		["two words", "not the name of a header"],
	]:
		var headers: Dictionary = {wrong[0]: "s3cret"}
		assert_null(await client.rest.request("GET", "/users/@me", null, {}, "", headers))
		assert_has(str(client.rest.last_error), wrong[1])
		assert_lacks(str(client.rest.last_error), "s3cret")


func test_whole_response_is_returned() -> void:
	var path: String = "/channels/%d/messages" % channel().id
	var response: DiscordResponse = await client.rest.request_full("POST", path, {"content": "Hi"})
	if assert_not_null(response, str(client.rest.last_error)):
		assert_equal(response.status, 200)
		assert_has(response.headers, "x-ratelimit-remaining")
		assert_equal(response.headers["content-type"].get_slice(";", 0), "application/json")
		assert_equal(response.body["content"], "Hi")
	path += "/%s" % response.body["id"]
	response = await client.rest.request_full("DELETE", path)
	assert_equal(response.status, 204)
	assert_null(response.body)
	assert_null(await client.rest.request_full("DELETE", path))
	assert_equal(client.rest.last_error.http_status, 404)


func test_request_fails_instead_of_waiting() -> void:
	var impatient: DiscordREST = client.rest.with_max_rate_limit_wait(0)
	assert_not_null(await impatient.get_current_user(), "there is no limit")
	act("rate_limit_next", {"count": 1, "retry_after": 60, "path": "/messages"})
	assert_null(await impatient.create_message(channel().id, "Now!"))
	var error: DiscordError = impatient.last_error
	assert_equal(error.kind, DiscordError.RATE_LIMITED)
	assert_near(error.retry_after, 60.0, 5.0)
	assert_equal(requests("POST", "/messages").size(), 1)
	assert_null(await impatient.create_message(channel().id, "And now?"), "without asking again")
	assert_equal(requests("POST", "/messages").size(), 1)
	var seconds: DiscordREST = impatient.with_max_rate_limit_wait(5)
	act("rate_limit_next", {"count": 1, "retry_after": 0.7, "path": "/guilds"})
	assert_not_null(await seconds.get_guild(guild().id), "a short wait is permitted")


## Makes basil authorize the bot's application, and returns the access token.
func _authorize(scopes: PackedStringArray = SCOPES) -> String:
	var fields: Dictionary = {"user": "basil", "scopes": scopes}
	return act("authorize_application", fields)["access_token"]


func _name(of: DiscordGuild) -> String:
	return of.name
