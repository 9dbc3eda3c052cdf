## Tests the bot's own presence as other users see it.
extends ClientSuite


func test_status_and_activity_are_seen_by_others() -> void:
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "idle"
	presence.add_activity(DiscordActivityType.PLAYING, "Chess")
	client.update_presence(presence)
	await wait_until(func() -> bool: return _seen()["status"] == "idle", "idle")
	assert_equal(_seen()["activities"][0]["name"], "Chess")


func test_presence_set_before_login_is_used_from_the_start() -> void:
	client.logout()
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "dnd"
	client.update_presence(presence)
	await log_in(client)
	assert_equal(_seen()["status"], "dnd")


func test_presence_is_kept_after_another_login() -> void:
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "dnd"
	client.update_presence(presence)
	await wait_until(func() -> bool: return _seen()["status"] == "dnd", "dnd")
	client.logout()
	await log_in(client)
	assert_equal(_seen()["status"], "dnd")


func test_invalid_status_is_reported() -> void:
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "sleepy"
	expect_error("'sleepy' is not a status")
	client.update_presence(presence)


func test_last_of_many_quick_changes_is_sent() -> void:
	# More than Discord accepts in 20 seconds; it must not close the session because of it.
	var interruptions: Recorder = Recorder.new(client.disconnected)
	for turn: int in 30:
		var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
		presence.add_activity(DiscordActivityType.PLAYING, "Level %d" % turn)
		client.update_presence(presence)
	# Other tests wait 20 seconds for "the last one"; here it is enough that the session stays open.
	await wait_seconds(0.5)
	assert_equal(interruptions.count(), 0)
	assert_true(client.is_client_connected())


## The bot's presence in the guild, in the sandbox.
func _seen() -> Dictionary:
	for each: Dictionary in sandbox.act("state")["guilds"]:
		for presence: Dictionary in each["presences"]:
			if presence["user"]["id"] == str(client.get_self().id):
				return presence
	return {"status": "unknown", "activities": []}


func test_parameters_have_valid_names() -> void:
	for each: String in ClassDB.get_class_list():
		if not each.begins_with("Discord"):
			continue
		for method: Dictionary in ClassDB.class_get_method_list(each, true):
			for argument: Dictionary in method["args"]:
				var named: String = argument["name"]
				assert_true(named.is_valid_ascii_identifier(), "%s.%s" % [each, method["name"]])


func test_since_and_activities_are_sent_and_can_be_read() -> void:
	var sent: Array[Dictionary] = []
	client.gateway_websocket.packet_sent.connect(
		func(_shard: int, packet: Dictionary) -> void:
			if packet["op"] == DiscordGatewayOpcode.PRESENCE_UPDATE:
				sent.append(packet["d"])
	)
	await wait_frames(2)
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "idle"
	presence.since = 1_700_000_000
	presence.add_activity(DiscordActivityType.PLAYING, "Chess", "in the park")
	var activity: Dictionary = {
		"type": DiscordActivityType.PLAYING, "name": "Chess", "state": "in the park", "url": ""
	}
	assert_equal(presence.get_activities(), [activity] as Array[Dictionary])
	client.update_presence(presence)
	await wait_until(func() -> bool: return sent.size() == 1, "it is sent")
	assert_equal(sent[0]["since"], 1_700_000_000_000, "in milliseconds")
	assert_equal(sent[0]["activities"][0]["name"], "Chess")
	presence.since = 0
	presence.clear_activities()
	assert_equal(presence.get_activities().size(), 0)
	client.update_presence(presence)
	await wait_until(func() -> bool: return sent.size() == 2, "it is sent")
	assert_null(sent[1]["since"])
