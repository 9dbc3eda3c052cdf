extends ExampleUser


## The bot is not logged in, so there is nothing to wait for.
func begin() -> void:
	_player = stage.player
	await play()
	stage.finish()


func play() -> void:
	await use("roll")
	await sees("🎲")
	await press("again")
	expect(not stage.client.is_logged_in(), "the bot is not logged in")
