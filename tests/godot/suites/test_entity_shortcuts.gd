## Tests shortcuts of guilds, channels, voice states and presences, and what the client knows about
## itself.
extends ClientSuite


func test_guild_counts_and_prunes_inactive_members() -> void:
	var count: DiscordPruneCount = await guild().fetch_prune_count({"days": 30})
	if assert_not_null(count, str(client.rest.last_error)):
		var pruned: DiscordPruneCount = await guild().begin_prune({"days": 30}, "inactive")
		assert_equal(pruned.pruned, count.pruned)
	assert_equal(_reason("POST", "/prune"), "inactive")


func test_guild_bans_several_users() -> void:
	var ids: Array[int] = [user("basil").id, user("dill").id]
	var result: DiscordBulkBanResult = await guild().bulk_ban(ids, {}, "raid")
	if assert_not_null(result, str(client.rest.last_error)):
		assert_equal(result.banned_users.size(), 2)
	var ban: DiscordBan = await guild().fetch_ban(ids[0])
	assert_equal(ban.user.id, ids[0])
	assert_null(await guild().fetch_ban(UNKNOWN_ID))
	assert_equal(client.rest.last_error.code, 10026)


func test_guild_orders_channels_and_roles() -> void:
	var order: Array = [{"id": channel("showcase"), "position": 0}]
	order.append({"id": channel("general"), "position": 1})
	assert_equal(await guild().set_channel_positions(order), true)
	await wait_until(func() -> bool: return channel("general").position == 1, "the event arrives")
	var places: Array = [{"id": role("Artists"), "position": 1}]
	var roles: Array = await guild().set_role_positions(places, "tidy")
	assert_has(roles, role("Artists"))
	assert_equal(_reason("PATCH", "/roles"), "tidy")


func test_guild_has_features() -> void:
	var features: Dictionary = {"id": str(guild().id), "features": ["COMMUNITY"]}
	dispatch("GUILD_UPDATE", features)
	await wait_for(client.guild_updated)
	assert_true(guild().has_feature("COMMUNITY"))
	assert_false(guild().has_feature("VERIFIED"))
	assert_false(guild().has_feature(""))


func test_voice_state_has_its_user_and_channel() -> void:
	var state: DiscordVoiceState = channel("Lounge").get_voice_states()[0]
	assert_same(state.user, user("elder"))
	assert_same(state.channel, channel("Lounge"))
	assert_same(state.guild, guild())


func test_channels_tell_what_they_are_for() -> void:
	var none: Array = [false, false, false, false, false, false, false, false]
	assert_equal(_abilities(channel()), _with(none, [0]))
	assert_equal(_abilities(channel("news")), _with(none, [0, 1]))
	assert_equal(_abilities(channel("Lounge")), _with(none, [0, 2]))
	assert_equal(_abilities(guild().get_categories()[0]), _with(none, [4]))
	for type: int in [DiscordChannelType.GUILD_FORUM, DiscordChannelType.GUILD_MEDIA]:
		assert_equal(_abilities(await _make_channel(type)), _with(none, [5]))
	var stage: DiscordChannel = await _make_channel(DiscordChannelType.GUILD_STAGE_VOICE)
	assert_equal(_abilities(stage), _with(none, [0, 2, 3]))
	act("create_thread", {"channel": "general", "author": "basil", "name": "Aside"})
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	assert_equal(_abilities(thread), _with(none, [0, 6]))
	var direct: DiscordChannel = await user("basil").create_dm()
	assert_equal(_abilities(direct), _with(none, [0, 7]))


func test_presence_has_a_typed_status() -> void:
	var names: Array[String] = ["online", "idle", "dnd", "offline"]
	var expected: Array[int] = [
		DiscordStatus.ONLINE, DiscordStatus.IDLE, DiscordStatus.DND, DiscordStatus.OFFLINE
	]
	for index: int in names.size():
		var presence: DiscordPresence = await _set_presence(names[index], [])
		assert_equal(presence.get_status_type(), expected[index])
		assert_equal(DiscordStatus.get_name(expected[index]), names[index])
	assert_equal(DiscordStatus.get_name(-1), "")


func test_presence_tells_what_is_played() -> void:
	var music: Dictionary = {"name": "Spotify", "type": DiscordActivityType.LISTENING}
	var presence: DiscordPresence = await _set_presence("online", [music])
	assert_false(presence.is_playing())
	assert_false(presence.is_playing("Spotify"))
	var game: Dictionary = {"name": "Chess", "type": DiscordActivityType.PLAYING}
	presence = await _set_presence("online", [music, game])
	assert_true(presence.is_playing())
	assert_true(presence.is_playing("chess"))
	assert_false(presence.is_playing("Go"))


func test_own_presence_can_be_read() -> void:
	assert_null(client.get_current_presence())
	var presence: DiscordPresenceUpdate = DiscordPresenceUpdate.new()
	presence.status = "idle"
	presence.since = 1700000000
	presence.afk = true
	presence.add_activity(DiscordActivityType.PLAYING, "Chess", "Level 3")
	client.update_presence(presence)
	presence.clear_activities()
	var current: DiscordPresenceUpdate = client.get_current_presence()
	assert_equal(current.status, "idle")
	assert_equal(current.since, 1700000000)
	assert_true(current.afk)
	var activity: Dictionary = {"name": "Chess", "type": 0, "state": "Level 3", "url": ""}
	assert_equal(current.get_activities(), [activity] as Array[Dictionary])
	assert_equal(presence.get_activities(), [] as Array[Dictionary])
	current.status = "dnd"
	assert_equal(client.get_current_presence().status, "idle", "it is a copy")


func test_own_application_is_completed_after_login() -> void:
	var own: DiscordApplication = client.get_client_application()
	await wait_until(func() -> bool: return own.name != "", "it is complete")
	assert_same(client.get_application(own.id), own)
	assert_equal(own.bot.id, client.get_self().id)
	assert_equal(requests("GET", "/applications/@me").size(), 1)
	assert_null(client.get_team(UNKNOWN_ID))
	client.logout()
	await log_in(client)
	await wait_frames(5)
	assert_equal(requests("GET", "/applications/@me").size(), 1, "it is still known")


func test_the_team_of_the_own_application_is_known() -> void:
	var members: Dictionary = {"basil": "developer", "dill": "read_only"}
	act("set_team", {"name": "Toolmakers", "members": members, "invited": ["dill"]})
	var other: DiscordClient = add_client()
	await log_in(other)
	var application: DiscordApplication = other.get_client_application()
	var team: DiscordTeam = application.team
	if not assert_not_null(team):
		return
	assert_same(other.get_team(team.id), team)
	assert_same(other.entity_manager.get_team(str(team.id)), team)
	assert_equal(other.entity_manager.get_teams(), [team] as Array[DiscordTeam])
	assert_null(other.get_team(UNKNOWN_ID))
	assert_equal(team.name, "Toolmakers")
	assert_equal(application.owner.id, team.id, "a user that stands for the team")
	var roles: Dictionary = {}
	for member: DiscordTeamMember in team.members:
		assert_equal(member.team_id, team.id)
		assert_equal(Array(member.permissions), ["*"])
		roles[member.user.id] = [member.role, member.membership_state]
	var accepted: int = DiscordTeamMembershipState.ACCEPTED
	assert_equal(roles[user("basil").id], ["developer", accepted])
	assert_equal(roles[user("dill").id], ["read_only", DiscordTeamMembershipState.INVITED])
	assert_equal(roles[team.owner_user_id], ["admin", accepted])
	act("set_team")
	application = await other.rest.get_current_application()
	assert_null(application.team)
	assert_null(other.get_team(team.id))


func test_handlers_are_listed() -> void:
	assert_equal(client.get_handlers(), [] as Array[Dictionary])
	client.handle_command("stats show", _on_interaction)
	client.handle_component("vote:*", _on_interaction)
	var executor: DiscordApplicationCommandExecutor = DiscordApplicationCommandExecutor.new()
	var options: Dictionary = {"type": 2, "guild_id": guild()}
	client.register_application_command_executor("Wave here", executor, options)
	var command: DiscordApplicationCommand = await client.register_application_command(
		DiscordApplicationCommandBuilder.user("Wave here"), guild()
	)
	var found: Dictionary[String, Dictionary] = {}
	for each: Dictionary in client.get_handlers():
		found[each["name"]] = each
	assert_equal(found.size(), 3)
	assert_equal(found["stats show"]["kind"], "command")
	assert_equal(found["stats show"]["handler"], Callable(_on_interaction))
	assert_null(found["stats show"]["command"])
	assert_equal(found["vote:*"]["kind"], "component")
	var wave: Dictionary = found["Wave here"]
	assert_same(wave["handler"], executor)
	assert_equal((wave["command"] as DiscordApplicationCommand).id, command.id)
	assert_equal([wave["type"], wave["guild_id"]], [2, guild().id])
	client.remove_handler("vote:*")
	assert_equal(client.get_handlers().size(), 2)


func _on_interaction(_interaction: DiscordInteraction) -> void:
	pass


## Creates a channel of this type, and returns it once its event has arrived.
func _make_channel(type: int) -> DiscordChannel:
	act("create_channel", {"guild": GUILD, "name": "new-%d" % type, "type": type})
	return (await wait_for(client.channel_created))[1]


## What a channel is for, in the order of its documentation.
func _abilities(of: DiscordChannel) -> Array:
	return [
		of.is_text_based(),
		of.is_announcement(),
		of.is_voice(),
		of.is_stage(),
		of.is_category(),
		of.is_forum(),
		of.is_thread(),
		of.is_dm(),
	]


func _with(none: Array, indices: Array) -> Array:
	var expected: Array = none.duplicate()
	for index: int in indices:
		expected[index] = true
	return expected


## Sets the presence of a user and returns it once its event has arrived.
func _set_presence(status: String, activities: Array) -> DiscordPresence:
	var payload: Dictionary = {"user": {"id": str(user("basil").id)}, "status": status}
	payload.merge({"guild_id": str(guild().id), "activities": activities})
	dispatch("PRESENCE_UPDATE", payload)
	return (await wait_for(client.presence_updated))[0]


func _reason(verb: String, path_end: String) -> String:
	return str(requests(verb, path_end)[-1]["headers"].get("x-audit-log-reason", "")).uri_decode()
