## Runs one test in a new suite, from before_each to after_each.
class_name TestRun
extends RefCounted

## The frames in which objects freed or calls deferred by a test may still finish.
const SETTLING_FRAMES: int = 2

## The failures; empty if the test passed.
var failures: PackedStringArray = []

## The duration of the test.
var milliseconds: int = 0

var _parent: Node
var _suite: TestSuite
var _test: String
var _errors: ErrorLog
var _has_ended: bool = false


func _init(
	parent: Node, code: GDScript, test: String, circumstance: String, errors: ErrorLog
) -> void:
	_parent = parent
	_test = test
	_errors = errors
	_suite = code.new()
	_suite.name = test
	_suite.circumstance = circumstance


## Runs the test to its end or to its time limit.
func finish() -> void:
	_parent.add_child(_suite)
	var orphans: Array[int] = Node.get_orphan_node_ids()
	var started: int = Time.get_ticks_msec()
	var limit: float = _suite.time_limit()
	_run()
	while not _has_ended:
		await _parent.get_tree().process_frame
		if not _has_ended and Time.get_ticks_msec() - started > limit * 1000.0:
			failures.append("did not end within %s s" % limit)
			break
	milliseconds = Time.get_ticks_msec() - started
	failures.append_array(_suite.failures)
	var expected: PackedStringArray = _suite.expected_errors
	_suite.queue_free()
	for frame: int in SETTLING_FRAMES:
		await _parent.get_tree().process_frame
	_judge_errors(expected)
	_judge_orphans(orphans)


func _run() -> void:
	await _suite.before_each()
	await _suite.call(_test)
	await _suite.after_each()
	_has_ended = true


func _judge_errors(expected: PackedStringArray) -> void:
	for error: String in _errors.take():
		var announced: int = _find_text_within(expected, error)
		if announced < 0:
			failures.append("logged an error: %s" % error)
		else:
			expected.remove_at(announced)
	for text: String in expected:
		failures.append("expected an error with the text %s" % var_to_str(text))


func _find_text_within(texts: PackedStringArray, error: String) -> int:
	for index: int in texts.size():
		if texts[index] in error:
			return index
	return -1


## Nodes left outside the tree would never be freed; they are freed here, so that the next test
## begins without them.
func _judge_orphans(before: Array[int]) -> void:
	for id: int in Node.get_orphan_node_ids():
		var orphan: Node = instance_from_id(id) as Node
		if orphan != null and not id in before:
			failures.append("left a node outside the tree: %s" % orphan.name)
			orphan.free()
