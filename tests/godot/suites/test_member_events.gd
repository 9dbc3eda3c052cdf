## Member events: members joined, updated and left.
extends EventSuite


func test_member_joined_has_guild_and_member() -> void:
	var created: Dictionary = act("add_user", {"username": "mara", "global_name": "Mara"})
	var count: int = guild().member_count
	act("join", {"guild": GUILD, "user": created["id"]})
	var arguments: Array = await wait_for(client.member_joined)
	var member: DiscordMember = arguments[1]
	assert_same(arguments[0], guild())
	assert_equal(member.user.id, id_of(created))
	assert_equal(member.get_display_name(), "Mara")
	assert_equal(member.guild_id, guild().id)
	assert_same(guild().get_member(id_of(created)), member)
	assert_same(client.get_user(id_of(created)), member.user)
	assert_equal(guild().member_count, count + 1)


func test_member_updated_has_old_and_new_member() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	act("update_member", {"guild": GUILD, "user": "basil", "nick": "The Herb"})
	var arguments: Array = await wait_for(client.member_updated)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordMember).get_display_name(), "Basil")
	assert_equal((arguments[2] as DiscordMember).get_display_name(), "The Herb")
	assert_same(arguments[2], basil)
	assert_same((arguments[2] as DiscordMember).user, user("basil"))
	assert_true(arguments[1] != arguments[2])


func test_handlers_see_each_of_two_quick_changes() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	var capture: Callable = func(_guild: Object, _old: Object, _new: Object) -> String:
		return basil.nick
	var recorder: Recorder = Recorder.new(client.member_updated, capture)
	act("update_member", {"guild": GUILD, "user": "basil", "nick": "first"})
	act("update_member", {"guild": GUILD, "user": "basil", "nick": "second"})
	await wait_until(recorder.has.bind(2), "both changes are emitted")
	assert_equal(recorder.captured, ["first", "second"])
	assert_equal((recorder.calls[0][1] as DiscordMember).nick, "", "old copies are frozen")


func test_member_updated_of_an_unknown_member() -> void:
	var payload: Dictionary = {
		"guild_id": str(guild().id),
		"user": {"id": "175928847299117063", "username": "stranger", "discriminator": "0"},
		"roles": [],
		"nick": "Who?",
	}
	act("dispatch", {"event": "GUILD_MEMBER_UPDATE", "payload": payload})
	var arguments: Array = await wait_for(client.member_updated)
	assert_same(arguments[0], guild())
	assert_null(arguments[1])
	assert_equal((arguments[2] as DiscordMember).nick, "Who?")
	assert_equal((arguments[2] as DiscordMember).user.username, "stranger")


func test_member_left_has_guild_and_user() -> void:
	var basil: DiscordUser = user("basil")
	var count: int = guild().member_count
	act("leave", {"guild": GUILD, "user": "basil"})
	assert_equal(await wait_for(client.member_left), [guild(), basil])
	assert_null(guild().get_member(basil.id))
	assert_equal(guild().member_count, count - 1)


func test_member_left_of_an_unknown_guild_has_null() -> void:
	var payload: Dictionary = {
		"guild_id": "175928847299117063",
		"user": {"id": "80351110224678912", "username": "stranger", "discriminator": "0"},
	}
	act("dispatch", {"event": "GUILD_MEMBER_REMOVE", "payload": payload})
	var arguments: Array = await wait_for(client.member_left)
	assert_null(arguments[0])
	assert_equal((arguments[1] as DiscordUser).username, "stranger")


func test_members_of_an_unknown_guild() -> void:
	var stranger: Dictionary = {"id": str(UNKNOWN_ID), "username": "stranger"}
	var payload: Dictionary = {"guild_id": str(FOREIGN_GUILD), "user": stranger, "roles": []}
	dispatch("GUILD_MEMBER_ADD", payload)
	var joined: Array = await wait_for(client.member_joined)
	assert_null(joined[0])
	assert_equal((joined[1] as DiscordMember).user.username, "stranger")
	dispatch("GUILD_MEMBER_UPDATE", payload)
	var updated: Array = await wait_for(client.member_updated)
	assert_equal(updated.slice(0, 2), [null, null])
	assert_equal((updated[2] as DiscordMember).guild_id, FOREIGN_GUILD)
	assert_null(client.entity_manager.get_member(FOREIGN_GUILD, UNKNOWN_ID))


func test_renamed_user_is_the_same_object() -> void:
	var basil: DiscordUser = user("basil")
	act("update_user", {"user": "basil", "global_name": "King Basil"})
	await wait_for(client.member_updated)
	assert_equal(basil.get_display_name(), "King Basil")
	assert_same(guild().get_member(basil.id).user, basil)
