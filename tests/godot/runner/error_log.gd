## Collects the errors that the engine logs, from any thread, so that they can be attributed to the
## test that caused them.
class_name ErrorLog
extends Logger

var _mutex: Mutex = Mutex.new()
var _errors: PackedStringArray = []


func _log_error(
	function: String,
	file: String,
	line: int,
	code: String,
	rationale: String,
	_editor_notify: bool,
	error_type: int,
	script_backtraces: Array[ScriptBacktrace]
) -> void:
	if error_type == ERROR_TYPE_WARNING:
		return
	var text: String = code if rationale.is_empty() else rationale
	var place: String = "%s:%d in %s" % [file, line, function]
	var has_script: bool = not script_backtraces.is_empty()
	# For an error raised by a script, the script's line is more useful than the engine's.
	if has_script and script_backtraces[0].get_frame_count() > 0 and not file.begins_with("res://"):
		var trace: ScriptBacktrace = script_backtraces[0]
		place = "%s:%d" % [trace.get_frame_file(0), trace.get_frame_line(0)]
	_mutex.lock()
	_errors.append("%s (%s)" % [text, place])
	_mutex.unlock()


## All errors logged since the last call.
func take() -> PackedStringArray:
	_mutex.lock()
	var taken: PackedStringArray = _errors
	_errors = []
	_mutex.unlock()
	return taken
