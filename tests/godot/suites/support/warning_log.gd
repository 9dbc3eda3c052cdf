## Collects the warnings that are logged, from any thread.
class_name WarningLog
extends Logger

var _mutex: Mutex = Mutex.new()
var _warnings: PackedStringArray = []


func _log_error(
	_function: String,
	_file: String,
	_line: int,
	code: String,
	rationale: String,
	_editor_notify: bool,
	error_type: int,
	_script_backtraces: Array[ScriptBacktrace]
) -> void:
	if error_type != ERROR_TYPE_WARNING:
		return
	_mutex.lock()
	_warnings.append(code if rationale.is_empty() else rationale)
	_mutex.unlock()


## How many warnings contain this text.
func count(text: String) -> int:
	_mutex.lock()
	var found: int = 0
	for warning: String in _warnings:
		found += 1 if text in warning else 0
	_mutex.unlock()
	return found


## All warnings.
func all() -> PackedStringArray:
	_mutex.lock()
	var warnings: PackedStringArray = _warnings.duplicate()
	_mutex.unlock()
	return warnings
