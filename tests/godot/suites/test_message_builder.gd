## Tests the builders of messages, polls and allowed mentions, and sending what they build.
extends ClientSuite


func test_every_property_is_built() -> void:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("Scores").set_color(Color.RED)
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("Choose").add_embed(embed)
	for index: int in 6:
		message.add_button(DiscordButtonBuilder.primary("b%d" % index, str(index)))
	message.add_select(DiscordSelectBuilder.user("who"))
	message.add_file({"name": "a.txt", "data": "hello", "description": "A text"})
	message.set_allowed_mentions(DiscordAllowedMentionsBuilder.create()).set_silent()
	var sent: DiscordMessage = await client.rest.create_message(channel().id, message)
	if not assert_not_null(sent, str(client.rest.last_error)):
		return
	assert_equal(sent.content, "Choose")
	assert_equal(sent.embeds[0].title, "Scores")
	assert_equal(sent.attachments[0].filename, "a.txt")
	assert_equal(sent.attachments[0].description, "A text")
	assert_equal(sent.components.size(), 3, "five buttons, one, and a select menu")
	assert_equal(sent.components[0].components.size(), 5)
	assert_equal(sent.components[1].components[0].custom_id, "b5")
	assert_true(sent.flags & DiscordMessageFlags.SUPPRESS_NOTIFICATIONS != 0)


func test_message_is_built_in_fifteen_lines() -> void:
	var command := DiscordApplicationCommandBuilder.slash("duel", "Challenges somebody")
	command.add_user_option("opponent", "Whom to challenge", {"required": true})
	command.add_integer_option("rounds", "How many rounds", {"min_value": 1, "max_value": 9})
	var yes := DiscordButtonBuilder.success("duel:yes", "Accept")
	var message := DiscordMessageBuilder.create("A duel!").add_button(yes)
	assert_true(command.is_valid())
	assert_not_null(await client.rest.create_message(channel().id, message))


func test_components_v2_set_their_flag() -> void:
	var container: DiscordContainerBuilder = DiscordContainerBuilder.create().add_text("# Round 3")
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create().add_component(container)
	message.add_separator(false).add_text("Ada is ahead.")
	message.add_button(DiscordButtonBuilder.primary("next", "Next"))
	assert_equal(message.to_dictionary()["flags"], DiscordMessageFlags.IS_COMPONENTS_V2)
	var sent: DiscordMessage = await client.rest.create_message(channel().id, message)
	if assert_not_null(sent, str(client.rest.last_error)):
		assert_equal(sent.components.size(), 4)


func test_content_with_components_v2_is_reported() -> void:
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("x")
	expect_error("DiscordMessageBuilder.add_text: content cannot be combined with Components V2")
	assert_false(message.add_text("y").is_valid())
	assert_true(message.set_content("").is_valid())


func test_invalid_message_is_not_sent() -> void:
	expect_error("DiscordEmbedBuilder.create: title is 300 characters long")
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("x".repeat(300))
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("x").add_embed(embed)
	var problem: String = "DiscordEmbedBuilder: title is 300 characters long; Discord allows 256"
	assert_equal(message.get_problems(), PackedStringArray([problem]))
	await _refuses(message, "create_message: " + problem)
	await _refuses({"content": "x", "embeds": [embed]}, "create_message: " + problem)


func test_dictionaries_may_contain_builders_and_entities() -> void:
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("A", "B").set_footer("C")
	var fields: Dictionary = {"content": "x", "embeds": [embed]}
	var sent: DiscordMessage = await client.rest.create_message(channel().id, fields)
	if not assert_not_null(sent, str(client.rest.last_error)):
		return
	assert_equal(sent.embeds[0].footer.text, "C")
	var again: Dictionary = {"embeds": [sent.embeds[0]]}
	var resent: DiscordMessage = await client.rest.create_message(channel().id, again)
	if assert_not_null(resent, str(client.rest.last_error)):
		assert_equal(resent.embeds[0].title, "A")


func test_components_of_a_message_are_reused() -> void:
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("x")
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.string("m").add_option(
		"A", "a", "", "🔥"
	)
	message.add_button(DiscordButtonBuilder.link("https://a.b", "A")).add_select(select_menu)
	message.add_button(DiscordButtonBuilder.danger("d", "D").set_disabled())
	var sent: DiscordMessage = await client.rest.create_message(channel().id, message)
	if not assert_not_null(sent, str(client.rest.last_error)):
		return
	var again: DiscordMessageBuilder = DiscordMessageBuilder.create("y")
	for row: DiscordComponent in sent.components:
		again.add_component(row)
	var resent: DiscordMessage = await client.rest.create_message(channel().id, again)
	if assert_not_null(resent, str(client.rest.last_error)):
		assert_equal(resent.components.size(), 3)
		assert_true(resent.components[2].components[0].disabled)


func test_message_is_edited_from_its_current_state() -> void:
	var first: DiscordMessageBuilder = DiscordMessageBuilder.create("Open")
	first.add_button(DiscordButtonBuilder.primary("a", "A")).add_embed({"title": "T"})
	first.add_select(DiscordSelectBuilder.user("m"))
	var sent: DiscordMessage = await client.rest.create_message(channel().id, first)
	var closed: DiscordMessageBuilder = DiscordMessageBuilder.from(sent).disable_components()
	closed.set_content("Closed")
	var now: DiscordMessage = await client.rest.edit_message(channel().id, sent.id, closed)
	if not assert_not_null(now, str(client.rest.last_error)):
		return
	assert_equal(now.content, "Closed")
	assert_equal(now.embeds[0].title, "T")
	assert_true(now.components[0].components[0].disabled)
	assert_true(now.components[1].components[0].disabled)
	expect_error("DiscordMessageBuilder.from: give a message")
	assert_false(DiscordMessageBuilder.from("x").is_valid())


func test_script_may_extend_a_builder() -> void:
	var own: DiscordMessage = await client.rest.create_message(channel().id, Own.new())
	if assert_not_null(own, str(client.rest.last_error)):
		assert_equal(own.content, "by a script")


func test_replies_and_forwards_are_sent() -> void:
	var first: DiscordMessage = await send_and_receive("first")
	var reply: DiscordMessageBuilder = DiscordMessageBuilder.create("yes").reply_to(first)
	var sent: DiscordMessage = await client.rest.create_message(channel().id, reply)
	if assert_not_null(sent, str(client.rest.last_error)):
		assert_equal(sent.message_reference.message_id, first.id)
	var forward: DiscordMessageBuilder = DiscordMessageBuilder.create().forward(first)
	sent = await client.rest.create_message(channel().id, forward)
	assert_not_null(sent, str(client.rest.last_error))
	expect_error("DiscordMessageBuilder.forward: of an id alone, the channel must be given")
	assert_false(DiscordMessageBuilder.create().forward(first.id).is_valid())
	assert_true(DiscordMessageBuilder.create().forward(first.id, channel()).is_valid())


func test_poll_is_built() -> void:
	var poll: DiscordPollBuilder = DiscordPollBuilder.create("Which map?").set_duration(2)
	poll.add_answer("Ice cave", "🧊").add_answer("Volcano", "blob:5").set_multiselect()
	var answers: Array = poll.to_dictionary()["answers"]
	assert_equal(answers[0]["poll_media"], {"text": "Ice cave", "emoji": {"name": "🧊"}})
	assert_equal(answers[1]["poll_media"], {"text": "Volcano", "emoji": {"id": "5"}})
	var plain: DiscordPollBuilder = DiscordPollBuilder.create("Which?").add_answer("A")
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create().set_poll(plain)
	var sent: DiscordMessage = await client.rest.create_message(channel().id, message)
	if assert_not_null(sent, str(client.rest.last_error)):
		assert_equal(sent.poll.question.text, "Which?")
	expect_error("DiscordPollBuilder.set_duration: duration is 769; Discord allows 1 to 768")
	assert_false(plain.set_duration(769).is_valid())


func test_allowed_mentions_are_built() -> void:
	var mentions: DiscordAllowedMentionsBuilder = DiscordAllowedMentionsBuilder.create()
	assert_equal(mentions.to_dictionary(), {"parse": []})
	mentions.allow_everyone().allow_everyone().allow_role(5).allow_user(client.get_self())
	mentions.allow_reply()
	var expected: Dictionary = {
		"parse": ["everyone"],
		"roles": ["5"],
		"users": [str(client.get_self().id)],
		"replied_user": true,
	}
	assert_equal(mentions.to_dictionary(), expected)
	expect_error("allow_all_users: 'users' is both in 'parse' and a list; give one of the two")
	assert_false(mentions.allow_all_users().is_valid())


func test_flags_and_files_are_built() -> void:
	var message: DiscordMessageBuilder = DiscordMessageBuilder.create("x")
	message.set_silent().set_ephemeral().set_suppress_embeds().set_silent(false).set_tts()
	var flags: int = DiscordMessageFlags.EPHEMERAL | DiscordMessageFlags.SUPPRESS_EMBEDS
	assert_equal(message.to_dictionary()["flags"], flags)
	expect_error("add_file: files[0]: there is no file 'user://nowhere.txt'")
	assert_false(message.add_file("user://nowhere.txt").is_valid())
	var many: DiscordMessageBuilder = DiscordMessageBuilder.create()
	for index: int in 10:
		many.add_file({"name": "%d.txt" % index, "data": "x"})
	assert_equal(many.to_dictionary()["files"].size(), 10)
	expect_error("add_file: files has 11 entries; Discord allows 10")
	many.add_file({"name": "x.txt", "data": "x"})


## The call fails with this error before anything is sent.
func _refuses(message: Variant, problem: String) -> void:
	sandbox.act("clear_requests")
	assert_null(await client.rest.create_message(channel().id, message))
	assert_has(str(client.rest.last_error), problem)
	assert_equal(sandbox.act("requests"), [], "nothing was sent")


## A script that a game may write.
class Own:
	func to_dictionary() -> Dictionary:
		return {"content": "by a script"}
