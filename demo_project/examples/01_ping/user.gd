extends ExampleUser


func play() -> void:
	await say("!ping")
	await sees("Pong!")
