## Failed requests whose error no script reads: the log names method, cause, remedy and the line of
## the script.
extends ClientSuite

var _warnings: WarningLog = WarningLog.new()


func before_each() -> void:
	await super()
	OS.add_logger(_warnings)


func after_each() -> void:
	OS.remove_logger(_warnings)
	await super()


func test_failure_that_is_not_awaited_is_an_error() -> void:
	expect_error("get_channel, called at res://suites/test_unseen_failures.gd:")
	client.rest.get_channel(UNKNOWN_ID)
	await wait_frames(30)


func test_cause_and_remedy_are_named() -> void:
	expect_error("Unknown Channel")
	client.rest.get_channel(UNKNOWN_ID)
	await wait_frames(30)
	expect_error("Discord allows 2000")
	channel().send("x".repeat(2001))
	await wait_frames(5)


func test_forbidden_ban_is_reported() -> void:
	var quiet: DiscordGuild = null
	for each: DiscordGuild in client.get_guilds():
		quiet = each if each.name == "Quiet Corner" else quiet
	expect_error("create_guild_ban, called at res://suites/test_unseen_failures.gd:")
	quiet.ban(quiet.owner_id)
	await wait_frames(30)


func test_failure_that_is_awaited_is_a_warning() -> void:
	assert_null(await client.rest.get_channel(UNKNOWN_ID))
	await wait_frames(3)
	assert_equal(_warnings.count("get_channel, called at"), 1)


func test_failure_whose_error_is_read_is_not_reported() -> void:
	assert_null(await client.rest.get_channel(UNKNOWN_ID))
	assert_equal(client.rest.last_error.code, 10003)
	await wait_frames(3)
	assert_equal(_warnings.all(), PackedStringArray())


func test_failure_handled_by_request_failed_is_not_reported() -> void:
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	client.rest.get_channel(UNKNOWN_ID)
	await wait_until(func() -> bool: return failed.has(1), "it failed")
	await wait_frames(3)


func test_simultaneous_failures_do_not_fill_the_log() -> void:
	for number: int in 5:
		expect_error("create_message, called at")
	expect_error("95 more requests failed in the same frame")
	for number: int in 100:
		client.rest.create_message(channel().id, "")
	await wait_frames(5)


func test_error_stays_until_it_is_read() -> void:
	await client.rest.get_channel(UNKNOWN_ID)
	await client.rest.get_channel(channel().id)
	assert_equal(client.rest.last_error.code, 10003, "a success does not clear it")
	assert_equal(client.rest.last_error.code, 10003, "reading it does not change it")
	await client.rest.get_channel(channel().id)
	assert_null(client.rest.last_error, "a success after that clears it")


func test_error_is_replaced_by_the_next() -> void:
	await client.rest.get_channel(UNKNOWN_ID)
	await client.rest.create_message(channel().id, "")
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
