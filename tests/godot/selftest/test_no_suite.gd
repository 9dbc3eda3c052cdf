## Named like a suite, but none.
extends Node


func test_never_run() -> void:
	pass
