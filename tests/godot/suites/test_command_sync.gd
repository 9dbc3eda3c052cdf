## Synchronizing application commands when Discord normalizes the texts it stores.
extends InteractionSuite

const GEAR: String = "\u2699"
const GEAR_AS_EMOJI: String = "\u2699\ufe0f"


func test_texts_normalized_by_discord_are_not_sent_again() -> void:
	# Each text as it is sent, and as Discord stores it.
	var descriptions: Dictionary[String, String] = {
		"Rolls  a die": "Rolls a die",
		"Rolls\na die": "Rolls a die",
		" Rolls a die ": "Rolls a die",
		"第一行。\n第二行。": "第一行。第二行。",
		GEAR_AS_EMOJI + " settings": GEAR + " settings",
		"a\u200bb": "ab",
		"cafe\u0301": "caf\u00e9",
	}
	for sent: String in descriptions:
		await add_command({"name": "roll", "description": descriptions[sent]})
		act("clear_requests")
		await _sync([{"name": "roll", "description": sent}])
		assert_equal(_changing_requests(), [], sent)


func test_names_normalized_by_discord_are_not_sent_again() -> void:
	await add_command(DiscordApplicationCommandBuilder.message(GEAR + " Settings"))
	var command: DiscordApplicationCommand = await add_command(
		DiscordApplicationCommandBuilder.user(GEAR + " Settings")
	)
	act("clear_requests")
	var wanted: Array = [
		DiscordApplicationCommandBuilder.user(GEAR_AS_EMOJI + " Settings"),
		DiscordApplicationCommandBuilder.message(GEAR_AS_EMOJI + " Settings"),
	]
	var known: Array = await _sync(wanted)
	assert_equal(_changing_requests(), [])
	assert_equal((known[0] as DiscordApplicationCommand).id, command.id)
	assert_not_null(client.get_registered_command(GEAR_AS_EMOJI + " Settings"))


func test_commands_are_deleted_before_new_ones_are_created() -> void:
	var old: DiscordApplicationCommand = await add_command({"name": "old", "description": "x"})
	act("clear_requests")
	await _sync([{"name": "new", "description": "x"}])
	var paths: Array = _changing_requests()
	assert_equal(paths.size(), 2)
	assert_has(paths[0], "DELETE")
	assert_has(paths[0], str(old.id))
	assert_has(paths[1], "POST")


func test_a_full_set_of_commands_can_be_changed() -> void:
	# The sandbox allows 15 user commands, as Discord does.
	var first: Array = []
	for number: int in 15:
		first.append(DiscordApplicationCommandBuilder.user("u%d" % number))
	assert_equal((await _sync(first)).size(), 15, str(client.rest.last_error))
	var second: Array = first.slice(1)
	second.append(DiscordApplicationCommandBuilder.user("another"))
	act("clear_requests")
	assert_equal((await _sync(second)).size(), 15, str(client.rest.last_error))
	assert_equal(_changing_requests().size(), 2)


func test_irrelevant_orders_are_ignored() -> void:
	var option: DiscordCommandOptionBuilder = DiscordCommandOptionBuilder.channel("where", "x")
	option.set_channel_types([DiscordChannelType.GUILD_ANNOUNCEMENT, DiscordChannelType.GUILD_TEXT])
	var slash: DiscordApplicationCommandBuilder = DiscordApplicationCommandBuilder.slash("go", "x")
	slash.set_contexts([2, 0]).set_integration_types([1, 0]).add_option(option)
	await client.sync_application_commands([slash])
	act("clear_requests")
	option = DiscordCommandOptionBuilder.channel("where", "x")
	option.set_channel_types([DiscordChannelType.GUILD_TEXT, DiscordChannelType.GUILD_ANNOUNCEMENT])
	slash = DiscordApplicationCommandBuilder.slash("go", "x")
	slash.set_contexts([0, 2]).set_integration_types([0, 1]).add_option(option)
	await client.sync_application_commands([slash])
	assert_equal(_changing_requests(), [])


func test_invalid_sets_are_refused() -> void:
	var twice: Array = [{"name": "a", "description": "x"}, {"name": "a", "description": "y"}]
	assert_equal(await _sync(twice), [])
	assert_failed(["sync_application_commands", "two commands", "'a'"])
	var many: Array = []
	for number: int in 16:
		many.append(DiscordApplicationCommandBuilder.user("u%d" % number))
	assert_equal(await _sync(many), [])
	assert_failed(["16 user commands", "Discord allows 15"])
	assert_equal(_changing_requests(), [])


func _sync(commands: Array) -> Array:
	return await client.sync_application_commands(commands, guild().id)


## The requests that changed commands, such as "POST /…".
func _changing_requests() -> Array:
	var writes: Array = []
	for request: Dictionary in sandbox.act("requests"):
		if "/commands" in str(request["path"]) and request["method"] != "GET":
			writes.append("%s %s" % [request["method"], request["path"]])
	return writes
