## A script with tests.
class_name SuiteFile
extends RefCounted

## The file's name without extension, which also names the suite.
var name: String

## Why the file is not a valid suite of tests; empty if it is.
var mistake: String = ""

## The suite's class; use it only if there is no mistake.
var code: GDScript

## The names of the tests, in the order of the file.
var tests: PackedStringArray = []

## The circumstances under which each test runs.
var circumstances: PackedStringArray = []


func _init(path: String) -> void:
	name = path.get_file().get_basename()
	code = load(path) as GDScript
	if code == null or not code.can_instantiate():
		mistake = "does not compile"
	elif not _is_suite(code):
		mistake = "does not extend TestSuite"
	else:
		_find_tests()
		var suite: TestSuite = code.new()
		circumstances = suite.circumstances()
		suite.free()
		if tests.is_empty():
			mistake = "has no methods named test_…"


func _find_tests() -> void:
	for method: Dictionary in code.get_script_method_list():
		var test: String = method["name"]
		if test.begins_with("test_") and not test in tests:
			tests.append(test)


func _is_suite(candidate: GDScript) -> bool:
	var ancestor: Script = candidate
	while ancestor != null:
		if ancestor == TestSuite:
			return true
		ancestor = ancestor.get_base_script()
	return false
