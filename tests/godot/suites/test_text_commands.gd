## Commands that users write as messages.
extends ClientSuite

## The commands that were used.
var used: Array[DiscordTextCommand] = []

## The errors of [signal DiscordClient.command_failed].
var errors: Array[DiscordCommandError] = []

## All messages since the login.
var _messages: Array[DiscordMessage] = []


func prepare_client() -> void:
	client.command_prefix = "!"
	client.message_sent.connect(_messages.append)
	client.command_failed.connect(
		func(_command: Object, error: DiscordCommandError) -> void: errors.append(error)
	)


func test_command_is_called() -> void:
	client.handle_text_command("ping", _on_used)
	await send_and_receive("!ping")
	await wait_until(func() -> bool: return used.size() == 1, "it is called")
	assert_equal(used[0].name, "ping")
	assert_equal(used[0].message.content, "!ping")
	assert_equal(used[0].arguments, {})
	var reply: DiscordMessage = await used[0].reply("Pong!")
	assert_equal(reply.content, "Pong!")
	assert_equal(reply.message_reference.message_id, used[0].message.id)


func test_other_messages_are_no_commands() -> void:
	client.handle_text_command("ping", _on_used)
	for text: String in ["ping", "!pingpong", "! !ping", "?ping", "!", "!other"]:
		await send_and_receive(text)
	await client.rest.create_message(channel().id, "!ping")
	await send_and_receive("last")
	assert_equal(used.size(), 0)
	assert_equal(errors.size(), 0)


func test_mention_of_the_bot_is_a_prefix() -> void:
	client.command_prefix = ""
	client.handle_text_command("ping", _on_used)
	await send_and_receive("<@%d> PING" % client.get_self().id)
	await send_and_receive("ping")
	assert_equal(used.size(), 1)


func test_arguments_have_types() -> void:
	var all: DiscordCommandHandler = client.handle_text_command("all", _on_used)
	all.add_parameter("text", DiscordTextCommand.TEXT)
	all.add_parameter("integer", DiscordTextCommand.INTEGER)
	all.add_parameter("number", DiscordTextCommand.NUMBER)
	all.add_parameter("boolean", DiscordTextCommand.BOOLEAN)
	all.add_parameter("user", DiscordTextCommand.USER)
	all.add_parameter("member", DiscordTextCommand.MEMBER)
	all.add_parameter("channel", DiscordTextCommand.CHANNEL)
	all.add_parameter("role", DiscordTextCommand.ROLE)
	all.add_parameter("rest", DiscordTextCommand.REST)
	var clover: DiscordUser = user("clover")
	var some_role: DiscordRole = guild().get_roles()[1]
	await send_and_receive(
		(
			'!all "two words" -7 2.5 yes <@%d> %d <#%d> <@&%d> the "rest"  of it'
			% [clover.id, clover.id, channel().id, some_role.id]
		)
	)
	if not assert_equal(used.size(), 1, str(errors)):
		return
	var command: DiscordTextCommand = used[0]
	assert_equal(command.get_argument("text"), "two words")
	assert_equal(command.get_argument("integer"), -7)
	assert_equal(command.get_argument("number"), 2.5)
	assert_equal(command.get_argument("boolean"), true)
	assert_same(command.get_argument("user"), clover)
	assert_equal(command.get_argument("member").user.id, clover.id)
	assert_same(command.get_argument("channel"), channel())
	assert_same(command.get_argument("role"), some_role)
	assert_equal(command.get_argument("rest"), 'the "rest"  of it')


func test_parameters_can_be_left_out() -> void:
	var give: DiscordCommandHandler = client.handle_text_command("give", _on_used)
	give.add_parameter("coins", DiscordTextCommand.INTEGER)
	give.add_parameter("why", DiscordTextCommand.REST, false)
	await send_and_receive("!give 3")
	assert_equal(used[0].arguments, {"coins": 3})
	assert_equal(used[0].get_argument("why", "no reason"), "no reason")
	assert_null(used[0].get_argument("why"))


func test_invalid_arguments_are_explained_to_the_user() -> void:
	var give: DiscordCommandHandler = client.handle_text_command("give", _on_used)
	give.add_parameter("who", DiscordTextCommand.MEMBER)
	give.add_parameter("coins", DiscordTextCommand.INTEGER, false)
	for text: String in ["!give", "!give basil", "!give 7", "!give <@%d> x" % user("clover").id]:
		var message: DiscordMessage = await send_and_receive(text)
		var reply: DiscordMessage = await _reply_to(message)
		assert_has(reply.content, "`!give <who> [coins]`")
	assert_equal(used.size(), 0)
	assert_equal(errors.size(), 4)
	assert_equal(errors[0].kind, DiscordCommandError.ARGUMENTS)
	assert_has(errors[0].message, "`who` is missing")
	assert_has(errors[2].message, "a mention of a member")
	assert_has(errors[3].message, "`coins` takes an integer, not `x`")


func test_repeated_text_mentions_nobody() -> void:
	var give: DiscordCommandHandler = client.handle_text_command("give", _on_used)
	give.add_parameter("coins", DiscordTextCommand.INTEGER)
	var message: DiscordMessage = await send_and_receive("!give @everyone")
	var reply: DiscordMessage = await _reply_to(message)
	assert_has(reply.content, "@everyone")
	assert_false(reply.mention_everyone)


func test_checks_and_cooldowns() -> void:
	var dig: DiscordCommandHandler = client.handle_text_command("dig", _on_used)
	dig.add_check(DiscordCommandCheck.guild_only()).set_cooldown(3600.0)
	dig.add_parameter("depth", DiscordTextCommand.INTEGER)
	await send_and_receive("!dig x")
	await send_and_receive("!dig 1")
	assert_equal(used.size(), 1, "a mistake is no use")
	await send_and_receive("!dig 2")
	await send_and_receive("!dig 3", "clover")
	assert_equal(used.size(), 2)
	assert_equal(errors.size(), 2)
	assert_equal(errors[1].kind, DiscordCommandError.COOLDOWN)
	var permission: int = DiscordPermissions.ADMINISTRATOR
	client.handle_text_command("ban", _on_used).add_check(
		DiscordCommandCheck.user_permissions(permission)
	)
	await send_and_receive("!ban")
	assert_equal(errors[2].kind, DiscordCommandError.CHECK)
	var answer: Callable = func(command: DiscordTextCommand) -> String:
		return "You wrote " + command.message.content
	client.handle_text_command("ask", _on_used).add_check(DiscordCommandCheck.custom(answer))
	var reply: DiscordMessage = await _reply_to(await send_and_receive("!ask"))
	assert_equal(reply.content, "You wrote !ask")


func test_empty_message_sends_none() -> void:
	client.handle_text_command("ping", _on_used).add_check(DiscordCommandCheck.dm_only())
	client.command_failed.connect(
		func(_command: Object, error: DiscordCommandError) -> void: error.message = ""
	)
	var before: int = requests("POST", "/messages").size()
	await send_and_receive("!ping")
	await client.rest.get_current_user()
	assert_equal(errors.size(), 1)
	assert_equal(requests("POST", "/messages").size(), before)


func test_longest_name_is_called() -> void:
	client.handle_text_command("team", _on_used).add_parameter(
		"what", DiscordTextCommand.REST, false
	)
	client.handle_text_command("Team Add", _on_used).add_parameter("who", DiscordTextCommand.TEXT)
	await send_and_receive("!team add mara")
	await send_and_receive("!TEAM remove mara")
	assert_equal(used[0].name, "team add")
	assert_equal(used[0].get_argument("who"), "mara")
	assert_equal(used[1].name, "team")
	assert_equal(used[1].get_argument("what"), "remove mara")


func test_help_is_made_from_the_commands() -> void:
	var give: DiscordCommandHandler = client.handle_text_command("give", _on_used, "Gives coins.")
	give.add_parameter("who", DiscordTextCommand.MEMBER)
	give.add_parameter("why", DiscordTextCommand.REST, false)
	client.handle_text_command("dig", _on_used)
	var help: String = client.get_text_command_help()
	assert_equal(help, "`!dig`\n`!give <who> [why…]` – Gives coins.")
	client.remove_text_command("DIG")
	assert_lacks(client.get_text_command_help(), "dig")


func test_mistakes_of_scripts_are_reported() -> void:
	expect_error("the name has 0 words")
	client.handle_text_command(" ", _on_used)
	expect_error("the function does not exist")
	client.handle_text_command("ping", Callable(self, "missing"))
	var give: DiscordCommandHandler = client.handle_text_command("give", _on_used)
	expect_error("type is 99")
	give.add_parameter("a", 99)
	give.add_parameter("a", DiscordTextCommand.TEXT, false)
	expect_error("there are two parameters 'a'")
	give.add_parameter("a", DiscordTextCommand.TEXT, false)
	expect_error("'b' is required")
	give.add_parameter("b", DiscordTextCommand.TEXT)
	client.handle_text_command("two", func(_first: int, _second: int) -> void: pass)
	expect_error("the text command 'two' was used")
	await send_and_receive("!two")


func test_client_can_be_freed_by_a_command() -> void:
	client.handle_text_command("quit", func(_command: DiscordTextCommand) -> void: client.free())
	send_as_user("!quit")
	await wait_until(func() -> bool: return not is_instance_valid(client), "it is freed")
	await wait_frames(3)


func _on_used(command: DiscordTextCommand) -> void:
	used.append(command)


## The bot's reply to a message. In a slow frame it has been emitted right after the message.
func _reply_to(message: DiscordMessage) -> DiscordMessage:
	var is_it: Callable = func(sent: DiscordMessage) -> bool:
		return sent.message_reference != null and sent.message_reference.message_id == message.id
	await wait_until(func() -> bool: return _messages.any(is_it), "there is a reply")
	var replies: Array[DiscordMessage] = _messages.filter(is_it)
	return null if replies.is_empty() else replies[0]
