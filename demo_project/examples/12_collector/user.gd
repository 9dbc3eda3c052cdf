extends ExampleUser


func play() -> void:
	await use("quiz")
	await press("Mars")
	expect("No, it is not Mars." in get_answer(), "Mars is wrong, and only Ada is told")
	await press("Venus")
	await sees("Ada knows: Venus.")
