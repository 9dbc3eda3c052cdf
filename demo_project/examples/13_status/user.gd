extends ExampleUser


func play() -> void:
	await sees("⛵")
	await sees("⛵  100 m")
	var requests: Array = stage.sandbox.act("requests")
	var edits := requests.filter(
		func(request: Dictionary) -> bool: return request.method == "PATCH"
	)
	expect(edits.size() < 20, "it took %d requests" % edits.size())
	expect(_get_activity() == "the boat race", "the bot takes part in the boat race")


func _get_activity() -> String:
	var me := stage.client.get_self().id
	for guild: Dictionary in stage.sandbox.act("state").guilds:
		for presence: Dictionary in guild.presences:
			if int(presence.user.id) == me and not presence.activities.is_empty():
				return presence.activities[0].name
	return ""
