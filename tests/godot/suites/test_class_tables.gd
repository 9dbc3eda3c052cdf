## Members of class tables: calls that know the types, and calls that do not, return the same.
extends ClientSuite


func test_values_are_the_same_with_and_without_types() -> void:
	var user: DiscordUser = client.get_self()
	var untyped: Object = user
	var name: String = user.username
	assert_equal(untyped.get("username"), name)
	assert_true(name.length() > 0)
	assert_equal(untyped.call("get_username"), name)
	assert_equal(user.get_username(), name)
	var id: int = user.get_id()
	assert_equal(untyped.get("id"), id)
	assert_true(id > 0)
	var is_bot: bool = user.get_bot()
	assert_true(is_bot)
	assert_equal(untyped.get("bot"), true)
	var dictionary: Dictionary = user.to_dictionary()
	assert_equal(untyped.call("to_dictionary"), dictionary)
	assert_equal(dictionary["id"], str(id))


func test_objects_lists_and_colors_are_returned_with_types() -> void:
	var guild_roles: Array[DiscordRole] = guild().roles
	assert_true(guild_roles.size() > 0)
	var same: Array[DiscordRole] = guild().get_roles()
	assert_equal(same, guild_roles)
	var role: DiscordRole = guild_roles[0]
	var role_guild: DiscordGuild = role.get_guild()
	assert_equal(role_guild, guild())
	var color: Color = role.get_color()
	assert_equal(color, role.color)
	var features: PackedStringArray = guild().get_features()
	assert_equal(features, guild().features)
	var decoration: DiscordAvatarDecoration = client.get_self().get_avatar_decoration_data()
	assert_null(decoration)


func test_default_values_and_static_methods() -> void:
	var embed := DiscordEmbedBuilder.new()
	assert_same(embed.set_title("A"), embed)
	assert_same((embed as Object).call("set_title", "B"), embed)
	assert_equal(embed.to_dictionary(), {"title": "B"})
	assert_equal(DiscordChannelType.get_name(DiscordChannelType.GUILD_VOICE), "GUILD_VOICE")
	assert_equal(
		Callable(DiscordChannelType, "get_name").call(DiscordChannelType.GUILD_VOICE), "GUILD_VOICE"
	)
	var option := DiscordCommandOptionBuilder.string("text", "A text")
	assert_equal(option.set_required().to_dictionary()["required"], true)
	assert_equal(option.set_required(false).to_dictionary()["required"], false)


func test_numbers_are_converted_as_in_gdscript() -> void:
	var embed: Object = DiscordEmbedBuilder.new()
	embed.call("set_title", &"A name")
	assert_equal(embed.call("to_dictionary"), {"title": "A name"})
	var channel_type: Object = DiscordChannelType
	assert_equal(channel_type.call("get_name", 2.0), "GUILD_VOICE")


func test_results_are_not_leaked() -> void:
	var user: DiscordUser = client.get_self()
	var role: DiscordRole = guild().roles[0]
	var untyped: Object = user
	_call_all(user, role, untyped)
	var objects := Performance.get_monitor(Performance.OBJECT_COUNT)
	var memory := OS.get_static_memory_usage()
	for count in 5_000:
		_call_all(user, role, untyped)
	assert_equal(Performance.get_monitor(Performance.OBJECT_COUNT), objects)
	# 5,000 leaked texts would be more than that.
	assert_true(OS.get_static_memory_usage() < memory + 150_000)


func _call_all(user: DiscordUser, role: DiscordRole, untyped: Object) -> void:
	var name: String = user.get_username()
	name = untyped.call("get_username")
	var json: Dictionary = role.to_dictionary()
	json = untyped.call("to_dictionary")
	var role_guild: DiscordGuild = role.get_guild()
	if name.is_empty() or json.is_empty() or role_guild == null:
		fail("something is missing")
