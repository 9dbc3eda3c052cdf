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
