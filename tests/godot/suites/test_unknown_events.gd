## Events that Discord does not document, and events with empty payloads.
extends EventSuite

## Events that bots may receive although Discord does not document them.
const UNDOCUMENTED: PackedStringArray = [
	"AUTO_MODERATION_MENTION_RAID_DETECTION",
	"CHANNEL_STATUSES",
	"CHANNEL_UPDATE_PARTIAL",
	"EMBEDDED_ACTIVITY_UPDATE_V2",
	"GIFT_CODE_UPDATE",
	"GUILD_APPLICATION_COMMAND_INDEX_UPDATE",
	"GUILD_APPLIED_BOOSTS_UPDATE",
	"GUILD_POWERUP_ENTITLEMENTS_CREATE",
	"GUILD_POWERUP_ENTITLEMENTS_DELETE",
	"MESSAGE_REACTION_ADD_MANY",
]

## The signals of a shard that connects after the first one.
const OF_CONNECTIONS: Array[String] = [
	"connected", "reconnected", "client_ready", "guild_available"
]

## Every documented event, except those that begin a session.
const DOCUMENTED: PackedStringArray = [
	"APPLICATION_COMMAND_PERMISSIONS_UPDATE",
	"AUTO_MODERATION_ACTION_EXECUTION",
	"AUTO_MODERATION_RULE_CREATE",
	"AUTO_MODERATION_RULE_DELETE",
	"AUTO_MODERATION_RULE_UPDATE",
	"CHANNEL_CREATE",
	"CHANNEL_DELETE",
	"CHANNEL_INFO",
	"CHANNEL_PINS_UPDATE",
	"CHANNEL_UPDATE",
	"ENTITLEMENT_CREATE",
	"ENTITLEMENT_DELETE",
	"ENTITLEMENT_UPDATE",
	"GUILD_AUDIT_LOG_ENTRY_CREATE",
	"GUILD_BAN_ADD",
	"GUILD_BAN_REMOVE",
	"GUILD_CREATE",
	"GUILD_DELETE",
	"GUILD_EMOJIS_UPDATE",
	"GUILD_INTEGRATIONS_UPDATE",
	"GUILD_JOIN_REQUEST_CREATE",
	"GUILD_JOIN_REQUEST_DELETE",
	"GUILD_JOIN_REQUEST_UPDATE",
	"GUILD_MEMBERS_CHUNK",
	"GUILD_MEMBER_ADD",
	"GUILD_MEMBER_REMOVE",
	"GUILD_MEMBER_UPDATE",
	"GUILD_ROLE_CREATE",
	"GUILD_ROLE_DELETE",
	"GUILD_ROLE_UPDATE",
	"GUILD_SCHEDULED_EVENT_CREATE",
	"GUILD_SCHEDULED_EVENT_DELETE",
	"GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE",
	"GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE",
	"GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE",
	"GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE",
	"GUILD_SCHEDULED_EVENT_UPDATE",
	"GUILD_SCHEDULED_EVENT_USER_ADD",
	"GUILD_SCHEDULED_EVENT_USER_REMOVE",
	"GUILD_SOUNDBOARD_SOUNDS_UPDATE",
	"GUILD_SOUNDBOARD_SOUND_CREATE",
	"GUILD_SOUNDBOARD_SOUND_DELETE",
	"GUILD_SOUNDBOARD_SOUND_UPDATE",
	"GUILD_STICKERS_UPDATE",
	"GUILD_UPDATE",
	"INTEGRATION_CREATE",
	"INTEGRATION_DELETE",
	"INTEGRATION_UPDATE",
	"INTERACTION_CREATE",
	"INVITE_CREATE",
	"INVITE_DELETE",
	"MESSAGE_CREATE",
	"MESSAGE_DELETE",
	"MESSAGE_DELETE_BULK",
	"MESSAGE_POLL_VOTE_ADD",
	"MESSAGE_POLL_VOTE_REMOVE",
	"MESSAGE_REACTION_ADD",
	"MESSAGE_REACTION_REMOVE",
	"MESSAGE_REACTION_REMOVE_ALL",
	"MESSAGE_REACTION_REMOVE_EMOJI",
	"MESSAGE_UPDATE",
	"PRESENCE_UPDATE",
	"RATE_LIMITED",
	"SOUNDBOARD_SOUNDS",
	"STAGE_INSTANCE_CREATE",
	"STAGE_INSTANCE_DELETE",
	"STAGE_INSTANCE_UPDATE",
	"SUBSCRIPTION_CREATE",
	"SUBSCRIPTION_DELETE",
	"SUBSCRIPTION_UPDATE",
	"THREAD_CREATE",
	"THREAD_DELETE",
	"THREAD_LIST_SYNC",
	"THREAD_MEMBERS_UPDATE",
	"THREAD_MEMBER_UPDATE",
	"THREAD_UPDATE",
	"TYPING_START",
	"USER_UPDATE",
	"VOICE_CHANNEL_EFFECT_SEND",
	"VOICE_CHANNEL_START_TIME_UPDATE",
	"VOICE_CHANNEL_STATUS_UPDATE",
	"VOICE_SERVER_UPDATE",
	"VOICE_STATE_UPDATE",
	"WEBHOOKS_UPDATE",
]


## The signals of a broken connection are counted, too.
func circumstances() -> PackedStringArray:
	return ["", SLOW_NETWORK]


func test_undocumented_events_emit_only_raw_event() -> void:
	var raw: Recorder = Recorder.new(client.raw_event)
	var others: Dictionary[String, Recorder] = _listen_to_everything()
	for expected: String in OF_CONNECTIONS + ["raw_event"]:
		others.erase(expected)
	await wait_frames(2)
	for event: String in UNDOCUMENTED:
		act("dispatch", {"event": event, "payload": {"answer": 42}, "regardless_of_intents": true})
	var have_come: Callable = func() -> bool:
		return _names_of(raw, {"answer": 42}).size() >= UNDOCUMENTED.size()
	await wait_until(have_come, "all are emitted")
	await wait_frames(2)
	assert_equal(_names_of(raw, {"answer": 42}), UNDOCUMENTED)
	for signal_name: String in others:
		assert_equal(others[signal_name].count(), 0, signal_name)


func test_undocumented_events_without_a_listener_are_skipped() -> void:
	var recorders: Dictionary[String, Recorder] = {
		"message_sent": Recorder.new(client.message_sent)
	}
	for event: String in UNDOCUMENTED:
		var payload: Dictionary = {"guild_id": str(guild().id), "channel_id": str(channel().id)}
		act("dispatch", {"event": event, "payload": payload, "regardless_of_intents": true})
	await _expect_still_there(recorders)


func test_events_without_ids_emit_only_raw_event() -> void:
	var emitted: Dictionary[String, Recorder] = _listen_to_everything()
	await wait_frames(2)
	for event: String in DOCUMENTED:
		act("dispatch", {"event": event, "payload": {}, "regardless_of_intents": true})
	await _expect_still_there(emitted)
	assert_equal(client.get_self().username, "sandy")
	assert_equal(client.get_guilds().size(), 3)
	var have_come: Callable = func() -> bool:
		return _names_of(emitted["raw_event"], {}).size() >= DOCUMENTED.size()
	await wait_until(have_come, "all are emitted")
	assert_equal(_names_of(emitted["raw_event"], {}), DOCUMENTED)
	# A rate limit concerns nothing that has an id.
	for expected: String in OF_CONNECTIONS + ["raw_event", "rate_limited", "message_sent"]:
		emitted.erase(expected)
	for signal_name: String in emitted:
		assert_equal(emitted[signal_name].count(), 0, signal_name)


func test_events_without_ids_or_listeners_are_skipped() -> void:
	for event: String in DOCUMENTED:
		act("dispatch", {"event": event, "payload": {}, "regardless_of_intents": true})
	await _expect_still_there({"message_sent": Recorder.new(client.message_sent)})
	assert_equal(client.get_guilds().size(), 3)


func test_events_of_an_unknown_guild_do_no_harm() -> void:
	var recorders: Dictionary[String, Recorder] = _listen_to_everything()
	var payload: Dictionary = {
		"id": str(UNKNOWN_ID),
		"guild_id": str(FOREIGN_GUILD),
		"channel_id": str(UNKNOWN_ID + 1),
		"message_id": str(UNKNOWN_ID + 2),
		"user_id": str(UNKNOWN_ID + 3),
		"user": {"id": str(UNKNOWN_ID + 3), "username": "stranger"},
	}
	for event: String in DOCUMENTED:
		if event not in ["GUILD_CREATE", "USER_UPDATE"]:
			act("dispatch", {"event": event, "payload": payload, "regardless_of_intents": true})
	await _expect_still_there(recorders)
	assert_equal(client.get_guilds().size(), 3)
	assert_null(client.get_guild(FOREIGN_GUILD))
	assert_null(client.get_channel(UNKNOWN_ID))
	assert_true(recorders["channel_updated"].has(1), "they are emitted nevertheless")


func test_events_with_only_a_guild_id_do_no_harm() -> void:
	var recorders: Dictionary[String, Recorder] = _listen_to_everything()
	var before: int = guild().get_channels().size()
	for event: String in DOCUMENTED:
		var payload: Dictionary = {"guild_id": str(guild().id)}
		if event != "THREAD_LIST_SYNC":
			act("dispatch", {"event": event, "payload": payload, "regardless_of_intents": true})
	await _expect_still_there(recorders)
	assert_equal(guild().get_channels().size(), before)
	assert_true(recorders["guild_emojis_updated"].has(1), "they are emitted nevertheless")


## All earlier events have been handled once a message arrives.
func _expect_still_there(recorders: Dictionary[String, Recorder]) -> void:
	var message: int = send_as_user("still there?")
	var is_received: Callable = func() -> bool: return client.get_message(message) != null
	await wait_until(is_received, "events go on")
	assert_equal(recorders["message_sent"].calls.back()[0].content, "still there?")


## Connects to every signal, so that the arguments of every signal are built.
func _listen_to_everything() -> Dictionary[String, Recorder]:
	var recorders: Dictionary[String, Recorder] = {}
	for declared: Dictionary in ClassDB.class_get_signal_list("DiscordClient", true):
		var signal_name: String = declared["name"]
		recorders[signal_name] = Recorder.new(Signal(client, signal_name))
	return recorders


## The names of the events with this payload, in order. Each shard receives every event, but each
## name is listed once.
func _names_of(raw: Recorder, payload: Dictionary) -> PackedStringArray:
	var names: PackedStringArray = []
	for arguments: Array in raw.calls:
		if arguments[1] == payload and arguments[0] not in names:
			names.append(arguments[0])
	return names
