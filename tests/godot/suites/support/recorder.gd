## Records every emission of a signal, in order.
class_name Recorder
extends RefCounted

## The arguments of each emission.
var calls: Array[Array] = []

## The result of [param capture] inside the handler, for each emission.
var captured: Array = []

var _capture: Callable


## Begins to record. If [param capture] is given, it is called inside the handler with the signal's
## arguments; its result describes the state at that moment.
func _init(emitted: Signal, capture: Callable = Callable()) -> void:
	_capture = capture
	emitted.connect(_on_emitted)


## How often the signal was emitted.
func count() -> int:
	return calls.size()


## Whether the signal was emitted at least this often.
func has(emissions: int) -> bool:
	return calls.size() >= emissions


func _on_emitted(...arguments: Array) -> void:
	if _capture.is_valid():
		captured.append(_capture.callv(arguments))
	calls.append(arguments)
