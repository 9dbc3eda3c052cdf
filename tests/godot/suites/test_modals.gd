## Modals: reading the submitted values, and waiting for the submission.
extends InteractionSuite


## The tests find users by name, for which these must be cached.
func circumstances() -> PackedStringArray:
	return ["", WITHOUT_PERMISSIONS, UNCACHED_MEMBERS, SLOW_NETWORK]


func test_fields_return_the_submitted_values() -> void:
	var opener: DiscordInteraction = await receive_command()
	await opener.show_modal(_modal_with_text_inputs_and_selects())
	var values: Dictionary = {
		"text": "Ada",
		"lines": "one\ntwo",
		"menu": ["b"],
		"users": ["clover", "dill"],
		"roles": ["Artists"],
	}
	var sent: DiscordInteraction = await _submit(values)
	assert_true(sent.is_modal_submit())
	assert_equal(sent.get_custom_id(), "modal")
	assert_user(sent.get_invoker(), "basil")
	assert_equal(sent.get_field("text"), "Ada")
	assert_equal(sent.get_field("lines"), "one\ntwo")
	assert_equal(sent.get_field("menu"), ["b"])
	assert_user(sent.get_field("users")[0], "clover")
	assert_user(sent.get_field("users")[1], "dill")
	assert_equal(sent.get_field("roles"), [role("Artists")])
	assert_equal(sent.get_fields().size(), 5)
	assert_equal(sent.get_fields()["menu"], ["b"])
	assert_null(sent.get_field("no such field"))


func test_fields_of_the_other_types_return_the_submitted_values() -> void:
	var opener: DiscordInteraction = await receive_command()
	await opener.show_modal(_modal_with_other_components())
	var files: Array = []
	for named: String in ["a.txt", "b.txt"]:
		files.append({"filename": named, "data": Marshalls.utf8_to_base64("hello")})
	var values: Dictionary = {
		"channels": ["general"], "upload": files, "side": "b", "extras": ["x", "z"], "agree": true
	}
	var sent: DiscordInteraction = await _submit(values)
	assert_equal(sent.get_field("channels"), [channel()])
	var uploaded: Array = sent.get_field("upload")
	assert_equal(uploaded.size(), 2)
	assert_equal((uploaded[1] as DiscordAttachment).filename, "b.txt")
	assert_equal((uploaded[0] as DiscordAttachment).size, 5)
	assert_equal(sent.get_field("side"), "b")
	assert_equal(sent.get_field("extras"), ["x", "z"])
	assert_equal(sent.get_field("agree"), true)
	assert_equal(sent.get_fields().keys(), ["channels", "upload", "side", "extras", "agree"])


func test_mentionables_are_users_and_roles() -> void:
	var opener: DiscordInteraction = await receive_command()
	var select: DiscordSelectBuilder = DiscordSelectBuilder.mentionable("any").set_range(0, 5)
	await opener.show_modal(_modal().add_input("Anybody", select))
	var sent: DiscordInteraction = await _submit({"any": ["Members", "clover"]})
	assert_same(sent.get_field("any")[0], role("Members"))
	assert_user(sent.get_field("any")[1], "clover")


func test_omitted_fields_are_empty() -> void:
	var opener: DiscordInteraction = await receive_command()
	var modal: DiscordModalBuilder = _modal()
	modal.add_input("Text", DiscordTextInputBuilder.short("text").set_required(false))
	var radio: DiscordRadioGroupBuilder = DiscordRadioGroupBuilder.create("side")
	modal.add_input("Side", radio.add_option("A", "a").add_option("B", "b").set_required(false))
	var checkboxes: DiscordCheckboxGroupBuilder = DiscordCheckboxGroupBuilder.create("extras")
	modal.add_input("Extras", checkboxes.add_option("X", "x").set_range(0, 1).set_required(false))
	var upload: DiscordFileUploadBuilder = DiscordFileUploadBuilder.create("upload")
	modal.add_input("Upload", upload.set_range(0, 1).set_required(false))
	modal.add_input("Agree", DiscordCheckboxBuilder.create("agree"))
	assert_equal(await opener.show_modal(modal), true, str(client.rest.last_error))
	var sent: DiscordInteraction = await _submit({})
	assert_equal(sent.get_field("text"), "")
	assert_null(sent.get_field("side"))
	assert_equal(sent.get_field("extras"), [])
	assert_equal(sent.get_field("upload"), [])
	assert_equal(sent.get_field("agree"), false)


func test_default_values_are_submitted() -> void:
	var opener: DiscordInteraction = await receive_command()
	var modal: DiscordModalBuilder = _modal()
	modal.add_input("Text", DiscordTextInputBuilder.short("text").set_value("Ada"))
	modal.add_input("Agree", DiscordCheckboxBuilder.create("agree", true))
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.string("menu").add_option("A", "a")
	modal.add_input("Menu", select_menu.add_option("B", "b", "", null, true))
	var users: DiscordSelectBuilder = DiscordSelectBuilder.user("users")
	modal.add_input("User", users.add_default_user(user_id("clover")))
	modal.add_text("Only to be read")
	assert_equal(await opener.show_modal(modal), true, str(client.rest.last_error))
	var sent: DiscordInteraction = await _submit({})
	assert_equal(sent.get_field("text"), "Ada")
	assert_equal(sent.get_field("agree"), true)
	assert_equal(sent.get_field("menu"), ["b"])
	assert_user(sent.get_field("users")[0], "clover")
	assert_equal(sent.get_fields().size(), 4)


func test_text_inputs_in_action_rows_are_read() -> void:
	var opener: DiscordInteraction = await receive_command()
	var input: Dictionary = {"type": 4, "style": 1, "custom_id": "text", "label": "Text"}
	var row: Dictionary = {"type": 1, "components": [input]}
	var modal: Dictionary = {"custom_id": "modal", "title": "Old", "components": [row]}
	assert_equal(await opener.show_modal(modal), true, str(client.rest.last_error))
	var sent: DiscordInteraction = await _submit({"text": "Ada"})
	assert_equal(sent.get_field("text"), "Ada")
	assert_equal(sent.get_fields(), {"text": "Ada"})


func test_invalid_modals_are_refused() -> void:
	var opener: DiscordInteraction = await receive_command()
	assert_equal(await opener.show_modal(_modal()), false)
	assert_failed(["components is missing"])
	assert_equal(await opener.show_modal({"custom_id": "modal", "title": "x".repeat(46)}), false)
	assert_failed(["46 characters long"])
	assert_false(opener.is_acknowledged())
	assert_equal(await opener.show_modal(_name_modal()), true)


func test_show_modal_and_wait_returns_the_submission() -> void:
	var opener: DiscordInteraction = await receive_command()
	var ended: Array[Variant] = []
	_wait_into(opener.show_modal_and_wait(_name_modal(), 10.0), ended)
	await wait_for_view({"id": str(opener.id)}, "modal")
	act("submit_modal", {"user": "basil", "values": {"name": "Basil"}})
	await wait_until(func() -> bool: return ended.size() == 1, "submitted")
	var sent: DiscordInteraction = ended[0]
	assert_true(sent.is_modal_submit())
	assert_equal(sent.get_field("name"), "Basil")
	var message: DiscordMessage = await sent.reply("Hello")
	assert_equal(message.content, "Hello")
	assert_true(opener.is_acknowledged())
	assert_equal(warnings.count("it has no handler"), 0)


func test_show_modal_and_wait_takes_a_dictionary() -> void:
	var opener: DiscordInteraction = await receive_press()
	var ended: Array[Variant] = []
	_wait_into(opener.show_modal_and_wait(_name_modal().to_dictionary()), ended)
	await wait_for_view({"id": str(opener.id)}, "modal")
	act("submit_modal", {"user": "basil", "values": {"name": "Basil"}})
	await wait_until(func() -> bool: return ended.size() == 1, "submitted")
	assert_equal((ended[0] as DiscordInteraction).get_field("name"), "Basil")


func test_show_modal_and_wait_times_out() -> void:
	var opener: DiscordInteraction = await receive_command()
	var begin: int = Time.get_ticks_msec()
	assert_null(await opener.show_modal_and_wait(_name_modal(), 0.5))
	var elapsed_ms: int = Time.get_ticks_msec() - begin
	assert_true(elapsed_ms >= 500 and elapsed_ms < 2000, "took %d ms" % elapsed_ms)
	assert_equal(view(opener)["state"], "modal", "it is still open; Discord cannot close it")


func test_show_modal_and_wait_refuses_an_invalid_modal() -> void:
	var opener: DiscordInteraction = await receive_command()
	assert_null(await opener.show_modal_and_wait(_modal(), 10.0))
	assert_failed(["components is missing"])
	await opener.reply("No modal")
	assert_null(await opener.show_modal_and_wait(_name_modal(), 10.0))
	assert_failed(["show_modal", "responded to already, with reply"])


func test_show_modal_and_wait_ends_if_discord_refuses_the_modal() -> void:
	expect_error("Unknown interaction")
	var opener: DiscordInteraction = await receive_command()
	act("expire_interactions")
	assert_null(await opener.show_modal_and_wait(_name_modal(), 10.0))
	assert_equal(error().code, 10062)


func test_show_modal_and_wait_ignores_modals_of_other_users() -> void:
	await add_slash("try")
	var basil: DiscordInteraction = await receive_interaction(use_command("try"))
	var clover: DiscordInteraction = await receive_interaction(use_command("try", {}, "clover"))
	var ended: Array[Variant] = []
	_wait_into(basil.show_modal_and_wait(_name_modal(), 10.0), ended)
	await clover.show_modal(_name_modal())
	await wait_for_view({"id": str(basil.id)}, "modal")
	await receive_interaction(act("submit_modal", {"user": "clover", "values": {"name": "Clover"}}))
	assert_equal(ended.size(), 0)
	act("submit_modal", {"user": "basil", "values": {"name": "Basil"}})
	await wait_until(func() -> bool: return ended.size() == 1, "submitted")
	assert_equal((ended[0] as DiscordInteraction).get_field("name"), "Basil")


func test_waiting_ends_with_the_logout() -> void:
	var opener: DiscordInteraction = await receive_command()
	var ended: Array[Variant] = []
	_wait_into(opener.show_modal_and_wait(_name_modal()), ended)
	await wait_for_view({"id": str(opener.id)}, "modal")
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	assert_null(ended[0])


func test_waiting_ends_with_the_client() -> void:
	var opener: DiscordInteraction = await receive_command()
	var ended: Array[Variant] = []
	_wait_into(opener.show_modal_and_wait(_name_modal()), ended)
	client.free()
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	assert_null(ended[0])


func _modal() -> DiscordModalBuilder:
	return DiscordModalBuilder.create("modal", "A modal")


func _name_modal() -> DiscordModalBuilder:
	return _modal().add_input("Name", DiscordTextInputBuilder.short("name"))


func _modal_with_text_inputs_and_selects() -> DiscordModalBuilder:
	var modal: DiscordModalBuilder = _modal()
	modal.add_input("Text", DiscordTextInputBuilder.short("text"))
	modal.add_input("Lines", DiscordTextInputBuilder.paragraph("lines"))
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.string("menu").add_option("A", "a")
	modal.add_input("Menu", select_menu.add_option("B", "b"))
	modal.add_input("Users", DiscordSelectBuilder.user("users").set_range(1, 2))
	return modal.add_input("Roles", DiscordSelectBuilder.role("roles"))


func _modal_with_other_components() -> DiscordModalBuilder:
	var modal: DiscordModalBuilder = _modal()
	modal.add_input("Channels", DiscordSelectBuilder.channel("channels"))
	modal.add_input("Upload", DiscordFileUploadBuilder.create("upload").set_range(1, 2))
	var side: DiscordRadioGroupBuilder = DiscordRadioGroupBuilder.create("side")
	modal.add_input("Side", side.add_option("A", "a").add_option("B", "b"))
	var extras: DiscordCheckboxGroupBuilder = DiscordCheckboxGroupBuilder.create("extras")
	extras.add_option("X", "x").add_option("Y", "y").add_option("Z", "z")
	modal.add_input("Extras", extras.set_range(0, 3))
	return modal.add_input("Agree", DiscordCheckboxBuilder.create("agree"))


## Submits the open modal as a user.
func _submit(values: Dictionary) -> DiscordInteraction:
	return await receive_interaction(act("submit_modal", {"user": "basil", "values": values}))


func _wait_into(awaited: Signal, ended: Array[Variant]) -> void:
	ended.append(await awaited)
