## Join requests of guilds that approve new members, and member profiles of players.
extends ClientSuite


func test_join_request_is_created_and_approved() -> void:
	var created: Recorder = Recorder.new(client.guild_join_request_created)
	var updated: Recorder = Recorder.new(client.guild_join_request_updated)
	var result: Dictionary = _request("nelly")
	await wait_until(created.has.bind(1), "the request is received")
	var request: DiscordGuildJoinRequest = created.calls[0][1]
	assert_same(created.calls[0][0], guild())
	assert_equal(request.id, id_of(result))
	assert_equal(request.guild_id, guild().id)
	assert_equal(request.application_status, "SUBMITTED")
	assert_equal(request.user.username, "nelly")
	assert_equal(request.user_id, request.user.id)
	assert_near(request.created_at, Time.get_unix_time_from_system(), 60.0)
	assert_equal(request.reviewed_at, 0)
	assert_null(request.actioned_by_user)
	assert_same(request.get_guild(), guild())

	var decided: DiscordGuildJoinRequest = await client.rest.action_guild_join_request(
		guild().id, request.id, "APPROVED"
	)
	assert_equal(decided.application_status, "APPROVED")
	await wait_until(updated.has.bind(1), "the decision is emitted")
	var old: DiscordGuildJoinRequest = updated.calls[0][1]
	assert_same(updated.calls[0][0], guild())
	assert_equal(old.application_status, "SUBMITTED", "as it was before")
	assert_same(updated.calls[0][2], request)
	assert_equal(request.application_status, "APPROVED", "as it is now")
	assert_same(request.actioned_by_user, client.get_self())


func test_join_request_is_withdrawn() -> void:
	var deleted: Recorder = Recorder.new(client.guild_join_request_deleted)
	var created: Dictionary = _request("nelly")
	act("withdraw_join_request", {"guild": "Godot Workshop", "user": "nelly"})
	await wait_until(deleted.has.bind(1), "it is emitted")
	var request: DiscordGuildJoinRequest = deleted.calls[0][1]
	assert_same(deleted.calls[0][0], guild())
	assert_equal(request.id, id_of(created))
	assert_equal(request.user.username, "nelly", "its last state")


func test_join_request_has_the_fields_of_discord() -> void:
	var form_fields: Array[Dictionary] = [
		{
			"field_type": "TERMS",
			"label": "Server Rules",
			"required": true,
			"values": ["Be respectful", "No spam"],
			"response": true,
		},
		{
			"field_type": "MULTIPLE_CHOICE",
			"label": "Which side?",
			"required": true,
			"choices": ["Red", "Blue"],
			"response": 1,
		},
		{
			"field_type": "TEXT_INPUT",
			"label": "How did you find this server?",
			"required": true,
			"response": "A friend invited me",
		},
	]
	var request: Dictionary = {
		"id": str(UNKNOWN_ID),
		"created_at": "2025-02-28T21:47:23.681000+00:00",
		"reviewed_at": null,
		"application_status": "SUBMITTED",
		"rejection_reason": null,
		"guild_id": str(guild().id),
		"user_id": "53908232506183680",
		"user": {"id": "53908232506183680", "username": "nelly", "discriminator": "0"},
		"form_responses": form_fields,
	}
	var payload: Dictionary = {
		"guild_id": str(guild().id), "status": "SUBMITTED", "request": request
	}
	dispatch("GUILD_JOIN_REQUEST_UPDATE", payload)
	var arguments: Array = await wait_for(client.guild_join_request_updated)
	assert_null(arguments[1], "it was not cached before")
	var new: DiscordGuildJoinRequest = arguments[2]
	assert_equal(new.created_at, 1740779243)
	var responses: Array[DiscordJoinRequestFormResponse] = new.form_responses
	assert_equal(Array(responses[0].values), ["Be respectful", "No spam"])
	assert_equal(responses[0].response, true)
	assert_equal(responses[1].choices[responses[1].response], "Blue")
	assert_equal(responses[2].field_type, "TEXT_INPUT")
	assert_equal(responses[2].response, "A friend invited me")
	assert_true(responses[2].required)


func test_join_requests_are_listed() -> void:
	_request("nelly")
	_request("otto")
	var list: DiscordGuildJoinRequestList = await client.rest.get_guild_join_requests(
		guild().id, {"status": "SUBMITTED", "limit": 1}
	)
	assert_equal(list.total, 2)
	assert_equal(list.guild_join_requests.size(), 1)
	assert_equal(list.guild_join_requests[0].user.username, "nelly")


func test_identity_profile_is_updated_fetched_and_deleted() -> void:
	var rest: DiscordREST = client.rest
	var application: int = client.get_self().id
	var ada: int = user("ada").id
	var sent: Dictionary = {
		"username": "player1",
		"data":
		{
			"primary": {"rank_name": "Silver", "playtime_hours": 69.41, "total_wins": 5},
			"dynamic": [{"type": 2, "name": "coins", "value": 12}],
		},
	}
	for _time: int in 2:
		assert_true(
			await rest.update_application_identity_profile(application, ada, "player/1", sent)
		)
	var profile: DiscordApplicationIdentityProfile = await rest.get_application_identity_profile(
		application, ada, "player/1"
	)
	assert_equal(profile.username, "player1")
	assert_null(profile.metadata)
	assert_equal(profile.data.primary.rank_name, "Silver")
	assert_near(profile.data.primary.playtime_hours, 69.41, 0.001)
	assert_equal(profile.data.primary.total_wins, 5)
	assert_null(profile.data.primary.total_kills, "not set is not 0")
	assert_equal(profile.data.dynamic[0].name, "coins")
	assert_equal(profile.data.dynamic[0].value, 12)
	var by_user: Array[DiscordApplicationIdentity] = await (
		rest.get_application_identities_by_user_id(ada, application)
	)
	assert_equal(by_user.size(), 1)
	assert_equal(by_user[0].provider_type, "NONE")
	assert_equal(by_user[0].provider_issued_user_id, "player/1")
	var by_player: Array[DiscordApplicationIdentity] = await (
		rest.get_application_identities_by_external_id(application, "NONE", "player/1")
	)
	assert_equal(by_player[0].user_id, ada)
	assert_true(await rest.delete_application_identity(ada, application, "NONE", "player/1"))
	assert_null(await rest.get_application_identity_profile(application, ada, "player/1"))
	assert_equal(rest.last_error.http_status, 404)


## A user who is in no guild requests to join the workshop.
func _request(named: String) -> Dictionary:
	act("add_user", {"username": named})
	return act("request_to_join", {"guild": "Godot Workshop", "user": named})
