## Tests which executor or function handles a command, a component or a modal.
extends InteractionSuite


func test_executor_handles_each_kind() -> void:
	var executor: RecordingExecutor = RecordingExecutor.new()
	client.register_application_command_executor("taken", executor)
	var option: Dictionary = {"type": 3, "name": "text", "description": "x", "autocomplete": true}
	await add_slash("taken", [option])
	await add_command(DiscordApplicationCommandBuilder.user("taken"))
	await add_command(DiscordApplicationCommandBuilder.message("taken"))
	var message: DiscordMessage = await send_with_button("taken:again")
	var basil: Dictionary = {"user": "basil", "channel": "general", "command": "taken"}
	act("use_command", basil)
	act("use_user_command", basil.merged({"target": "clover"}))
	act("use_message_command", basil.merged({"message": str(message.id)}))
	act("autocomplete", basil.merged({"focused": "text", "text": "a"}))
	press(message.id, "taken:again")
	_submit("taken")
	_submit("taken:more")
	await wait_until(func() -> bool: return executor.handled.size() == 7, "all are emitted")
	var expected: Array[String] = ["slash", "user", "message", "autocomplete"]
	expected.append_array(["component", "modal", "modal"])
	assert_equal(executor.handled, expected)
	assert_equal(warnings.count("it has no handler"), 0)


func test_executor_responds() -> void:
	client.register_application_command_executor("roll", Roll.new())
	await add_slash("roll")
	var shown: Dictionary = await wait_for_view(use_command("roll"))
	assert_equal(shown["message"]["content"], "rolled")


func test_method_not_overridden_by_an_executor_is_reported() -> void:
	expect_error("the command 'roll' was used, but <DiscordApplicationCommandExecutor")
	client.register_application_command_executor("roll", Roll.new())
	await add_command(DiscordApplicationCommandBuilder.user("roll"))
	var fields: Dictionary = {"user": "basil", "channel": "general", "command": "roll"}
	await receive_interaction(act("use_user_command", fields.merged({"target": "clover"})))
	await wait_frames(2)


func test_function_is_a_handler() -> void:
	client.register_application_command_executor("ping", _on_ping)
	await add_slash("ping")
	assert_equal((await wait_for_view(use_command("ping")))["message"]["content"], "pong")


func test_lambda_is_a_handler() -> void:
	var reply: String = "from outside"
	client.handle_command(
		"ping", func(interaction: DiscordInteraction) -> void: interaction.reply(reply)
	)
	await add_slash("ping")
	assert_equal((await wait_for_view(use_command("ping")))["message"]["content"], "from outside")


func test_function_with_bound_arguments_is_a_handler() -> void:
	client.handle_command("ping", _on_bound.bind("bound"))
	await add_slash("ping")
	assert_equal((await wait_for_view(use_command("ping")))["message"]["content"], "bound")


func test_command_is_handled_by_its_name() -> void:
	var taken: Array[String] = []
	_handle_into("one", taken)
	_handle_into("two", taken)
	await add_slash("one")
	await add_slash("two")
	await receive_interaction(use_command("two"))
	assert_equal(taken, ["two"] as Array[String])


func test_signal_is_emitted_before_the_handler() -> void:
	var taken: Array[String] = []
	_handle_into("one", taken)
	await add_slash("one")
	var recorder: Recorder = Recorder.new(
		client.interaction_created,
		func(_interaction: DiscordInteraction) -> int: return taken.size()
	)
	use_command("one")
	await wait_until(recorder.has.bind(1), "emitted")
	assert_equal(recorder.captured, [0], "before it is handled")
	assert_equal(taken.size(), 1)


func test_method_of_a_freed_object_is_reported() -> void:
	var node: Responder = Responder.new()
	client.handle_command("ping", node.respond)
	await add_slash("ping")
	node.free()
	expect_error("the command 'ping' was used, but")
	await receive_interaction(use_command("ping"))
	await wait_frames(2)


func test_function_with_wrong_parameters_is_reported() -> void:
	client.handle_command("ping", func() -> void: fail("called without its parameter"))
	await add_slash("ping")
	expect_error("the command 'ping' was used, but")
	await receive_interaction(use_command("ping"))
	await wait_frames(2)


func test_invalid_handlers_are_refused() -> void:
	expect_error("handle_command: 'ping': the function does not exist, or its object was freed")
	client.handle_command("ping", Callable())
	expect_error("handle_command: 'ping': give a function, or an object that extends")
	client.handle_command("ping", 5)
	expect_error("register_application_command_executor: 'ping': give a function")
	client.register_application_command_executor("ping", RefCounted.new())
	expect_error("handle_modal: the name is empty")
	client.handle_modal("", _on_ping)
	expect_error("handle_component: 'ping': unknown option 'defer'; known are auto_defer")
	client.handle_component("ping", _on_ping, {"defer": true})


func test_most_specific_pattern_is_used() -> void:
	var taken: Array[String] = []
	for pattern: String in ["vote:*", "vote:yes", "vote:yes:*", "*", "*:end"]:
		client.handle_component(
			pattern,
			func(interaction: DiscordInteraction) -> void:
				taken.append("%s by %s" % [interaction.get_custom_id(), pattern])
		)
	for custom_id: String in ["vote:no", "vote:yes", "vote:yes:2", "other", "the:end", "vote:"]:
		var message: DiscordMessage = await send_with_button(custom_id)
		await receive_interaction(press(message.id, custom_id))
	var expected: Array[String] = [
		"vote:no by vote:*",
		"vote:yes by vote:yes",
		"vote:yes:2 by vote:yes:*",
		"other by *",
		"the:end by *:end",
		"vote: by vote:*",
	]
	assert_equal(taken, expected)


func test_modals_and_components_are_separate() -> void:
	var taken: Array[String] = []
	client.handle_component(
		"same", func(_interaction: DiscordInteraction) -> void: taken.append("component")
	)
	client.handle_modal(
		"same", func(_interaction: DiscordInteraction) -> void: taken.append("modal")
	)
	await receive_interaction(_submit("same"))
	await receive_press("same")
	assert_equal(taken, ["modal", "component"] as Array[String])


func test_pattern_takes_precedence_over_the_command_executor() -> void:
	var executor: RecordingExecutor = RecordingExecutor.new()
	var taken: Array[String] = []
	client.register_application_command_executor("shop", executor)
	client.handle_component(
		"shop:buy:*",
		func(interaction: DiscordInteraction) -> void: taken.append(interaction.get_custom_id())
	)
	await receive_press("shop:buy:7")
	await receive_press("shop:leave")
	assert_equal(taken, ["shop:buy:7"] as Array[String])
	assert_equal(executor.handled, ["component"] as Array[String])


func test_function_for_a_command_handles_no_components() -> void:
	var taken: Array[String] = []
	_handle_into("shop", taken)
	await receive_press("shop:buy")
	assert_equal(taken, [] as Array[String])


func test_second_handler_of_a_name_replaces_the_first() -> void:
	var taken: Array[String] = []
	_handle_into("one", taken)
	client.handle_command(
		"one", func(_interaction: DiscordInteraction) -> void: taken.append("second")
	)
	await add_slash("one")
	await receive_interaction(use_command("one"))
	assert_equal(taken, ["second"] as Array[String])


func test_unhandled_command_is_reported() -> void:
	var taken: Array[String] = []
	_handle_into("one", taken)
	client.remove_handler("one")
	await add_slash("one")
	use_command("one")
	await wait_until(
		func() -> bool: return warnings.count("the command 'one' was used") == 1,
		"a warning is logged"
	)
	assert_has(warnings.all()[-1], "it has no handler")
	assert_has(warnings.all()[-1], "handle_command")
	assert_equal(taken, [] as Array[String])


func test_unhandled_components_and_modals_are_reported() -> void:
	var message: DiscordMessage = await send_with_button("lonely")
	press(message.id, "lonely")
	_submit("sad")
	var texts: Array[String] = ["the component 'lonely' was used", "the modal 'sad' was used"]
	for text: String in texts:
		await wait_until(func() -> bool: return warnings.count(text) == 1, text)


func test_removed_handler_is_released() -> void:
	var executor: WeakRef = _register_executor()
	assert_not_null(executor.get_ref(), "the client holds it")
	client.remove_handler("held")
	assert_null(executor.get_ref())
	executor = _register_executor()
	client.register_application_command_executor("held", _on_ping)
	assert_null(executor.get_ref(), "the next handler replaces it")
	executor = _register_executor()
	client.free()
	await wait_frames(3)
	assert_null(executor.get_ref(), "it is freed with the client")


func test_handlers_may_remove_themselves() -> void:
	var taken: Array[String] = []
	client.handle_command(
		"once",
		func(interaction: DiscordInteraction) -> void:
			client.remove_handler("once")
			client.handle_command(
				"twice", func(_interaction: DiscordInteraction) -> void: taken.append("twice")
			)
			taken.append(interaction.get_command_name())
	)
	await add_slash("once")
	await add_slash("twice")
	use_command("once")
	use_command("twice")
	await wait_until(func() -> bool: return taken.size() == 2, "both")
	assert_equal(taken, ["once", "twice"] as Array[String])


func test_handlers_may_free_the_client() -> void:
	client.handle_command("end", func(_interaction: DiscordInteraction) -> void: client.free())
	await add_slash("end")
	use_command("end")
	use_command("end")
	await wait_until(func() -> bool: return not is_instance_valid(client), "freed")
	await wait_frames(3)


func test_failing_handler_is_reported() -> void:
	client.handle_command("fail", _on_failing)
	await add_slash("fail")
	expect_error("Out of bounds get index")
	use_command("fail")
	var is_named: Callable = func() -> bool:
		return warnings.count("the command 'fail' was passed to") == 1
	await wait_until(is_named, "reported before the three seconds are over", 2.95)
	assert_has(warnings.all()[-1], "_on_failing")


func test_function_sends_autocomplete_choices() -> void:
	client.handle_autocomplete(
		"tea",
		func(interaction: DiscordInteraction) -> void:
			interaction.send_choices(["%s tea" % interaction.get_focused_option().value])
	)
	var option: Dictionary = {"type": 3, "name": "kind", "description": "x", "autocomplete": true}
	await add_slash("tea", [option])
	var fields: Dictionary = {"user": "basil", "channel": "general", "command": "tea"}
	var autocomplete: Dictionary = act(
		"autocomplete", fields.merged({"focused": "kind", "text": "mint"})
	)
	var choices: Array = (await wait_for_view(autocomplete))["choices"]
	assert_equal(choices, [{"name": "mint tea", "value": "mint tea"}])


func test_function_for_a_command_handles_no_autocompletion() -> void:
	var taken: Array[String] = []
	_handle_into("tea", taken)
	var option: Dictionary = {"type": 3, "name": "kind", "description": "x", "autocomplete": true}
	await add_slash("tea", [option])
	var fields: Dictionary = {"user": "basil", "channel": "general", "command": "tea"}
	act("autocomplete", fields.merged({"focused": "kind", "text": "mint"}))
	var text: String = "the autocompletion of 'tea' was used, but it has no handler"
	await wait_until(func() -> bool: return warnings.count(text) == 1, text)
	assert_equal(taken, [] as Array[String])


func _handle_into(command: String, taken: Array[String]) -> void:
	client.handle_command(
		command,
		func(interaction: DiscordInteraction) -> void: taken.append(interaction.get_command_name())
	)


func _on_ping(interaction: DiscordInteraction) -> void:
	interaction.reply("pong")


func _on_bound(interaction: DiscordInteraction, text: String) -> void:
	interaction.reply(text)


func _on_failing(_interaction: DiscordInteraction) -> void:
	var nothing: Array = []
	print(nothing[0])


func _register_executor() -> WeakRef:
	var executor: Roll = Roll.new()
	client.register_application_command_executor("held", executor)
	return weakref(executor)


## Submits a modal as a user.
func _submit(custom_id: String) -> Dictionary:
	var fields: Dictionary = {
		"user": "basil", "channel": "general", "type": "modal", "custom_id": custom_id
	}
	return act("interact", fields)


class RecordingExecutor:
	extends DiscordApplicationCommandExecutor
	var handled: Array[String] = []

	func _on_slash_command(interaction: DiscordInteraction) -> void:
		handled.append("slash" if interaction.is_command() else "?")

	func _on_user_command(interaction: DiscordInteraction) -> void:
		handled.append("user" if interaction.get_target() is DiscordUser else "?")

	func _on_message_command(interaction: DiscordInteraction) -> void:
		handled.append("message" if interaction.get_target() is DiscordMessage else "?")

	func _on_autocomplete(interaction: DiscordInteraction) -> void:
		handled.append("autocomplete" if interaction.is_autocomplete() else "?")

	func _on_component(interaction: DiscordInteraction) -> void:
		handled.append("component" if interaction.is_component() else "?")

	func _on_modal_submit(interaction: DiscordInteraction) -> void:
		handled.append("modal" if interaction.is_modal_submit() else "?")


class Roll:
	extends DiscordApplicationCommandExecutor

	func _on_slash_command(interaction: DiscordInteraction) -> void:
		await interaction.reply("rolled")


class Responder:
	extends Node

	func respond(_interaction: DiscordInteraction) -> void:
		pass
