## Application commands: registering and synchronizing them, and reading their options.
extends InteractionSuite


## The tests find users by name, for which these must be cached.
func circumstances() -> PackedStringArray:
	return ["", WITHOUT_PERMISSIONS, UNCACHED_MEMBERS, SLOW_NETWORK]


func test_builder_registers_a_guild_command() -> void:
	var roll: DiscordApplicationCommandBuilder = _roll_command()
	var created: DiscordApplicationCommand = await client.register_application_command(
		roll, guild().id
	)
	assert_equal(created.name, "roll")
	assert_equal(created.type, DiscordApplicationCommandType.CHAT_INPUT)
	assert_equal(created.guild_id, guild().id)
	assert_equal(created.options[0].min_value, 2)
	assert_equal((client.commands_map["roll"] as DiscordApplicationCommand).id, created.id)
	assert_equal(_visible_names("basil"), ["roll"] as Array[String])


func test_dictionary_registers_a_global_command() -> void:
	var command: Dictionary = {"name": "ping", "description": "Answers"}
	var created: DiscordApplicationCommand = await client.register_application_command(command)
	assert_equal(created.guild_id, 0)
	assert_equal(created.application_id, client.get_self().id)
	assert_equal(requests("POST", "/commands").size(), 1)
	assert_lacks(requests("POST", "/commands")[0]["path"], "/guilds/")
	assert_equal(_visible_names("basil"), ["ping"] as Array[String])


func test_registering_works_before_login() -> void:
	client.logout()
	var created: DiscordApplicationCommand = await client.register_application_command(
		_roll_command()
	)
	assert_not_null(created, str(client.rest.last_error))
	assert_equal(created.name, "roll")
	var before: DiscordClient = add_client()
	var commands: Array = [_roll_command(), DiscordApplicationCommandBuilder.user("Wave")]
	var known: Array = await before.sync_application_commands(commands)
	assert_equal(_names_of(known), ["roll", "Wave"] as Array[String])


func test_registering_works_while_logging_in() -> void:
	client.logout()
	assert_equal(client.login(), OK)
	var known: Array = await client.sync_application_commands([_roll_command()])
	assert_equal(_names_of(known), ["roll"] as Array[String])


func test_registering_twice_replaces_the_command() -> void:
	var first: DiscordApplicationCommand = await add_command(_roll_command())
	var second: DiscordApplicationCommand = await add_command(_roll_command())
	assert_equal(second.id, first.id)
	var changed: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash(
		"roll", "Rolls a coin"
	)
	var third: DiscordApplicationCommand = await add_command(changed)
	assert_equal(third.id, first.id)
	assert_equal(third.description, "Rolls a coin")
	assert_equal(third.options.size(), 0, "replaced, not added to")
	assert_equal(_visible_names("basil"), ["roll"] as Array[String])
	var kept: DiscordApplicationCommand = client.commands_map["roll"]
	assert_equal(kept.description, "Rolls a coin")


func test_commands_map_is_a_copy() -> void:
	assert_equal(client.commands_map, {})
	await add_command(_roll_command())
	client.commands_map.clear()
	assert_equal(client.commands_map.keys(), ["roll"])


func test_invalid_command_is_not_sent() -> void:
	assert_null(await client.register_application_command({"name": "Roll", "description": "x"}))
	assert_failed(['name is "Roll"'])
	assert_equal(error().kind, DiscordError.ARGUMENT)
	assert_null(await client.register_application_command(5))
	assert_failed(["register_application_command", "DiscordApplicationCommandBuilder"])
	expect_error('options[1].name is "My Option"')
	var wrong: DiscordApplicationCommandBuilder = _roll_command().add_string_option(
		"My Option", "x"
	)
	assert_null(await client.register_application_command(wrong, guild().id))
	assert_failed(['options[1].name is "My Option"'])
	assert_equal(requests("POST", "/commands").size(), 0)
	assert_equal(client.commands_map, {})


func test_registering_in_an_unknown_guild_fails() -> void:
	assert_null(await client.register_application_command(_roll_command(), FOREIGN_GUILD))
	assert_equal(error().kind, DiscordError.REFUSED)
	assert_equal(client.commands_map, {})


func test_sync_sends_only_the_difference() -> void:
	assert_equal(await _sync(["a", "b", "c"]), ["a", "b", "c"] as Array[String])
	assert_equal(_request_counts(), [1, 3, 0])
	assert_equal(await _sync(["a", "b", "c"]), ["a", "b", "c"] as Array[String])
	assert_equal(_request_counts(), [1, 0, 0], "nothing has to change")
	assert_equal(await _sync(["c", "b!", "d"]), ["c", "b", "d"] as Array[String])
	assert_equal(_request_counts(), [1, 2, 1], "one is changed, one is created, one is deleted")
	assert_equal(_visible_names("basil"), ["b", "c", "d"] as Array[String])
	var kept: Array = client.commands_map.keys()
	kept.sort()
	assert_equal(kept, ["b", "c", "d"])
	assert_equal((client.commands_map["b"] as DiscordApplicationCommand).description, "changed")


func test_sync_to_an_empty_set_deletes_all_commands() -> void:
	await _sync(["a", "b"])
	_request_counts()
	var none: Array = await client.sync_application_commands([], guild().id)
	assert_equal(none.size(), 0)
	assert_equal(_request_counts(), [1, 0, 2])
	assert_equal(_visible_names("basil"), [] as Array[String])
	assert_equal(client.commands_map, {})


func test_sync_compares_every_property() -> void:
	var full: DiscordApplicationCommandBuilder = _full_command()
	var context_command: DiscordApplicationCommandBuilder = (
		DiscordApplicationCommandBuilder.message("full")
	)
	for guild_id: int in [0, guild().id]:
		var first: Array = await client.sync_application_commands([full, context_command], guild_id)
		assert_equal(_names_of(first), ["full", "full"] as Array[String])
		assert_equal(_request_counts(), [1, 2, 0])
		await client.sync_application_commands([full, context_command], guild_id)
		assert_equal(_request_counts(), [1, 0, 0], "in %d, nothing has changed" % guild_id)
		full.set_nsfw(guild_id == 0)
		await client.sync_application_commands([context_command, full], guild_id)
		assert_equal(_request_counts(), [1, 1, 0], "in %d, one thing has changed" % guild_id)


func test_sync_notices_where_a_command_can_be_used() -> void:
	var roll: DiscordApplicationCommandBuilder = _roll_command().set_contexts([0])
	await client.sync_application_commands([roll])
	_request_counts()
	var known: Array = await client.sync_application_commands([roll.set_contexts([0, 1])])
	assert_equal(_request_counts(), [1, 1, 0])
	assert_equal(Array((known[0] as DiscordApplicationCommand).contexts), [0, 1])
	await client.sync_application_commands([roll])
	assert_equal(_request_counts(), [1, 0, 0])


func test_sync_removes_properties_a_command_no_longer_has() -> void:
	await client.sync_application_commands([_roll_command()], guild().id)
	_request_counts()
	var plain: Dictionary = {"name": "roll", "description": "Rolls dice"}
	var now: Array = await client.sync_application_commands([plain], guild().id)
	assert_equal((now[0] as DiscordApplicationCommand).options.size(), 0)
	assert_equal(_request_counts(), [1, 1, 0])
	await client.sync_application_commands([plain], guild().id)
	assert_equal(_request_counts(), [1, 0, 0])


func test_sync_leaves_other_guilds_alone() -> void:
	await client.register_application_command({"name": "global", "description": "x"})
	await _sync(["local"])
	assert_equal(client.commands_map.size(), 2)
	await _sync([])
	assert_equal(client.commands_map.keys(), ["global"])
	assert_equal(_visible_names("basil"), ["global"] as Array[String])


func test_sync_sends_nothing_if_one_command_is_invalid() -> void:
	await _sync(["a"])
	_request_counts()
	var commands: Array = [
		{"name": "fine", "description": "x"}, {"name": "Not Fine", "description": "x"}
	]
	var none: Array = await client.sync_application_commands(commands, guild().id)
	assert_equal(none.size(), 0)
	assert_true(none.is_typed(), "an empty list has the type of a full one")
	assert_failed(['name is "Not Fine"'])
	assert_equal(_request_counts(), [0, 0, 0])
	await client.sync_application_commands([commands[0], "roll"], guild().id)
	assert_failed(["sync_application_commands", "DiscordApplicationCommandBuilder"])
	assert_equal(_request_counts(), [0, 0, 0])
	assert_equal(_visible_names("basil"), ["a"] as Array[String])


func test_failed_sync_sets_the_error() -> void:
	act("fail_next", {"status": 403, "path": "/commands"})
	var none: Array = await client.sync_application_commands([_roll_command()], guild().id)
	assert_equal(none.size(), 0)
	assert_equal(error().http_status, 403)


func test_sync_ends_with_the_client() -> void:
	act("slow", {"ms": 300})
	var ended: Array[Variant] = []
	var wait: Callable = func() -> void:
		ended.append(await client.sync_application_commands([_roll_command()], guild().id))
	wait.call()
	await wait_frames(2)
	client.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	assert_equal(ended, [[]])


func test_permissions_can_be_read() -> void:
	var command: DiscordApplicationCommand = await add_command(_roll_command())
	var clover: int = user_id("clover")
	var rule: Dictionary = {"id": str(clover), "type": 2, "permission": false}
	var fields: Dictionary = {"guild": GUILD, "command": str(command.id), "permissions": [rule]}
	act("set_command_permissions", fields)
	var read: DiscordApplicationCommandPermissions = await (
		client.rest.get_application_command_permissions(0, guild().id, command.id)
	)
	if assert_not_null(read, str(client.rest.last_error)):
		assert_equal(read.id, command.id)
		assert_equal(read.permissions[0].id, clover)
		assert_equal(read.permissions[0].type, DiscordApplicationCommandPermissionType.USER)
		assert_false(read.permissions[0].permission)
	var all: Array = await client.rest.get_guild_application_command_permissions(0, guild().id)
	assert_equal(all.size(), 1)
	assert_equal(_visible_names("clover"), [] as Array[String])
	assert_equal(_visible_names("basil"), ["roll"] as Array[String])


func test_default_permissions_restrict_a_command() -> void:
	await add_command(
		_roll_command().set_default_member_permissions(DiscordPermissions.MANAGE_GUILD)
	)
	assert_equal(_visible_names("basil"), [] as Array[String])
	assert_equal(_visible_names("ada"), ["roll"] as Array[String])
	assert_equal(
		(client.commands_map["roll"] as DiscordApplicationCommand).default_member_permissions,
		DiscordPermissions.MANAGE_GUILD
	)


func test_option_values_have_their_type() -> void:
	await add_command(_command_with_all_options())
	var file: Dictionary = {
		"filename": "a.txt", "data": Marshalls.utf8_to_base64("hello"), "content_type": "text/plain"
	}
	var options: Dictionary = {
		"text": "hello",
		"whole": 6,
		"flag": true,
		"user": "clover",
		"channel": "general",
		"role": "Artists",
		"someone": "dill",
		"decimal": 0.5,
		"file": file,
	}
	var interaction: DiscordInteraction = await receive_interaction(use_command("all", options))
	assert_equal(interaction.get_option("text"), "hello")
	assert_equal(interaction.get_option("whole"), 6)
	assert_equal(interaction.get_option("flag"), true)
	assert_equal(interaction.get_option("decimal"), 0.5)
	assert_user(interaction.get_option("user"), "clover")
	assert_same(interaction.get_option("channel"), channel())
	assert_same(interaction.get_option("role"), role("Artists"))
	assert_user(interaction.get_option("someone"), "dill")
	var attachment: DiscordAttachment = interaction.get_option("file")
	assert_equal(attachment.filename, "a.txt")
	assert_equal(attachment.size, 5)
	var member: DiscordMember = interaction.get_member_option("user")
	assert_user(member.user, "clover")
	assert_equal(member.guild_id, guild().id)
	assert_has(Array(member.roles), role("Artists").id)
	assert_null(interaction.get_member_option("channel"))
	var all: Dictionary = interaction.get_options()
	assert_equal(all.size(), 9)
	assert_same(all["role"], role("Artists"))
	assert_equal(all["whole"], 6)


func test_mentionable_option_may_be_a_role() -> void:
	await add_command(_command_with_all_options())
	var interaction: DiscordInteraction = await receive_interaction(
		use_command("all", {"someone": "Members"})
	)
	assert_same(interaction.get_option("someone"), role("Members"))


func test_omitted_option_has_its_default() -> void:
	await add_command(_command_with_all_options())
	var interaction: DiscordInteraction = await receive_interaction(
		use_command("all", {"text": "x"})
	)
	assert_true(interaction.has_option("text"))
	assert_false(interaction.has_option("whole"))
	assert_null(interaction.get_option("whole"))
	assert_equal(interaction.get_option("whole", 6), 6)
	assert_equal(interaction.get_option("text", "y"), "x")
	assert_null(interaction.get_member_option("user"))
	assert_equal(interaction.get_options(), {"text": "x"})


func test_number_option_without_decimals_is_a_float() -> void:
	await add_command(_command_with_all_options())
	# Other JSON writers do not distinguish 2 from 2.0.
	var option: Dictionary = {"name": "decimal", "type": 10, "value": 2}
	var fields: Dictionary = {
		"user": "basil", "channel": "general", "name": "all", "options": [option]
	}
	var interaction: DiscordInteraction = await receive_interaction(act("interact", fields))
	assert_equal(interaction.get_option("decimal"), 2.0)


func test_choices_return_their_value() -> void:
	var choices: Dictionary = {"Sword": "s", "Bow": "b"}
	await add_command(
		DiscordApplicationCommandBuilder.slash("arm", "x").add_string_option(
			"weapon", "x", {"choices": choices}
		)
	)
	var interaction: DiscordInteraction = await receive_interaction(
		use_command("arm", {"weapon": "Bow"})
	)
	assert_equal(interaction.get_option("weapon"), "b")


func test_subcommands_and_groups_are_used() -> void:
	var amount: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.integer("amount", "x")
	var buy: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("buy", "Buys")
	var reset: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.subcommand("reset", "x")
	var admin: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.group("admin", "x")
	var shop: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash("shop", "x")
	shop.add_option(buy.add_option(amount)).add_option(
		admin.add_option(reset.add_boolean_option("hard", "x"))
	)
	await add_command(shop)
	var first: DiscordInteraction = await receive_interaction(
		use_command("shop buy", {"amount": 3})
	)
	assert_equal(first.get_command_name(), "shop")
	assert_equal(first.get_command_path(), "shop buy")
	assert_equal(first.get_subcommand(), "buy")
	assert_equal(first.get_subcommand_group(), "")
	assert_equal(first.get_option("amount"), 3)
	assert_equal(first.get_options(), {"amount": 3})
	var second: DiscordInteraction = await receive_interaction(
		use_command("shop admin reset", {"hard": true})
	)
	assert_equal(second.get_command_path(), "shop admin reset")
	assert_equal(second.get_subcommand(), "reset")
	assert_equal(second.get_subcommand_group(), "admin")
	assert_equal(second.get_option("hard"), true)
	var third: DiscordInteraction = await receive_interaction(use_command("shop buy"))
	assert_equal(third.get_command_path(), "shop buy")
	assert_equal(third.get_options(), {})


func test_names_and_descriptions_are_localized() -> void:
	var command: DiscordApplicationCommandBuilder = _roll_command()
	command.set_name_localizations({"de": "würfeln"})
	command.set_description_localizations({"de": "Würfelt"})
	await add_command(command)
	var options: Dictionary = {"with_localizations": true}
	var known: Array = await client.rest.get_guild_application_commands(0, guild().id, options)
	var read: DiscordApplicationCommand = known[0]
	assert_equal(read.name_localizations["de"], "würfeln")
	assert_equal(read.description_localizations["de"], "Würfelt")
	var fields: Dictionary = {
		"user": "basil", "channel": "general", "command": "roll", "locale": "de"
	}
	fields["options"] = {"sides": 6}
	var interaction: DiscordInteraction = await receive_interaction(act("use_command", fields))
	assert_equal(interaction.locale, "de")
	assert_equal(interaction.get_command_name(), "roll", "its own name, in every language")


func test_user_context_menu_command_has_its_target() -> void:
	await add_command(DiscordApplicationCommandBuilder.user("High Five"))
	var fields: Dictionary = {
		"user": "basil", "channel": "general", "command": "High Five", "target": "clover"
	}
	var interaction: DiscordInteraction = await receive_interaction(act("use_user_command", fields))
	assert_true(interaction.is_command())
	assert_equal(interaction.data.type, DiscordApplicationCommandType.USER)
	assert_equal(interaction.get_command_name(), "High Five")
	assert_user(interaction.get_target(), "clover")
	var member: DiscordMember = interaction.get_target_member()
	assert_user(member.user, "clover")
	assert_user(interaction.get_invoker(), "basil")


func test_message_context_menu_command_has_its_target() -> void:
	await add_command(DiscordApplicationCommandBuilder.message("Report"))
	var message: DiscordMessage = await send_and_receive("rude")
	var fields: Dictionary = {
		"user": "clover", "channel": "general", "command": "Report", "message": str(message.id)
	}
	var interaction: DiscordInteraction = await receive_interaction(
		act("use_message_command", fields)
	)
	assert_equal(interaction.data.type, DiscordApplicationCommandType.MESSAGE)
	var target: DiscordMessage = interaction.get_target()
	assert_equal(target.id, message.id)
	assert_equal(target.content, "rude")
	assert_null(interaction.get_target_member())


func test_slash_command_has_no_target() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_null(interaction.get_target())
	assert_null(interaction.get_target_member())
	assert_null(interaction.get_focused_option())
	assert_equal(interaction.get_custom_id(), "")
	assert_equal(interaction.get_values(), PackedStringArray())
	assert_null(interaction.get_field("x"))


func test_interaction_has_its_context() -> void:
	var interaction: DiscordInteraction = await receive_command()
	assert_equal(interaction.context, DiscordInteractionContextType.GUILD)
	assert_equal(interaction.guild_locale, "en-US")
	assert_equal(interaction.attachment_size_limit, 10 << 20)
	assert_not_equal(interaction.app_permissions & DiscordPermissions.SEND_MESSAGES, 0)
	assert_equal(interaction.entitlements.size(), 0)
	assert_equal(interaction.authorizing_integration_owners[0], guild().id)
	assert_user(interaction.member.user, "basil")


func test_command_is_used_in_a_direct_message() -> void:
	await client.register_application_command({"name": "ping", "description": "x"})
	var dm: Dictionary = act("open_dm", {"user": "basil"})
	var fields: Dictionary = {"user": "basil", "channel": dm["id"], "command": "ping"}
	var interaction: DiscordInteraction = await receive_interaction(act("use_command", fields))
	assert_equal(interaction.context, DiscordInteractionContextType.BOT_DM)
	assert_equal(interaction.guild_id, 0)
	assert_null(interaction.member)
	assert_user(interaction.get_invoker(), "basil")
	var message: DiscordMessage = await interaction.reply("Pong!")
	assert_equal(message.content, "Pong!")


func test_interaction_has_its_entitlements() -> void:
	act("create_entitlement", {"user": "basil", "sku_id": "7"})
	var interaction: DiscordInteraction = await receive_command()
	assert_equal(interaction.entitlements.size(), 1)
	assert_equal(interaction.entitlements[0].sku_id, 7)


func _roll_command() -> DiscordApplicationCommandBuilder:
	var roll: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash(
		"roll", "Rolls dice"
	)
	return roll.add_integer_option("sides", "How many", {"required": true, "min_value": 2})


## A command with an option of each type.
func _command_with_all_options() -> DiscordApplicationCommandBuilder:
	var all: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash("all", "x")
	all.add_string_option("text", "x").add_integer_option("whole", "x")
	all.add_boolean_option("flag", "x").add_user_option("user", "x")
	all.add_channel_option("channel", "x").add_role_option("role", "x")
	all.add_mentionable_option("someone", "x").add_number_option("decimal", "x")
	return all.add_attachment_option("file", "x")


## A command with every property that a command can have.
func _full_command() -> DiscordApplicationCommandBuilder:
	var full: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash(
		"full", "Says much"
	)
	full.set_name_localizations({"de": "voll"}).set_description_localizations({"de": "Viel"})
	full.set_default_member_permissions(DiscordPermissions.MANAGE_GUILD)
	full.set_contexts([0, 1]).set_integration_types([0])
	full.add_string_option(
		"kind", "x", {"required": true, "choices": {"A": "a"}, "name_localizations": {"de": "art"}}
	)
	full.add_number_option("weight", "x", {"min_value": 1.0, "max_value": 2.5})
	full.add_integer_option("count", "x", {"min_value": 1.0, "autocomplete": true})
	full.add_channel_option("where", "x", {"channel_types": [DiscordChannelType.GUILD_TEXT]})
	return full.add_attachment_option("file", "x", {"file_types": ["image"]})


## Synchronizes the guild's commands to those with these names; a command whose name is marked is
## changed.
func _sync(names: Array) -> Array[String]:
	var commands: Array = []
	for each: String in names:
		var description: String = "changed" if each.ends_with("!") else "plain"
		commands.append({"name": each.trim_suffix("!"), "description": description})
	var known: Array = await client.sync_application_commands(commands, guild().id)
	assert_null(client.rest.last_error)
	return _names_of(known)


## How many commands were listed, sent and deleted since the last call.
func _request_counts() -> Array:
	var counts: Array = [0, 0, 0]
	for request: Dictionary in sandbox.act("requests"):
		if "/commands" in str(request["path"]):
			var place: int = ["GET", "POST", "DELETE"].find(request["method"])
			if assert_true(place >= 0, str(request["method"])):
				counts[place] += 1
	act("clear_requests")
	return counts


func _names_of(commands: Array) -> Array[String]:
	var names: Array[String] = []
	for command: DiscordApplicationCommand in commands:
		names.append(command.name)
	return names


## The names of the commands that a user sees in the guild.
func _visible_names(user_name: String) -> Array[String]:
	var names: Array[String] = []
	for command: Dictionary in sandbox.act("commands", {"user": user_name, "channel": "general"}):
		names.append(command["name"])
	names.sort()
	return names
