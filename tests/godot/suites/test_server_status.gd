## The node that keeps a status message and the bot's presence up to date.
extends ClientSuite

const PATIENCE: float = 25.0
const SAVE_PATH: String = "user://test_server_status.cfg"

var status: DiscordServerStatus
var failures_of_status: Recorder


func time_limit() -> float:
	return 120.0


func before_each() -> void:
	DirAccess.remove_absolute(SAVE_PATH)
	await super()
	status = _new_status()
	failures_of_status = Recorder.new(status.failed)


func after_each() -> void:
	if is_instance_valid(status) and not status.is_inside_tree():
		status.free()
	await super()
	DirAccess.remove_absolute(SAVE_PATH)


func test_the_message_is_sent_once_and_edited() -> void:
	status.players = 3
	status.max_players = 16
	status.map = "Dungeon"
	status.set_field("Difficulty", "Hard")
	await _add_and_wait()
	assert_equal(_get_fields()["Players"], "3/16")
	assert_equal(_get_fields()["Map"], "Dungeon")
	assert_equal(_get_fields()["Difficulty"], "Hard")
	assert_true(str(_get_fields()["Online since"]).begins_with("<t:"))
	status.players = 4
	status.remove_field("Difficulty")
	await wait_until(func() -> bool: return _get_fields()["Players"] == "4/16", "", PATIENCE)
	assert_false(_get_fields().has("Difficulty"))
	assert_equal(_get_embeds().size(), 1)
	assert_equal(failures_of_status.calls, [] as Array[Array])


func test_it_is_found_after_a_restart_by_its_id() -> void:
	await _add_and_wait()
	var id: int = status.get_message().id
	act("burst", {"channel": str(channel().id), "author": "basil", "count": 120})
	await _restart()
	assert_equal(status.get_message().id, id)
	assert_equal(_get_embeds().size(), 1)
	assert_equal(_get_posts(), 1)


func test_it_is_found_after_a_restart_without_a_file() -> void:
	status.save_path = ""
	await _add_and_wait()
	var id: int = status.get_message().id
	send_as_user("Hello", "basil", str(channel().id))
	await _restart("")
	assert_equal(status.get_message().id, id)
	assert_equal(_get_posts(), 1)


func test_a_deleted_message_is_sent_again() -> void:
	await _add_and_wait()
	var id: int = status.get_message().id
	act("delete_message", {"channel": str(channel().id), "message": str(id)})
	status.players = 5
	var is_new: Callable = func() -> bool:
		return status.get_message() != null and status.get_message().id != id
	await wait_until(is_new, "a new message", PATIENCE)
	assert_equal(_get_fields()["Players"], "5")
	assert_equal(_get_embeds().size(), 1)


func test_one_that_was_deleted_before_a_restart_is_sent_again() -> void:
	await _add_and_wait()
	var id: int = status.get_message().id
	status.free()
	act("delete_message", {"channel": str(channel().id), "message": str(id)})
	status = _new_status()
	await _add_and_wait()
	assert_not_equal(status.get_message().id, id)


func test_several_messages_differ_in_their_footer() -> void:
	await _add_and_wait()
	var first: DiscordServerStatus = status
	status = _new_status()
	status.footer = "Another server"
	await _add_and_wait()
	assert_not_equal(status.get_message().id, first.get_message().id)
	assert_equal(_get_embeds().size(), 2)


func test_the_footer_cannot_be_empty() -> void:
	status.footer = "  "
	assert_equal(status.footer, "Server status")
	status.footer = "x".repeat(3000)
	await _add_and_wait()
	await _restart("", status.footer)
	assert_equal(_get_posts(), 1)


func test_edits_are_limited() -> void:
	status.min_interval = 1.0
	await _add_and_wait()
	var begin: int = Time.get_ticks_msec()
	for count: int in 60:
		status.players = count
		await wait_frames()
	await wait_until(func() -> bool: return _get_fields()["Players"] == "59", "", PATIENCE)
	var seconds: float = (Time.get_ticks_msec() - begin) / 1000.0
	assert_at_most(_count_edits(), ceilf(seconds) + 1)
	var edits: int = _count_edits()
	await wait_seconds(1.5)
	assert_equal(_count_edits(), edits, "nothing has changed")


func test_it_is_refreshed() -> void:
	status.refresh_interval = 0.3
	await _add_and_wait()
	await wait_until(func() -> bool: return _count_edits() >= 2, "two edits", PATIENCE)


func test_the_presence_is_in_step() -> void:
	status.map = "Dungeon"
	status.max_players = 16
	status.presence_text = "{players} in the {map}"
	await _add_and_wait()
	await wait_until(func() -> bool: return _get_activity() == "0/16 in the Dungeon", "", PATIENCE)
	status.players = 2
	await wait_until(func() -> bool: return _get_activity() == "2/16 in the Dungeon", "", PATIENCE)


func test_only_the_presence() -> void:
	status.channel_id = ""
	status.players = 7
	add(status)
	await wait_until(func() -> bool: return _get_activity() == "7 players", "", PATIENCE)
	assert_equal(_get_posts(), 0)
	assert_equal(failures_of_status.calls, [] as Array[Array])


func test_close_shows_the_server_as_offline() -> void:
	status.min_interval = 100.0
	await _add_and_wait()
	await status.close()
	assert_equal(_get_embeds()[0]["description"], "Offline")
	assert_equal(_get_embeds()[0].get("fields", []), [])
	status.online = true
	status.min_interval = 0.1
	status._updates_at = 0
	await wait_until(func() -> bool: return _get_fields().has("Players"), "online again", PATIENCE)


func test_close_without_a_message_returns() -> void:
	await status.close()
	client.logout()
	add(status)
	await status.close()
	assert_equal(_get_posts(), 0)


func test_a_node_that_leaves_the_tree_shows_the_server_as_offline() -> void:
	await _add_and_wait()
	status.free()
	var is_offline: Callable = func() -> bool:
		return _get_embeds()[0].get("description") == "Offline"
	await wait_until(is_offline, "offline", PATIENCE)


func test_a_missing_permission_is_reported_once() -> void:
	_remove_permissions()
	var everyone: Dictionary = {"guild": GUILD, "role": str(guild().id)}
	act("update_role", everyone.merged({"permissions": "0"}))
	add(status)
	await wait_until(failures_of_status.has.bind(1), "it fails", PATIENCE)
	await wait_seconds(1.0)
	assert_equal(failures_of_status.count(), 1)
	act("update_role", everyone.merged({"permissions": str(FEW_PERMISSIONS | 1 << 14)}))
	await wait_until(func() -> bool: return status.get_message() != null, "it is sent", PATIENCE)


func test_an_error_does_not_lead_to_a_second_message() -> void:
	await _add_and_wait()
	status.free()
	act("fail_next", {"status": 403, "count": 3, "path": "/messages"})
	status = _new_status()
	failures_of_status = Recorder.new(status.failed)
	await _add_and_wait()
	assert_equal(failures_of_status.count(), 1)
	assert_equal(_get_posts(), 1)


func test_rate_limits_delay_edits() -> void:
	await _add_and_wait()
	act("rate_limit_next", {"count": 1, "retry_after": 0.5, "path": "/messages/"})
	status.players = 9
	await wait_until(func() -> bool: return _get_fields()["Players"] == "9", "", PATIENCE)
	assert_equal(failures_of_status.calls, [] as Array[Array])


func test_a_wrong_channel_id() -> void:
	status.channel_id = "general"
	assert_equal(status._get_configuration_warnings().size(), 1)
	add(status)
	await wait_until(failures_of_status.has.bind(1), "it fails", PATIENCE)
	assert_has(failures_of_status.calls[0][0], "not the id of a channel")


func test_it_goes_on_after_a_login() -> void:
	await _add_and_wait()
	client.logout()
	await wait_frames(3)
	status.players = 11
	await log_in(client)
	await wait_until(func() -> bool: return _get_fields()["Players"] == "11", "", PATIENCE)
	assert_equal(_get_posts(), 1)


func test_freed_in_the_middle() -> void:
	act("slow", {"ms": 200})
	add(status)
	await wait_frames(4)
	status.free()
	await wait_seconds(1.0)
	status = _new_status()
	add(status)
	await wait_frames(4)
	client.free()
	await wait_seconds(1.0)
	status.players = 3
	await wait_frames(4)


func test_long_values_are_cut() -> void:
	status.title = "x".repeat(300)
	status.map = "x".repeat(2000)
	status.set_field("", "no name")
	status.set_field("Empty", "")
	for index: int in 40:
		status.set_field("Field %d" % index, "value")
	await _add_and_wait()
	assert_equal(_get_fields().size(), DiscordServerStatus.MAX_FIELDS)
	assert_equal(failures_of_status.calls, [] as Array[Array])


func _new_status() -> DiscordServerStatus:
	var made: DiscordServerStatus = DiscordServerStatus.new()
	made.client = client
	made.channel_id = str(channel().id)
	made.min_interval = 0.2
	made.save_path = SAVE_PATH
	return made


func _add_and_wait() -> void:
	add(status)
	await wait_until(func() -> bool: return status.get_message() != null, "a message", PATIENCE)
	await wait_until(func() -> bool: return not status._is_updating, "it is updated", PATIENCE)


func _restart(save_path: String = SAVE_PATH, footer: String = "Server status") -> void:
	status.free()
	status = _new_status()
	status.footer = footer
	status.save_path = save_path
	status.players = 8
	await _add_and_wait()
	await wait_until(func() -> bool: return _get_fields().get("Players") == "8", "", PATIENCE)


## The status messages of the bot, the oldest first.
func _get_embeds() -> Array[Dictionary]:
	var found: Array[Dictionary] = []
	for message: Dictionary in act("state")["messages"].get(str(channel().id), []):
		for embed: Dictionary in message["embeds"]:
			if embed.get("footer") != null and embed.get("timestamp") != null:
				found.append(embed)
	return found


func _get_fields() -> Dictionary:
	var fields: Dictionary = {}
	for embed: Dictionary in _get_embeds():
		for field: Dictionary in embed.get("fields", []):
			fields[field["name"]] = field["value"]
	return fields


func _get_posts() -> int:
	return requests("POST", "/channels/%d/messages" % channel().id).size()


func _count_edits() -> int:
	return requests("PATCH", "/messages/%d" % status.get_message().id).size()


func _get_activity() -> String:
	for each: Dictionary in act("state")["guilds"]:
		for presence: Dictionary in each["presences"]:
			if id_of(presence["user"]) == client.get_self().id:
				for activity: Dictionary in presence["activities"]:
					return str(activity.get("state", ""))
	return ""
