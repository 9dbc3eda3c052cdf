## Base class of suites about events: signals are the same on a slow network, after a connection
## that broke, and when it breaks in the middle of the event.
class_name EventSuite
extends ClientSuite


func circumstances() -> PackedStringArray:
	return ["", SLOW_NETWORK, BROKEN_CONNECTION, BROKEN_EVENT]
