## Every id argument is an int, a String, or the object with the id; a float that cannot represent
## the id exactly is refused.
extends ClientSuite

## An id that a float cannot represent exactly.
const ODD_ID: int = 1432315268352427125


func test_requests_take_every_id_type() -> void:
	var general: DiscordChannel = channel()
	for argument: Variant in [general.id, str(general.id), StringName(str(general.id)), general]:
		var message: DiscordMessage = await client.rest.create_message(argument, "Hello")
		if assert_not_null(message, "%s: %s" % [type_string(typeof(argument)), _error()]):
			assert_equal(message.channel_id, general.id)


func test_requests_refuse_invalid_ids() -> void:
	var table: Array[Array] = [
		[float(ODD_ID), "cannot represent an id exactly"],
		[JSON.parse_string('{"id": %d}' % ODD_ID)["id"], "cannot represent an id exactly"],
		[1.5, "channel_id is 1.5"],
		["general", 'channel_id is "general"'],
		["", 'channel_id is ""'],
		[null, "channel_id is null"],
		[[], "channel_id is an Array"],
		[-1, "channel_id is -1"],
		[{"name": "general"}, "has no id"],
	]
	for row: Array in table:
		assert_null(await client.rest.create_message(row[0], "Hello"), str(row[0]))
		assert_has(_error(), row[1])
		assert_equal(client.rest.last_error.kind, DiscordError.ARGUMENT)


func test_exact_float_is_accepted() -> void:
	assert_null(await client.rest.get_channel(4503599627370496.0))
	assert_equal(client.rest.last_error.code, 10003, "it was requested")


## An id with a timestamp after 2084, such as that of an occurrence of an event, is negative.
func test_id_of_64_bits_is_accepted() -> void:
	var in_2099: int = -7328321969235951616
	assert_null(await client.rest.get_channel(in_2099))
	assert_equal(client.rest.last_error.code, 10003, "it was requested")
	assert_equal(requests("GET", "/channels/11118422104473600000").size(), 1)


func test_entity_methods_take_every_id_type() -> void:
	var basil: DiscordMember = _member("basil")
	var role: DiscordRole = guild().get_roles()[-1]
	for argument: Variant in [basil.user.id, str(basil.user.id), basil.user, basil]:
		var fetched: DiscordMember = await guild().fetch_member(argument)
		assert_same(fetched, basil, _error())
	for argument: Variant in [role.id, str(role.id), role]:
		assert_equal(basil.has_role(argument), role.id in basil.roles)
	assert_null(await guild().fetch_member(float(ODD_ID)))
	assert_has(_error(), "user_id is a float")


func test_lookups_take_every_id_type() -> void:
	var general: DiscordChannel = channel()
	for argument: Variant in [general.id, str(general.id), general]:
		assert_same(client.get_channel(argument), general)
		assert_same(client.entity_manager.get_channel(argument), general)
		assert_same(guild().get_channel(argument), general)
	var basil: DiscordMember = _member("basil")
	assert_same(client.entity_manager.get_member(guild(), basil), basil)
	assert_same(client.entity_manager.get_member(str(guild().id), basil.user), basil)
	assert_null(client.get_channel(0), "an id of zero")


func test_lookups_refuse_invalid_ids() -> void:
	expect_error("DiscordClient.get_channel: id is a float")
	assert_null(client.get_channel(float(ODD_ID)))
	expect_error('DiscordEntityManager.get_member: user_id is "basil"')
	assert_null(client.entity_manager.get_member(guild().id, "basil"))
	expect_error("DiscordGuild.get_role: id is null")
	assert_null(guild().get_role(null))


func test_ids_in_options_take_every_id_type() -> void:
	var basil: DiscordMember = _member("basil")
	for argument: Variant in [basil.user.id, str(basil.user.id), basil.user, basil]:
		var mentions: Dictionary = {"users": [argument]}
		var message: Dictionary = {"content": "Hello", "allowed_mentions": mentions}
		assert_not_null(await client.rest.create_message(channel(), message), _error())
	var wrong: Dictionary = {"content": "Hello", "allowed_mentions": {"users": [float(ODD_ID)]}}
	assert_null(await client.rest.create_message(channel(), wrong))
	assert_has(_error(), "allowed_mentions.users[0] is a float")


func test_packed_arrays_of_ids_are_accepted() -> void:
	var mentions: Dictionary = {"users": PackedInt64Array([_member("basil").user.id])}
	var message: Dictionary = {"content": "Hello", "allowed_mentions": mentions}
	assert_not_null(await client.rest.create_message(channel(), message), _error())


func test_gateway_requests_take_every_id_type() -> void:
	var basil: DiscordMember = _member("basil")
	for argument: Variant in [basil.user.id, str(basil.user.id), basil]:
		var options: Dictionary = {"user_ids": [argument]}
		var found: Array = await client.request_guild_members(guild(), options)
		assert_equal(found.size(), 1, _error())
	assert_equal(await client.request_guild_members(float(ODD_ID)), [])
	assert_has(_error(), "guild_id is a float")
	var wrong: Dictionary = {"user_ids": [float(ODD_ID)]}
	assert_equal(await client.request_guild_members(guild(), wrong), [])
	assert_has(_error(), "user_ids[0] is a float")
	assert_equal((await client.request_soundboard_sounds([guild(), str(guild().id)])).size(), 0)


func test_builders_take_every_id_type() -> void:
	var basil: DiscordMember = _member("basil")
	for argument: Variant in [basil.user.id, str(basil.user.id), basil.user, basil]:
		var mentions := DiscordAllowedMentionsBuilder.create().allow_user(argument)
		assert_equal(mentions.to_dictionary()["users"], [str(basil.user.id)])
	expect_error("cannot represent an id exactly")
	DiscordAllowedMentionsBuilder.create().allow_user(float(ODD_ID))


func test_exported_string_is_an_id() -> void:
	var holder: Holder = Holder.new()
	holder.channel_id = str(channel().id)
	assert_not_null(await client.rest.create_message(holder.channel_id, "Hello"), _error())
	holder.free()


func _member(named: String) -> DiscordMember:
	for each: DiscordMember in guild().get_members():
		if each.user.username == named:
			return each
	fail("the client does not know %s" % named)
	return null


func _error() -> String:
	return str(client.rest.last_error)


class Holder:
	extends Node
	@export var channel_id: String
