## Tests what games do to nodes inside handlers: free, queue_free, logout, remove, change the scene.
extends ClientSuite

## One signal of each sort, and the sandbox action that causes it.
var _causes: Dictionary[String, Callable] = {
	"message_sent": func() -> void: send_as_user("hello"),
	"raw_event": func() -> void: send_as_user("hello"),
	"guild_updated": func() -> void: act("update_guild", {"guild": GUILD, "name": "Other"}),
	"member_left": func() -> void: act("leave", {"guild": GUILD, "user": "basil"}),
	"disconnected": func() -> void: act("drop_socket"),
	"resumed": func() -> void: act("drop_socket"),
}


func time_limit() -> float:
	return 40.0


func test_free_inside_a_handler() -> void:
	await _in_each_handler(func(node: DiscordClient) -> void: node.free())


func test_free_inside_the_signals_of_a_login() -> void:
	for event: String in ["connected", "guild_available", "client_ready", "connection_error"]:
		start_sandbox()
		var second: DiscordClient = add_client()
		if event == "connection_error":
			second.token = "this.is.wrong"
		second.connect(event, func(..._arguments: Array) -> void: second.free())
		second.login()
		await _is_freed(second, event)


func test_handlers_are_called_with_their_connect_flags() -> void:
	var order: Array[String] = []
	client.message_sent.connect(func(_m: DiscordMessage) -> void: order.append("first"))
	var once: Callable = func(_m: DiscordMessage) -> void: order.append("once")
	client.message_sent.connect(once, CONNECT_ONE_SHOT)
	var later: Callable = func(_m: DiscordMessage) -> void: order.append("later")
	client.message_sent.connect(later, CONNECT_DEFERRED)
	client.message_sent.connect(func(_m: DiscordMessage) -> void: order.append("last"))
	await send_and_receive("hello")
	await wait_frames(1)
	assert_equal(order, ["first", "once", "last", "later"] as Array[String])
	await send_and_receive("again")
	await wait_frames(1)
	assert_equal(order.slice(4), ["first", "last", "later"] as Array[String])


func test_mismatched_handler_is_reported_and_others_are_called() -> void:
	expect_error("message_sent")
	client.message_sent.connect(func() -> void: pass)
	assert_equal((await send_and_receive("hello")).content, "hello")


func test_free_one_frame_after_a_handler() -> void:
	await _in_each_handler(func(node: DiscordClient) -> void: node.free.call_deferred())


func test_queue_free_inside_a_handler() -> void:
	await _in_each_handler(func(node: DiscordClient) -> void: node.queue_free())


func test_logout_inside_a_handler() -> void:
	await _in_each_handler(func(node: DiscordClient) -> void: node.logout())


func test_remove_child_inside_a_handler() -> void:
	var remove: Callable = func(node: DiscordClient) -> void:
		node.get_parent().remove_child(node)
		node.queue_free()
	await _in_each_handler(remove)


func test_scene_change_inside_a_handler() -> void:
	# The runner is the current scene, so a subtree is replaced instead, which behaves the same.
	var scene: Node = add(Node.new())
	client.reparent(scene)
	var change: Callable = func(_message: DiscordMessage) -> void:
		scene.queue_free()
		add(Node.new())
	client.message_sent.connect(change)
	send_as_user("hello")
	await _is_freed(client, "with the scene")
	await _expect_no_connection("after the scene")


func test_queue_free_inside_the_signals_of_a_login() -> void:
	for event: String in ["connected", "guild_available", "client_ready", "connection_error"]:
		start_sandbox()
		var second: DiscordClient = add_client()
		if event == "connection_error":
			second.token = "this.is.wrong"
		var handler: Callable = func(..._arguments: Array) -> void: second.queue_free()
		second.connect(event, handler)
		second.login()
		await _is_freed(second, event)


func test_logout_inside_the_signals_of_a_login() -> void:
	for event: String in ["connected", "guild_available", "client_ready"]:
		start_sandbox()
		var second: DiscordClient = add_client()
		var done: Array[bool] = []
		var handler: Callable = func(..._arguments: Array) -> void:
			done.append(true)
			second.logout()
		second.connect(event, handler)
		second.login()
		await wait_until(func() -> bool: return not done.is_empty(), event)
		await wait_frames(5)
		assert_equal(done.size(), 1, "%s is told of once" % event)
		assert_false(second.is_logged_in(), event)
		second.free()


func test_free_after_an_await_of_a_request() -> void:
	await client.rest.get_current_user()
	client.free()
	await _expect_no_connection("after free()")


func test_free_inside_request_failed() -> void:
	client.rest.request_failed.connect(func(_error: DiscordError) -> void: client.free())
	var response: Variant = await client.rest.create_message(0, "x")
	assert_null(response)
	assert_false(is_instance_valid(client))


func test_free_right_after_login() -> void:
	var second: DiscordClient = add_client()
	second.login()
	second.free()
	await wait_frames(3)


func test_login_inside_disconnected() -> void:
	var again: Callable = func() -> void: assert_equal(client.login(), OK)
	client.disconnected.connect(again, CONNECT_ONE_SHOT)
	client.logout()
	await wait_for(client.client_ready, 10.0)
	assert_true(client.is_client_connected())


func test_nothing_is_emitted_after_logout_inside_a_handler() -> void:
	var received: Array[String] = []
	var on_message: Callable = func(message: DiscordMessage) -> void:
		received.append(message.content)
		client.logout()
	client.message_sent.connect(on_message)
	for number: int in 5:
		send_as_user("message %d" % number)
	await wait_for(client.disconnected)
	await wait_frames(5)
	assert_equal(received, ["message 0"] as Array[String])


func test_the_ping_is_known_soon_after_the_login() -> void:
	# The first regular heartbeat may be sent only after 41 seconds.
	await wait_until(func() -> bool: return client.get_ping() > 0, "a ping", 2.0)


func test_reparent_keeps_the_session() -> void:
	var interruptions: Recorder = Recorder.new(client.disconnected)
	var sessions: Array = _session_ids()
	var home: Node = add(Node.new())
	client.reparent(home)
	await wait_frames(5)
	assert_equal(interruptions.count(), 0)
	assert_true(client.is_client_connected())
	assert_equal(_session_ids(), sessions)
	send_as_user("still there?")
	assert_equal((await wait_for(client.message_sent))[0].content, "still there?")


func test_auto_login_keeps_the_session_on_reparent() -> void:
	client.logout()
	var automatic: DiscordClient = new_client()
	automatic.auto_login = true
	add(automatic)
	await wait_for(automatic.client_ready, 10.0)
	var interruptions: Recorder = Recorder.new(automatic.disconnected)
	var errors: Recorder = Recorder.new(automatic.connection_error)
	var sessions: Array = _session_ids()
	var home: Node = add(Node.new())
	automatic.reparent(home)
	await wait_frames(5)
	# Moving an ancestor behaves the same.
	home.reparent(add(Node.new()))
	await wait_frames(5)
	assert_equal(interruptions.count(), 0)
	assert_equal(errors.count(), 0)
	assert_true(automatic.is_client_connected())
	assert_equal(_session_ids(), sessions)


func test_auto_login_logs_in_again_on_reentering_the_tree() -> void:
	client.auto_login = true
	remove_child(client)
	await wait_frames(2)
	assert_false(client.is_logged_in())
	add_child(client)
	await wait_for(client.client_ready, 10.0)
	assert_true(client.is_client_connected())


func test_leaving_the_tree_logs_out() -> void:
	remove_child(client)
	await _expect_no_connection("outside the tree")
	assert_false(client.is_logged_in())
	add_child(client)
	await log_in(client)


func test_events_wait_while_the_tree_is_paused() -> void:
	client.process_mode = Node.PROCESS_MODE_PAUSABLE
	var recorder: Recorder = Recorder.new(client.message_sent)
	get_tree().paused = true
	send_as_user("during the pause")
	await get_tree().create_timer(0.3, true).timeout
	assert_equal(recorder.count(), 0)
	assert_true(client.is_client_connected(), "the connection is kept")
	get_tree().paused = false
	await wait_until(recorder.has.bind(1), "emitted after the pause")


func test_requests_end_during_a_pause() -> void:
	client.process_mode = Node.PROCESS_MODE_PAUSABLE
	var recorder: Recorder = Recorder.new(client.message_sent)
	get_tree().paused = true
	# Unpause the tree even if the test fails.
	get_tree().create_timer(5.0, true).timeout.connect(func() -> void: get_tree().paused = false)
	send_as_user("before the answer")
	var created: DiscordMessage = await client.rest.create_message(channel().id, "during the pause")
	assert_true(get_tree().paused, "the request did not wait for the end of the pause")
	get_tree().paused = false
	if assert_not_null(created):
		assert_equal(created.content, "during the pause")
	assert_equal(recorder.count(), 0, "only signals wait")
	await wait_until(recorder.has.bind(2), "they are emitted after the pause")
	assert_equal(recorder.calls[0][0].content, "before the answer")


func test_requests_over_the_gateway_end_during_a_pause() -> void:
	client.process_mode = Node.PROCESS_MODE_PAUSABLE
	var recorder: Recorder = Recorder.new(client.guild_members_chunk_received)
	get_tree().paused = true
	get_tree().create_timer(5.0, true).timeout.connect(func() -> void: get_tree().paused = false)
	send_as_user("before the answer")
	var members: Array = await client.request_guild_members(guild().id, {"query": "b", "limit": 5})
	assert_true(get_tree().paused, "the request did not wait for the end of the pause")
	assert_true(members.size() > 0)
	assert_equal(recorder.count(), 0, "only signals wait")
	get_tree().paused = false
	await wait_until(recorder.has.bind(1), "it comes after the pause")
	await wait_frames(3)
	assert_equal(recorder.count(), 1)


func test_process_mode_always_emits_during_a_pause() -> void:
	client.process_mode = Node.PROCESS_MODE_ALWAYS
	var recorder: Recorder = Recorder.new(client.message_sent)
	get_tree().paused = true
	send_as_user("during the pause")
	var deadline: int = Time.get_ticks_msec() + 3000
	while not recorder.has(1) and Time.get_ticks_msec() < deadline:
		await get_tree().process_frame
	get_tree().paused = false
	assert_equal(recorder.count(), 1)


## Calls [param action] with a separate client inside a handler of each signal.
func _in_each_handler(action: Callable) -> void:
	client.logout()
	for event: String in _causes:
		start_sandbox()
		var node: DiscordClient = add_client()
		var done: Array[bool] = []
		var handler: Callable = func(..._arguments: Array) -> void:
			done.append(true)
			action.call(node)
		await log_in(node)
		node.connect(event, handler, CONNECT_ONE_SHOT)
		await wait_frames(2)
		_causes[event].call()
		await wait_until(func() -> bool: return not done.is_empty(), event, 10.0)
		await _expect_no_connection(event)
		await wait_frames(2)
		if is_instance_valid(node):
			assert_false(node.is_logged_in(), event)
			node.queue_free()
		# Undo the action.
		act("reset")


func _is_freed(node: Node, what: String) -> void:
	# A lambda must not hold the object that is to be freed.
	var id: int = node.get_instance_id()
	await wait_until(func() -> bool: return not is_instance_id_valid(id), "freed: %s" % what)


func _expect_no_connection(what: String) -> void:
	await wait_until(func() -> bool: return _session_ids().is_empty(), what, 10.0)


## The sessions with a connection.
func _session_ids() -> Array:
	var ids: Array = []
	for session: Dictionary in sandbox.act("state")["sessions"]:
		if session["connected"]:
			ids.append(session["id"])
	return ids
