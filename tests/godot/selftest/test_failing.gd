## Tests that must fail, each for the reason in expected.txt.
extends TestSuite

signal never_emitted


func time_limit() -> float:
	return 0.5


func test_assert_equal() -> void:
	assert_equal(1, 2, "the number")


func test_assert_equal_of_other_type() -> void:
	assert_equal(1, 1.0)


func test_assert_not_equal() -> void:
	assert_not_equal("same", "same")


func test_assert_same() -> void:
	assert_same([], [])


func test_assert_near() -> void:
	assert_near(1.0, 2.0, 0.5)


func test_assert_at_most() -> void:
	assert_at_most(2.0, 1.5, "seconds")


func test_assert_true_and_false() -> void:
	assert_true(false)
	assert_false(true)


func test_assert_null_and_not_null() -> void:
	assert_null(5)
	assert_not_null(null, "the answer")


func test_assert_has_and_lacks() -> void:
	assert_has([1, 2], 3)
	assert_lacks("text", "ex")


func test_after_an_await() -> void:
	await wait_frames(2)
	fail("late")


func test_signal_that_never_comes() -> void:
	await wait_for(never_emitted, 0.1)


func test_condition_that_never_holds() -> void:
	await wait_until(func() -> bool: return false, "the impossible", 0.1)


func test_hanging() -> void:
	await never_emitted


func test_push_error() -> void:
	push_error("pushed")


func test_unannounced_among_announced() -> void:
	expect_error("first")
	push_error("first")
	push_error("second")


func test_announced_error_that_never_comes() -> void:
	expect_error("missing")


func test_script_error() -> void:
	var nothing: Node = null
	nothing.queue_free()
	fail("unreachable")


func test_script_error_after_an_await() -> void:
	await wait_frames()
	var nothing: Node = null
	nothing.queue_free()


func test_error_on_a_thread() -> void:
	var thread: Thread = Thread.new()
	thread.start(func() -> void: push_error("from a thread"))
	thread.wait_to_finish()


func test_leaving_a_node_behind() -> void:
	var forgotten: Node = Node.new()
	forgotten.name = "Forgotten"
