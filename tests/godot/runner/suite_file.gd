## A script with tests.
class_name SuiteFile
extends RefCounted

## The file's name without ending, which also names the suite.
var name: String

## What makes the file no suite of tests; empty if nothing does.
var mistake: String = ""

## The suite's class; to be used only if there is no mistake.
var code: GDScript

## In the order they are written.
var tests: PackedStringArray = []

## Under what each of them runs.
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
