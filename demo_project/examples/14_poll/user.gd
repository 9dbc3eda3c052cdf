extends ExampleUser


func play() -> void:
	await use("map")
	var message := await sees("Which map next?")
	var vote := {"channel": ExampleStage.CHANNEL, "message": message.id, "user": "dill"}
	await cause("Dill votes", "vote", vote.merged({"answer": 2}))
	await sees("votes for: Volcano")
