## Base class of suites about interactions: commands, components and modals.
class_name InteractionSuite
extends ClientSuite

## The warnings logged during the test.
var warnings: WarningLog = WarningLog.new()


func circumstances() -> PackedStringArray:
	return ["", WITHOUT_PERMISSIONS, UNCACHED_MEMBERS, SLOW_NETWORK]


func before_each() -> void:
	OS.add_logger(warnings)
	await super()


func after_each() -> void:
	super()
	OS.remove_logger(warnings)


## Registers a slash command of the guild, with these options.
func add_slash(named: String, options: Array = []) -> DiscordApplicationCommand:
	var command: Dictionary = {"name": named, "description": "For tests", "options": options}
	return await add_command(command)


## Registers a command of the guild.
func add_command(command: Variant) -> DiscordApplicationCommand:
	var created: DiscordApplicationCommand = await client.register_application_command(
		command, guild().id
	)
	assert_not_null(created, str(client.rest.last_error))
	return created


## Uses a slash command as a user, and returns the interaction as JSON.
func use_command(
	command: String, options: Dictionary = {}, user_name: String = "basil"
) -> Dictionary:
	var fields: Dictionary = {
		"user": user_name, "channel": "general", "command": command, "options": options
	}
	return act("use_command", fields)


## Registers a slash command with that name, uses it as a user, and returns the interaction.
func receive_command(command: String = "try", options: Dictionary = {}) -> DiscordInteraction:
	await add_slash(command)
	return await receive_interaction(use_command(command, options))


## Presses a button as a user.
func press(message: int, custom_id: String, user_name: String = "basil") -> Dictionary:
	return act("press", {"user": user_name, "message": str(message), "custom_id": custom_id})


## Chooses values in a select menu as a user.
func choose(message: int, custom_id: String, values: Array) -> Dictionary:
	var fields: Dictionary = {
		"user": "basil", "message": str(message), "custom_id": custom_id, "values": values
	}
	return act("select", fields)


## Sends a message with a button, presses it as a user, and returns the interaction.
func receive_press(custom_id: String = "press") -> DiscordInteraction:
	var message: DiscordMessage = await send_with_button(custom_id)
	return await receive_interaction(press(message.id, custom_id))


## Sends a message of the bot with a button.
func send_with_button(custom_id: String = "press") -> DiscordMessage:
	var button: DiscordButtonBuilder = DiscordButtonBuilder.primary(custom_id, "Press")
	return await send_message(DiscordMessageBuilder.create("Press it").add_button(button))


## Sends a message of the bot.
func send_message(message: Variant) -> DiscordMessage:
	var created: DiscordMessage = await client.rest.create_message(channel().id, message)
	assert_not_null(created, str(client.rest.last_error))
	return created


## Waits until the client emits an interaction.
func receive_interaction(json: Dictionary) -> DiscordInteraction:
	var is_it: Callable = func(created: DiscordInteraction) -> bool:
		return created.id == id_of(json)
	var created: Array = await wait_for(client.interaction_created, 5.0, is_it)
	return null if created.is_empty() else created[0]


## What the user sees of an interaction now.
func view(interaction: DiscordInteraction) -> Dictionary:
	return act("interaction", {"id": str(interaction.id)})


## What the user sees of an interaction, once it is in that state.
func wait_for_view(json: Dictionary, state: String = "responded") -> Dictionary:
	var last: Array[Dictionary] = [{}]
	var is_so: Callable = func() -> bool:
		last[0] = act("interaction", {"id": json["id"]})
		return last[0]["state"] == state
	await wait_until(is_so, "the user sees: " + state)
	return last[0]


## The error of the last request; fails the test if it did not fail.
func error() -> DiscordError:
	var last: DiscordError = client.rest.last_error
	if last == null:
		fail("no request has failed")
		return null
	return last


## Checks that the last request failed, with an error that contains these words.
func assert_failed(words: Array[String], what: String = "") -> void:
	var last: DiscordError = error()
	if last == null:
		return
	for word: String in words:
		assert_has(str(last), word, what)


## Checks that this is the user with that name: the entity manager's object, if it has one.
func assert_user(actual: DiscordUser, named: String) -> void:
	if assert_not_null(actual, named):
		assert_equal(actual.username, named)
	if user(named) != null:
		assert_same(actual, user(named), named)


## The id of a user, known to the entity manager or not.
func user_id(named: String) -> int:
	for each: Dictionary in act("state")["users"]:
		if each["username"] == named:
			return id_of(each)
	return 0
