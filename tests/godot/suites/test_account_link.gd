## The node that links players with their Discord accounts by a code.
extends InteractionSuite

const PATIENCE: float = 25.0
const SAVE_PATH: String = "user://test_account_link.cfg"

var account_link: DiscordAccountLink
var linked: Recorder


func circumstances() -> PackedStringArray:
	return [""]


func time_limit() -> float:
	return 120.0


func before_each() -> void:
	DirAccess.remove_absolute(SAVE_PATH)
	await super()
	account_link = DiscordAccountLink.new()
	account_link.client = client
	account_link.guild_id = str(guild().id)
	linked = Recorder.new(account_link.account_linked)
	add(account_link)
	await _await_command()


func after_each() -> void:
	await super()
	DirAccess.remove_absolute(SAVE_PATH)


func test_a_code_links_a_player_with_a_user() -> void:
	var answer: Dictionary = await _enter(account_link.create_code("player 1"))
	assert_equal(linked.calls.size(), 1)
	assert_equal(linked.calls[0][0], "player 1")
	assert_user(linked.calls[0][1], "basil")
	assert_equal(answer["content"], account_link.linked_text)
	assert_equal(
		int(answer["flags"]) & DiscordMessageFlags.EPHEMERAL, DiscordMessageFlags.EPHEMERAL
	)


func test_lower_case_and_dashes_do_not_matter() -> void:
	var code: String = account_link.create_code("player 1").to_lower()
	await _enter(" %s-%s " % [code.left(4), code.substr(4)])
	assert_equal(linked.count(), 1)


func test_a_code_is_used_once() -> void:
	var code: String = account_link.create_code("player 1")
	await _enter(code)
	var answer: Dictionary = await _enter(code, "clover")
	assert_equal(answer["content"], account_link.wrong_code_text)
	assert_equal(linked.count(), 1)
	assert_equal(account_link.get_code_count(), 0)


func test_a_code_expires() -> void:
	account_link.code_lifetime = 0.05
	var code: String = account_link.create_code("player 1")
	await wait_seconds(0.1)
	assert_equal((await _enter(code))["content"], account_link.wrong_code_text)
	assert_equal(account_link.get_code_count(), 0)
	assert_equal(linked.count(), 0)


func test_a_new_code_replaces_that_of_the_player() -> void:
	var old: String = account_link.create_code("player 1")
	var new: String = account_link.create_code("player 1")
	assert_equal(account_link.get_code_count(), 1)
	assert_equal((await _enter(old))["content"], account_link.wrong_code_text)
	await _enter(new)
	assert_equal(linked.count(), 1)


func test_a_revoked_code() -> void:
	var code: String = account_link.create_code("player 1")
	account_link.revoke_code("player 1")
	account_link.revoke_code("player 2")
	assert_equal((await _enter(code))["content"], account_link.wrong_code_text)


func test_codes_are_random() -> void:
	var seen_codes: Dictionary[String, bool] = {}
	var characters: Dictionary[String, bool] = {}
	for index: int in 500:
		var code: String = account_link.create_code(str(index))
		assert_equal(code.length(), account_link.code_length)
		seen_codes[code] = true
		for character: String in code:
			characters[character] = true
	assert_equal(seen_codes.size(), 500)
	assert_equal(characters.size(), DiscordAccountLink.ALPHABET.length())
	for character: String in characters:
		assert_has(DiscordAccountLink.ALPHABET, character)


func test_the_number_of_codes_is_bounded() -> void:
	var first: String = account_link.create_code("first")
	for index: int in DiscordAccountLink.MAX_CODES:
		account_link.create_code(str(index))
	assert_equal(account_link.get_code_count(), DiscordAccountLink.MAX_CODES)
	assert_equal((await _enter(first))["content"], account_link.wrong_code_text)


func test_guessing_is_limited_for_each_user() -> void:
	account_link.max_attempts = 2
	var code: String = account_link.create_code("player 1")
	for index: int in 2:
		assert_equal((await _enter("WRONG"))["content"], account_link.wrong_code_text)
	var refused: Dictionary = await _enter(code)
	assert_true(str(refused["content"]).begins_with("Too many wrong codes"))
	assert_has(refused["content"], "<t:")
	assert_equal(linked.count(), 0)
	await _enter(code, "clover")
	assert_equal(linked.count(), 1, "others may go on, and the code is still right")


func test_attempts_count_for_a_time() -> void:
	account_link.max_attempts = 1
	account_link.attempt_window = 0.2
	await _enter("WRONG")
	await wait_seconds(0.3)
	await _enter(account_link.create_code("player 1"))
	assert_equal(linked.count(), 1)


func test_a_right_code_resets_the_attempts() -> void:
	account_link.max_attempts = 2
	await _enter("WRONG")
	await _enter(account_link.create_code("player 1"))
	await _enter("WRONG")
	await _enter(account_link.create_code("player 2"))
	assert_equal(linked.count(), 2)


func test_links_are_saved() -> void:
	account_link.save_path = SAVE_PATH
	await _enter(account_link.create_code("player = 1"))
	assert_equal(account_link.get_user_id("player = 1"), user_id("basil"))
	assert_equal(account_link.get_player_id(user_id("basil")), "player = 1")
	assert_equal(account_link.get_user_id("player 2"), 0)
	assert_equal(account_link.get_player_id(user_id("clover")), "")
	var other: DiscordAccountLink = DiscordAccountLink.new()
	other.save_path = SAVE_PATH
	assert_equal(other.get_user_id("player = 1"), user_id("basil"), "after a restart")
	other.free()


func test_a_new_link_replaces_earlier_ones() -> void:
	account_link.save_path = SAVE_PATH
	var unlinked: Recorder = Recorder.new(account_link.account_unlinked)
	await _enter(account_link.create_code("player 1"))
	await _enter(account_link.create_code("player 2"), "clover")
	await _enter(account_link.create_code("player 1"))
	assert_equal(unlinked.count(), 0, "the same link again")
	await _enter(account_link.create_code("player 2"))
	var expected: Array[Array] = [["player 2", user_id("clover")], ["player 1", user_id("basil")]]
	assert_equal(unlinked.calls, expected)
	assert_equal(account_link.get_user_id("player 2"), user_id("basil"))
	assert_equal(account_link.get_user_id("player 1"), 0)
	assert_true(account_link.unlink("player 2"))
	assert_false(account_link.unlink("player 2"))
	assert_equal(account_link.get_player_id(user_id("basil")), "")


func test_without_a_file_nothing_is_saved() -> void:
	await _enter(account_link.create_code("player 1"))
	assert_equal(account_link.get_user_id("player 1"), 0)
	assert_false(account_link.unlink("player 1"))


func test_a_file_that_cannot_be_written() -> void:
	account_link.save_path = "user://no_such_folder/links.cfg"
	var failed: Recorder = Recorder.new(account_link.failed)
	await _enter(account_link.create_code("player 1"))
	assert_equal(linked.count(), 1)
	assert_has(failed.calls[0][0], "cannot be saved")


func test_a_global_command_with_another_name() -> void:
	account_link.free()
	account_link = DiscordAccountLink.new()
	account_link.command_name = "verify"
	linked = Recorder.new(account_link.account_linked)
	add(account_link)
	await _await_command()
	await _enter(account_link.create_code("player 1"))
	assert_equal(linked.count(), 1)
	assert_equal(client.get_registered_command("verify").guild_id, 0)


func test_a_command_that_cannot_be_registered() -> void:
	var other: DiscordAccountLink = DiscordAccountLink.new()
	other.guild_id = str(FOREIGN_GUILD)
	var failed: Recorder = Recorder.new(other.failed)
	add(other)
	await wait_until(failed.has.bind(1), "it fails", PATIENCE)
	assert_has(failed.calls[0][0], "The command /link cannot be registered.")
	var wrong: DiscordAccountLink = DiscordAccountLink.new()
	wrong.client = client
	wrong.guild_id = "my guild"
	assert_equal(wrong._get_configuration_warnings().size(), 1)
	expect_error("`guild_id` is not the id of a guild")
	add(wrong)
	await wait_frames(2)


func test_rate_limits_delay_a_response() -> void:
	act("rate_limit_next", {"count": 1, "retry_after": 0.3, "path": "/callback"})
	await _enter(account_link.create_code("player 1"))
	assert_equal(linked.count(), 1)


func test_it_goes_on_after_a_login() -> void:
	client.logout()
	await wait_frames(3)
	var code: String = account_link.create_code("player 1")
	await log_in(client)
	await _await_command()
	await _enter(code)
	assert_equal(linked.count(), 1)


func test_freed_in_the_middle() -> void:
	act("slow", {"ms": 300})
	var code: String = account_link.create_code("player 1")
	account_link.account_linked.connect(
		func(_player: String, _user: DiscordUser) -> void: account_link.queue_free()
	)
	await _enter(code)
	await wait_frames(2)
	assert_false(is_instance_valid(account_link))
	var other: DiscordAccountLink = add(DiscordAccountLink.new())
	await wait_frames(2)
	other.free()
	await wait_seconds(1.0)


func test_the_client_is_freed() -> void:
	var code: String = account_link.create_code("player 1")
	client.free()
	await wait_frames(2)
	account_link.revoke_code("player 1")
	assert_lacks(account_link._codes, code)
	account_link.free()


## A user enters a code. Returns the response as JSON.
func _enter(code: String, who: String = "basil") -> Dictionary:
	var used_command: Dictionary = use_command(account_link.command_name, {"code": code}, who)
	var responded: Array[Dictionary] = [{}]
	var has_come: Callable = func() -> bool:
		responded[0] = act("interaction", {"id": used_command["id"]})
		return responded[0]["state"] == "responded"
	await wait_until(has_come, "the response to %s" % code, PATIENCE)
	return responded[0]["message"] if responded[0]["message"] is Dictionary else {}


func _await_command() -> void:
	var is_registered: Callable = func() -> bool:
		return client.get_registered_command(account_link.command_name) != null
	await wait_until(is_registered, "the command is registered", PATIENCE)
