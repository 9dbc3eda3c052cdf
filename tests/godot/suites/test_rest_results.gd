## Results of requests: live objects, typed lists, and the value returned on failure.
extends ClientSuite


func test_fetched_object_is_the_cached_object() -> void:
	var home: DiscordGuild = guild()
	assert_same(await client.rest.get_guild(home.id), home)
	assert_same(await client.rest.get_channel(channel().id), channel())
	assert_same(await client.rest.get_user(user("basil").id), user("basil"))
	assert_same(await client.rest.get_current_user(), client.get_self())
	var basil: DiscordMember = home.get_member(user("basil").id)
	assert_same(await client.rest.get_guild_member(home.id, user("basil").id), basil)
	assert_same(await client.rest.get_guild_role(home.id, role("Artists").id), role("Artists"))
	var message: DiscordMessage = await send_and_receive("Hello")
	assert_same(await client.rest.get_channel_message(message.channel_id, message.id), message)


func test_lists_contain_the_cached_objects() -> void:
	var roles: Array[DiscordRole] = await client.rest.get_guild_roles(guild().id)
	assert_equal(roles.size(), guild().get_roles().size())
	assert_has(roles, role("Artists"))
	var channels: Array[DiscordChannel] = await client.rest.get_guild_channels(guild().id)
	assert_has(channels, channel("showcase"))
	var members: Array[DiscordMember] = await client.rest.list_guild_members(
		guild().id, {"limit": 100}
	)
	assert_equal(members.size(), 13)
	assert_has(members, guild().get_member(user("basil").id))


func test_fetching_twice_gives_the_same_object() -> void:
	var created: Dictionary = act("add_user", {"username": "mara"})
	var mara: DiscordUser = await client.rest.get_user(id_of(created))
	assert_same(await client.rest.get_user(id_of(created)), mara)


func test_fetching_updates_the_cached_object() -> void:
	var general: DiscordChannel = channel()
	var changed: DiscordChannel = await client.rest.modify_channel(general.id, {"topic": "Tea"})
	assert_same(changed, general)
	assert_equal(general.topic, "Tea", "at once, whenever the event comes")


func test_fetching_updates_the_lists_of_a_guild() -> void:
	var emoji: int = id_of(act("create_emoji", {"guild": GUILD, "name": "dot"}))
	await wait_for(client.guild_emojis_updated)
	await client.rest.modify_guild_emoji(guild().id, emoji, {"name": "spot"})
	assert_equal(client.entity_manager.get_emoji(emoji).name, "spot")
	var id: int = id_of(act("create_sticker", {"guild": GUILD, "name": "dot"}))
	await wait_for(client.guild_stickers_updated)
	var sticker: DiscordSticker = client.entity_manager.get_sticker(id)
	assert_same(await client.rest.modify_guild_sticker(guild().id, id, {"name": "spot"}), sticker)
	assert_equal(sticker.name, "spot")


func test_created_object_is_the_object_of_its_event() -> void:
	var recorder: Recorder = Recorder.new(client.guild_role_created)
	var created: DiscordRole = await client.rest.create_guild_role(guild().id, {"name": "Baker"})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_same(recorder.calls[0][1], created)
	assert_same(role("Baker"), created)
	assert_equal(created.guild_id, guild().id)


func test_lists_are_typed() -> void:
	var id: int = guild().id
	_is_list_of(await client.rest.get_guild_roles(id), &"DiscordRole", true)
	_is_list_of(await client.rest.get_guild_channels(id), &"DiscordChannel", true)
	_is_list_of(await client.rest.get_channel_messages(channel().id), &"DiscordMessage", true)
	_is_list_of(await client.rest.list_guild_emojis(id), &"DiscordEmoji", false)
	_is_list_of(await client.rest.get_guild_bans(id), &"DiscordBan", false)
	_is_list_of(await client.rest.get_guild_invites(id), &"DiscordInvite", false)
	_is_list_of(await client.rest.get_guild_webhooks(id), &"DiscordWebhook", false)
	_is_list_of(await client.rest.list_application_emojis(0), &"DiscordEmoji", false)


func test_requests_without_content_return_true() -> void:
	var message: DiscordMessage = await client.rest.create_message(channel().id, "Hello")
	assert_equal(await client.rest.create_reaction(channel().id, message.id, "🎲"), true)
	assert_equal(await client.rest.pin_message(channel().id, message.id), true)
	assert_equal(await client.rest.delete_message(channel().id, message.id), true)
	assert_null(client.rest.last_error)


func test_failed_requests_return_null_false_or_an_empty_list() -> void:
	assert_null(await client.rest.get_guild_role(guild().id, UNKNOWN_ID))
	_failed_with(10011)
	assert_equal(await client.rest.delete_guild_role(guild().id, UNKNOWN_ID), false)
	_failed_with(10011)
	var roles: Variant = await client.rest.get_guild_roles(FOREIGN_GUILD)
	_is_list_of(roles, &"DiscordRole", false)
	_failed_with(10004)
	var image: Variant = await client.rest.get_guild_widget_image(UNKNOWN_ID)
	assert_equal(image, PackedByteArray())
	assert_not_null(client.rest.last_error)


func test_results_that_are_no_entity_are_dictionaries() -> void:
	var gateway: Variant = await client.rest.get_gateway()
	assert_equal(typeof(gateway), TYPE_DICTIONARY)
	assert_true(str(gateway["url"]).begins_with("ws"))


func test_guild_changed_by_a_request_has_old_and_new() -> void:
	var recorder: Recorder = Recorder.new(client.guild_updated)
	var home: DiscordGuild = guild()
	var changed: DiscordGuild = await client.rest.modify_guild(home.id, {"name": "Orchard"})
	assert_same(changed, home)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	_assert_old_and_new(recorder, "name", GUILD, "Orchard")


func test_channel_changed_by_a_request_has_old_and_new() -> void:
	var recorder: Recorder = Recorder.new(client.channel_updated)
	await client.rest.modify_channel(channel().id, {"name": "tea-room"})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	_assert_old_and_new(recorder, "name", "general", "tea-room")


func test_role_changed_by_a_request_has_old_and_new() -> void:
	var recorder: Recorder = Recorder.new(client.guild_role_updated)
	await client.rest.modify_guild_role(guild().id, role("Artists").id, {"name": "Painters"})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	_assert_old_and_new(recorder, "name", "Artists", "Painters")


func test_member_changed_by_a_request_has_old_and_new() -> void:
	var recorder: Recorder = Recorder.new(client.member_updated)
	await client.rest.modify_guild_member(guild().id, user("basil").id, {"nick": "Baz"})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	_assert_old_and_new(recorder, "nick", "", "Baz")


func test_event_changed_by_a_request_has_old_and_new() -> void:
	var recorder: Recorder = Recorder.new(client.guild_scheduled_event_updated)
	var begun: Recorder = Recorder.new(client.guild_scheduled_event_created)
	var created: DiscordScheduledEvent = await _create_event("Tea")
	await wait_until(begun.has.bind(1), "it is planned")
	await client.rest.modify_guild_scheduled_event(guild().id, created.id, {"name": "Coffee"})
	await wait_until(recorder.has.bind(1), "the event is emitted")
	_assert_old_and_new(recorder, "name", "Tea", "Coffee")


func test_deleted_object_is_removed_once_the_event_arrives() -> void:
	var recorder: Recorder = Recorder.new(client.guild_role_deleted)
	var id: int = role("Artists").id
	assert_equal(await client.rest.delete_guild_role(guild().id, id), true)
	await wait_until(recorder.has.bind(1), "the event is emitted")
	assert_null(role("Artists"))


func test_zero_is_the_bots_own_application() -> void:
	var created: DiscordApplicationCommand = await client.rest.create_global_application_command(
		0, "wave", {"description": "Waves"}
	)
	if not assert_not_null(created, str(client.rest.last_error)):
		return
	assert_equal(created.application_id, client.get_client_application().id)
	var path: String = "/applications/%d/commands" % client.get_client_application().id
	assert_equal(requests("POST", path).size(), 1)


func test_zero_is_no_application_before_the_login() -> void:
	var other: DiscordClient = add_client()
	assert_equal(
		await other.rest.get_global_application_commands(0), [] as Array[DiscordApplicationCommand]
	)
	assert_equal(other.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_has(str(other.rest.last_error), "application_id is 0")
	assert_has(str(other.rest.last_error), "log in")


func test_other_ids_are_not_zero() -> void:
	assert_null(await client.rest.get_channel(0))
	assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)
	assert_has(str(client.rest.last_error), "channel_id")


## Creates an external scheduled event that starts tomorrow.
func _create_event(named: String) -> DiscordScheduledEvent:
	var tomorrow: int = int(Time.get_unix_time_from_system()) + 86_400
	var options: Dictionary = {
		"entity_metadata": {"location": "Garden"}, "scheduled_end_time": tomorrow + 3600
	}
	var created: DiscordScheduledEvent = await client.rest.create_guild_scheduled_event(
		guild().id, named, 2, tomorrow, 3, options
	)
	assert_not_null(created, str(client.rest.last_error))
	return created


func _is_list_of(list: Variant, of_class: StringName, is_full: bool) -> void:
	if not assert_equal(typeof(list), TYPE_ARRAY, of_class):
		return
	assert_equal((list as Array).get_typed_class_name(), of_class)
	assert_equal(not (list as Array).is_empty(), is_full, "%s: something in it" % of_class)


func _failed_with(code: int) -> void:
	if assert_not_null(client.rest.last_error, "code %d" % code):
		assert_equal(client.rest.last_error.code, code)


## Every emission has the old value as its last argument but one, and the new value as its last.
func _assert_old_and_new(recorder: Recorder, property: String, old: Variant, new: Variant) -> void:
	for call: Array in recorder.calls:
		assert_equal(call[-2].get(property), old, "old")
		assert_equal(call[-1].get(property), new, "new")
