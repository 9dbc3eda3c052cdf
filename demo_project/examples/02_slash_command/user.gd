extends ExampleUser


func play() -> void:
	await use("roll", {"dice": 2, "sides": 20})
	var message := await sees("🎲")
	var rolled := str(message.content).to_int()
	expect(rolled >= 2 and rolled <= 40, "two dice of twenty sides are 2 to 40")
	await press("nice")
	await sees("Thank you!")
