## Does not compile: the type does not fit.
extends TestSuite


func test_never_run() -> void:
	var number: int = "text"
	assert_equal(number, 1)
