## Tests the methods of entities that return related entities and URLs.
extends ClientSuite


func test_roles_can_be_compared() -> void:
	var makers: DiscordRole = role("Makers")
	var members: DiscordRole = role("Members")
	assert_true(makers.is_higher_than(members))
	assert_false(members.is_higher_than(makers))
	assert_false(makers.is_higher_than(makers))
	assert_true(members.is_higher_than(guild().get_everyone_role()))
	assert_true(guild().get_everyone_role().is_everyone())
	assert_same(members.get_guild(), guild())


func test_member_has_a_top_role() -> void:
	assert_same(guild().get_member(user("clover").id).get_top_role(), role("Artists"))
	assert_same(guild().get_member(user("basil").id).get_top_role(), role("Members"))
	act("update_member", {"guild": GUILD, "user": "basil", "roles": []})
	await wait_for(client.member_updated)
	var basil: DiscordMember = guild().get_member(user("basil").id)
	assert_same(basil.get_top_role(), guild().get_everyone_role())


func test_guild_has_its_members() -> void:
	assert_same(guild().get_me().user, client.get_self())
	assert_equal(guild().get_owner().user.id, guild().owner_id)
	assert_same(user("basil").get_member(guild().id), guild().get_member(user("basil").id))
	assert_null(user("basil").get_member(1))


func test_guild_sorts_its_channels() -> void:
	assert_equal(names(guild().get_text_channels()), ["general", "showcase", "news", "bot-corner"])
	assert_equal(names(guild().get_voice_channels()), ["Lounge", "Focus"])
	assert_equal(names(guild().get_categories()), ["Text Channels", "Voice Channels"])
	var voice: DiscordChannel = guild().get_categories()[1]
	assert_true(voice.is_category())
	assert_equal(names(voice.get_children()), ["Lounge", "Focus"])
	assert_same(voice.get_children()[0].get_parent(), voice)


func test_channel_has_its_threads() -> void:
	act("create_thread", {"channel": "general", "author": "basil", "name": "Aside"})
	var thread: DiscordChannel = (await wait_for(client.thread_created))[1]
	assert_equal(channel().get_threads(), [thread] as Array[DiscordChannel])
	assert_equal(channel("showcase").get_threads().size(), 0)
	assert_equal(channel().get_children().size(), 0)


func test_voice_channel_has_its_members() -> void:
	var lounge: DiscordChannel = channel("Lounge")
	var elder: DiscordMember = guild().get_member(user("elder").id)
	assert_equal(lounge.get_voice_members(), [elder] as Array[DiscordMember])
	assert_same(lounge.get_voice_states()[0], elder.get_voice_state())
	assert_same(elder.get_voice_state().get_channel(), lounge)
	assert_same(elder.get_voice_state().get_guild(), guild())
	act("set_voice_state", {"guild": GUILD, "user": "elder"})
	await wait_for(client.voice_state_updated)
	assert_equal(lounge.get_voice_members().size(), 0)


func test_message_has_its_guild_channel_and_member() -> void:
	var message: DiscordMessage = await send_and_receive("here")
	assert_same(message.get_guild(), guild())
	assert_same(message.get_channel(), channel())
	assert_same(message.get_author_member(), guild().get_member(user("basil").id))
	var place: String = "https://discord.com/channels/%d/%d" % [guild().id, channel().id]
	assert_equal(channel().get_jump_url(), place)
	assert_equal(message.get_jump_url(), "%s/%d" % [place, message.id])
	assert_near(message.get_created_at(), Time.get_unix_time_from_system(), 60.0)


func test_ids_contain_the_creation_time() -> void:
	var id: String = "175928847299117063"
	act("dispatch", {"event": "USER_UPDATE", "payload": {"id": id, "username": "sandy"}})
	var arguments: Array = await wait_for(client.user_updated)
	assert_equal((arguments[1] as DiscordUser).get_created_at(), 1462015105)


func test_user_has_image_urls() -> void:
	var basil: DiscordUser = user("basil")
	assert_equal(basil.get_banner_url(), "")
	await change_user({"avatar": null})
	assert_has(basil.get_avatar_url(), "/embed/avatars/")
	await change_user({"avatar": "abc", "banner": "a_def"})
	var base: String = "%s/avatars/%d/abc" % [sandbox.get_url(), basil.id]
	assert_equal(basil.get_avatar_url(), base + ".png?size=128")
	assert_equal(basil.get_avatar_url(4096, "webp"), base + ".webp?size=4096")
	assert_equal(basil.get_avatar_url(16, "gif"), base + ".png?size=16", "it does not move")
	base = "%s/banners/%d/a_def" % [sandbox.get_url(), basil.id]
	assert_equal(basil.get_banner_url(), base + ".gif?size=512")
	assert_equal(basil.get_banner_url(512, "webp"), base + ".webp?size=512&animated=true")
	assert_equal(basil.get_banner_url(512, "jpg"), base + ".jpg?size=512")


func test_member_has_image_urls() -> void:
	var basil: DiscordMember = guild().get_member(user("basil").id)
	assert_equal(basil.get_avatar_url(), basil.user.get_avatar_url())
	await change_user({}, {"avatar": "a_b", "banner": "cd"})
	var base: String = sandbox.get_url()
	base += "/guilds/%d/users/%d" % [guild().id, basil.user.id]
	assert_equal(basil.get_avatar_url(64), base + "/avatars/a_b.gif?size=64")
	assert_equal(basil.get_banner_url(64), base + "/banners/cd.png?size=64")


func test_guild_has_image_urls() -> void:
	assert_equal(guild().get_banner_url(), "")
	var hashes: Dictionary = {"id": str(guild().id)}
	hashes.merge({"icon": "a_1", "banner": "2", "splash": "3", "discovery_splash": "4"})
	act("dispatch", {"event": "GUILD_UPDATE", "payload": hashes})
	await wait_for(client.guild_updated)
	var end: String = "/%d/" % guild().id
	assert_has(guild().get_icon_url(), "/icons%sa_1.gif?size=128" % end)
	assert_has(guild().get_banner_url(), "/banners%s2.png?size=512" % end)
	assert_has(guild().get_splash_url(), "/splashes%s3.png?size=512" % end)
	assert_has(guild().get_discovery_splash_url(), "/discovery-splashes%s4.png?size=512" % end)


func test_role_has_an_icon_url() -> void:
	act("update_role", {"guild": GUILD, "role": "Artists", "icon": "abc"})
	await wait_for(client.guild_role_updated)
	var artists: DiscordRole = role("Artists")
	assert_has(artists.get_icon_url(), "/role-icons/%d/abc.png?size=64" % artists.id)


func test_wrong_sizes_and_formats_are_errors() -> void:
	expect_error("DiscordUser.get_avatar_url: size is 100; give a power of two from 16 to 4096.")
	assert_equal(user("basil").get_avatar_url(100), "")
	expect_error("DiscordGuild.get_icon_url: format is 'bmp'; give png, jpg, webp or gif.")
	assert_equal(guild().get_icon_url(64, "bmp"), "")


func test_animated_image_can_be_fetched() -> void:
	await change_user({"avatar": "a_abc"})
	assert_has(user("basil").get_avatar_url(), ".gif")
	var texture: Texture2D = await client.rest.fetch_image(user("basil").get_avatar_url())
	assert_not_null(texture)


func test_guild_and_channel_are_properties() -> void:
	var message: DiscordMessage = await channel().send("Here")
	assert_same(message.guild, guild())
	assert_same(message.get_guild(), guild())
	assert_same(message.channel, channel())
	assert_same(message.get_channel(), channel())
	assert_same(message.channel.guild, guild())
	assert_same(guild().get_me().guild, guild())
	for name: String in [
		"DiscordMessage", "DiscordInteraction", "DiscordVoiceState", "DiscordWebhook"
	]:
		for property: String in ["guild", "channel"]:
			var properties: Array[Dictionary] = ClassDB.class_get_property_list(name, true)
			var is_there: bool = properties.any(
				func(each: Dictionary) -> bool: return each["name"] == property
			)
			assert_true(is_there, "%s.%s" % [name, property])
			assert_true(ClassDB.class_has_method(name, "get_" + property), name)


func test_entity_converts_to_a_dictionary() -> void:
	var basil: Dictionary = user("basil").to_dictionary()
	assert_equal(basil["id"], str(user("basil").id))
	assert_equal(basil["username"], "basil")
	var member: Dictionary = guild().get_member(user("basil").id).to_dictionary()
	assert_equal(member["user"]["username"], "basil")


func change_user(fields: Dictionary, as_member: Dictionary = {}) -> void:
	var basil: DiscordUser = user("basil")
	var payload: Dictionary = {"id": str(basil.id), "username": "basil"}
	payload.merge(fields)
	var member: Dictionary = {"guild_id": str(guild().id), "user": payload}
	member.merge(as_member)
	act("dispatch", {"event": "GUILD_MEMBER_UPDATE", "payload": member})
	await wait_for(client.member_updated)


func names(channels: Array[DiscordChannel]) -> Array:
	return channels.map(func(each: DiscordChannel) -> String: return each.name)
