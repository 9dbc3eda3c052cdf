## Edits of entities: changes that are collected and sent in one request.
extends ClientSuite


func test_changes_are_sent_in_one_request() -> void:
	var old_name: String = guild().name
	sandbox.act("clear_requests")
	var edit: DiscordGuildEdit = guild().edit()
	assert_same(edit.set_description("A place to build"), edit)
	edit.set_afk_timeout(300).set_icon(null)
	assert_equal(sandbox.act("requests"), [], "nothing is sent yet")
	var edited: DiscordGuild = await edit.submit("tidy – ü")
	if assert_not_null(edited, str(client.rest.last_error)):
		assert_same(edited, guild())
		assert_equal(edited.description, "A place to build")
		assert_equal(edited.afk_timeout, 300)
		assert_equal(edited.name, old_name, "what is not set is kept")
	var request: Dictionary = requests("PATCH", "/guilds/%d" % guild().id)[0]
	var body: Dictionary = {"description": "A place to build", "afk_timeout": 300, "icon": null}
	assert_equal(request["body"], body, "only the changes")
	assert_equal(request["headers"]["x-audit-log-reason"].uri_decode(), "tidy – ü")


func test_null_clears_a_field() -> void:
	var target: DiscordChannel = channel()
	await target.edit().set_topic("Tea").submit()
	assert_equal(target.topic, "Tea")
	await target.edit().set_topic(null).submit()
	assert_equal(target.topic, "")


func test_changes_are_readable() -> void:
	var edit: DiscordRoleEdit = role("Artists").edit().set_name("Painters").set_hoist(true)
	var changes: Dictionary = edit.get_changes()
	assert_equal(changes, {"name": "Painters", "hoist": true})
	changes.clear()
	assert_equal(edit.get_changes().size(), 2, "it was a copy")
	edit.set_name("Artists")
	assert_equal(edit.get_changes()["name"], "Artists")


func test_members_are_edited() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	var artists: DiscordRole = role("Artists")
	var edited: DiscordMember = await basil.edit().set_nick("Herbs").set_roles([artists]).submit()
	if assert_not_null(edited, str(client.rest.last_error)):
		assert_equal(edited.nick, "Herbs")
		assert_true(edited.has_role(artists))


func test_threads_are_edited_as_channels() -> void:
	var thread: DiscordChannel = await channel().start_thread(
		"Plans", {"type": DiscordChannelType.PUBLIC_THREAD}
	)
	await thread.edit().set_name("Old plans").set_archived(true).submit()
	assert_equal(thread.name, "Old plans")
	assert_true(thread.thread_metadata.archived)


func test_other_entities_are_edited() -> void:
	var webhook: DiscordWebhook = await client.rest.create_webhook(channel().id, "Status")
	webhook = await webhook.edit().set_name("Herald").submit()
	assert_equal(webhook.name, "Herald")
	var id: int = id_of(act("create_scheduled_event", {"guild": GUILD, "name": "Party"}))
	var event: DiscordScheduledEvent = await client.rest.get_guild_scheduled_event(guild().id, id)
	event = await event.edit().set_name("Ball").submit()
	assert_equal(event.name, "Ball")


func test_parts_of_a_guild_are_edited() -> void:
	var screen: DiscordWelcomeScreen = await (
		guild().edit_welcome_screen().set_description("Come in").submit("tidy")
	)
	assert_equal(screen.description, "Come in", str(client.rest.last_error))
	var widget: DiscordGuildWidgetSettings = await (
		guild().edit_widget().set_enabled(true).set_channel_id(channel()).submit()
	)
	assert_true(widget.enabled)
	assert_equal(widget.channel_id, channel().id)
	var onboarding: DiscordOnboarding = await (
		guild().edit_onboarding().set_default_channel_ids([channel()]).set_enabled(false).submit()
	)
	assert_equal(Array(onboarding.default_channel_ids), [channel().id])
	var until: int = int(Time.get_unix_time_from_system()) + 3600
	var incidents: DiscordGuildIncidents = await (
		guild().edit_incident_actions().set_invites_disabled_until(until).submit()
	)
	assert_equal(int(incidents.invites_disabled_until), until)
	assert_null(client.rest.last_error)


func test_emojis_are_edited_with_their_owner() -> void:
	var image: Image = Image.create_empty(2, 2, false, Image.FORMAT_RGB8)
	var emoji: DiscordEmoji = await client.rest.create_guild_emoji(guild().id, "sword", image)
	emoji = await guild().edit_emoji(emoji).set_name("axe").submit("sharper")
	assert_equal(emoji.name, "axe", str(client.rest.last_error))
	emoji = await guild().edit_emoji(str(emoji.id)).set_name("bow").submit()
	assert_equal(emoji.name, "bow", "an id is accepted as well")
	var own: DiscordEmoji = await client.rest.create_application_emoji(0, "shield", image)
	own = await client.get_client_application().edit_emoji(own).set_name("helmet").submit()
	assert_equal(own.name, "helmet", str(client.rest.last_error))


func test_the_bot_edits_itself() -> void:
	var user: DiscordUser = await client.edit_self().set_username("herald").submit()
	assert_same(user, client.get_self())
	assert_equal(user.username, "herald", str(client.rest.last_error))
	var member: DiscordMember = await (guild().edit_current_member().set_nick("Game master").submit(
		"for the game"
	))
	assert_equal(member.nick, "Game master", str(client.rest.last_error))
	var application: DiscordApplication = client.get_client_application()
	application = await application.edit().set_description("Rolls dice.").submit()
	assert_equal(application.description, "Rolls dice.", str(client.rest.last_error))
	assert_same(application, client.get_client_application())


func test_a_webhook_is_edited_by_its_token() -> void:
	var webhook: DiscordWebhook = await client.rest.create_webhook(channel().id, "Status")
	webhook = await webhook.edit_with_token().set_name("Herald").submit()
	assert_equal(webhook.name, "Herald", str(client.rest.last_error))
	assert_equal(requests("PATCH", "/webhooks/%d" % webhook.id).size(), 0)


func test_templates_and_lobbies_are_edited() -> void:
	var template: DiscordGuildTemplate = await client.rest.create_guild_template(
		guild().id, "Workshop"
	)
	template = await template.edit().set_description("With benches").submit()
	assert_equal(template.description, "With benches", str(client.rest.last_error))
	var lobby: DiscordLobby = await client.rest.create_lobby()
	lobby = await lobby.edit().set_metadata({"map": "harbor"}).submit()
	assert_equal(lobby.metadata, {"map": "harbor"}, str(client.rest.last_error))


func test_speakers_of_a_stage_are_edited() -> void:
	act("create_channel", {"guild": GUILD, "name": "stage", "type": 13})
	var stage: DiscordChannel = (await wait_for(client.channel_created))[1]
	act("set_voice_state", {"guild": GUILD, "user": "basil", "channel": stage.id})
	var basil: DiscordMember = guild().get_member(user("basil").id)
	await wait_until(func() -> bool: return basil.get_voice_state() != null, "is there")
	var state: DiscordVoiceState = basil.get_voice_state()
	var is_done: bool = await state.edit().set_channel_id(stage).set_suppress(false).submit()
	assert_true(is_done, str(client.rest.last_error))
	await client.update_voice_state(guild(), stage)
	var own: DiscordCurrentVoiceStateEdit = guild().edit_current_voice_state()
	is_done = await own.set_channel_id(stage).set_suppress(false).submit()
	assert_true(is_done, str(client.rest.last_error))


func test_images_and_ids_are_accepted_in_each_form() -> void:
	var image: Image = Image.create_empty(2, 2, false, Image.FORMAT_RGB8)
	await guild().edit().set_icon(image).set_system_channel_id(channel()).submit()
	var body: Dictionary = requests("PATCH", "/guilds/%d" % guild().id)[-1]["body"]
	assert_true(str(body["icon"]).begins_with("data:image/png;base64,"))
	assert_equal(body["system_channel_id"], str(channel().id))
	await guild().edit().set_system_channel_id(str(channel().id)).submit()
	assert_null(client.rest.last_error)


func test_invalid_values_fail_before_anything_is_sent() -> void:
	sandbox.act("clear_requests")
	assert_null(await guild().edit().set_name("x").submit())
	assert_has(str(client.rest.last_error), "modify_guild: name is 1 character long")
	assert_null(await guild().edit().set_name(null).submit())
	assert_has(str(client.rest.last_error), "modify_guild: name is null")
	assert_null(await guild().edit().set_afk_channel_id(1.75928847299117063e17).submit())
	assert_has(str(client.rest.last_error), "afk_channel_id is a float")
	assert_equal(sandbox.act("requests"), [])


func test_an_edit_outlives_its_client() -> void:
	var edit: DiscordChannelEdit = channel().edit().set_topic("Tea")
	client.free()
	await wait_seconds(0.1)
	edit.submit()
	assert_equal(edit.get_changes(), {"topic": "Tea"})
