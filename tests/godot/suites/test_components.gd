## Message components: button presses, select menu choices, and waiting for them.
extends InteractionSuite


## The tests find users by name, for which these must be cached.
func circumstances() -> PackedStringArray:
	return ["", WITHOUT_PERMISSIONS, UNCACHED_MEMBERS, SLOW_NETWORK]


func test_button_press_has_the_user_and_the_custom_id() -> void:
	var message: DiscordMessage = await send_with_button("duel:yes")
	var interaction: DiscordInteraction = await receive_interaction(
		press(message.id, "duel:yes", "clover")
	)
	assert_true(interaction.is_component())
	assert_false(interaction.is_command())
	assert_equal(interaction.get_custom_id(), "duel:yes")
	assert_user(interaction.get_invoker(), "clover")
	assert_same(interaction.message, message)
	assert_equal(interaction.data.component_type, DiscordComponentType.BUTTON)
	assert_equal(interaction.get_values(), PackedStringArray())
	assert_equal(interaction.get_command_name(), "")


func test_every_button_style_is_sent() -> void:
	var builder: DiscordMessageBuilder = DiscordMessageBuilder.create("Choose")
	builder.add_button(DiscordButtonBuilder.primary("a", "A"))
	builder.add_button(DiscordButtonBuilder.secondary("b", "B").set_emoji("🔥"))
	builder.add_button(DiscordButtonBuilder.success("c", "C"))
	builder.add_button(DiscordButtonBuilder.danger("d", "D").set_disabled())
	builder.add_button(DiscordButtonBuilder.link("https://example.org", "E"))
	builder.add_button(DiscordButtonBuilder.premium(7))
	var message: DiscordMessage = await send_message(builder)
	assert_equal(message.components.size(), 2, "five to a row")
	for custom_id: String in ["a", "b", "c"]:
		var interaction: DiscordInteraction = await receive_interaction(
			press(message.id, custom_id)
		)
		assert_equal(interaction.get_custom_id(), custom_id)
	expect_error("the button is disabled")
	assert_null(sandbox.act("press", {"user": "basil", "message": message.id, "custom_id": "d"}))
	expect_error("a link or premium button sends no interaction")
	assert_null(sandbox.act("press", {"user": "basil", "message": message.id, "label": "E"}))


func test_string_select_has_the_chosen_values() -> void:
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.string("tea", "Which tea?")
	select_menu.add_option("Mint", "m").add_option("Sage", "s").add_option("Thyme", "t")
	var message: DiscordMessage = await _send_with_select_menu(select_menu.set_range(1, 2))
	var interaction: DiscordInteraction = await receive_interaction(
		choose(message.id, "tea", ["t", "Mint"])
	)
	assert_equal(interaction.data.component_type, DiscordComponentType.STRING_SELECT)
	assert_equal(interaction.get_values(), PackedStringArray(["t", "m"]))
	assert_equal(interaction.get_selected(), ["t", "m"])


func test_user_select_has_the_chosen_users() -> void:
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.user("who").set_range(1, 3)
	var message: DiscordMessage = await _send_with_select_menu(select_menu)
	var interaction: DiscordInteraction = await receive_interaction(
		choose(message.id, "who", ["dill", "clover"])
	)
	assert_user(interaction.get_selected()[0], "dill")
	assert_user(interaction.get_selected()[1], "clover")
	assert_equal(
		interaction.get_values(), PackedStringArray([str(user_id("dill")), str(user_id("clover"))])
	)
	assert_equal(interaction.data.resolved.members.size(), 2)


func test_role_select_has_the_chosen_roles() -> void:
	var message: DiscordMessage = await _send_with_select_menu(DiscordSelectBuilder.role("which"))
	var interaction: DiscordInteraction = await receive_interaction(
		choose(message.id, "which", ["Artists"])
	)
	assert_equal(interaction.get_selected(), [role("Artists")])


func test_mentionable_select_has_the_chosen_users_and_roles() -> void:
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.mentionable("any").set_range(1, 2)
	var message: DiscordMessage = await _send_with_select_menu(select_menu)
	var interaction: DiscordInteraction = await receive_interaction(
		choose(message.id, "any", ["Members", "clover"])
	)
	assert_same(interaction.get_selected()[0], role("Members"))
	assert_user(interaction.get_selected()[1], "clover")


func test_channel_select_has_the_chosen_channels() -> void:
	var select_menu: DiscordSelectBuilder = DiscordSelectBuilder.channel("where")
	select_menu.set_channel_types([DiscordChannelType.GUILD_TEXT])
	var message: DiscordMessage = await _send_with_select_menu(select_menu)
	var interaction: DiscordInteraction = await receive_interaction(
		choose(message.id, "where", ["showcase"])
	)
	assert_equal(interaction.get_selected(), [channel("showcase")])


func test_components_in_containers_and_sections_are_used() -> void:
	var side: DiscordSectionBuilder = DiscordSectionBuilder.create("Ada leads")
	side.set_button(DiscordButtonBuilder.primary("watch", "Watch"))
	var container: DiscordContainerBuilder = DiscordContainerBuilder.create()
	container.set_accent_color(Color.GOLD).add_text("# Round 3").add_separator().add_component(side)
	container.add_button(DiscordButtonBuilder.primary("next", "Next"))
	container.add_select(DiscordSelectBuilder.string("tea").add_option("Mint", "m"))
	var message: DiscordMessage = await send_message(
		DiscordMessageBuilder.create().add_component(container)
	)
	assert_not_equal(message.flags & DiscordMessageFlags.IS_COMPONENTS_V2, 0)
	assert_equal((await receive_interaction(press(message.id, "watch"))).get_custom_id(), "watch")
	assert_equal((await receive_interaction(press(message.id, "next"))).get_custom_id(), "next")
	var chosen: DiscordInteraction = await receive_interaction(choose(message.id, "tea", ["m"]))
	assert_equal(chosen.get_values(), PackedStringArray(["m"]))
	var changed: DiscordMessage = await chosen.update_message(
		DiscordMessageBuilder.create().add_text("Tea it is")
	)
	if assert_not_null(changed, str(client.rest.last_error)):
		assert_equal(changed.components[0].content, "Tea it is")


func test_every_component_type_is_sent() -> void:
	var image: Image = Image.create(8, 4, false, Image.FORMAT_RGBA8)
	var gallery: DiscordMediaGalleryBuilder = DiscordMediaGalleryBuilder.create()
	gallery.add_item("attachment://map.png", "The map", true)
	var section: DiscordSectionBuilder = DiscordSectionBuilder.create("A").add_text("B")
	section.set_thumbnail("https://example.org/a.png")
	var builder: DiscordMessageBuilder = DiscordMessageBuilder.create().add_text("Text")
	builder.add_component(gallery).add_component(section).add_separator(false)
	builder.add_component(DiscordFileComponentBuilder.create("replay.txt").set_spoiler())
	builder.add_file({"name": "map.png", "data": image})
	builder.add_file({"name": "replay.txt", "data": "moves"})
	var interaction: DiscordInteraction = await receive_command()
	var message: DiscordMessage = await interaction.reply(builder)
	if not assert_not_null(message, str(client.rest.last_error)):
		return
	var kinds: Array = message.components.map(
		func(component: DiscordComponent) -> int: return component.type
	)
	var expected: Array = [
		DiscordComponentType.TEXT_DISPLAY,
		DiscordComponentType.MEDIA_GALLERY,
		DiscordComponentType.SECTION,
		DiscordComponentType.SEPARATOR,
		DiscordComponentType.FILE,
	]
	assert_equal(kinds, expected)
	assert_equal(message.components[1].items[0].description, "The map")
	assert_equal(message.components[2].accessory.type, DiscordComponentType.THUMBNAIL)


func test_button_of_an_ephemeral_reply_is_pressed() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var builder: DiscordMessageBuilder = DiscordMessageBuilder.create("psst")
	builder.add_button(DiscordButtonBuilder.primary("secret", "Press")).set_ephemeral()
	var message: DiscordMessage = await interaction.reply(builder)
	expect_error("the user cannot see the message")
	var fields: Dictionary = {"user": "clover", "message": message.id, "custom_id": "secret"}
	assert_null(sandbox.act("press", fields))
	var press_interaction: DiscordInteraction = await receive_interaction(
		press(message.id, "secret")
	)
	var changed: DiscordMessage = await press_interaction.update_message("gone", {"components": []})
	if assert_not_null(changed, str(client.rest.last_error)):
		assert_equal(changed.content, "gone")


func test_wait_for_component_returns_the_press() -> void:
	var message: DiscordMessage = await send_with_button("go")
	var ended: Array[Variant] = []
	_wait_into(message.wait_for_component(), ended)
	press(message.id, "go")
	await wait_until(func() -> bool: return ended.size() == 1, "pressed")
	var interaction: DiscordInteraction = ended[0]
	assert_equal(interaction.get_custom_id(), "go")
	assert_not_null(await interaction.update_message("Gone"))
	assert_equal(warnings.count("it has no handler"), 0)


func test_wait_for_component_uses_its_filter() -> void:
	var message: DiscordMessage = await send_with_button("go")
	var other: DiscordMessage = await send_with_button("go")
	var only_clover: Callable = func(received: DiscordInteraction) -> bool:
		return received.get_invoker().username == "clover"
	var ended: Array[Variant] = []
	_wait_into(message.wait_for_component(only_clover, 10.0), ended)
	press(message.id, "go", "basil")
	press(other.id, "go", "clover")
	press(message.id, "go", "clover")
	await wait_until(func() -> bool: return ended.size() == 1, "pressed")
	var interaction: DiscordInteraction = ended[0]
	assert_equal(interaction.get_invoker().username, "clover")
	assert_equal(interaction.message.id, message.id)


func test_wait_for_component_times_out() -> void:
	var message: DiscordMessage = await send_with_button("go")
	assert_null(await message.wait_for_component(Callable(), 0.3))


func test_wait_for_component_works_on_a_reply() -> void:
	var interaction: DiscordInteraction = await receive_command()
	var builder: DiscordMessageBuilder = DiscordMessageBuilder.create("Sure?")
	builder.add_button(DiscordButtonBuilder.success("yes", "Yes"))
	var message: DiscordMessage = await interaction.reply(builder)
	var ended: Array[Variant] = []
	_wait_into(message.wait_for_component(Callable(), 10.0), ended)
	press(message.id, "yes")
	await wait_until(func() -> bool: return ended.size() == 1, "pressed")
	assert_not_null(await (ended[0] as DiscordInteraction).update_message("Done"))


func test_collect_components_collects_votes() -> void:
	var message: DiscordMessage = await send_with_button("vote")
	var votes: DiscordCollector = message.collect_components(Callable(), {"max": 3})
	for user_name: String in ["basil", "clover", "dill"]:
		press(message.id, "vote", user_name)
	var names: Array[String] = []
	while true:
		var vote: DiscordInteraction = await votes.next()
		if vote == null:
			break
		names.append(vote.get_invoker().username)
		assert_not_null(await vote.reply("Thanks", {"ephemeral": true}))
	assert_equal(names, ["basil", "clover", "dill"] as Array[String])
	assert_true(votes.is_ended())
	assert_equal(warnings.count("it has no handler"), 0)


func test_handler_and_wait_get_the_same_press() -> void:
	var taken: Array[String] = []
	client.handle_component(
		"go",
		func(interaction: DiscordInteraction) -> void: taken.append(interaction.get_custom_id())
	)
	var message: DiscordMessage = await send_with_button("go")
	var ended: Array[Variant] = []
	_wait_into(message.wait_for_component(Callable(), 5.0), ended)
	press(message.id, "go")
	await wait_until(func() -> bool: return ended.size() == 1, "pressed")
	assert_equal(taken, ["go"] as Array[String])


func test_waiting_ends_with_the_client() -> void:
	var message: DiscordMessage = await send_with_button("go")
	var ended: Array[Variant] = []
	_wait_into(message.wait_for_component(), ended)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	assert_null(ended[0])


func _send_with_select_menu(select_menu: DiscordSelectBuilder) -> DiscordMessage:
	return await send_message(DiscordMessageBuilder.create("Choose").add_select(select_menu))


func _wait_into(awaited: Signal, ended: Array[Variant]) -> void:
	ended.append(await awaited)
