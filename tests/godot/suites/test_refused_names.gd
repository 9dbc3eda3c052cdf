## Names and embeds that Discord refuses, which are not sent.
extends ClientSuite


func test_refused_webhook_names_are_not_sent() -> void:
	var webhook: DiscordWebhook = await client.rest.create_webhook(channel().id, "Innkeeper")
	assert_not_null(webhook, str(client.rest.last_error))
	act("clear_requests")
	var names: Array[String] = ["Clyde", "my DISCORD bot", "everyone", "Here", "a```b"]
	for named: String in names:
		assert_null(await client.rest.create_webhook(channel().id, named), named)
		_assert_refused("name is")
		assert_null(await client.rest.modify_webhook(webhook.id, {"name": named}), named)
		_assert_refused("name is")
		var options: Dictionary = {"username": named}
		assert_null(
			await client.rest.execute_webhook(webhook.id, webhook.token, "x", options), named
		)
		_assert_refused("username is")
	assert_equal(requests("POST", "").size() + requests("PATCH", "").size(), 0)
	var allowed: Dictionary = {"username": "groundsphere"}
	assert_not_null(
		await client.rest.execute_webhook(webhook.id, webhook.token, "x", allowed),
		str(client.rest.last_error)
	)


func test_refused_bot_names_are_not_sent() -> void:
	for named: String in ["Discord bot", "a@b", "a#b", "a:b", "everyone", "here"]:
		assert_null(await client.rest.modify_current_user({"username": named}), named)
		_assert_refused("username is")
	assert_equal(requests("PATCH", "/users/@me").size(), 0)


func test_empty_embeds_are_not_sent() -> void:
	for embed: Variant in [{}, {"title": ""}, {"color": 255}, DiscordEmbedBuilder.create()]:
		var message: Dictionary = {"content": "x", "embeds": [embed]}
		assert_null(await client.rest.create_message(channel().id, message), str(embed))
		_assert_refused("the embed is empty")
	var builder: DiscordEmbedBuilder = DiscordEmbedBuilder.create().set_color(Color.RED)
	assert_false(builder.is_valid())
	assert_has(builder.get_problems()[0], "the embed is empty")
	assert_true(builder.set_title("x").is_valid())
	assert_equal(requests("POST", "/messages").size(), 0)


func _assert_refused(text: String) -> void:
	var error: DiscordError = client.rest.last_error
	if assert_not_null(error):
		assert_equal(error.kind, DiscordError.ARGUMENT)
		assert_has(str(error), text)
