## Webhook events: the webhooks of a channel updated.
extends EventSuite


func test_webhooks_updated_has_a_copy_and_the_live_channel() -> void:
	var recorder: Recorder = Recorder.new(client.webhooks_updated)
	var created: Dictionary = act("create_webhook", {"channel": "general", "name": "Herald"})
	act("update_webhook", {"webhook": id_of(created), "name": "Crier"})
	act("delete_webhook", {"webhook": id_of(created)})
	await wait_until(recorder.has.bind(3), "all are emitted")
	for call: Array in recorder.calls:
		assert_same(call[1], channel())
		assert_true(call[0] != call[1])
		assert_equal((call[0] as DiscordChannel).id, channel().id)
	act("update_channel", {"channel": channel().id, "name": "commons"})
	await wait_for(client.channel_updated)
	assert_equal((recorder.calls[0][0] as DiscordChannel).name, "general", "a copy stays")
	assert_equal((recorder.calls[0][1] as DiscordChannel).name, "commons")


func test_webhooks_updated_in_an_unknown_channel_has_its_ids() -> void:
	dispatch("WEBHOOKS_UPDATE", {"guild_id": str(guild().id), "channel_id": str(UNKNOWN_ID)})
	var emitted: Array = await wait_for(client.webhooks_updated)
	for received: DiscordChannel in emitted:
		assert_equal(received.id, UNKNOWN_ID)
		assert_same(received.get_guild(), guild())


func test_webhooks_updated_in_an_unknown_guild() -> void:
	dispatch("WEBHOOKS_UPDATE", {"guild_id": str(FOREIGN_GUILD), "channel_id": str(UNKNOWN_ID)})
	var arguments: Array = await wait_for(client.webhooks_updated)
	assert_equal((arguments[1] as DiscordChannel).id, UNKNOWN_ID)
	assert_null((arguments[1] as DiscordChannel).get_guild())
