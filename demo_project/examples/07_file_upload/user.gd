extends ExampleUser


func play() -> void:
	await use("postcard")
	var message := await sees("Greetings!")
	expect(message.attachments[0].filename == "postcard.png", "the image is there")
	expect(int(message.attachments[0].width) == 640, "it is as wide as the game painted it")
	var bar: ProgressBar = stage.get_node("../Bar")
	await expect_soon(func() -> bool: return bar.value == 100.0, "the bar is full")
