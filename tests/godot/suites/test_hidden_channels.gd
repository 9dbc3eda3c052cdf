## Channels that the bot may not view: the gateway sends them obfuscated.
extends ClientSuite

const SECRET: String = "175928847299117063"


func test_access_to_a_hidden_channel_is_gained() -> void:
	var before: int = guild().get_channels().size()
	act("dispatch", {"event": "CHANNEL_CREATE", "payload": _hidden()})
	await wait_until(
		func() -> bool: return guild().get_hidden_channels().size() == 1, "it is known as hidden"
	)
	assert_equal(guild().get_channels().size(), before)
	assert_null(client.get_channel(SECRET.to_int()))
	var hidden: DiscordChannel = guild().get_hidden_channels()[0]
	assert_true(hidden.is_obfuscated())
	assert_equal(hidden.flags & DiscordChannelFlags.CHANNEL_OBFUSCATED, 1 << 17)
	assert_equal(hidden.get_permissions_for(guild().get_me()), 0)
	act("dispatch", {"event": "CHANNEL_UPDATE", "payload": _visible()})
	var arguments: Array = await wait_for(client.channel_access_gained)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordChannel).name, "secrets")
	assert_false((arguments[1] as DiscordChannel).is_obfuscated())
	assert_same(client.get_channel(SECRET.to_int()), arguments[1])
	assert_true(guild().get_hidden_channels().is_empty())


func test_access_to_a_channel_is_lost() -> void:
	act("dispatch", {"event": "CHANNEL_CREATE", "payload": _visible()})
	await wait_for(client.channel_created)
	act("dispatch", {"event": "CHANNEL_UPDATE", "payload": _hidden()})
	var arguments: Array = await wait_for(client.channel_access_lost)
	assert_same(arguments[0], guild())
	assert_equal((arguments[1] as DiscordChannel).name, "secrets")
	assert_null(client.get_channel(SECRET.to_int()))
	assert_equal(guild().get_hidden_channels().size(), 1)


func test_bot_loses_its_permissions_and_gets_them_back() -> void:
	var known: DiscordChannel = channel()
	var named: String = known.name
	var keep_out: Dictionary = {
		"id": str(client.get_self().id), "type": 1, "allow": "0", "deny": "1024"
	}
	act("update_channel", {"channel": str(known.id), "permission_overwrites": [keep_out]})
	var lost: Array = await wait_for(client.channel_access_lost)
	assert_equal((lost[1] as DiscordChannel).name, named)
	assert_null(client.get_channel(known.id))
	assert_equal(guild().get_hidden_channels().size(), 1)
	assert_equal(guild().get_hidden_channels()[0].name, "___hidden___")
	act("update_channel", {"channel": str(known.id), "permission_overwrites": []})
	var gained: Array = await wait_for(client.channel_access_gained)
	assert_equal((gained[1] as DiscordChannel).name, named)
	assert_same(client.get_channel(known.id), gained[1])
	assert_true(guild().get_hidden_channels().is_empty())


func _visible() -> Dictionary:
	return {"id": SECRET, "type": 0, "guild_id": str(guild().id), "name": "secrets", "flags": 0}


func _hidden() -> Dictionary:
	return {
		"id": SECRET,
		"type": 0,
		"guild_id": str(guild().id),
		"name": "___hidden___",
		"flags": 1 << 17,
		"permission_overwrites": [{"id": str(guild().id), "type": 0, "allow": "0", "deny": "1024"}],
	}
