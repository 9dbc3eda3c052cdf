extends ExampleUser


func play() -> void:
	await say("!help")
	await sees("Gives coins to a user")
	await say("!give 3")
	await sees("`coins` is missing")
	var bot := stage.client.get_self()
	await say("!give <@%d> 3" % bot.id)
	await sees("has 3 coins")
	await say("!give <@%d> 3" % bot.id)
	await sees("You can use this again")
