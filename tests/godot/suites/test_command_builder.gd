## Tests the builders of application commands and their options.
extends TestSuite


func test_every_option_type_is_built() -> void:
	var command: DiscordApplicationCommandBuilder = _slash()
	command.add_string_option("a", "A", {"required": true, "min_length": 1, "max_length": 10})
	command.add_integer_option("b", "B", {"min_value": 2, "max_value": 100})
	command.add_boolean_option("c", "C")
	command.add_user_option("d", "D").add_role_option("e", "E").add_mentionable_option("f", "F")
	command.add_channel_option("g", "G", {"channel_types": [DiscordChannelType.GUILD_TEXT]})
	command.add_number_option("h", "H", {"min_value": 0.5, "autocomplete": true})
	command.add_attachment_option("i", "I", {"file_types": ["image"]})
	assert_equal(command.get_problems(), PackedStringArray())
	var built: Dictionary = command.to_dictionary()
	assert_equal(built["type"], DiscordApplicationCommandType.CHAT_INPUT)
	var types: Array = built["options"].map(func(option: Dictionary) -> int: return option["type"])
	assert_equal(types, [3, 4, 5, 6, 8, 9, 7, 10, 11])
	var first: Dictionary = {
		"type": 3,
		"name": "a",
		"description": "A",
		"required": true,
		"min_length": 1,
		"max_length": 10,
	}
	assert_equal(built["options"][0], first)


func test_choices_take_every_notation() -> void:
	var expected: Array = [{"name": "red", "value": "red"}, {"name": "blue", "value": "blue"}]
	var variants: Array = [["red", "blue"], {"red": "red", "blue": "blue"}, expected]
	for argument: Variant in variants:
		var command: DiscordApplicationCommandBuilder = _slash()
		command.add_string_option("color", "Which", {"choices": argument})
		assert_equal(command.to_dictionary()["options"][0]["choices"], expected)
	var numbers: DiscordApplicationCommandBuilder = _slash()
	numbers.add_integer_option("sides", "How many", {"choices": [6, 20]})
	var sides: Array = numbers.to_dictionary()["options"][0]["choices"]
	assert_equal(sides, [{"name": "6", "value": 6}, {"name": "20", "value": 20}])


func test_subcommands_and_groups_are_built() -> void:
	var amount: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.integer("amount", "x")
	amount.set_required().set_range(1, 99).add_choice("One", 1, {"de": "Eins"})
	var buy: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("buy", "Buys")
	buy.add_option(amount).add_string_option("note", "A note")
	var admin: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.group("admin", "Sets up")
	admin.add_option(DiscordCommandOptionBuilder.subcommand("reset", "Begins anew"))
	var command: DiscordApplicationCommandBuilder = _slash().add_option(buy).add_option(admin)
	assert_equal(command.get_problems(), PackedStringArray())
	var options: Array = command.to_dictionary()["options"]
	assert_equal(options[0]["options"][0]["min_value"], 1)
	assert_equal(options[0]["options"][0]["choices"][0]["name_localizations"], {"de": "Eins"})
	assert_equal(options[1]["options"][0]["type"], 1)
	expect_error("add_option: a command with subcommands cannot have other options")
	command.add_option(DiscordCommandOptionBuilder.boolean("x", "x"))


func test_every_property_of_a_command_is_built() -> void:
	var command: DiscordApplicationCommandBuilder = _slash()
	command.set_name_localizations({"de": "würfeln"}).set_description_localizations({"de": "x"})
	command.set_default_member_permissions(DiscordPermissions.MANAGE_GUILD).set_nsfw()
	command.set_contexts([0, 1]).set_integration_types([0])
	assert_equal(command.get_problems(), PackedStringArray())
	var built: Dictionary = command.to_dictionary()
	assert_equal(built["name_localizations"], {"de": "würfeln"})
	assert_equal(built["default_member_permissions"], DiscordPermissions.MANAGE_GUILD)
	assert_equal(built["contexts"], [0, 1])
	assert_equal(built["nsfw"], true)


func test_context_menu_and_entry_point_commands_are_built() -> void:
	var user: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.user("High Five")
	assert_equal(user.to_dictionary(), {"type": 2, "name": "High Five"})
	var message: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.message("X")
	assert_equal(message.to_dictionary(), {"type": 3, "name": "X"})
	var entry: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.entry_point(
		"play", "Plays"
	)
	entry.set_handler(DiscordEntryPointCommandHandler.DISCORD_LAUNCH_ACTIVITY)
	assert_true(user.is_valid() and message.is_valid() and entry.is_valid())
	expect_error("add_boolean_option: options must be empty; only a slash command has options")
	assert_false(user.add_boolean_option("x", "x").is_valid())


func test_invalid_names_are_refused() -> void:
	expect_error('DiscordApplicationCommandBuilder.slash: name is "Roll"; a slash command takes')
	assert_false(DiscordApplicationCommandBuilder.slash("Roll", "x").is_valid())
	expect_error('add_string_option: options[0].name is "My Option"; it takes 1 to 32 letters')
	assert_false(_slash().add_string_option("My Option", "x").is_valid())


func test_invalid_options_are_refused() -> void:
	expect_error("add_integer_option: unknown field 'options[0].min'; known are")
	assert_false(_slash().add_integer_option("a", "A", {"min": 1}).is_valid())
	expect_error("add_user_option: option 'b' is required, but comes after an optional one")
	var late: DiscordApplicationCommandBuilder = _slash().add_user_option("a", "A")
	assert_false(late.add_user_option("b", "B", {"required": true}).is_valid())
	expect_error("add_user_option: two options have the name 'a'")
	assert_false(_slash().add_user_option("a", "A").add_user_option("a", "B").is_valid())
	expect_error('set_range: min_value is "x"; it takes a whole number')
	assert_false(DiscordCommandOptionBuilder.integer("a", "A").set_range("x", 5).is_valid())
	var both: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.string("a", "A")
	both.add_choice("x", "x").set_autocomplete()
	assert_has(both.get_problems()[0], "autocomplete and choices cannot be combined")


func _slash() -> DiscordApplicationCommandBuilder:
	return DiscordApplicationCommandBuilder.slash("roll", "Rolls dice")
