extends ExampleUser


func play() -> void:
	var shown: Label = stage.get_parent().get_node("Code")
	await use("link", {"code": "A GUESS"})
	expect("wrong" in get_answer(), "a guess is wrong")
	await use("link", {"code": shown.text.get_slice("/link ", 1)})
	expect("linked" in get_answer(), "the code of the game is right")
	expect("Tanis is Ada" in shown.text, "the game knows who the player is")
