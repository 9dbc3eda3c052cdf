## Tests requests by HTTP method and path, for endpoints without a method.
extends ClientSuite


func test_response_is_returned_unchanged() -> void:
	var found: Variant = await client.rest.request("GET", "/channels/%d" % channel().id)
	assert_equal(found["id"], str(channel().id), "ids are text, as Discord writes them")
	assert_equal(found["name"], "general")
	var all: Variant = await client.rest.request("GET", "/guilds/%d/roles" % guild().id)
	assert_equal(typeof(all), TYPE_ARRAY)


func test_unknown_path_fails() -> void:
	assert_null(await client.rest.request("GET", "/gadgets/5/screws"))
	var error: DiscordError = client.rest.last_error
	assert_equal(error.http_status, 404)
	assert_equal(error.route, "GET /gadgets/{id}/screws", "the path without ids")
	assert_equal(requests("GET", "/api/v10/gadgets/5/screws").size(), 1)


func test_query_is_sent() -> void:
	var path: String = "/channels/%d/messages" % channel().id
	var two: Variant = await client.rest.request("GET", path, null, {"limit": 2})
	assert_equal(two.size(), 2)
	assert_equal(requests("GET", "/messages")[-1]["query"], "limit=2")
	await client.rest.request("GET", path + "?limit=1", null, {"after": 5, "x": ["a", "b&c", "ü"]})
	var query: String = requests("GET", "/messages")[-1]["query"]
	assert_has(query, "limit=1")
	assert_has(query, "after=5")
	assert_has(query, "x=a&x=b%26c&x=%C3%BC")


func test_body_may_be_a_dictionary() -> void:
	var body: Dictionary = {"content": "by hand", "tts": false}
	var path: String = "/channels/%d/messages" % channel().id
	var created: Variant = await client.rest.request("POST", path, body)
	if assert_not_null(created, str(client.rest.last_error)):
		assert_equal(created["content"], "by hand")
		var sent: Dictionary = requests("POST", "/messages")[-1]["body"]
		assert_equal(sent, body.merged({"allowed_mentions": client.allowed_mentions}))


func test_body_may_be_an_array() -> void:
	var body: Array = [{"id": str(role("Artists").id), "position": 1}]
	var path: String = "/guilds/%d/roles" % guild().id
	var all: Variant = await client.rest.request("PATCH", path, body)
	assert_equal(typeof(all), TYPE_ARRAY, str(client.rest.last_error))
	assert_equal(requests("PATCH", "/roles")[-1]["body"], body)


func test_body_may_contain_builders_and_entities() -> void:
	var path: String = "/channels/%d/messages" % channel().id
	var built: DiscordMessageBuilder = DiscordMessageBuilder.create().set_content("Built")
	built.add_file({"name": "a.txt", "data": "a"})
	var created: Variant = await client.rest.request("POST", path, built)
	if assert_not_null(created, str(client.rest.last_error)):
		assert_equal(created["content"], "Built")
		assert_equal(created["attachments"].size(), 1)


func test_files_are_sent() -> void:
	var file: Dictionary = {"name": "a.txt", "data": "abc", "description": "Letters"}
	var path: String = "/channels/%d/messages" % channel().id
	var created: Variant = await client.rest.request(
		"POST", path, {"content": "x", "files": [file]}
	)
	if not assert_not_null(created, str(client.rest.last_error)):
		return
	assert_equal(created["attachments"][0]["size"], 3)
	assert_equal(created["attachments"][0]["description"], "Letters")


func test_reason_is_sent() -> void:
	var path: String = "/channels/%d" % channel().id
	await client.rest.request("PATCH", path, {"topic": "Tea"}, {}, "tidy – ü")
	assert_null(client.rest.last_error)
	var reason: String = requests("PATCH", path)[-1]["headers"]["x-audit-log-reason"]
	assert_equal(reason.uri_decode(), "tidy – ü")


func test_response_without_content_is_null() -> void:
	var message: DiscordMessage = await channel().send("x")
	var path: String = "/channels/%d/messages/%d" % [channel().id, message.id]
	assert_null(await client.rest.request("DELETE", path))
	assert_null(client.rest.last_error, "it succeeded all the same")


func test_invalid_requests_are_refused() -> void:
	for wrong: Array in [
		["FETCH", "/channels/1", "method"],
		["GET", "", "path is empty"],
		["GET", "https://discord.com/api/v10/channels/1", "complete URL"],
		["GET", "/channels/../../secret", "path"],
		["GET", "/channels/%2e%2e/x", "path"],
	]:
		assert_null(await client.rest.request(wrong[0], wrong[1]))
		assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT, str(wrong))
		assert_has(str(client.rest.last_error), wrong[2])
	assert_null(await client.rest.request("GET", "/channels/1", {"a": 1}))
	assert_has(str(client.rest.last_error), "a GET has no body")
	assert_null(await client.rest.request("POST", "/channels/1", {"a": Vector2()}))
	assert_has(str(client.rest.last_error), "a is of type Vector2")
	assert_null(await client.rest.request("POST", "/channels/1", {"a": NAN}))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	var loop: Dictionary = {}
	loop["loop"] = loop
	assert_null(await client.rest.request("POST", "/channels/1", loop))
	assert_has(str(client.rest.last_error), "contain itself")
	loop.clear()


func test_rate_limits_are_obeyed() -> void:
	act("rate_limit_next", {"count": 1, "retry_after": 0.5, "path": "/messages"})
	var before: int = Time.get_ticks_msec()
	var path: String = "/channels/%d/messages" % channel().id
	assert_not_null(await client.rest.request("GET", path), str(client.rest.last_error))
	assert_true(Time.get_ticks_msec() - before >= 500)


func test_lower_case_verbs_are_accepted() -> void:
	assert_not_null(await client.rest.request("get", "users/@me"), str(client.rest.last_error))
