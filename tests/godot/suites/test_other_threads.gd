## Scripts on other threads: calls are refused with an error that names the remedy, objects created
## there can be used on the main thread, and nothing crashes the game.
extends ClientSuite

const REMEDY: String = "main thread only; use call_deferred()"


func test_every_class_can_be_created_on_a_thread() -> void:
	var warnings: WarningLog = WarningLog.new()
	OS.add_logger(warnings)
	var classes: PackedStringArray = []
	for each: String in ClassDB.get_class_list():
		if each.begins_with("Discord") and ClassDB.can_instantiate(each):
			classes.append(each)
	assert_has(classes, "DiscordClient")
	assert_has(classes, "DiscordPresenceUpdate")
	for each: String in classes:
		var created: Object = _on_a_thread(func() -> Variant: return ClassDB.instantiate(each))
		if assert_not_null(created, each):
			assert_equal(created.get_class(), each)
			assert_has(str(created), each)
		if created is Node:
			created.free()
		assert_equal(warnings.count("%s: An object of this class was created" % each), 1, each)
		assert_equal(warnings.count(REMEDY), classes.find(each) + 1)
	OS.remove_logger(warnings)


func test_client_created_on_a_thread_logs_in() -> void:
	var created: DiscordClient = _on_a_thread(func() -> Variant: return DiscordClient.new())
	created.api_url = sandbox.get_url()
	created.token = sandbox.get_token()
	created.intents = ALL_INTENTS
	add(created)
	await log_in(created)
	assert_equal(created.get_self(), created.get_user(created.get_self().id))


func test_properties_set_on_a_thread_are_kept() -> void:
	var url: String = sandbox.get_url()
	var make: Callable = func() -> Variant:
		var created: DiscordClient = DiscordClient.new()
		created.api_url = url
		created.intents = 3
		created.auto_defer = true
		return created
	var created: DiscordClient = _on_a_thread(make)
	assert_equal(created.intents, 3)
	assert_equal(created.auto_defer, true)
	assert_equal(created.api_url, url)
	created.free()


func test_scene_instantiated_on_a_thread_logs_in() -> void:
	var scene: PackedScene = PackedScene.new()
	var packed: DiscordClient = new_client()
	packed.auto_defer = true
	assert_equal(scene.pack(packed), OK)
	packed.free()
	var created: Array[Node] = []
	var task: int = WorkerThreadPool.add_task(func() -> void: created.append(scene.instantiate()))
	WorkerThreadPool.wait_for_task_completion(task)
	if not assert_true(created[0] is DiscordClient, "it is no other node"):
		return
	var from_scene: DiscordClient = created[0]
	add(from_scene)
	assert_equal(from_scene.auto_defer, true)
	assert_equal(from_scene.api_url, sandbox.get_url())
	assert_equal(from_scene.intents, ALL_INTENTS)
	from_scene.token = sandbox.get_token()
	await log_in(from_scene)


func test_script_that_extends_a_class_is_created_on_a_thread() -> void:
	var executor: Threaded = _on_a_thread(func() -> Variant: return Threaded.new())
	client.register_application_command_executor("roll", executor)
	assert_equal(executor.get_class(), "DiscordApplicationCommandExecutor")


func test_object_created_on_a_thread_is_an_argument() -> void:
	var make: Callable = func() -> Variant:
		var created: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
		created.status = "idle"
		return created
	var presence: DiscordPresenceUpdate = _on_a_thread(make)
	client.update_presence(presence)
	assert_equal(presence.status, "idle")


func test_unused_object_is_freed() -> void:
	for number: int in 20:
		var make: Callable = func() -> Variant:
			var created: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
			created.status = "idle"
			return created
		_on_a_thread(make)
		_on_a_thread(func() -> void: make.call())
		var node: Node = _on_a_thread(func() -> Variant: return DiscordClient.new())
		_on_a_thread(node.free)
		assert_false(is_instance_valid(node))
	await wait_frames(2)


func test_every_method_is_refused_on_a_thread() -> void:
	var message: DiscordMessage = await send_and_receive("Hello")
	var objects: Array[Object] = [
		client, client.rest, client.entity_manager, client.get_self(), guild(), channel(), message
	]
	objects.append(DiscordMessageBuilder.create("text"))
	for object: Object in objects:
		var named: String = object.get_class()
		for method: Dictionary in ClassDB.class_get_method_list(named, true):
			if method["flags"] & METHOD_FLAG_VIRTUAL:
				continue
			var name: String = method["name"]
			var arguments: Array = (method["args"] as Array).map(_argument)
			expect_error("%s.%s: This method was called on another thread" % [named, name])
			_on_a_thread(func() -> Variant: return object.callv(name, arguments))
	assert_equal(message.content, "Hello", "they are as they were")
	assert_true(client.is_logged_in())


func test_static_methods_are_refused_on_a_thread() -> void:
	expect_error(REMEDY)
	assert_null(_on_a_thread(func() -> Variant: return DiscordMessageBuilder.create("text")))
	expect_error(REMEDY)
	var address: String = "https://discord.com/api/webhooks/1/abc"
	assert_null(_on_a_thread(func() -> Variant: return DiscordWebhook.from_url(address)))


func test_typed_calls_return_the_default_of_their_type_on_a_thread() -> void:
	expect_error("DiscordClient.get_ping: This method was called on another thread")
	var ask: Callable = func() -> Variant:
		var ping: int = client.get_ping()
		return ping
	assert_equal(_on_a_thread(ask), 0)
	expect_error("DiscordClient.get_guilds: This method was called on another thread")
	var list: Callable = func() -> Variant: return client.get_guilds().size()
	assert_equal(_on_a_thread(list), 0)


func test_typed_calls_on_a_thread_return_no_value_of_another_call() -> void:
	for number: int in 6:
		expect_error(REMEDY)
	var ask: Callable = func() -> Variant:
		var values: Array = []
		for _turn: int in 2:
			var before: int = OS.get_processor_count() + 40
			var ping: int = client.get_ping()
			var between: bool = before > 40
			var is_logged_in: bool = client.is_logged_in()
			var text: String = str(before) + str(between)
			var error: Error = client.login()
			values.append([ping, is_logged_in, error, text.length() > 0])
		return values
	assert_equal(_on_a_thread(ask), [[0, false, OK, true], [0, false, OK, true]])


func test_properties_are_refused_on_a_thread() -> void:
	var message: DiscordMessage = await send_and_receive("Hello")
	expect_error("DiscordMessage.get_content: This method was called on another thread")
	_on_a_thread(func() -> Variant: return message.content)
	expect_error("DiscordClient.set_intents: This method was called on another thread")
	var before: int = client.intents
	_on_a_thread(func() -> void: client.intents = 1)
	assert_equal(client.intents, before)


## The engine itself refuses these for nodes.
func test_objects_can_be_printed_on_a_thread() -> void:
	var message: DiscordMessage = await send_and_receive("Hello")
	assert_has(_on_a_thread(func() -> Variant: return str(message)), "DiscordMessage")


func test_objects_released_on_a_thread_are_freed() -> void:
	await wait_frames(2)
	var before: int = _held_count()
	var held: Array[DiscordMessage] = []
	for number: int in 20:
		held.append(await client.rest.create_message(channel().id, "message %d" % number))
	assert_true(_held_count() >= 20)
	_on_a_thread(held.clear)
	await wait_frames(3)
	assert_at_most(_held_count(), before)


func test_entity_released_on_a_thread_stays_one_object() -> void:
	var held: Array[DiscordMessage] = [await send_and_receive("again")]
	var id: int = held[0].id
	_on_a_thread(held.clear)
	var again: DiscordMessage = client.get_message(id)
	assert_not_null(again)
	await wait_frames(3)
	assert_same(client.get_message(id), again)


func test_client_freed_on_a_thread_logs_out() -> void:
	var other: DiscordClient = new_client()
	add(other)
	await log_in(other)
	remove_child(other)
	_on_a_thread(other.free)
	await wait_frames(3)
	assert_false(is_instance_valid(other))


func test_call_deferred_from_a_thread_works() -> void:
	var recorder: Recorder = Recorder.new(client.message_sent)
	var rest: DiscordREST = client.rest
	var id: int = channel().id
	_on_a_thread(func() -> void: rest.create_message.call_deferred(id, "from a thread"))
	await wait_until(func() -> bool: return recorder.has(1), "the message was sent")


func _on_a_thread(work: Callable) -> Variant:
	var thread: Thread = Thread.new()
	thread.start(work)
	return thread.wait_to_finish()


func _held_count() -> int:
	return client.entity_manager.get_statistics()["live_objects"]["count"]


## A value of the argument's type.
func _argument(argument: Dictionary) -> Variant:
	return null if argument["type"] == TYPE_OBJECT else type_convert(null, argument["type"])


class Threaded:
	extends DiscordApplicationCommandExecutor
