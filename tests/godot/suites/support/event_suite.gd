## A suite about what events tell: it is the same through a slow network, and after a connection
## that broke.
class_name EventSuite
extends ClientSuite


func circumstances() -> PackedStringArray:
	return ["", SLOW_NETWORK, BROKEN_CONNECTION]
