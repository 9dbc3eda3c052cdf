## Responding to interactions: every kind of response, every wrong order, and too late.
extends InteractionSuite


## The connection may break between an interaction and its response.
func circumstances() -> PackedStringArray:
	return super() + PackedStringArray([TWO_SHARDS, BROKEN_CONNECTION])


func test_reply_sends_text() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_false(interaction.is_acknowledged())
	var message: DiscordMessage = await interaction.reply("Hello")
	assert_equal(message.content, "Hello")
	assert_same(message.author, client.get_self())
	assert_true(interaction.is_acknowledged())
	var seen_now: Dictionary = view(interaction)
	assert_equal(seen_now["state"], "responded")
	assert_equal(seen_now["response_type"], 4)
	assert_equal(id_of(seen_now["message"]), message.id)


func test_reply_takes_dictionaries_and_builders() -> void:
	var first: DiscordInteraction = await receive_command("one")
	var message: DiscordMessage = await first.reply({"content": "a", "tts": true})
	assert_equal(message.content, "a")
	assert_true(message.tts)
	var second: DiscordInteraction = await receive_command("two")
	var embed: DiscordEmbedBuilder = DiscordEmbedBuilder.create("Title")
	message = await second.reply(DiscordMessageBuilder.create("b").add_embed(embed))
	assert_equal(message.content, "b")
	assert_equal(message.embeds[0].title, "Title")
	var third: DiscordInteraction = await receive_command("three")
	message = await third.reply("c", {"embeds": [embed]})
	assert_equal(message.embeds[0].title, "Title")


func test_ephemeral_replies_are_visible_only_to_the_user() -> void:
	var flag: int = DiscordMessageFlags.EPHEMERAL
	var builder: DiscordMessageBuilder = DiscordMessageBuilder.create("psst").set_ephemeral()
	var suppressed: Dictionary = {"content": "psst", "flags": DiscordMessageFlags.SUPPRESS_EMBEDS}
	var variants: Array[Array] = [
		["psst", {"ephemeral": true}], [suppressed, {"ephemeral": true}], [builder, {}]
	]
	for variant: Array in variants:
		var interaction: DiscordInteraction = await receive_command()
		var message: DiscordMessage = await interaction.reply(variant[0], variant[1])
		if not assert_not_null(message, str(client.rest.last_error)):
			continue
		assert_equal(message.flags & flag, flag)
		assert_equal(view(interaction)["message"]["content"], "psst")
		var listed: Array = await client.rest.get_channel_messages(channel().id)
		for each: DiscordMessage in listed:
			assert_not_equal(each.id, message.id, "no other user sees it")
	var open: DiscordInteraction = await receive_command()
	var public: DiscordMessage = await open.reply("for all", {"ephemeral": false})
	assert_equal(public.flags & flag, 0)


func test_reply_edits_a_deferred_response() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_equal(await interaction.defer(), true)
	assert_equal(view(interaction)["state"], "thinking")
	assert_true(interaction.is_acknowledged())
	var message: DiscordMessage = await interaction.reply("At last")
	assert_equal(message.content, "At last")
	assert_equal(view(interaction)["state"], "responded")
	assert_equal(view(interaction)["follow_ups"], [])
	assert_null(await interaction.reply("Twice"))
	assert_failed(["reply", "responded to already, with reply", "edit_reply"])
	assert_equal(view(interaction)["message"]["content"], "At last")


func test_deferred_response_is_edited() -> void:
	var interaction: DiscordInteraction = await receive_command()
	await interaction.defer()
	var message: DiscordMessage = await interaction.edit_reply({"content": "At last"})
	assert_equal(message.content, "At last")
	assert_equal(view(interaction)["state"], "responded")


func test_deferred_response_can_be_ephemeral() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_equal(await interaction.defer(true), true)
	var message: DiscordMessage = await interaction.reply("psst", {"ephemeral": true})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_not_equal(message.flags & DiscordMessageFlags.EPHEMERAL, 0)


func test_failed_reply_to_a_deferred_response_can_be_repeated() -> void:
	var interaction: DiscordInteraction = await receive_command()
	await interaction.defer()
	assert_null(await interaction.reply("x".repeat(2001)))
	assert_failed(["content is 2001 characters long"])
	assert_not_null(await interaction.reply("short"), str(client.rest.last_error))


func test_update_message_edits_a_deferred_update() -> void:
	var interaction: DiscordInteraction = await receive_press()
	assert_equal(await interaction.defer_update(), true)
	assert_equal(view(interaction)["state"], "deferred")
	assert_equal(view(interaction)["message"]["content"], "Press it")
	var changed: DiscordMessage = await interaction.update_message("Pressed")
	if assert_not_null(changed, str(client.rest.last_error)):
		assert_equal(changed.id, interaction.message.id)
		assert_equal(changed.content, "Pressed")
	assert_null(await interaction.update_message("Again"))
	assert_failed(["update_message", "responded to already, with update_message"])


func test_edit_reply_edits_the_message_of_a_deferred_update() -> void:
	var interaction: DiscordInteraction = await receive_press()
	await interaction.defer_update()
	var changed: DiscordMessage = await interaction.edit_reply({"content": "Pressed"})
	assert_equal(changed.id, interaction.message.id)
	assert_equal(changed.content, "Pressed")


func test_reply_after_a_deferred_update_sends_a_new_message() -> void:
	var interaction: DiscordInteraction = await receive_press()
	await interaction.defer_update()
	var message: DiscordMessage = await interaction.reply("Heard", {"ephemeral": true})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_not_equal(message.id, interaction.message.id)
		assert_equal(message.content, "Heard")
		assert_not_equal(message.flags & DiscordMessageFlags.EPHEMERAL, 0)


func test_update_message_edits_the_message_of_a_component() -> void:
	var interaction: DiscordInteraction = await receive_press()
	var fields: Dictionary = {"content": "Thank you!", "components": []}
	var changed: DiscordMessage = await interaction.update_message(fields)
	assert_equal(changed.id, interaction.message.id)
	assert_equal(changed.content, "Thank you!")
	assert_equal(changed.components.size(), 0)
	assert_equal(view(interaction)["response_type"], 7)


func test_reply_is_fetched_edited_and_deleted() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var message: DiscordMessage = await interaction.reply("one")
	assert_equal((await interaction.fetch_reply()).id, message.id)
	var changed: DiscordMessage = await interaction.edit_reply("two")
	assert_equal(changed.id, message.id)
	assert_equal((await interaction.fetch_reply()).content, "two")
	assert_equal(await interaction.delete_reply(), true)
	assert_null(await interaction.fetch_reply())
	assert_equal(error().code, 10008)


func test_followups_are_sent_edited_fetched_and_deleted() -> void:
	var interaction: DiscordInteraction = await receive_command()
	await interaction.reply("first")
	var second: DiscordMessage = await interaction.send_followup("second")
	assert_equal(second.content, "second")
	var third: DiscordMessage = await interaction.send_followup("third", {"ephemeral": true})
	assert_not_equal(third.flags & DiscordMessageFlags.EPHEMERAL, 0)
	var shown: Array = view(interaction)["follow_ups"].map(
		func(message: Dictionary) -> String: return message["content"]
	)
	assert_equal(shown, ["second", "third"])
	var changed: DiscordMessage = await interaction.edit_followup(second.id, "changed")
	assert_equal(changed.content, "changed")
	assert_equal((await interaction.fetch_followup(second.id)).content, "changed")
	assert_equal(await interaction.delete_followup(second.id), true)
	assert_equal(view(interaction)["follow_ups"].size(), 1)


func test_responses_take_files() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var image: Image = Image.create(8, 4, false, Image.FORMAT_RGBA8)
	image.fill(Color.RED)
	var map: Dictionary = {"name": "map.png", "data": image}
	var message: DiscordMessage = await interaction.reply("See", {"files": [map]})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_equal(message.attachments[0].filename, "map.png")
		assert_equal(message.attachments[0].width, 8)
	var builder: DiscordMessageBuilder = DiscordMessageBuilder.create("More").add_file(
		{"name": "a.txt", "data": "hello"}
	)
	var more: DiscordMessage = await interaction.send_followup(builder)
	assert_equal(more.attachments[0].size, 5)
	var other: DiscordMessage = await interaction.edit_reply(builder)
	assert_equal(other.attachments[-1].filename, "a.txt")
	var second: DiscordInteraction = await receive_command()
	message = await second.reply(builder, {"ephemeral": true})
	if assert_not_null(message, str(client.rest.last_error)):
		assert_equal(message.attachments[0].filename, "a.txt")
		assert_not_equal(message.flags & DiscordMessageFlags.EPHEMERAL, 0)
	var third: DiscordInteraction = await receive_command()
	message = await third.reply({"files": [image]})
	assert_equal(message.attachments.size(), 1)
	var fourth: DiscordInteraction = await receive_command()
	await fourth.defer()
	message = await fourth.reply("Late", {"files": [map]})
	assert_equal(message.attachments[0].filename, "map.png")


func test_send_choices_takes_every_notation() -> void:
	await _add_tea()
	var mint: Array = [{"name": "mint", "value": "mint"}]
	var named: Array = [{"name": "Mint", "value": "m"}]
	var variants: Array[Array] = [
		[["mint"], mint],
		[PackedStringArray(["mint"]), mint],
		[{"Mint": "m"}, named],
		[[{"name": "Mint", "value": "m"}], named],
		[["mint"] as Array[String], mint],
		[[], []],
	]
	for variant: Array in variants:
		var interaction: DiscordInteraction = await _receive_autocomplete("m")
		assert_equal(await interaction.send_choices(variant[0]), true, str(variant[0]))
		assert_equal(view(interaction)["choices"], variant[1], str(variant[0]))
		assert_equal(view(interaction)["state"], "responded")


func test_autocomplete_interaction_has_the_focused_option() -> void:
	await _add_tea()
	var interaction: DiscordInteraction = await _receive_autocomplete("gre", {"cups": 2})
	assert_true(interaction.is_autocomplete())
	var focused: DiscordInteractionOption = interaction.get_focused_option()
	assert_equal(focused.name, "kind")
	assert_equal(focused.value, "gre")
	assert_equal(interaction.get_option("cups"), 2)


func test_invalid_choices_are_refused() -> void:
	await _add_tea()
	var interaction: DiscordInteraction = await _receive_autocomplete("m")
	assert_equal(await interaction.send_choices("mint"), false)
	assert_failed(["send_choices", "choices must be an Array or a Dictionary"])
	var many: Array = range(26).map(func(number: int) -> String: return str(number))
	assert_equal(await interaction.send_choices(many), false)
	assert_failed(["choices has 26 entries; Discord allows 25"])
	assert_equal(await interaction.send_choices(["x".repeat(101)]), false)
	assert_failed(["101 characters long"])
	assert_equal(view(interaction)["state"], "waiting")
	assert_equal(await interaction.send_choices(["mint"]), true, "a response is still possible")


func test_launch_activity_responds() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_equal(await interaction.launch_activity(), true)
	assert_equal(view(interaction)["response_type"], 12)


func test_show_modal_responds() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_equal(await interaction.show_modal(_modal()), true)
	assert_equal(view(interaction)["state"], "modal")
	assert_equal(view(interaction)["modal"]["title"], "A modal")
	var other: DiscordInteraction = await receive_press()
	assert_equal(await other.show_modal(_modal().to_dictionary()), true)
	assert_equal(view(other)["state"], "modal")


func test_second_response_fails() -> void:
	var firsts: Dictionary[String, Callable] = {
		"reply": func(received: DiscordInteraction) -> Signal: return received.reply("x"),
		"show_modal":
		func(received: DiscordInteraction) -> Signal: return received.show_modal(_modal()),
		"launch_activity":
		func(received: DiscordInteraction) -> Signal: return received.launch_activity(),
	}
	for first: String in firsts:
		var interaction: DiscordInteraction = await receive_command()
		await firsts[first].call(interaction)
		assert_null(client.rest.last_error)
		var sent: int = requests("POST", "/callback").size()
		assert_null(await interaction.reply("y"))
		assert_failed(["reply", "responded to already, with " + first, "send_followup"])
		assert_equal(error().kind, DiscordError.ARGUMENT)
		assert_equal(await interaction.defer(), false)
		assert_failed(["defer", "responded to already, with " + first])
		assert_equal(await interaction.show_modal(_modal()), false)
		assert_failed(["show_modal", "responded to already, with " + first])
		assert_equal(requests("POST", "/callback").size(), sent, "not sent")


func test_second_response_in_the_same_frame_fails() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var first: Signal = interaction.reply("x")
	var second: Signal = interaction.reply("y")
	assert_null(await second)
	assert_failed(["responded to already, with reply"])
	assert_false(first.is_null())
	await wait_for_view({"id": str(interaction.id)})
	assert_equal(view(interaction)["message"]["content"], "x")


func test_second_deferral_fails() -> void:
	var interaction: DiscordInteraction = await receive_command()
	await interaction.defer()
	assert_equal(await interaction.defer(), false)
	assert_failed(["defer", "responded to already, with defer", "edit_reply"])


func test_edits_and_followups_fail_without_a_response() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_null(await interaction.edit_reply("x"))
	_assert_not_responded("edit_reply")
	assert_null(await interaction.send_followup("x"))
	_assert_not_responded("send_followup")
	assert_null(await interaction.fetch_reply())
	_assert_not_responded("fetch_reply")
	assert_equal(await interaction.delete_reply(), false)
	_assert_not_responded("delete_reply")
	assert_equal(requests("PATCH", "@original").size(), 0)


func test_commands_refuse_component_and_autocomplete_responses() -> void:
	var command: DiscordInteraction = await receive_command()
	assert_null(await command.update_message("x"))
	assert_failed(["update_message", "only a component has a message to update", "use reply"])
	assert_equal(await command.defer_update(), false)
	assert_failed(["defer_update", "only a component has a message to update"])
	assert_equal(await command.send_choices(["a"]), false)
	assert_failed(["send_choices", "only an autocomplete interaction accepts choices"])
	assert_not_null(await command.reply("still open"))


func test_autocomplete_interactions_take_only_choices() -> void:
	await _add_tea()
	var typing: DiscordInteraction = await _receive_autocomplete("m")
	assert_null(await typing.reply("x"))
	assert_failed(["reply", "only accepts choices: use send_choices"])
	assert_equal(await typing.defer(), false)
	assert_failed(["defer", "only accepts choices"])
	assert_equal(await typing.show_modal(_modal()), false)
	assert_failed(["show_modal", "only accepts choices"])
	await typing.send_choices(["mint"])
	assert_equal(await typing.send_choices(["mint"]), false)
	assert_failed(["send_choices", "responded to already", "separate interaction"])


func test_modal_submissions_refuse_another_modal() -> void:
	var opener: DiscordInteraction = await receive_command()
	await opener.show_modal(_modal())
	var fields: Dictionary = {"user": "basil", "values": {"name": "Basil"}}
	var submitted: DiscordInteraction = await receive_interaction(act("submit_modal", fields))
	assert_equal(await submitted.show_modal(_modal()), false)
	assert_failed(["show_modal", "cannot be opened in response to a modal"])
	assert_null(await submitted.update_message("x"))
	assert_failed(["only a component has a message to update"])
	assert_not_null(await submitted.reply("Thanks"))


func test_modal_opened_by_a_button_can_update_its_message() -> void:
	var opener: DiscordInteraction = await receive_press()
	await opener.show_modal(_modal())
	var fields: Dictionary = {"user": "basil", "values": {"name": "Basil"}}
	var submitted: DiscordInteraction = await receive_interaction(act("submit_modal", fields))
	var changed: DiscordMessage = await submitted.update_message("Done")
	if assert_not_null(changed, str(client.rest.last_error)):
		assert_equal(changed.id, opener.message.id)


func test_invalid_response_leaves_the_interaction_open() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_null(await interaction.reply(5))
	assert_failed(["reply", "message must be text, a Dictionary or a DiscordMessageBuilder"])
	assert_null(await interaction.reply("x".repeat(2001)))
	assert_failed(["content is 2001 characters long; Discord allows"])
	assert_null(await interaction.reply("x", {"content": "y"}))
	assert_failed(["content is given twice"])
	assert_null(await interaction.reply("x", {"contents": "y"}))
	assert_failed(["contents"])
	assert_equal(await interaction.show_modal(5), false)
	assert_failed(["data"])
	assert_false(interaction.is_acknowledged())
	assert_not_null(await interaction.reply("y"), str(client.rest.last_error))


func test_response_refused_by_discord_leaves_the_interaction_open() -> void:
	var interaction: DiscordInteraction = await receive_command()
	act("fail_next", {"status": 400, "path": "/callback"})
	assert_null(await interaction.reply("x"))
	assert_equal(error().http_status, 400)
	assert_false(interaction.is_acknowledged())
	assert_not_null(await interaction.reply("y"), str(client.rest.last_error))


func test_late_response_fails_and_names_auto_defer() -> void:
	var interaction: DiscordInteraction = await receive_command()
	act("expire_interactions")
	await wait_seconds(2.6)
	assert_null(await interaction.reply("x"))
	assert_equal(error().code, 10062)
	assert_failed(["was received 2.", "s ago", "waits 3 s", "defer", "auto_defer"])
	assert_equal(view(interaction)["error"], "The application did not respond")


func test_unknown_interaction_in_time_names_another_process() -> void:
	var interaction: DiscordInteraction = await receive_command()
	act("expire_interactions")
	assert_null(await interaction.reply("x"))
	assert_equal(error().code, 10062)
	assert_failed(["s ago", "another process with the same token"])


func test_response_of_another_process_is_named() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var other: DiscordClient = add_client()
	var response: Dictionary = {"type": 4, "data": {"content": "I was first"}}
	var callback_response: DiscordInteractionCallbackResponse = await (
		other.rest.create_interaction_response(interaction.id, interaction.token, response)
	)
	assert_not_null(callback_response, str(other.rest.last_error))
	assert_null(await interaction.reply("x"))
	assert_equal(error().code, 40060)
	assert_failed(["Another process with the same token has responded to it"])
	assert_equal(view(interaction)["message"]["content"], "I was first")


func test_create_interaction_response_counts_as_response() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var response: Dictionary = {"type": 4, "data": {"content": "By hand"}}
	await client.rest.create_interaction_response(interaction.id, interaction.token, response)
	assert_true(interaction.is_acknowledged())
	assert_null(await interaction.reply("x"))
	assert_failed(["responded to already, with create_interaction_response"])
	assert_equal((await interaction.edit_reply("y")).content, "y")


func test_expired_token_refuses_edits() -> void:
	var interaction: DiscordInteraction = await receive_command()
	await interaction.reply("x")
	act("expire_interactions", {"token": true})
	assert_null(await interaction.edit_reply("y"))
	assert_equal(error().kind, DiscordError.REFUSED)


func test_responses_end_with_the_client() -> void:
	var interaction: DiscordInteraction = await receive_command()
	client.free()
	await wait_frames(3)
	assert_true(interaction.reply("x").is_null())
	assert_true(interaction.defer().is_null())
	assert_true(interaction.edit_reply("x").is_null())
	assert_true(interaction.send_followup("x").is_null())
	assert_false(interaction.is_acknowledged())


func _assert_not_responded(method: String) -> void:
	assert_failed([method, "has not been responded to yet", "Begin with reply"])


func _modal() -> DiscordModalBuilder:
	var name_field: DiscordTextInputBuilder = DiscordTextInputBuilder.short("name")
	return DiscordModalBuilder.create("modal", "A modal").add_input("Name", name_field)


func _add_tea() -> void:
	var tea: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash("tea", "x")
	tea.add_string_option("kind", "x", {"autocomplete": true}).add_integer_option("cups", "x")
	await add_command(tea)


## A user types into the option of the command for tea.
func _receive_autocomplete(text: String, options: Dictionary = {}) -> DiscordInteraction:
	var fields: Dictionary = {
		"user": "basil", "channel": "general", "command": "tea", "focused": "kind", "text": text
	}
	return await receive_interaction(act("autocomplete", fields.merged({"options": options})))
