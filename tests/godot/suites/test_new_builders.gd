## Tests builders created with `new()`.
extends TestSuite


func test_every_builder_has_new() -> void:
	var classes: PackedStringArray = []
	for name: String in ClassDB.get_class_list():
		if name.begins_with("Discord") and name.ends_with("Builder"):
			classes.append(name)
	assert_true(classes.size() >= 22, str(classes))
	for name: String in classes:
		assert_true(ClassDB.can_instantiate(name), name)
		var builder: RefCounted = ClassDB.instantiate(name)
		assert_true(builder.call(&"to_dictionary") is Dictionary, name)


func test_missing_properties_are_named() -> void:
	for builder: RefCounted in [
		DiscordButtonBuilder.new(),
		DiscordSelectBuilder.new(),
		DiscordTextInputBuilder.new(),
		DiscordCheckboxBuilder.new(),
		DiscordRadioGroupBuilder.new(),
		DiscordCheckboxGroupBuilder.new(),
		DiscordFileUploadBuilder.new(),
		DiscordModalBuilder.new(),
	]:
		var problems: PackedStringArray = builder.call(&"get_problems")
		assert_equal(problems.size(), 1)
		assert_true("custom_id" in problems[0], problems[0])
		assert_false(builder.call(&"is_valid"))


func test_new_and_setters_build_the_same() -> void:
	_assert_same(
		DiscordButtonBuilder.new().set_custom_id("a").set_label("A"),
		DiscordButtonBuilder.primary("a", "A")
	)
	_assert_same(
		(
			DiscordButtonBuilder
			. new()
			. set_style(DiscordButtonStyle.DANGER)
			. set_custom_id("a")
			. set_label("A")
		),
		DiscordButtonBuilder.danger("a", "A")
	)
	_assert_same(
		(
			DiscordButtonBuilder
			. new()
			. set_style(DiscordButtonStyle.LINK)
			. set_url("https://a.b")
			. set_label("A")
		),
		DiscordButtonBuilder.link("https://a.b", "A")
	)
	_assert_same(
		DiscordButtonBuilder.new().set_style(DiscordButtonStyle.PREMIUM).set_sku(5),
		DiscordButtonBuilder.premium(5)
	)
	_assert_same(
		DiscordTextInputBuilder.new().set_custom_id("a"), DiscordTextInputBuilder.short("a")
	)
	_assert_same(
		DiscordTextInputBuilder.new().set_style(DiscordTextInputStyle.PARAGRAPH).set_custom_id("a"),
		DiscordTextInputBuilder.paragraph("a")
	)
	_assert_same(
		DiscordCheckboxBuilder.new().set_custom_id("a").set_ticked(),
		DiscordCheckboxBuilder.create("a", true)
	)
	_assert_same(
		DiscordModalBuilder.new().set_custom_id("a").set_title("A").add_text("B"),
		DiscordModalBuilder.create("a", "A").add_text("B")
	)
	_assert_same(
		DiscordLabelBuilder.new().set_label("A").set_component(DiscordTextInputBuilder.short("a")),
		DiscordLabelBuilder.create("A", DiscordTextInputBuilder.short("a"))
	)
	_assert_same(
		DiscordThumbnailBuilder.new().set_url("https://a.b/c.png"),
		DiscordThumbnailBuilder.create("https://a.b/c.png")
	)
	_assert_same(
		DiscordFileComponentBuilder.new().set_file("a.txt"),
		DiscordFileComponentBuilder.create("a.txt")
	)
	_assert_same(DiscordSeparatorBuilder.new().set_divider(), DiscordSeparatorBuilder.create())
	_assert_same(
		DiscordTextDisplayBuilder.new().set_content("A"), DiscordTextDisplayBuilder.create("A")
	)
	_assert_same(DiscordEmbedBuilder.new().set_title("A"), DiscordEmbedBuilder.create("A"))
	_assert_same(DiscordMessageBuilder.new().set_content("A"), DiscordMessageBuilder.create("A"))
	_assert_same(DiscordAllowedMentionsBuilder.new(), DiscordAllowedMentionsBuilder.create())
	_assert_same(
		DiscordPollBuilder.new().set_question("A").add_answer("B"),
		DiscordPollBuilder.create("A").add_answer("B")
	)


func test_select_menus_of_each_type_are_built() -> void:
	var expected_by_type: Dictionary = {
		DiscordComponentType.STRING_SELECT: DiscordSelectBuilder.string("a").add_option("A", "a"),
		DiscordComponentType.USER_SELECT: DiscordSelectBuilder.user("a"),
		DiscordComponentType.ROLE_SELECT: DiscordSelectBuilder.role("a"),
		DiscordComponentType.MENTIONABLE_SELECT: DiscordSelectBuilder.mentionable("a"),
		DiscordComponentType.CHANNEL_SELECT: DiscordSelectBuilder.channel("a"),
	}
	for type: int in expected_by_type:
		var select: DiscordSelectBuilder = DiscordSelectBuilder.new().set_type(type).set_custom_id(
			"a"
		)
		if type == DiscordComponentType.STRING_SELECT:
			select.add_option("A", "a")
		_assert_same(select, expected_by_type[type])
	expect_error("DiscordSelectBuilder.set_type: 2 is not the type of a select menu")
	var wrong: DiscordSelectBuilder = DiscordSelectBuilder.user("a").set_type(2)
	assert_false(wrong.is_valid())
	assert_true(wrong.set_type(DiscordComponentType.USER_SELECT).is_valid())


func test_commands_of_each_type_are_built() -> void:
	_assert_same(
		DiscordApplicationCommandBuilder.new().set_name("roll").set_description("Rolls"),
		DiscordApplicationCommandBuilder.slash("roll", "Rolls")
	)
	_assert_same(
		(
			DiscordApplicationCommandBuilder
			. new()
			. set_type(DiscordApplicationCommandType.USER)
			. set_name("High five")
		),
		DiscordApplicationCommandBuilder.user("High five")
	)
	_assert_same(
		(
			DiscordApplicationCommandBuilder
			. new()
			. set_type(DiscordApplicationCommandType.MESSAGE)
			. set_name("Save")
		),
		DiscordApplicationCommandBuilder.message("Save")
	)


func test_options_of_each_type_are_built() -> void:
	_assert_same(
		DiscordCommandOptionBuilder.new().set_name("a").set_description("A"),
		DiscordCommandOptionBuilder.string("a", "A")
	)
	var sides: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.new()
	sides.set_type(DiscordApplicationCommandOptionType.INTEGER).set_name("a").set_description("A")
	_assert_same(
		sides.set_range(1, 6), DiscordCommandOptionBuilder.integer("a", "A").set_range(1, 6)
	)
	expect_error("DiscordCommandOptionBuilder.set_type: 12 is not the type of an option")
	assert_false(DiscordCommandOptionBuilder.string("a", "A").set_type(12).is_valid())


func test_action_rows_take_buttons_and_select_menus() -> void:
	var button: DiscordButtonBuilder = DiscordButtonBuilder.primary("a", "A")
	_assert_same(
		DiscordActionRowBuilder.new().add_component(button),
		DiscordActionRowBuilder.create().add_button(button)
	)
	var select: DiscordSelectBuilder = DiscordSelectBuilder.user("b")
	_assert_same(
		DiscordActionRowBuilder.new().add_component(select),
		DiscordActionRowBuilder.create().add_select(select)
	)


func _assert_same(built: RefCounted, expected: RefCounted) -> void:
	assert_equal(built.call(&"to_dictionary"), expected.call(&"to_dictionary"))
	assert_equal(built.call(&"get_problems"), PackedStringArray())
