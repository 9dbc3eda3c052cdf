## Signal handlers are called as the engine's own emission would call them; handlers that cannot be
## called are reported with signal, handler and source location.
extends ClientSuite

var _calls: Array = []
var _twin_calls: Array = []


func test_handler_with_too_many_parameters_is_reported() -> void:
	expect_error("message_sent(message: DiscordMessage) cannot call its handler _take_two()")
	var good: Recorder = Recorder.new(client.message_sent)
	client.message_sent.connect(_take_two)
	var last: Recorder = Recorder.new(client.message_sent)
	await send_and_receive("Hello")
	assert_equal(good.count(), 1)
	assert_equal(last.count(), 1, "the others are called")


func test_source_location_of_a_handler_is_named() -> void:
	var line: int = _line_of("func _take_two(")
	expect_error("test_signal_handlers.gd:%d): it takes 2 arguments, but 1 would be given" % line)
	client.message_sent.connect(_take_two)
	await send_and_receive("Hello")


func test_lambda_with_too_few_parameters_is_reported() -> void:
	var line: int = _line_of("client.message_sent.connect(func() -> void: _calls")
	expect_error("test_signal_handlers.gd:%d): it takes 0 arguments, but 1 would be given" % line)
	client.message_sent.connect(func() -> void: _calls.append(0))
	await send_and_receive("Hello")
	assert_equal(_calls, [])


func test_lambda_is_searched_for_in_code_only() -> void:
	# client.message_sent.connect(func(_a: int, _b: int, _c: int) -> void: pass)
	var text: String = "client.message_sent.connect(func(_a: int, _b: int, _c: int) -> void: pass)"
	var clients: Dictionary[String, DiscordClient] = {"#": client}
	var line: int = _line_of('clients["#"].message_sent.connect(')
	expect_error("test_signal_handlers.gd:%d): it takes 3 arguments, but 1 would be given" % line)
	clients["#"].message_sent.connect(func(_a: int, _b: int, _c: int) -> void: pass)
	await send_and_receive(text)


func test_handler_with_another_parameter_type_is_reported() -> void:
	expect_error("argument 1 is of type DiscordMessage, but the handler takes int")
	client.message_sent.connect(_take_number)
	await send_and_receive("Hello")


func test_bound_arguments_are_counted() -> void:
	expect_error("it takes 2 arguments, but 3 would be given")
	client.message_sent.connect(_take_two.bind(1, 2))
	await send_and_receive("Hello")


func test_missing_method_is_reported() -> void:
	expect_error("cannot call its handler no_such_method()")
	client.message_sent.connect(Callable(self, "no_such_method"))
	await send_and_receive("Hello")


func test_handler_in_an_inner_class_is_reported() -> void:
	expect_error("cannot call its handler take_none(): it takes 0 arguments")
	var inner: Inner = Inner.new()
	client.message_sent.connect(inner.take_none)
	await send_and_receive("Hello")


func test_error_is_logged_for_each_emission() -> void:
	client.message_sent.connect(_take_two)
	for number: int in 3:
		expect_error("cannot call its handler _take_two()")
		await send_and_receive("message %d" % number)


func test_connections_behave_as_those_of_the_engine() -> void:
	var twin: Twin = add(Twin.new())
	var connections: Array[Array] = [
		["plain", 0, []],
		["bound", 0, ["more"]],
		["source", CONNECT_APPEND_SOURCE_OBJECT, []],
		["source and bound", CONNECT_APPEND_SOURCE_OBJECT, ["more"]],
		["one shot", CONNECT_ONE_SHOT, []],
		["counted", CONNECT_REFERENCE_COUNTED, []],
		["counted", CONNECT_REFERENCE_COUNTED, []],
		["one shot and counted", CONNECT_ONE_SHOT | CONNECT_REFERENCE_COUNTED, []],
		["one shot and counted", CONNECT_ONE_SHOT | CONNECT_REFERENCE_COUNTED, []],
	]
	var handlers: Dictionary[String, Array] = {}
	for connection: Array in connections:
		var named: String = connection[0]
		if named not in handlers:
			handlers[named] = [_note(_calls, named), _note(_twin_calls, named)]
		var bound: Array = connection[2]
		var pair: Array = handlers[named]
		client.message_sent.connect((pair[0] as Callable).bindv(bound), connection[1])
		twin.message_sent.connect((pair[1] as Callable).bindv(bound), connection[1])
	var unbound: int = CONNECT_APPEND_SOURCE_OBJECT
	client.message_sent.connect(_note(_calls, "unbound").unbind(1), unbound)
	twin.message_sent.connect(_note(_twin_calls, "unbound").unbind(1), unbound)
	for number: int in 3:
		var message: DiscordMessage = await send_and_receive("message %d" % number)
		twin.message_sent.emit(message)
		assert_equal(_shown(_calls, client), _shown(_twin_calls, twin), "emission %d" % number)
		var plain: Array = client.message_sent.get_connections()
		var twins: Array = twin.message_sent.get_connections()
		assert_equal(plain.size(), twins.size(), "connections left after %d" % number)


func test_deferred_handler_is_called_later() -> void:
	client.message_sent.connect(
		func(_m: DiscordMessage) -> void: _calls.append(1), CONNECT_DEFERRED
	)
	client.message_sent.connect(func(_m: DiscordMessage) -> void: _calls.append(2))
	await send_and_receive("Hello")
	await wait_frames(2)
	assert_equal(_calls, [2, 1])


func test_blocked_signals_are_not_emitted() -> void:
	var recorder: Recorder = Recorder.new(client.message_sent)
	client.set_block_signals(true)
	var id: int = send_as_user("unheard")
	await wait_until(func() -> bool: return client.get_message(id) != null, "it is cached")
	await wait_frames(3)
	assert_equal(recorder.count(), 0)
	client.set_block_signals(false)
	await send_and_receive("heard")
	assert_equal(recorder.count(), 1)


func test_handler_that_frees_the_client_ends_the_emission() -> void:
	var received: Array[String] = []
	client.message_sent.connect(func(_m: DiscordMessage) -> void: client.free(), CONNECT_ONE_SHOT)
	client.message_sent.connect(func(m: DiscordMessage) -> void: received.append(m.content))
	send_as_user("last")
	await wait_until(func() -> bool: return not is_instance_valid(client), "it was freed")
	assert_equal(received, ["last"] as Array[String], "as the engine's own emission goes on")


func _take_two(_message: DiscordMessage, _more: Variant) -> void:
	_calls.append("two")


func _take_number(_message: int) -> void:
	_calls.append("number")


func _note(calls: Array, named: String) -> Callable:
	return func(...arguments: Array) -> void: calls.append([named, arguments])


## The calls in a form that is the same for both: the emitting object is called "source".
func _shown(calls: Array, source: Object) -> Array:
	var shown: Array = []
	for each: Array in calls:
		shown.append(each[0])
		for argument: Variant in each[1]:
			shown.append("source" if is_same(argument, source) else str(argument))
	return shown


func _line_of(code: String) -> int:
	var lines: PackedStringArray = (get_script() as GDScript).source_code.split("\n")
	for index: int in lines.size():
		if lines[index].strip_edges().begins_with(code):
			return index + 1
	return 0


class Twin:
	extends Node
	signal message_sent(message: DiscordMessage)


class Inner:
	extends RefCounted

	func take_none() -> void:
		pass
