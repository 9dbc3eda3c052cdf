## Tests handlers of subcommands and of commands with the same name.
extends InteractionSuite


func test_subcommands_have_separate_handlers() -> void:
	await add_command(_shop())
	var called: Array[String] = []
	for named: String in ["shop", "shop buy", "shop admin reset"]:
		_handle(named, called)
	var expected: Dictionary[String, String] = {
		"shop buy": "shop buy",
		"shop sell": "shop",
		"shop admin reset": "shop admin reset",
		"shop admin close": "shop",
	}
	for used_command: String in expected:
		await receive_interaction(use_command(used_command))
		assert_equal(called.pop_back(), expected[used_command], used_command)
	_handle("shop admin", called)
	await receive_interaction(use_command("shop admin close"))
	assert_equal(called.pop_back(), "shop admin")
	client.remove_handler("shop buy")
	await receive_interaction(use_command("shop buy"))
	assert_equal(called.pop_back(), "shop")


func test_commands_with_the_same_name_have_separate_handlers() -> void:
	var called: Array[String] = []
	var types: Dictionary[String, int] = {
		"slash": DiscordApplicationCommandType.CHAT_INPUT,
		"user": DiscordApplicationCommandType.USER,
		"message": DiscordApplicationCommandType.MESSAGE,
	}
	for type: String in types:
		client.handle_command(
			"look",
			func(_interaction: DiscordInteraction) -> void: called.append(type),
			{"type": types[type]}
		)
	await add_slash("look")
	await add_command(DiscordApplicationCommandBuilder.user("look"))
	await add_command(DiscordApplicationCommandBuilder.message("look"))
	var message: int = send_as_user("x")
	var basil: Dictionary = {"user": "basil", "channel": "general", "command": "look"}
	await receive_interaction(act("use_command", basil))
	await receive_interaction(act("use_user_command", basil.merged({"target": "clover"})))
	await receive_interaction(act("use_message_command", basil.merged({"message": str(message)})))
	assert_equal(called, ["slash", "user", "message"] as Array[String])
	client.remove_handler("look", {"type": DiscordApplicationCommandType.USER})
	await receive_interaction(act("use_user_command", basil.merged({"target": "clover"})))
	await receive_interaction(act("use_command", basil))
	assert_equal(called.slice(3), ["slash"] as Array[String])


func test_guild_command_has_a_separate_handler() -> void:
	var called: Array[String] = []
	_handle("look", called)
	client.handle_command(
		"look",
		func(_interaction: DiscordInteraction) -> void: called.append("guild"),
		{"guild_id": guild().id}
	)
	var description: Dictionary = {"name": "look", "description": "x"}
	await client.register_application_command(description)
	await receive_interaction(use_command("look"))
	await add_command(description)
	await receive_interaction(use_command("look"))
	assert_equal(called, ["look", "guild"] as Array[String])


func test_commands_map_has_every_command() -> void:
	await add_slash("look")
	await add_command(DiscordApplicationCommandBuilder.user("look"))
	await client.register_application_command({"name": "look", "description": "global"})
	var known: Dictionary = client.commands_map
	assert_equal(known.size(), 3)
	assert_equal((known["look"] as DiscordApplicationCommand).description, "global")
	var guild_id: int = guild().id
	assert_true(known.has("look:1:%d" % guild_id), str(known.keys()))
	assert_true(known.has("look:2:%d" % guild_id), str(known.keys()))
	assert_equal(client.get_registered_command("look").guild_id, 0)
	assert_equal(client.get_registered_command("look", 1, guild_id).guild_id, guild_id)
	assert_equal(client.get_registered_command("look", 2).type, DiscordApplicationCommandType.USER)
	assert_null(client.get_registered_command("look", 3))
	assert_null(client.get_registered_command("other"))


func test_impossible_command_names_are_refused() -> void:
	var handler: Callable = func(_interaction: DiscordInteraction) -> void: pass
	expect_error(
		"handle_command: '/look': the name of a slash command is written without the slash"
	)
	client.handle_command("/look", handler)
	expect_error(
		"handle_command: 'Look here': no slash command or subcommand can be called \"Look\""
	)
	client.handle_command("Look here", handler, {"type": 1})
	expect_error("handle_autocomplete: 'Look': no slash command")
	client.handle_autocomplete("Look", handler)
	expect_error("handle_command: 'a b c d': it has 4 names")
	client.handle_command("a b c d", handler, {"type": 1})
	expect_error("handle_command: 'look': the option type is 9")
	client.handle_command("look", handler, {"type": 9})
	expect_error("handle_component: 'look': unknown option 'type'")
	client.handle_component("look", handler, {"type": 1})
	client.handle_command("Look here", handler)


func test_autocompletion_of_a_subcommand_has_a_handler() -> void:
	var item: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.string("item", "x")
	var buy: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("buy", "x")
	var shop: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash("shop", "x")
	await add_command(shop.add_option(buy.add_option(item.set_autocomplete())))
	var called: Array[String] = []
	client.handle_autocomplete(
		"shop buy", func(_interaction: DiscordInteraction) -> void: called.append("shop buy")
	)
	var basil: Dictionary = {"user": "basil", "channel": "general", "command": "shop buy"}
	await receive_interaction(act("autocomplete", basil.merged({"focused": "item", "text": "a"})))
	assert_equal(called, ["shop buy"] as Array[String])


func _handle(named: String, called: Array[String]) -> void:
	client.handle_command(
		named, func(_interaction: DiscordInteraction) -> void: called.append(named)
	)


func _shop() -> DiscordApplicationCommandBuilder:
	var shop: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash("shop", "x")
	var admin: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.group("admin", "x")
	for named: String in ["reset", "close"]:
		admin.add_option(DiscordCommandOptionBuilder.subcommand(named, "x"))
	for named: String in ["buy", "sell"]:
		shop.add_option(DiscordCommandOptionBuilder.subcommand(named, "x"))
	return shop.add_option(admin)
