extends ExampleUser


func play() -> void:
	var example: Control = stage.get_parent()
	await sees("**Tanis** joined the game.")
	await say("Is **anybody** in the castle?")
	var room: RichTextLabel = example.get_node("Room")
	var is_read := func() -> bool: return "Ada: Is anybody in" in room.get_parsed_text()
	await expect_soon(is_read, "it is read in the game")
	var line: LineEdit = example.get_node("Line")
	line.text_submitted.emit("Yes, and the dragon is asleep.")
	var message := await sees("Yes, and the dragon is asleep.")
	expect(message.author.username == "Tanis", "it has the name of the player")
