## Interactions without a response in time: the warnings, and automatic deferring.
extends InteractionSuite

## The warning is logged before Discord shows the failure to the user.
const IN_TIME: float = 2.95

## No warning is logged after this time.
const AFTER_WARNING: float = 3.2


func test_handler_without_response_is_reported_in_time() -> void:
	client.handle_command("lazy", _on_lazy)
	await add_slash("lazy")
	use_command("lazy")
	await wait_until(_is_warned.bind("the command 'lazy'"), "a warning is logged", IN_TIME)
	var warning: String = warnings.all()[-1]
	assert_has(warning, "_on_lazy")
	assert_has(warning, "has not responded for 2.5 s")
	assert_has(warning, "auto_defer")
	await wait_seconds(0.8)
	assert_equal(warnings.count("the command 'lazy'"), 1, "once")


func test_components_modals_and_autocompletions_are_reported() -> void:
	client.handle_component("lazy:*", _on_lazy)
	client.handle_modal("lazy", _on_lazy)
	client.handle_autocomplete("lazy", _on_lazy)
	var option: Dictionary = {"type": 3, "name": "text", "description": "x", "autocomplete": true}
	await add_slash("lazy", [option])
	var message: DiscordMessage = await send_with_button("lazy:1")
	press(message.id, "lazy:1")
	var basil: Dictionary = {"user": "basil", "channel": "general"}
	act("interact", basil.merged({"type": "modal", "custom_id": "lazy"}))
	act("autocomplete", basil.merged({"command": "lazy", "focused": "text", "text": "a"}))
	var texts: Array[String] = [
		"the component 'lazy:1'", "the modal 'lazy'", "the autocompletion of 'lazy'"
	]
	for text: String in texts:
		await wait_until(_is_warned.bind(text), text, IN_TIME)


func test_executor_is_named() -> void:
	client.register_application_command_executor("lazy", Lazy.new())
	await add_slash("lazy")
	use_command("lazy")
	await wait_until(_is_warned.bind("the command 'lazy'"), "a warning is logged", IN_TIME)
	assert_has(warnings.all()[-1], "DiscordApplicationCommandExecutor")


func test_connected_signal_is_named() -> void:
	client.interaction_created.connect(_on_lazy)
	await add_slash("lazy")
	use_command("lazy")
	await wait_until(_is_warned.bind("the command 'lazy'"), "a warning is logged", IN_TIME)
	assert_has(warnings.all()[-1], "interaction_created")


func test_handler_that_responds_is_not_reported() -> void:
	client.handle_command(
		"quick", func(interaction: DiscordInteraction) -> void: interaction.reply("x")
	)
	client.handle_command(
		"defers", func(interaction: DiscordInteraction) -> void: interaction.defer()
	)
	client.handle_command("raw", _on_raw)
	client.handle_component(
		"quick", func(interaction: DiscordInteraction) -> void: interaction.defer_update()
	)
	for named: String in ["quick", "defers", "raw"]:
		await add_slash(named)
		await wait_for_view(use_command(named), "thinking" if named == "defers" else "responded")
	var message: DiscordMessage = await send_with_button("quick")
	await wait_for_view(press(message.id, "quick"), "deferred")
	await wait_seconds(AFTER_WARNING)
	assert_equal(warnings.count("has not responded"), 0)


func test_failed_response_is_reported() -> void:
	expect_error("Cannot send an empty message")
	client.handle_command(
		"fails", func(interaction: DiscordInteraction) -> void: interaction.reply("")
	)
	await add_slash("fails")
	use_command("fails")
	await wait_until(_is_warned.bind("the command 'fails'"), "a warning is logged", IN_TIME)


func test_auto_defer_defers_a_slow_response() -> void:
	client.auto_defer = true
	client.handle_command("slow", _on_slow)
	await add_slash("slow")
	var slow: Dictionary = use_command("slow")
	await wait_for_view(slow, "thinking")
	var shown: Dictionary = await wait_for_view(slow)
	assert_equal(shown["message"]["content"], "At last")
	assert_equal(warnings.count("has not responded"), 0)


func test_auto_defer_does_not_defer_a_quick_response() -> void:
	client.auto_defer = true
	client.handle_command(
		"quick", func(interaction: DiscordInteraction) -> void: interaction.reply("x")
	)
	await add_slash("quick")
	await wait_for_view(use_command("quick"))
	await wait_seconds(2.0)
	assert_equal(requests("POST", "/callback").size(), 1)


func test_auto_defer_can_be_set_for_one_handler() -> void:
	client.handle_command("slow", _on_slow, {"auto_defer": true, "ephemeral": true})
	client.handle_command("lazy", _on_lazy)
	await add_slash("slow")
	await add_slash("lazy")
	var slow: Dictionary = use_command("slow")
	var lazy: Dictionary = use_command("lazy")
	await wait_for_view(slow, "thinking")
	assert_equal(act("interaction", {"id": lazy["id"]})["state"], "waiting")
	var shown: Dictionary = await wait_for_view(slow)
	assert_equal(shown["message"]["content"], "At last")
	assert_equal(int(shown["message"]["flags"]) & 64, 64, "visible only to the user")


func test_auto_defer_can_be_disabled_for_one_handler() -> void:
	client.auto_defer = true
	client.handle_command("lazy", _on_lazy, {"auto_defer": false})
	await add_slash("lazy")
	var lazy: Dictionary = use_command("lazy")
	await wait_until(_is_warned.bind("the command 'lazy'"), "a warning is logged", IN_TIME)
	assert_equal(act("interaction", {"id": lazy["id"]})["state"], "waiting")


func test_auto_defer_of_a_component_sends_a_followup() -> void:
	client.auto_defer = true
	client.handle_component("slow", _on_slow)
	var message: DiscordMessage = await send_with_button("slow")
	var press_json: Dictionary = press(message.id, "slow")
	await wait_for_view(press_json, "deferred")
	var has_followed: Callable = func() -> bool:
		var shown: Dictionary = act("interaction", {"id": press_json["id"]})
		return shown["follow_ups"].size() == 1
	await wait_until(has_followed, "responded with a message")
	assert_equal(warnings.count("has not responded"), 0)


func test_auto_defer_of_a_component_updates_its_message() -> void:
	client.auto_defer = true
	client.handle_component("slow", _on_slow_update)
	var message: DiscordMessage = await send_with_button("slow")
	var shown: Dictionary = await wait_for_view(press(message.id, "slow"))
	assert_equal(shown["message"]["content"], "Changed at last")


func test_auto_defer_ignores_autocomplete_interactions() -> void:
	client.auto_defer = true
	client.handle_autocomplete("tea", _on_lazy)
	var option: Dictionary = {"type": 3, "name": "kind", "description": "x", "autocomplete": true}
	await add_slash("tea", [option])
	var basil: Dictionary = {"user": "basil", "channel": "general", "command": "tea"}
	act("autocomplete", basil.merged({"focused": "kind", "text": "a"}))
	await wait_until(_is_warned.bind("the autocompletion of 'tea'"), "a warning is logged", IN_TIME)
	assert_equal(requests("POST", "/callback").size(), 0)


func test_wait_without_response_is_reported() -> void:
	var message: DiscordMessage = await send_with_button("press")
	_wait_for_component(message)
	press(message.id, "press")
	await wait_until(_is_warned.bind("the component 'press'"), "a warning is logged", IN_TIME)
	assert_has(warnings.all()[-1], "a wait")


func _is_warned(text: String) -> bool:
	return warnings.count(text) > 0


func _on_lazy(_interaction: DiscordInteraction) -> void:
	pass


func _on_slow(interaction: DiscordInteraction) -> void:
	await wait_seconds(2.0)
	await interaction.reply("At last")


func _on_slow_update(interaction: DiscordInteraction) -> void:
	await wait_seconds(2.0)
	await interaction.update_message("Changed at last")


func _on_raw(interaction: DiscordInteraction) -> void:
	var response: Dictionary = {"type": 4, "data": {"content": "x"}}
	client.rest.create_interaction_response(interaction.id, interaction.token, response)


func _wait_for_component(message: DiscordMessage) -> void:
	await message.wait_for_component()


class Lazy:
	extends DiscordApplicationCommandExecutor

	func _on_slash_command(_interaction: DiscordInteraction) -> void:
		pass
