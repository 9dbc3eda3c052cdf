## Records every emission of a signal, in order.
class_name Recorder
extends RefCounted

## The arguments of each emission.
var calls: Array[Array] = []

## The result of [param look] inside the handler, for each emission.
var seen: Array = []

var _look: Callable


## Begins to record. If [param look] is given, it is called inside the handler with the signal's
## arguments; its result describes the state at that moment.
func _init(heard: Signal, look: Callable = Callable()) -> void:
	_look = look
	heard.connect(_on_emitted)


## How often the signal was emitted.
func count() -> int:
	return calls.size()


## Whether the signal was emitted at least this often.
func has(emissions: int) -> bool:
	return calls.size() >= emissions


func _on_emitted(...arguments: Array) -> void:
	if _look.is_valid():
		seen.append(_look.callv(arguments))
	calls.append(arguments)
