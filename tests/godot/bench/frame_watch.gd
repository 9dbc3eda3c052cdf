## Records how long frames take.
extends Node

var _began := 0
var _previous := 0
var _frames := PackedInt32Array()


func begin() -> void:
	_began = Time.get_ticks_usec()
	_previous = _began
	_frames.clear()


func seconds() -> float:
	return (Time.get_ticks_usec() - _began) / 1_000_000.0


## The microseconds of each frame so far.
func frames() -> PackedInt32Array:
	return _frames


func longest_msec() -> float:
	var longest := 0
	for frame: int in _frames:
		longest = maxi(longest, frame)
	return longest / 1000.0


func _process(_delta: float) -> void:
	var now := Time.get_ticks_usec()
	_frames.append(now - _previous)
	_previous = now
