## Runs every test of every suite of a folder and ends with exit code 0 only if all of them passed.
##
## [code]godot --headless --path tests/godot -- --only=a,b --except=c --suites=res://folder
## --part=1/2[/code]: runs only tests whose [code]suite.test[/code] contains one of the names, and
## none of those that contain one of the others; uses another folder than [code]res://suites[/code];
## runs only every second suite, from the first on.
extends Node

var _errors: ErrorLog = ErrorLog.new()
var _passed: int = 0
var _failed: int = 0


func _ready() -> void:
	OS.add_logger(_errors)
	var options: Dictionary[String, String] = _read_options()
	# From here to the closing line, the runner alone judges what is logged.
	print("running the tests of %s" % options["suites"])
	for path: String in _pick_part(_find_suites(options["suites"]), options["part"]):
		await _run_suite(SuiteFile.new(path), options)
	if _passed + _failed == 0:
		_report("%s.*" % options["suites"], ["no tests found"], 0)
	OS.remove_logger(_errors)
	print("%d passed, %d failed" % [_passed, _failed])
	get_tree().quit(0 if _failed == 0 else 1)


func _run_suite(suite: SuiteFile, options: Dictionary[String, String]) -> void:
	var mistakes: PackedStringArray = _errors.take()
	if not suite.mistake.is_empty():
		mistakes.append(suite.mistake)
	if not mistakes.is_empty():
		_report("%s.*" % suite.name, mistakes, 0)
	for test: String in suite.tests:
		for circumstance: String in suite.circumstances:
			var named: String = "%s.%s" % [suite.name, test]
			if not circumstance.is_empty():
				named += "@" + circumstance
			if not _is_chosen(named, options):
				continue
			var run: TestRun = TestRun.new(self, suite.code, test, circumstance, _errors)
			await run.finish()
			_report(named, run.failures, run.milliseconds)


func _is_chosen(test: String, options: Dictionary[String, String]) -> bool:
	var is_in_test: Callable = func(name: String) -> bool: return name in test
	var only: Array = Array(options["only"].split(",", false))
	var except: Array = Array(options["except"].split(",", false))
	return (only.is_empty() or only.any(is_in_test)) and not except.any(is_in_test)


func _report(test: String, failures: PackedStringArray, milliseconds: int) -> void:
	if failures.is_empty():
		_passed += 1
		print("PASS %s (%d ms)" % [test, milliseconds])
		return
	_failed += 1
	print("FAIL %s (%d ms)" % [test, milliseconds])
	for failure: String in failures:
		print("     - %s" % failure.replace("\n", "\n       "))


func _find_suites(folder: String) -> PackedStringArray:
	var found: PackedStringArray = []
	for file: String in DirAccess.get_files_at(folder):
		if file.begins_with("test_") and file.ends_with(".gd"):
			found.append(folder.path_join(file))
	found.sort()
	return found


## The suites of one of several parts that run at the same time.
func _pick_part(suites: PackedStringArray, part: String) -> PackedStringArray:
	var number: int = part.get_slice("/", 0).to_int()
	var count: int = maxi(part.get_slice("/", 1).to_int(), 1)
	var picked: PackedStringArray = []
	for index: int in suites.size():
		if index % count == number % count:
			picked.append(suites[index])
	return picked


func _read_options() -> Dictionary[String, String]:
	var options: Dictionary[String, String] = {
		"only": "", "except": "", "suites": "res://suites", "part": "1/1"
	}
	for argument: String in OS.get_cmdline_user_args():
		var name: String = argument.get_slice("=", 0).trim_prefix("--")
		if name in options:
			options[name] = argument.get_slice("=", 1)
	return options
