## What the bot knows: every kind, how much of it, and what of it is kept.
extends ClientSuite

const KINDS: Array[String] = [
	"applications",
	"auto_moderation_rules",
	"channels",
	"emojis",
	"entitlements",
	"guilds",
	"integrations",
	"invites",
	"members",
	"messages",
	"presences",
	"roles",
	"scheduled_events",
	"soundboard_sounds",
	"stage_instances",
	"stickers",
	"subscriptions",
	"teams",
	"threads",
	"users",
	"voice_servers",
	"voice_states",
]


func begins_logged_in() -> bool:
	return false


func test_every_kind_has_a_list_and_is_counted() -> void:
	await log_in(client)
	var statistics: Dictionary = client.entity_manager.get_statistics()
	for kind: String in KINDS:
		assert_true(client.entity_manager.has_method("get_" + kind), kind)
		if assert_has(statistics, kind):
			assert_true(statistics[kind]["bytes"] >= 0, kind)
	assert_equal(statistics["guilds"]["count"], 3)
	assert_equal(statistics["users"]["count"], client.entity_manager.get_users().size())
	assert_equal(statistics["roles"]["count"], client.entity_manager.get_roles().size())
	assert_true(statistics["members"]["bytes"] > 0)


func test_what_is_found_in_a_guild_is_the_same_here() -> void:
	await log_in(client)
	var manager: DiscordEntityManager = client.entity_manager
	var basil: DiscordMember = guild().get_member(user("basil").id)
	assert_same(manager.get_member(guild().id, basil.user.id), basil)
	assert_same(manager.get_role(role("Artists").id), role("Artists"))
	assert_same(manager.get_channel(channel().id), channel())
	assert_null(manager.get_thread(channel().id), "a channel is no thread")
	assert_same(
		manager.get_application(client.get_client_application().id), manager.get_applications()[0]
	)
	for getter: String in [
		"get_user", "get_guild", "get_channel", "get_role", "get_scheduled_event"
	]:
		assert_null(manager.call(getter, 1), getter)
	assert_null(manager.get_invite("nothing"))


func test_kinds_that_are_not_kept_are_told_of_all_the_same() -> void:
	client.keep_voice_states = false
	client.max_presences = 0
	client.max_members = 0
	await log_in(client)
	assert_equal(client.entity_manager.get_voice_states().size(), 0)
	assert_equal(client.entity_manager.get_presences().size(), 0)
	assert_equal(guild().get_members().size(), 1, "the bot itself")
	act("set_voice", {"guild": GUILD, "user": "basil", "channel": "Lounge"})
	var heard: Array = await wait_for(client.voice_state_updated)
	assert_equal((heard[1] as DiscordVoiceState).channel_id, channel("Lounge").id)
	assert_equal(client.entity_manager.get_voice_states().size(), 0)


func test_messages_up_to_a_number() -> void:
	client.max_messages_per_channel = 3
	await log_in(client)
	var heard: Recorder = Recorder.new(client.message_sent)
	act("burst", {"channel": "general", "author": "basil", "count": 10})
	await wait_until(heard.has.bind(10), "all came")
	assert_equal(channel().get_messages().size(), 3)
	assert_equal(channel().get_messages()[-1].content, "message 9")


func test_settings_take_effect_at_the_next_login() -> void:
	await log_in(client)
	var kept: int = client.entity_manager.get_presences().size()
	client.max_presences = 0
	assert_equal(client.entity_manager.get_presences().size(), kept)
	client.logout()
	await log_in(client)
	assert_equal(client.entity_manager.get_presences().size(), 0)


func test_every_transport_works() -> void:
	for transport: int in [
		DiscordClient.TRANSPORT_ZSTD, DiscordClient.TRANSPORT_ZLIB, DiscordClient.TRANSPORT_PLAIN
	]:
		client.transport_compression = transport
		await log_in(client)
		assert_equal(client.get_guilds().size(), 3)
		client.logout()
		await wait_for(client.disconnected)


func test_an_entity_as_a_dictionary() -> void:
	await log_in(client)
	var basil: Dictionary = user("basil").to_dictionary()
	assert_equal(basil["id"], str(user("basil").id))
	assert_equal(basil["username"], "basil")
	var member: Dictionary = guild().get_member(user("basil").id).to_dictionary()
	assert_equal(member["user"]["username"], "basil")


func test_secrets_are_not_shown() -> void:
	await log_in(client)
	var server: Dictionary = {"guild_id": str(guild().id), "token": "secret", "endpoint": "a.b:443"}
	act("dispatch", {"event": "VOICE_SERVER_UPDATE", "payload": server})
	var heard: Array = await wait_for(client.voice_server_updated)
	assert_null(heard[0])
	assert_equal((heard[1] as DiscordVoiceServer).token, "secret")
	assert_lacks(str(heard[1]), "secret")
	assert_same(client.entity_manager.get_voice_server(guild().id), heard[1])
	var interaction: Dictionary = {"id": "7", "type": 2, "token": "secret", "application_id": "8"}
	act("dispatch", {"event": "INTERACTION_CREATE", "payload": interaction})
	heard = await wait_for(client.interaction_created)
	assert_equal((heard[0] as DiscordInteraction).token, "secret")
	assert_lacks(str(heard[0]), "secret")
