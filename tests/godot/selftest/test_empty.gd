## A suite without tests is a mistake, such as a misspelled name.
extends TestSuite


func tset_misspelled() -> void:
	pass
