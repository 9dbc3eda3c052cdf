## The default allowed mentions of a client: what applies to messages that have none.
extends InteractionSuite

const BY_DEFAULT: Dictionary = {"parse": ["roles", "users"], "replied_user": true}
const NOBODY: Dictionary = {"parse": []}


func circumstances() -> PackedStringArray:
	return [""]


func test_everyone_is_not_notified_by_default() -> void:
	assert_equal(client.allowed_mentions, BY_DEFAULT)
	var sent: DiscordMessage = await channel().send("A player wrote: @everyone")
	assert_false(sent.mention_everyone)
	assert_equal(_body("POST", "/messages")["allowed_mentions"], BY_DEFAULT)


func test_users_are_notified_by_default() -> void:
	var basil: DiscordUser = user("basil")
	var sent: DiscordMessage = await channel().send("Hello %s" % basil.get_mention())
	assert_equal(sent.mentions.size(), 1)
	var answer: DiscordMessage = await (await send_and_receive("Hello")).reply("Hello!")
	assert_equal(answer.mentions.size(), 1, "the author of the message that is replied to")


func test_message_decides_for_itself() -> void:
	var everyone: DiscordAllowedMentionsBuilder = DiscordAllowedMentionsBuilder.create()
	everyone.allow_everyone()
	var sent: DiscordMessage = await channel().send(
		"A restart, @everyone", {"allowed_mentions": everyone}
	)
	assert_true(sent.mention_everyone)
	sent = await channel().send({"content": "@everyone", "allowed_mentions": null})
	assert_true(sent.mention_everyone, "Discord's default")


func test_null_is_the_default_of_discord() -> void:
	client.allowed_mentions = null
	assert_null(client.allowed_mentions)
	var sent: DiscordMessage = await channel().send("A restart, @everyone")
	assert_true(sent.mention_everyone)
	assert_false(_body("POST", "/messages").has("allowed_mentions"))


func test_a_builder_or_a_dictionary_is_accepted_at_any_time() -> void:
	client.allowed_mentions = DiscordAllowedMentionsBuilder.create()
	assert_equal(client.allowed_mentions, NOBODY)
	await channel().send("Hello")
	assert_equal(_body("POST", "/messages")["allowed_mentions"], NOBODY)
	var basil: DiscordUser = user("basil")
	client.allowed_mentions = {"users": [basil, str(UNKNOWN_ID)]}
	var ids: Array = [str(basil.id), str(UNKNOWN_ID)]
	assert_equal(client.allowed_mentions, {"users": ids}, "ids in each form")


func test_an_invalid_value_is_refused() -> void:
	expect_error("DiscordClient.allowed_mentions: unknown field 'allowed_mentions.everybody'")
	client.allowed_mentions = {"everybody": true}
	expect_error("DiscordClient.allowed_mentions: allowed_mentions.users[0] is a float")
	client.allowed_mentions = {"users": [1.75928847299117063e17]}
	expect_error("DiscordClient.allowed_mentions: allowed_mentions is 5; it takes a Dictionary")
	client.allowed_mentions = 5
	assert_equal(client.allowed_mentions, BY_DEFAULT)


func test_every_operation_that_sends_a_message_has_them() -> void:
	client.allowed_mentions = NOBODY
	var sent: DiscordMessage = await channel().send("Hello")
	await sent.edit("Hello again")
	assert_equal(_body("PATCH", "/messages/%d" % sent.id)["allowed_mentions"], NOBODY, "edit")
	var webhook: DiscordWebhook = await client.rest.create_webhook(channel().id, "Status")
	await webhook.send("Online")
	var path: String = "/webhooks/%d/%s" % [webhook.id, webhook.token]
	assert_equal(_body("POST", path)["allowed_mentions"], NOBODY, "webhook")
	await client.rest.request("POST", "/channels/%d/messages" % channel().id, {"content": "Raw"})
	assert_equal(_body("POST", "/messages")["allowed_mentions"], NOBODY, "raw request")


func test_posts_have_them() -> void:
	client.allowed_mentions = NOBODY
	var forum: DiscordChannel = await client.rest.create_guild_channel(
		guild().id, "reports", {"type": DiscordChannelType.GUILD_FORUM}
	)
	await client.rest.start_thread_in_forum_or_media_channel(
		forum.id, "Lost", {"content": "@everyone"}
	)
	assert_equal(_body("POST", "/threads")["message"]["allowed_mentions"], NOBODY)


func test_responses_to_interactions_have_them() -> void:
	client.allowed_mentions = NOBODY
	var interaction: DiscordInteraction = await receive_command()
	await interaction.reply("@everyone")
	assert_equal(_body("POST", "/callback")["data"]["allowed_mentions"], NOBODY)
	await interaction.send_followup("@here")
	var path: String = "/webhooks/%d/%s" % [interaction.application_id, interaction.token]
	assert_equal(_body("POST", path)["allowed_mentions"], NOBODY)


func test_webhooks_without_a_bot_have_the_default() -> void:
	var created: DiscordWebhook = await client.rest.create_webhook(channel().id, "Reports")
	var url: String = "%s/webhooks/%d/%s" % [sandbox.get_url(), created.id, created.token]
	var webhook: DiscordWebhook = DiscordWebhook.from_url(url)
	await webhook.send("A player wrote: @everyone")
	var path: String = "/webhooks/%d/%s" % [created.id, created.token]
	assert_equal(_body("POST", path)["allowed_mentions"], BY_DEFAULT)


## The body of the last request whose path ends with this.
func _body(method: String, path_end: String) -> Dictionary:
	var found: Array[Dictionary] = requests(method, path_end)
	return {} if found.is_empty() else found[-1]["body"]
