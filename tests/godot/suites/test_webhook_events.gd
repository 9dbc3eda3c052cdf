## Webhook events: the webhooks of a channel updated.
extends EventSuite


func test_webhooks_updated_has_a_copy_and_the_live_channel() -> void:
	var heard: Recorder = Recorder.new(client.webhooks_updated)
	var made: Dictionary = act("create_webhook", {"channel": "general", "name": "Herald"})
	act("update_webhook", {"webhook": id_of(made), "name": "Crier"})
	act("delete_webhook", {"webhook": id_of(made)})
	await wait_until(heard.has.bind(3), "all came")
	for call: Array in heard.calls:
		assert_same(call[1], channel())
		assert_true(call[0] != call[1])
		assert_equal((call[0] as DiscordChannel).id, channel().id)
	act("update_channel", {"channel": channel().id, "name": "commons"})
	await wait_for(client.channel_updated)
	assert_equal((heard.calls[0][0] as DiscordChannel).name, "general", "a copy stays")
	assert_equal((heard.calls[0][1] as DiscordChannel).name, "commons")


func test_webhooks_updated_in_an_unknown_channel_has_its_ids() -> void:
	dispatch("WEBHOOKS_UPDATE", {"guild_id": str(guild().id), "channel_id": str(UNKNOWN)})
	var heard: Array = await wait_for(client.webhooks_updated)
	for told: DiscordChannel in heard:
		assert_equal(told.id, UNKNOWN)
		assert_same(told.get_guild(), guild())


func test_webhooks_updated_in_an_unknown_guild() -> void:
	dispatch("WEBHOOKS_UPDATE", {"guild_id": str(ELSEWHERE), "channel_id": str(UNKNOWN)})
	var heard: Array = await wait_for(client.webhooks_updated)
	assert_equal((heard[1] as DiscordChannel).id, UNKNOWN)
	assert_null((heard[1] as DiscordChannel).get_guild())
