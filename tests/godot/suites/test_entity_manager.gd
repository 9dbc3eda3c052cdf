## Tests the entity manager: the kinds it caches, their limits, and what is removed with what.
extends ClientSuite

## The kinds that are looked up by one key.
const KINDS: PackedStringArray = [
	"user",
	"guild",
	"channel",
	"thread",
	"role",
	"emoji",
	"sticker",
	"stage_instance",
	"scheduled_event",
	"auto_moderation_rule",
	"soundboard_sound",
	"integration",
	"invite",
	"application",
	"entitlement",
	"subscription",
	"voice_server",
]

## The kinds that a game may choose not to cache.
const OPTIONAL: PackedStringArray = [
	"voice_states",
	"threads",
	"emojis",
	"stickers",
	"stage_instances",
	"scheduled_events",
	"auto_moderation_rules",
	"soundboard_sounds",
	"integrations",
	"invites",
]


func test_every_kind_is_listed_and_found() -> void:
	await _fill()
	var manager: DiscordEntityManager = client.entity_manager
	for kind: String in KINDS:
		var listed: Array = _list(kind + "s")
		assert_false(listed.is_empty(), kind)
		for each: Object in listed:
			var found: Object = manager.call("get_" + kind, _key(each))
			assert_equal(_key(found), _key(each), kind)
	for member: DiscordMember in manager.get_members():
		assert_same(manager.get_member(member.guild_id, member.user.id), member)
	for state: DiscordVoiceState in manager.get_voice_states():
		assert_same(manager.get_voice_state(state.guild_id, state.user_id), state)
	for message: DiscordMessage in manager.get_messages(channel().id):
		assert_same(manager.get_message(message.id), message)
	for presence: DiscordPresence in manager.get_presences():
		assert_not_null(manager.get_presence(presence.get_user_id()))
	assert_equal(manager.get_members().size(), 30, "14 here, and 8 in each of the other two")


func test_unknown_ids_are_not_found() -> void:
	var manager: DiscordEntityManager = client.entity_manager
	for kind: String in KINDS:
		var key: Variant = "faraway" if kind == "invite" else UNKNOWN_ID
		assert_null(manager.call("get_" + kind, key), kind)
	assert_null(manager.get_member(guild().id, UNKNOWN_ID))
	assert_null(manager.get_member(UNKNOWN_ID, UNKNOWN_ID))
	assert_null(manager.get_voice_state(guild().id, UNKNOWN_ID))
	assert_null(manager.get_presence(UNKNOWN_ID))
	assert_null(manager.get_message(UNKNOWN_ID))
	assert_null(manager.get_thread(channel().id), "a channel is no thread")
	assert_null(manager.get_team(UNKNOWN_ID))
	assert_equal(manager.get_teams().size(), 0)
	assert_equal(manager.get_messages(UNKNOWN_ID).size(), 0)


func test_it_is_empty_before_the_login_and_outlives_the_client() -> void:
	var second: DiscordClient = add_client()
	var manager: DiscordEntityManager = second.entity_manager
	assert_equal(manager.get_users().size(), 0)
	assert_equal(manager.get_statistics()["guilds"]["count"], 0)
	second.free()
	await wait_frames(2)
	assert_equal(manager.get_guilds().size(), 0)
	assert_null(manager.get_user(UNKNOWN_ID))


func test_statistics_count_every_kind_and_its_bytes() -> void:
	await _fill()
	var statistics: Dictionary = client.entity_manager.get_statistics()
	for kind: String in KINDS:
		var count: int = _list(kind + "s").size()
		if kind == "channel":
			count -= _list("threads").size()
		assert_equal(statistics[kind + "s"]["count"], count, kind)
	assert_equal(statistics["members"]["count"], client.entity_manager.get_members().size())
	assert_equal(statistics["presences"]["count"], _list("presences").size())
	assert_equal(statistics["voice_states"]["count"], _list("voice_states").size())
	# The messages sent, and those that Discord itself sends where a thread is created.
	assert_equal(statistics["messages"]["count"], 2)
	assert_equal(statistics["teams"]["count"], 0)
	for kind: String in statistics:
		var is_in_guilds: bool = kind in ["emojis", "stickers"]
		if statistics[kind]["count"] > 0 and not is_in_guilds and kind != "live_objects":
			assert_true(statistics[kind]["bytes"] > 0, kind)


func test_live_objects_counts_held_objects() -> void:
	var before: int = client.entity_manager.get_statistics()["live_objects"]["count"]
	var held: Array[DiscordRole] = client.entity_manager.get_roles()
	var now: int = client.entity_manager.get_statistics()["live_objects"]["count"]
	assert_equal(now - before, held.size())
	held.clear()
	now = client.entity_manager.get_statistics()["live_objects"]["count"]
	assert_equal(now, before)


func test_uncached_kinds_still_emit_signals() -> void:
	client.logout()
	client = add_client()
	for kind: String in OPTIONAL:
		client.set("keep_" + kind, false)
	await log_in(client)
	# The test waits for the signal of each change.
	await _fill()
	var statistics: Dictionary = client.entity_manager.get_statistics()
	for kind: String in OPTIONAL:
		assert_equal(_list(kind).size(), 0, kind)
		assert_equal(statistics[kind]["count"], 0, kind)
	assert_equal(guild().emojis.size(), 0)
	assert_false(guild().get_roles().is_empty())


func test_max_messages_limits_the_cached_messages() -> void:
	client.logout()
	client = add_client()
	client.max_messages_per_channel = 3
	client.max_messages = 4
	await log_in(client)
	var recorder: Recorder = Recorder.new(client.message_sent)
	for number: int in 5:
		send_as_user("message %d" % number)
	for number: int in 2:
		send_as_user("picture %d" % number, "fennel", "showcase")
	await wait_until(recorder.has.bind(7), "all are emitted")
	assert_equal(_contents(channel()), ["message 3", "message 4"])
	assert_equal(_contents(channel("showcase")), ["picture 0", "picture 1"])
	assert_equal(client.entity_manager.get_statistics()["messages"]["count"], 4)


func test_max_messages_of_zero_caches_no_messages() -> void:
	client.logout()
	client = add_client()
	client.max_messages_per_channel = 0
	await log_in(client)
	var message: DiscordMessage = await send_and_receive("Hello")
	assert_equal(message.content, "Hello")
	assert_null(client.get_message(message.id))


func test_max_members_limits_the_cached_members_and_presences() -> void:
	client.logout()
	client = add_client()
	client.max_members = 5
	client.max_presences = 2
	await log_in(client)
	assert_equal(client.entity_manager.get_members().size(), 8, "5, and the bot in three guilds")
	assert_equal(client.entity_manager.get_presences().size(), 2)
	assert_not_null(guild().get_member(client.get_self().id))
	act("join", {"guild": GUILD, "user": id_of(act("add_user", {"username": "moss"}))})
	var moss: DiscordMember = (await wait_for(client.member_joined))[1]
	assert_same(guild().get_member(moss.user.id), moss, "the newest is cached")
	assert_equal(client.entity_manager.get_members().size(), 8)


func test_limit_of_archived_threads_is_kept() -> void:
	client.logout()
	client = add_client()
	client.max_archived_threads = 1
	await log_in(client)
	var threads: Array[int] = []
	for named: String in ["first", "second"]:
		var fields: Dictionary = {"channel": "general", "author": "basil", "name": named}
		threads.append(id_of(act("create_thread", fields)))
		await wait_for(client.thread_created)
		act("update_channel", {"channel": threads.back(), "archived": true})
		await wait_for(client.thread_updated)
		await wait_seconds(0.01)
	assert_null(client.get_channel(threads[0]))
	assert_equal(client.get_channel(threads[1]).name, "second")


func test_changed_settings_clear_the_cache_at_the_next_login() -> void:
	await send_and_receive("Hello")
	client.max_messages_per_channel = 3
	assert_equal(_contents(channel()), ["Hello"], "not before the next login")
	client.logout()
	await log_in(client)
	assert_equal(_contents(channel()), [])
	assert_equal(client.get_guilds().size(), 3)


func test_leaving_a_guild_removes_its_entities() -> void:
	await _fill()
	var gone: DiscordGuild = guild()
	var message: DiscordMessage = client.entity_manager.get_messages(channel().id)[0]
	var elder: DiscordVoiceState = client.entity_manager.get_voice_states()[0]
	var moss: DiscordUser = user("moss")
	var seen: Recorder = Recorder.new(client.guild_deleted, _count_in.unbind(1).bind(gone.id))
	act("kick_bot", {"guild": GUILD})
	await wait_until(seen.has.bind(1), "it is emitted")
	assert_equal(seen.captured, [0], "in the handler already")
	assert_null(client.get_message(message.id))
	assert_null(client.get_user(moss.id), "no other signal is emitted for them")
	assert_not_null(user("basil"), "members of another guild stay")
	assert_equal(client.entity_manager.get_entitlements().size(), 1, "it is nobody's guild")
	assert_equal(gone.name, GUILD, "objects held by a script do not change")
	assert_equal(elder.guild_id, gone.id)
	assert_equal(gone.get_channels().size(), 0)


func test_deleting_a_channel_removes_its_entities() -> void:
	await _fill()
	act("create_invite", {"channel": "Lounge"})
	await wait_for(client.invite_created)
	var message: DiscordMessage = client.entity_manager.get_messages(channel().id)[0]
	act("delete_channel", {"channel": "general"})
	await wait_for(client.channel_deleted)
	assert_null(client.get_message(message.id))
	assert_equal(client.entity_manager.get_threads().size(), 0)
	assert_equal(client.entity_manager.get_invites().size(), 1, "that of the lounge")
	act("delete_channel", {"channel": "Stage"})
	await wait_for(client.channel_deleted)
	assert_equal(client.entity_manager.get_stage_instances().size(), 0)
	act("delete_channel", {"channel": "Lounge"})
	await wait_for(client.channel_deleted)
	assert_equal(client.entity_manager.get_voice_states().size(), 0)
	assert_equal(client.entity_manager.get_invites().size(), 0)
	assert_equal(client.entity_manager.get_scheduled_events().size(), 1, "it is still planned")


func test_outage_keeps_entities_and_its_end_updates_them() -> void:
	await _fill()
	var known: DiscordGuild = guild()
	var artists: DiscordRole = role("Artists")
	var before: int = _count_in(known.id)
	act("set_outage", {"guild": GUILD, "unavailable": true})
	await wait_for(client.guild_unavailable)
	assert_equal(_count_in(known.id), before)
	act("update_role", {"guild": GUILD, "role": "Artists", "name": "Painters"})
	act("delete_scheduled_event", {"guild": GUILD, "event": "Game jam"})
	act("set_outage", {"guild": GUILD, "unavailable": false})
	assert_equal(await wait_for(client.guild_available), [known])
	assert_equal(artists.name, "Painters")
	assert_same(role("Painters"), artists)
	assert_equal(client.entity_manager.get_scheduled_events().size(), 0)
	assert_equal(client.entity_manager.get_integrations().size(), 1, "what is never listed stays")


func test_guild_that_arrives_again_replaces_its_entities() -> void:
	await _fill()
	var known: DiscordGuild = guild()
	var general: DiscordChannel = channel()
	var basil: DiscordUser = user("basil")
	var payload: Dictionary = {
		"id": str(known.id),
		"name": "Workshop",
		"member_count": 1,
		"channels": [{"id": str(general.id), "type": 0, "name": "commons"}],
		"roles": [{"id": str(known.id), "name": "@everyone"}],
		"members": [{"user": {"id": str(basil.id), "username": "basil"}, "roles": []}],
		"threads": [],
	}
	dispatch("GUILD_CREATE", payload)
	var arguments: Array = await wait_for(client.guild_updated)
	assert_equal((arguments[0] as DiscordGuild).name, GUILD)
	assert_same(arguments[1], known)
	assert_equal(known.name, "Workshop")
	assert_equal(known.get_channels(), [general] as Array[DiscordChannel])
	assert_equal(general.name, "commons")
	assert_equal(known.get_roles().size(), 1)
	assert_equal(known.get_member(basil.id).user, basil)
	assert_null(known.get_member(user("ada").id), "all members are listed")
	assert_equal(client.entity_manager.get_threads().size(), 0)
	var manager: DiscordEntityManager = client.entity_manager
	assert_equal(manager.get_soundboard_sounds().size(), 1, "an omitted list changes nothing")
	assert_equal(manager.get_integrations().size(), 1, "what is never listed stays")


## Ensures that the guild has at least one entity of every kind.
func _fill() -> void:
	await send_and_receive("Hello")
	await _make("create_thread", {"channel": "general", "author": "basil", "name": "plans"})
	await _make("create_channel", {"guild": GUILD, "name": "Stage", "type": 13})
	await _make("create_stage_instance", {"channel": "Stage", "topic": "Physics"})
	await _make("create_emoji", {"guild": GUILD, "name": "wave"})
	await _make("create_sticker", {"guild": GUILD, "name": "Cat"})
	await _make("create_soundboard_sound", {"guild": GUILD, "name": "boing"})
	await _make("create_scheduled_event", {"guild": GUILD, "name": "Game jam"})
	await _make("create_auto_moderation_rule", {"guild": GUILD, "name": "No spam"})
	await _make("create_integration", {"guild": GUILD, "name": "Helper"})
	await _make("create_invite", {"channel": "general"})
	var moss: Dictionary = act("add_user", {"username": "moss"})
	await _make("join", {"guild": GUILD, "user": id_of(moss)})
	dispatch("VOICE_SERVER_UPDATE", {"guild_id": str(guild().id), "token": "x", "endpoint": "y"})
	await wait_for(client.voice_server_updated)
	dispatch("ENTITLEMENT_CREATE", {"id": str(UNKNOWN_ID), "sku_id": "5", "type": 8})
	await wait_for(client.entitlement_created)
	dispatch("SUBSCRIPTION_CREATE", {"id": str(UNKNOWN_ID), "user_id": "5", "status": 0})
	await wait_for(client.subscription_created)


## Creates an entity and waits until the client receives its event.
func _make(action: String, fields: Dictionary) -> void:
	var signals: Dictionary[String, Signal] = {
		"create_thread": client.thread_created,
		"create_channel": client.channel_created,
		"create_stage_instance": client.stage_instance_created,
		"create_emoji": client.guild_emojis_updated,
		"create_sticker": client.guild_stickers_updated,
		"create_soundboard_sound": client.guild_soundboard_sound_created,
		"create_scheduled_event": client.guild_scheduled_event_created,
		"create_auto_moderation_rule": client.auto_moderation_rule_created,
		"create_integration": client.integration_created,
		"create_invite": client.invite_created,
		"join": client.member_joined,
	}
	act(action, fields)
	await wait_for(signals[action])


## All entities of a kind.
func _list(kind: String) -> Array:
	return client.entity_manager.call("get_" + kind)


## The key by which an entity is looked up.
func _key(entity: Object) -> Variant:
	if entity is DiscordInvite:
		return (entity as DiscordInvite).code
	if entity is DiscordSoundboardSound:
		return (entity as DiscordSoundboardSound).sound_id
	if entity is DiscordVoiceServer:
		return (entity as DiscordVoiceServer).guild_id
	return entity.get("id")


## How many entities of a guild there are, of all kinds that have a guild.
func _count_in(guild_id: int) -> int:
	var kinds: Array[String] = ["members", "voice_states", "presences"]
	for kind: String in KINDS:
		kinds.append(kind + "s")
	var count: int = 0
	for kind: String in kinds:
		for each: Object in _list(kind):
			count += 1 if each.get("guild_id") == guild_id else 0
	return count


func _contents(of: DiscordChannel) -> Array:
	var contents: Array = []
	for message: DiscordMessage in of.get_messages():
		contents.append(message.content)
	return contents
