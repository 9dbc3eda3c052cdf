## Every request ends, whatever happens to the client, and never inside the call that made it.
extends ClientSuite

var _silence: TCPServer = TCPServer.new()


func test_requests_never_end_inside_the_call() -> void:
	var ended: Array[Variant] = []
	_await_into(client.rest.create_message(0, "x"), ended)
	assert_equal(ended, [], "not even one with wrong arguments")
	await wait_until(func() -> bool: return ended.size() == 1, "ended")


func test_signal_may_be_awaited_some_frames_later() -> void:
	act("slow", {"ms": 300})
	var awaited: Signal = client.rest.get_channel(channel().id)
	await wait_frames(3)
	assert_same(await awaited, channel())


func test_request_can_be_awaited_after_it_has_completed() -> void:
	var own_channel: Signal = client.rest.get_channel(channel().id)
	var own_user: Signal = client.rest.get_current_user()
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	var refused: Signal = client.rest.get_channel(0)
	var first_message: Signal = client.wait_for("message_sent", Callable(), 5.0)
	await channel().send("Hello")
	await wait_frames(30)
	assert_same(await own_channel, channel())
	assert_equal((await own_user as DiscordUser).id, client.get_self().id)
	assert_null(await refused)
	assert_equal(failed.count(), 1)
	assert_equal((await first_message as DiscordMessage).content, "Hello")
	# It is delivered once: a second await of the same signal has nothing to wait for.
	var ended: Array[Variant] = []
	_await_into(client.rest.get_channel(channel().id), ended)
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	await wait_frames(10)
	assert_equal(ended.size(), 1)


func test_many_requests_can_be_awaited_one_after_the_other() -> void:
	var requests: Array[Signal] = []
	for number: int in 100:
		requests.append(client.rest.get_user(user("basil").id))
	for request: Signal in requests:
		assert_same(await request, user("basil"))


func test_completed_request_can_be_awaited_after_the_client_was_freed() -> void:
	act("slow", {"ms": 60_000})
	var cancelled: Signal = client.rest.get_channel(channel().id)
	await wait_frames(3)
	client.free()
	await wait_frames(10)
	assert_null(await cancelled)


func test_pending_requests_are_awaited_before_a_logout() -> void:
	act("slow", {"ms": 300})
	var ended: Array[Variant] = []
	for number: int in 3:
		_await_into(channel().send("line %d" % number), ended)
	# A request that fails has completed, too.
	_await_into(client.rest.get_channel(0), ended)
	var edit_later: Callable = func() -> void:
		var sent: DiscordMessage = await channel().send("first")
		ended.append(await sent.edit("second"))
	edit_later.call()
	assert_equal(await client.rest.wait_for_pending_requests(), true)
	assert_equal(ended.size(), 5)
	client.logout()
	assert_equal(await client.rest.wait_for_pending_requests(), true, "nothing is pending")


func test_a_wait_for_pending_requests_has_a_timeout() -> void:
	act("slow", {"ms": 60_000})
	var request: Signal = client.rest.get_channel(channel().id)
	assert_equal(await client.rest.wait_for_pending_requests(0.2), false)
	assert_equal(await client.rest.wait_for_pending_requests(-1.0), false)
	var ended: Array[Variant] = []
	_await_into(client.rest.wait_for_pending_requests(0.0), ended)
	_await_into(client.rest.wait_for_pending_requests(60.0), ended)
	await wait_frames(3)
	assert_equal(ended, [])
	client.logout()
	assert_equal(ended, [], "not inside the call")
	assert_null(await request)
	await wait_until(func() -> bool: return ended.size() == 2, "both ended", 1.0)
	assert_equal(ended, [false, false] as Array[Variant])


func test_a_wait_for_pending_requests_ends_with_the_client() -> void:
	act("slow", {"ms": 60_000})
	var ended: Array[Variant] = []
	_await_into(client.rest.get_channel(channel().id), ended)
	_await_into(client.rest.wait_for_pending_requests(), ended)
	client.free()
	await wait_until(func() -> bool: return ended.size() == 2, "both ended", 1.0)
	assert_equal(ended, [null, false] as Array[Variant])


func test_pending_requests_are_awaited_in_a_paused_tree() -> void:
	process_mode = Node.PROCESS_MODE_ALWAYS
	act("slow", {"ms": 100})
	get_tree().paused = true
	var request: Signal = client.rest.get_channel(channel().id)
	assert_equal(await client.rest.wait_for_pending_requests(), true)
	get_tree().paused = false
	assert_same(await request, channel())


func test_logout_ends_requests_as_cancelled() -> void:
	act("slow", {"ms": 60_000})
	var ended: Array[Variant] = []
	var failed: Recorder = Recorder.new(client.rest.request_failed)
	_await_into(client.rest.get_channel(channel().id), ended)
	_await_into(client.rest.trigger_typing_indicator(channel().id), ended)
	_await_into(client.rest.get_channel_messages(channel().id), ended)
	_await_into(client.rest.fetch_image(_silent_address()), ended)
	await wait_frames(3)
	client.logout()
	assert_equal(ended, [], "not inside the call")
	await wait_until(func() -> bool: return ended.size() == 4, "all ended", 1.0)
	assert_equal(ended, [null, false, [], null] as Array[Variant])
	for call: Array in failed.calls:
		assert_equal((call[0] as DiscordError).kind, DiscordError.CANCELLED)
	assert_equal(failed.count(), 4)


func test_free_ends_requests() -> void:
	act("slow", {"ms": 60_000})
	var ended: Array[Variant] = []
	for turn: int in 10:
		_await_into(client.rest.get_channel(channel().id), ended)
	await wait_frames(3)
	client.free()
	await wait_until(func() -> bool: return ended.size() == 10, "all ended", 1.0)
	assert_equal(ended.count(null), 10)


func test_leaving_the_tree_ends_requests_of_a_login() -> void:
	act("slow", {"ms": 60_000})
	var ended: Array[Variant] = []
	_await_into(client.rest.get_channel(channel().id), ended)
	await wait_frames(3)
	remove_child(client)
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 1.0)
	client.free()


func test_requests_made_while_others_are_cancelled_succeed() -> void:
	act("slow", {"ms": 60_000})
	var kinds: Array[int] = []
	var ask_three_times: Callable = func() -> void:
		for turn: int in 3:
			await client.rest.get_channel(channel().id)
			var error: DiscordError = client.rest.last_error
			kinds.append(error.kind if error != null else -1)
			act("clear_faults")
	ask_three_times.call()
	await wait_frames(3)
	client.logout()
	await wait_until(func() -> bool: return kinds.size() == 3, "all ended")
	# Requests made when the first one ended succeed: requests need no login.
	assert_equal(kinds, [DiscordError.CANCELLED, -1, -1] as Array[int])


func test_requests_work_before_login() -> void:
	var second: DiscordClient = add_client()
	var me: DiscordUser = await second.rest.get_current_user()
	assert_equal(me.username, "sandy")
	assert_false(second.is_logged_in())


func test_requests_made_before_login_end_after_it() -> void:
	var second: DiscordClient = add_client()
	act("slow", {"ms": 500})
	var ended: Array[Variant] = []
	_await_into(second.rest.get_current_user(), ended)
	await wait_frames(3)
	act("slow", {"ms": 0})
	await log_in(second)
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 2.0)
	assert_equal(ended[0].username, "sandy")


func test_login_at_another_url_ends_earlier_requests() -> void:
	var second: DiscordClient = add_client()
	act("slow", {"ms": 60_000})
	var ended: Array[Variant] = []
	_await_into(second.rest.get_current_user(), ended)
	await wait_frames(3)
	act("slow", {"ms": 0})
	second.api_url += "/api"
	assert_equal(second.login(), OK)
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 1.0)
	assert_equal(ended, [null] as Array[Variant])
	await wait_for(second.client_ready, 10.0)


func test_fatal_close_and_next_login_end_requests() -> void:
	act("slow", {"ms": 60_000})
	var ended: Array[Variant] = []
	_await_into(client.rest.get_channel(channel().id), ended)
	await wait_frames(3)
	act("slow", {"ms": 0})
	act("close", {"code": 4004})
	await wait_for(client.connection_error)
	await log_in(client)
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 1.0)
	assert_equal(ended, [null] as Array[Variant])


func test_requests_end_outside_the_tree() -> void:
	var outside: DiscordClient = new_client()
	var ended: Array[Variant] = []
	_await_into(outside.rest.get_current_user(), ended)
	await wait_until(func() -> bool: return ended.size() == 1, "ended")
	outside.free()


func test_requests_without_a_token_fail() -> void:
	client.logout()
	client.token = ""
	client.token_environment_variable = "DISCORD_GODOT_UNSET"
	assert_null(await client.rest.get_current_user())
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_has(str(client.rest.last_error), "token_environment_variable")


func test_requests_after_free_are_cancelled() -> void:
	var rest: DiscordREST = client.rest
	var general: int = channel().id
	client.free()
	await wait_frames(2)
	var ended: Array[Variant] = []
	_await_into(rest.get_channel(general), ended)
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 1.0)
	assert_equal(rest.last_error.kind, DiscordError.CANCELLED)


func test_entities_outlive_their_client() -> void:
	var basil: DiscordUser = user("basil")
	var home: DiscordGuild = guild()
	client.free()
	await wait_frames(3)
	assert_equal(basil.username, "basil")
	assert_equal(home.name, GUILD)
	assert_equal(home.get_channels().size(), 0)
	assert_has(basil.get_avatar_url(), "avatars")


func test_awaiting_object_may_be_freed() -> void:
	act("slow", {"ms": 300})
	var waiting: Waiting = Waiting.new()
	add(waiting)
	waiting.begin(client, channel().id)
	await wait_frames(3)
	waiting.free()
	await wait_seconds(0.6)
	assert_true(client.is_client_connected())


## The URL of a server that listens and never responds.
func _silent_address() -> String:
	_silence.listen(0, "127.0.0.1")
	return "http://127.0.0.1:%d/picture.png" % _silence.get_local_port()


func _await_into(awaited: Signal, ended: Array[Variant]) -> void:
	ended.append(await awaited)


class Waiting:
	extends Node

	func begin(client: DiscordClient, id: int) -> void:
		# Godot leaks objects held by an expression whose coroutine was destroyed, so hold nothing
		# here.
		var awaited: Signal = client.rest.get_channel(id)
		await awaited
		name = "reached only if still there"
