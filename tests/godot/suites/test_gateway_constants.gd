## Tests the constants of the gateway's protocol.
extends TestSuite


func test_opcodes_have_discords_values() -> void:
	assert_equal(DiscordGatewayOpcode.DISPATCH, 0)
	assert_equal(DiscordGatewayOpcode.HEARTBEAT, 1)
	assert_equal(DiscordGatewayOpcode.IDENTIFY, 2)
	assert_equal(DiscordGatewayOpcode.PRESENCE_UPDATE, 3)
	assert_equal(DiscordGatewayOpcode.VOICE_STATE_UPDATE, 4)
	assert_equal(DiscordGatewayOpcode.RESUME, 6)
	assert_equal(DiscordGatewayOpcode.RECONNECT, 7)
	assert_equal(DiscordGatewayOpcode.REQUEST_GUILD_MEMBERS, 8)
	assert_equal(DiscordGatewayOpcode.INVALID_SESSION, 9)
	assert_equal(DiscordGatewayOpcode.HELLO, 10)
	assert_equal(DiscordGatewayOpcode.HEARTBEAT_ACK, 11)


func test_close_codes_have_discords_values() -> void:
	assert_equal(DiscordGatewayCloseCode.UNKNOWN_ERROR, 4000)
	assert_equal(DiscordGatewayCloseCode.AUTHENTICATION_FAILED, 4004)
	assert_equal(DiscordGatewayCloseCode.DISALLOWED_INTENTS, 4014)
