## Does not compile: a type does not match.
extends TestSuite


func test_never_run() -> void:
	var number: int = "text"
	assert_equal(number, 1)
