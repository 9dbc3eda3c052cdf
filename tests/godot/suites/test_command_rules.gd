## Checks and cooldowns of commands, and the errors they cause.
extends InteractionSuite

## The errors of [signal DiscordClient.command_failed].
var errors: Array[DiscordCommandError] = []

## The number of calls of the handler.
var calls: int = 0


func circumstances() -> PackedStringArray:
	return ["", WITHOUT_PERMISSIONS, UNCACHED_MEMBERS]


func before_each() -> void:
	await super()
	client.command_failed.connect(
		func(_context: Object, error: DiscordCommandError) -> void: errors.append(error)
	)


func test_handler_without_rules_is_called() -> void:
	client.handle_command("try", _on_try)
	assert_equal((await use_try())["message"]["content"], "called")
	assert_equal(errors.size(), 0)


func test_guild_only_and_dm_only() -> void:
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.guild_only())
	assert_equal((await use_try())["message"]["content"], "called")
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.dm_only())
	var refused: Dictionary = await use_try()
	assert_has(refused["message"]["content"], "direct messages")
	assert_not_equal(int(refused["message"]["flags"]) & DiscordMessageFlags.EPHEMERAL, 0)
	assert_equal(calls, 1)
	assert_equal(errors[0].kind, DiscordCommandError.CHECK)
	assert_equal(errors[0].command, "try")
	assert_equal(errors[0].retry_after, 0.0)


func test_permissions_of_the_user_and_the_bot() -> void:
	var many: int = DiscordPermissions.BAN_MEMBERS | DiscordPermissions.MANAGE_GUILD
	var few: int = DiscordPermissions.VIEW_CHANNEL
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.user_permissions(few))
	assert_equal((await use_try())["message"]["content"], "called")
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.user_permissions(many))
	var text: String = (await use_try())["message"]["content"]
	assert_has(text, "You need")
	assert_has(text, "ban members")
	if circumstance == WITHOUT_PERMISSIONS:
		client.handle_command("try", _on_try).add_check(DiscordCommandCheck.bot_permissions(many))
		assert_has((await use_try())["message"]["content"], "I need")
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.bot_permissions(few))
	assert_equal((await use_try())["message"]["content"], "called")


func test_owner_only_fetches_the_owner() -> void:
	var owner: DiscordApplication = await client.rest.get_current_application()
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.owner_only())
	var stranger: String = "basil" if owner.owner.username != "basil" else "clover"
	assert_has((await use_try(stranger))["message"]["content"], "Only the owner")
	var before: int = requests("GET", "/applications/@me").size()
	assert_has((await use_try(stranger))["message"]["content"], "Only the owner")
	assert_equal(requests("GET", "/applications/@me").size(), before, "it is fetched once")
	var users: Array = [user_id(stranger), "7"]
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.owner_only(users))
	assert_equal((await use_try(stranger))["message"]["content"], "called")


func test_owner_only_allows_the_team() -> void:
	var members: Dictionary = {"basil": "developer", "clover": "read_only", "dill": "admin"}
	act("set_team", {"name": "Toolmakers", "members": members, "invited": ["dill"]})
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.owner_only())
	assert_equal((await use_try("basil"))["message"]["content"], "called")
	for stranger: String in ["clover", "dill"]:
		assert_has((await use_try(stranger))["message"]["content"], "Only the owner", stranger)


func test_custom_checks() -> void:
	var answers: Array = [true, false, "", "Not on Mondays."]
	var ask: Callable = func(interaction: DiscordInteraction) -> Variant:
		assert_equal(interaction.data.name, "try")
		return answers.pop_front()
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.custom(ask))
	assert_equal((await use_try())["message"]["content"], "called")
	assert_has((await use_try())["message"]["content"], "cannot use this")
	assert_equal((await use_try())["message"]["content"], "called")
	assert_equal((await use_try())["message"]["content"], "Not on Mondays.")
	var no: DiscordCommandCheck = DiscordCommandCheck.custom(
		func(_interaction: DiscordInteraction) -> bool: return false
	)
	client.handle_command("try", _on_try).add_check(no.set_message("Closed."))
	assert_equal((await use_try())["message"]["content"], "Closed.")


func test_custom_checks_that_cannot_be_used_are_reported() -> void:
	var waits: Callable = func(_interaction: DiscordInteraction) -> bool:
		await get_tree().process_frame
		return true
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.custom(waits))
	expect_error("it uses await")
	assert_has((await use_try())["message"]["content"], "cannot use this")
	var takes_two: Callable = func(_first: int, _second: int) -> bool: return true
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.custom(takes_two))
	expect_error("the function of a check cannot be used")
	assert_has((await use_try())["message"]["content"], "cannot use this")
	var returns_text: Callable = func(_interaction: DiscordInteraction) -> int: return 7
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.custom(returns_text))
	expect_error("neither a bool nor a String")
	assert_has((await use_try())["message"]["content"], "cannot use this")


func test_cooldown_per_user() -> void:
	client.handle_command("try", _on_try).set_cooldown(3600.0)
	assert_equal((await use_try("basil"))["message"]["content"], "called")
	assert_has((await use_try("basil"))["message"]["content"], "again in 60 minutes")
	assert_equal((await use_try("clover"))["message"]["content"], "called")
	assert_equal(errors[0].kind, DiscordCommandError.COOLDOWN)
	assert_near(errors[0].retry_after, 3600.0, 60.0)


func test_cooldown_per_guild_with_several_uses() -> void:
	var handler: DiscordCommandHandler = client.handle_command("try", _on_try)
	handler.set_cooldown(3600.0, DiscordCommandHandler.PER_GUILD, 2)
	for each: String in ["basil", "clover"]:
		assert_equal((await use_try(each))["message"]["content"], "called")
	assert_has((await use_try("basil"))["message"]["content"], "again in")
	handler.set_cooldown(0.0)
	assert_equal((await use_try("basil"))["message"]["content"], "called")


func test_cooldown_ends() -> void:
	client.handle_command("try", _on_try).set_cooldown(0.2)
	assert_equal((await use_try())["message"]["content"], "called")
	await wait_seconds(0.3)
	assert_equal((await use_try())["message"]["content"], "called")


func test_refused_uses_do_not_count() -> void:
	var answers: Array = [false, true]
	var ask: Callable = func(_interaction: DiscordInteraction) -> bool: return answers.pop_front()
	var handler: DiscordCommandHandler = client.handle_command("try", _on_try)
	handler.set_cooldown(3600.0).add_check(DiscordCommandCheck.custom(ask))
	assert_has((await use_try())["message"]["content"], "cannot use this")
	assert_equal((await use_try())["message"]["content"], "called")


func test_executor_has_rules() -> void:
	var executor: Limited = Limited.new()
	client.register_application_command_executor("try", executor)
	assert_equal((await use_try())["message"]["content"], "from an executor")
	assert_has((await use_try())["message"]["content"], "again in")
	var message: DiscordMessage = await send_with_button("try:more")
	for attempt: int in 2:
		await wait_for_view(press(message.id, "try:more"), "deferred")
	assert_equal(executor.presses, 2, "components are not limited")
	executor.add_check(DiscordCommandCheck.dm_only())
	var refused: Dictionary = await wait_for_view(press(message.id, "try:more"))
	assert_has(refused["message"]["content"], "direct messages")
	assert_equal(errors[-1].command, "try:more")


func test_components_have_rules() -> void:
	var on_press: Callable = func(pressed: DiscordInteraction) -> void: pressed.defer_update()
	client.handle_component("press", on_press).set_cooldown(3600.0)
	var message: DiscordMessage = await send_with_button("press")
	await wait_for_view(press(message.id, "press"), "deferred")
	var refused: Dictionary = await wait_for_view(press(message.id, "press"))
	assert_has(refused["message"]["content"], "again in")


func test_message_can_be_changed_and_left_out() -> void:
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.dm_only())
	var change: Callable = func(_context: Object, error: DiscordCommandError) -> void:
		error.message = "Changed"
	client.command_failed.connect(change)
	assert_equal((await use_try())["message"]["content"], "Changed")
	client.command_failed.disconnect(change)
	client.command_failed.connect(
		func(interaction: DiscordInteraction, _error: DiscordCommandError) -> void:
			interaction.reply("From the signal")
	)
	assert_equal((await use_try())["message"]["content"], "From the signal")


func test_client_can_be_freed_in_a_check() -> void:
	var free_it: Callable = func(_interaction: DiscordInteraction) -> bool:
		client.free()
		return false
	client.handle_command("try", _on_try).add_check(DiscordCommandCheck.custom(free_it))
	await add_slash("try")
	use_command("try")
	await wait_until(func() -> bool: return not is_instance_valid(client), "it is freed")
	await wait_frames(3)


func test_invalid_cooldowns_are_reported() -> void:
	var handler: DiscordCommandHandler = client.handle_command("try", _on_try)
	expect_error("seconds is -1")
	handler.set_cooldown(-1.0)
	expect_error("scope is 7")
	handler.set_cooldown(1.0, 7)
	expect_error("uses is 0")
	handler.set_cooldown(1.0, DiscordCommandHandler.PER_USER, 0)
	expect_error("only text commands have parameters")
	handler.add_parameter("a", DiscordTextCommand.TEXT)
	expect_error("the name is empty")
	assert_not_null(client.handle_command("", _on_try).set_cooldown(1.0))


## Uses the command as a user, and returns what the user sees.
func use_try(user_name: String = "basil") -> Dictionary:
	if client.get_registered_command("try") == null:
		await add_slash("try")
	return await wait_for_view(use_command("try", {}, user_name))


func _on_try(interaction: DiscordInteraction) -> void:
	calls += 1
	interaction.reply("called")


class Limited:
	extends DiscordApplicationCommandExecutor

	var presses: int = 0

	func _init() -> void:
		add_check(DiscordCommandCheck.guild_only())
		set_cooldown(3600.0)

	func _on_slash_command(interaction: DiscordInteraction) -> void:
		interaction.reply("from an executor")

	func _on_component(interaction: DiscordInteraction) -> void:
		presses += 1
		interaction.defer_update()
