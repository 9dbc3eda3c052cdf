## Records the processor time of the main thread in each frame. The time in which it waits for a
## processor, or sleeps, does not count.
extends Node

var _previous := 0
var _frames := PackedInt32Array()
var _is_watching := false


func begin() -> void:
	_frames.clear()
	_previous = _processor_nsec()
	_is_watching = true


## The nanoseconds of each frame.
func end() -> PackedInt32Array:
	_is_watching = false
	return _frames.duplicate()


func _process(_delta: float) -> void:
	if not _is_watching:
		return
	var now := _processor_nsec()
	_frames.append(now - _previous)
	_previous = now


## The processor time of the main thread, whose number is that of the process. Linux updates it
## whenever the thread sleeps, as it does in each frame.
func _processor_nsec() -> int:
	var process := OS.get_process_id()
	var statistics := FileAccess.open(
		"/proc/%d/task/%d/schedstat" % [process, process], FileAccess.READ
	)
	return statistics.get_line().get_slice(" ", 0).to_int()
