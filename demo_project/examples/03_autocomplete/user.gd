extends ExampleUser


func play() -> void:
	var choices := await ask_for("travel", "to", "lake")
	var names := choices.map(func(choice: Dictionary) -> String: return choice.name)
	expect(names == ["Crystal Lake", "Frozen Lake"], "both lakes are suggested")
	await use("travel", {"to": choices[1].value})
	await sees("You arrive at **Frozen Lake**.")
