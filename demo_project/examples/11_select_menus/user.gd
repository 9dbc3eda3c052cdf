extends ExampleUser


func play() -> void:
	await use("party")
	await choose("supplies", ["rope", "cheese"])
	await sees("You take along: rope, cheese")
	await choose("friend", ["hazel"])
	await sees("Hazel comes with you.")
