## A suite of tests: extend it in [code]suites/test_something.gd[/code] and write methods named
## [code]test_…[/code].
##
## Every test gets a fresh suite in the scene tree and may await. A test fails because of a failed
## assertion, a script error, a [method @GlobalScope.push_error] or engine error that was not
## announced with [method expect_error], a node left outside the tree, or taking longer than [method
## time_limit].
## [br][br]
## A failed assertion does not end the test. Each assertion returns whether it held, for tests that
## cannot continue:
## [codeblock]
## func test_ready_names_the_bot() -> void:
##     var client: DiscordClient = add(DiscordClient.new())
##     if not assert_equal(client.login(), OK):
##         return
##     await wait_for(client.ready)
##     assert_equal(client.get_self().username, "sandbox")
## [/codeblock]
class_name TestSuite
extends Node

## The failures of this test so far.
var failures: PackedStringArray = []

## The texts of announced errors that have not been logged yet.
var expected_errors: PackedStringArray = []

## The one of [method circumstances] that this test runs under.
var circumstance: String = ""


## Runs before each test; may await.
func before_each() -> void:
	pass


## Runs after each test, even after a failed one; may await.
func after_each() -> void:
	pass


## The circumstances under which each test runs once. The empty text is the usual one; the others
## are defined by the suite, which reads them from [member circumstance].
func circumstances() -> PackedStringArray:
	return [""]


## Seconds a test may take, [method before_each] and [method after_each] included. Override it for
## slow suites.
func time_limit() -> float:
	return 20.0


## Announces that an error containing [param text] will be logged before the test ends. The test
## fails if none is logged. Announce two errors with the same text twice.
func expect_error(text: String) -> void:
	expected_errors.append(text)


## Adds a node to the tree and returns it. It is freed with the test.
func add(node: Node) -> Node:
	add_child(node)
	return node


## Fails the test.
func fail(reason: String) -> void:
	failures.append(reason)


## Both are equal and of the same type; [code]1[/code] and [code]1.0[/code] are not.
func assert_equal(actual: Variant, expected: Variant, what: String = "") -> bool:
	var holds: bool = typeof(actual) == typeof(expected) and actual == expected
	return _check(holds, what, "expected %s, got %s" % [_show(expected), _show(actual)])


## The two differ in value or in type.
func assert_not_equal(actual: Variant, unexpected: Variant, what: String = "") -> bool:
	var differs: bool = typeof(actual) != typeof(unexpected) or actual != unexpected
	return _check(differs, what, "did not expect %s" % _show(unexpected))


## Both are the same object, not only equal.
func assert_same(actual: Variant, expected: Variant, what: String = "") -> bool:
	var message: String = "expected the object %s itself, got %s" % [_show(expected), _show(actual)]
	return _check(is_same(actual, expected), what, message)


## The numbers differ by no more than [param tolerance].
func assert_near(actual: float, expected: float, tolerance: float, what: String = "") -> bool:
	var message: String = "expected %s ± %s, got %s" % [expected, tolerance, actual]
	return _check(absf(actual - expected) <= tolerance, what, message)


## The number is at most [param limit].
func assert_at_most(actual: float, limit: float, what: String = "") -> bool:
	return _check(actual <= limit, what, "expected at most %s, got %s" % [limit, actual])


## The condition is true.
func assert_true(condition: bool, what: String = "") -> bool:
	return _check(condition, what, "expected true")


## The condition is false.
func assert_false(condition: bool, what: String = "") -> bool:
	return _check(not condition, what, "expected false")


## The value is [code]null[/code].
func assert_null(actual: Variant, what: String = "") -> bool:
	return _check(actual == null, what, "expected null, got %s" % _show(actual))


## The value is not [code]null[/code].
func assert_not_null(actual: Variant, what: String = "") -> bool:
	return _check(actual != null, what, "expected something, got null")


## The text, array or dictionary holds the text, element or key.
func assert_has(container: Variant, part: Variant, what: String = "") -> bool:
	return _check(
		part in container, what, "expected %s to hold %s" % [_show(container), _show(part)]
	)


## The opposite of [method assert_has].
func assert_lacks(container: Variant, part: Variant, what: String = "") -> bool:
	return _check(
		not part in container, what, "expected %s not to hold %s" % [_show(container), _show(part)]
	)


## Waits for a signal and returns its arguments. After [param seconds] it returns an empty array and
## fails the test. With [param accepts], which is called with the arguments, it waits for an
## emission for which that returns true. A loop around this method would miss all but one emission
## of each frame.
func wait_for(
	awaited: Signal,
	seconds: float = 5.0,
	accepts: Callable = func(..._values: Array) -> bool: return true
) -> Array:
	var emission: Emission = Emission.new(awaited, accepts)
	var deadline: int = Time.get_ticks_msec() + int(seconds * 1000.0)
	while not emission.has_come and Time.get_ticks_msec() < deadline:
		await get_tree().process_frame
	emission.stop()
	_check(emission.has_come, "", "%s was not emitted within %s s" % [awaited.get_name(), seconds])
	return emission.arguments


## Waits until the condition returns true; a failed test after [param seconds].
func wait_until(condition: Callable, what: String, seconds: float = 5.0) -> bool:
	var deadline: int = Time.get_ticks_msec() + int(seconds * 1000.0)
	var holds: bool = condition.call()
	while not holds and Time.get_ticks_msec() < deadline:
		await get_tree().process_frame
		holds = condition.call()
	return _check(holds, what, "did not come true within %s s" % seconds)


## Waits for a number of frames.
func wait_frames(count: int = 1) -> void:
	for frame: int in count:
		await get_tree().process_frame


## Waits in real time. Use it to show that something does not happen; for something that happens,
## wait for that instead.
func wait_seconds(seconds: float) -> void:
	await get_tree().create_timer(seconds).timeout


func _check(holds: bool, what: String, message: String) -> bool:
	if not holds:
		fail(message if what.is_empty() else "%s: %s" % [what, message])
	return holds


func _show(value: Variant) -> String:
	return "%s (%s)" % [var_to_str(value) if value is String else str(value), _type_name(value)]


func _type_name(value: Variant) -> String:
	if value is Object and is_instance_valid(value):
		return (value as Object).get_class()
	return type_string(typeof(value))


## One emission of a signal with any number of arguments.
class Emission:
	extends RefCounted
	var has_come: bool = false
	var arguments: Array = []
	var _awaited: Signal
	var _accepts: Callable

	func _init(awaited: Signal, accepts: Callable) -> void:
		_awaited = awaited
		_accepts = accepts
		_awaited.connect(_on_emitted)

	func stop() -> void:
		if not _awaited.is_null() and _awaited.is_connected(_on_emitted):
			_awaited.disconnect(_on_emitted)

	func _on_emitted(...values: Array) -> void:
		if not has_come and _accepts.callv(values):
			has_come = true
			arguments = values
