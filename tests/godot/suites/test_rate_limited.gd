## Tests the rate limits of the gateway.
extends ClientSuite


func prepare_sandbox() -> void:
	sandbox.rate_limits = "strict"


func time_limit() -> float:
	return 40.0


func test_rate_limited_has_the_request_and_the_wait() -> void:
	# Each client observes the limit separately; two clients of one bot do not know of each other.
	await client.request_guild_members(guild().id)
	var second: DiscordClient = add_client()
	await wait_seconds(5.0)
	await log_in(second)
	var ended: Array[Array] = []
	_request_members_into(second, ended)
	var limit: DiscordGatewayRateLimit = (await wait_for(second.rate_limited))[0]
	assert_equal(limit.opcode, 8)
	assert_near(limit.retry_after, 22.0, 8.0)
	assert_equal(limit.meta.guild_id, guild().id)
	assert_false(limit.meta.nonce.is_empty())
	assert_true(ended.is_empty(), "it is requested again after the wait")
	second.logout()
	await wait_until(func() -> bool: return ended.size() == 1, "ended", 1.0)
	assert_equal(ended[0], [])


func test_rate_limited_with_an_unknown_opcode() -> void:
	dispatch("RATE_LIMITED", {"opcode": 99, "retry_after": 0.5, "meta": {}})
	var limit: DiscordGatewayRateLimit = (await wait_for(client.rate_limited))[0]
	assert_equal(limit.opcode, 99)
	assert_equal(limit.retry_after, 0.5)


func _request_members_into(target: DiscordClient, ended: Array[Array]) -> void:
	ended.append(await target.request_guild_members(guild().id))
