## A suite without tests is a mistake, such as a misspelt name.
extends TestSuite


func tset_misspelt() -> void:
	pass
