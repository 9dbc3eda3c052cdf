extends ExampleUser


func play() -> void:
	await sees("The boat race")
	await sees("16/16")
	var is_full := func() -> bool: return _get_activity() == "16/16 players"
	await expect_soon(is_full, "the bot's status has the number of players")
	var requests: Array = stage.sandbox.act("requests")
	var edits := requests.filter(
		func(request: Dictionary) -> bool: return request.method == "PATCH"
	)
	expect(edits.size() < 20, "it took %d requests" % edits.size())


func _get_activity() -> String:
	var me := stage.client.get_self().id
	for guild: Dictionary in stage.sandbox.act("state").guilds:
		for presence: Dictionary in guild.presences:
			if int(presence.user.id) == me and not presence.activities.is_empty():
				return str(presence.activities[0].get("state", ""))
	return ""
