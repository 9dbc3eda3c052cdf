## Tests that must pass.
extends TestSuite

signal called(text: String, number: int)

var _steps: PackedStringArray = []


func before_each() -> void:
	await wait_frames()
	_steps.append("before")


func test_before_each_is_awaited() -> void:
	assert_equal(_steps, PackedStringArray(["before"]))


func test_assertions_that_hold() -> void:
	assert_equal("text", "text")
	assert_not_equal(1, 1.0)
	assert_same(self, self)
	assert_near(0.1 + 0.2, 0.3, 0.000001)
	assert_at_most(1.0, 1.0)
	assert_true(true)
	assert_false(false)
	assert_null(null)
	assert_not_null(self)
	assert_has([1, 2], 2)
	assert_has({"key": 1}, "key")
	assert_lacks("text", "exit")


func test_signals_are_waited_for() -> void:
	called.emit.call_deferred("text", 7)
	assert_equal(await wait_for(called), ["text", 7])


func test_conditions_are_waited_for() -> void:
	var start: int = Engine.get_process_frames()
	var later: Callable = func() -> bool: return Engine.get_process_frames() > start + 3
	assert_true(await wait_until(later, "three frames"))


func test_announced_errors_are_fine() -> void:
	expect_error("on purpose")
	push_error("an error on purpose")


func test_warnings_are_fine() -> void:
	push_warning("only a warning")


func test_children_are_freed_with_the_test() -> void:
	assert_not_null(add(Node.new()))
