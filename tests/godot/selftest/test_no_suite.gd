## Is named like a suite, but is none.
extends Node


func test_never_run() -> void:
	pass
