## Responding to interactions on a slow network: responses sent while another one is in flight.
extends InteractionSuite


func test_reply_waits_for_the_deferral_of_the_client() -> void:
	client.auto_defer = true
	var replies: Array[DiscordMessage] = []
	client.handle_command("slow", _reply_after.bind(1.6, replies))
	await add_slash("slow")
	act("slow", {"ms": 800})
	var shown: Dictionary = await wait_for_view(use_command("slow"))
	assert_equal(shown["message"]["content"], "At last")
	await wait_until(func() -> bool: return replies.size() == 1, "responded")
	assert_not_null(replies[0], str(client.rest.last_error))
	assert_equal(requests("POST", "/callback").size(), 1)
	assert_equal(requests("PATCH", "/messages/@original").size(), 1)


func test_reply_is_the_initial_response_if_the_deferral_fails() -> void:
	expect_error("create_interaction_response")
	client.auto_defer = true
	var replies: Array[DiscordMessage] = []
	client.handle_command("slow", _reply_after.bind(1.6, replies))
	await add_slash("slow")
	act("fail_next", {"status": 400, "path": "/callback"})
	act("slow", {"ms": 400})
	var shown: Dictionary = await wait_for_view(use_command("slow"))
	assert_equal(shown["message"]["content"], "At last")
	await wait_until(func() -> bool: return replies.size() == 1, "responded")
	assert_not_null(replies[0], str(client.rest.last_error))


func test_failed_deferral_is_not_remembered() -> void:
	expect_error("create_interaction_response")
	client.auto_defer = true
	var replies: Array[DiscordMessage] = []
	client.handle_command("slow", _reply_after.bind(2.2, replies))
	await add_slash("slow")
	act("fail_next", {"status": 400, "path": "/callback"})
	var shown: Dictionary = await wait_for_view(use_command("slow"))
	assert_equal(shown["message"]["content"], "At last")
	assert_equal(requests("POST", "/callback").size(), 2)


func test_deferral_after_that_of_the_client() -> void:
	client.auto_defer = true
	var ended: Array[Variant] = []
	client.handle_command("slow", _defer_after.bind(1.6, ended))
	await add_slash("slow")
	act("slow", {"ms": 400})
	use_command("slow")
	await wait_until(func() -> bool: return ended.size() == 2, "deferred and responded")
	assert_equal(ended[0], true)
	assert_not_null(ended[1], str(client.rest.last_error))
	assert_equal(requests("POST", "/callback").size(), 1)


func test_reply_follows_a_deferral_that_is_not_awaited() -> void:
	var interaction: DiscordInteraction = await receive_command()
	interaction.defer()
	var message: DiscordMessage = await interaction.reply("At last")
	assert_not_null(message, str(client.rest.last_error))
	assert_equal(view(interaction)["message"]["content"], "At last")
	assert_equal(view(interaction)["follow_ups"], [])


func test_followups_arrive_in_order() -> void:
	var interaction: DiscordInteraction = await receive_command()
	interaction.reply("one")
	interaction.send_followup("two")
	var third: DiscordMessage = await interaction.send_followup("three")
	assert_not_null(third, str(client.rest.last_error))
	var shown: Dictionary = view(interaction)
	assert_equal(shown["message"]["content"], "one")
	var texts: Array = shown["follow_ups"].map(
		func(each: Dictionary) -> String: return each["content"]
	)
	assert_equal(texts, ["two", "three"])


func test_edit_follows_a_reply_that_is_not_awaited() -> void:
	var interaction: DiscordInteraction = await receive_command()
	interaction.reply("one")
	var edited: DiscordMessage = await interaction.edit_reply("two")
	assert_not_null(edited, str(client.rest.last_error))
	assert_equal(view(interaction)["message"]["content"], "two")


func test_followups_of_a_failed_response_fail() -> void:
	expect_error("create_interaction_response")
	var interaction: DiscordInteraction = await receive_command()
	act("fail_next", {"status": 400, "path": "/callback"})
	interaction.reply("one")
	assert_null(await interaction.send_followup("two"))
	assert_failed(["send_followup", "has not been responded to yet", "Begin with reply"])
	assert_equal(view(interaction)["state"], "waiting")
	assert_not_null(await interaction.reply("again"), str(client.rest.last_error))


func test_second_reply_after_a_deferral_fails() -> void:
	var interaction: DiscordInteraction = await receive_command()
	interaction.defer()
	interaction.reply("one")
	assert_null(await interaction.reply("two"))
	assert_failed(["reply", "responded to already, with reply"])
	await wait_for_view({"id": str(interaction.id)})
	assert_equal(view(interaction)["message"]["content"], "one")


func test_waiting_responses_end_with_the_login() -> void:
	var interaction: DiscordInteraction = await receive_command()
	act("slow", {"ms": 500})
	interaction.defer()
	var ended: Array[Variant] = []
	_reply_into(interaction, ended)
	await wait_frames(2)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	assert_equal(ended, [null])


func test_deferral_by_create_interaction_response_is_awaited() -> void:
	var interaction: DiscordInteraction = await receive_command()
	client.rest.create_interaction_response(interaction.id, interaction.token, {"type": 5})
	var message: DiscordMessage = await interaction.reply("At last")
	assert_not_null(message, str(client.rest.last_error))
	assert_equal(view(interaction)["message"]["content"], "At last")


func _reply_after(
	interaction: DiscordInteraction, seconds: float, replies: Array[DiscordMessage]
) -> void:
	await wait_seconds(seconds)
	replies.append(await interaction.reply("At last"))


func _defer_after(interaction: DiscordInteraction, seconds: float, ended: Array[Variant]) -> void:
	await wait_seconds(seconds)
	ended.append(await interaction.defer())
	ended.append(await interaction.reply("At last"))


func _reply_into(interaction: DiscordInteraction, ended: Array[Variant]) -> void:
	ended.append(await interaction.reply("At last"))


func test_second_reply_is_reported() -> void:
	expect_error("responded to already, with reply")
	var interaction: DiscordInteraction = await receive_command()
	assert_not_null(await interaction.reply("One"))
	interaction.reply("Two")
	await wait_frames(5)
	assert_equal(requests("POST", "/callback").size(), 1)
