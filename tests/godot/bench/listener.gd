## Connects to every typed signal of a client and records the time between emissions.
extends Node

## These are no events of Discord, and raw_event would have each payload parsed a second time.
const OTHERS: Array[StringName] = [
	&"connected",
	&"reconnected",
	&"disconnected",
	&"connection_error",
	&"client_ready",
	&"raw_event",
	&"events_dropped",
]

## Without an event for so many microseconds, no more are expected.
const IDLE_USEC := 3_000_000

var received := 0
## How many typing and presence events the client has dropped because its event queue was full.
var dropped := 0
## The time from handler to handler within a frame, in µs: commit, emission and handler of an event.
var apart := PackedInt32Array()
## The longest time from the first handler of a frame to its last one, in microseconds.
var longest_span := 0
var _first := 0
var _latest := 0
var _previous := 0


func listen(client: DiscordClient) -> void:
	for event: Dictionary in ClassDB.class_get_signal_list(&"DiscordClient", true):
		var event_name: StringName = event["name"]
		if not event_name in OTHERS:
			client.connect(event_name, _on_event)


func begin() -> void:
	received = 0
	dropped = 0
	apart.clear()
	longest_span = 0
	_previous = 0
	_latest = Time.get_ticks_usec()


func is_idle() -> bool:
	return Time.get_ticks_usec() - _latest > IDLE_USEC


func _on_event(_one: Variant = null, _two: Variant = null, _three: Variant = null) -> void:
	var now := Time.get_ticks_usec()
	received += 1
	if _previous == 0:
		_first = now
	else:
		apart.append(now - _previous)
		longest_span = maxi(longest_span, now - _first)
	_previous = now
	_latest = now


func _process(_delta: float) -> void:
	_previous = 0
