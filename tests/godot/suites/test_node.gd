## Tests the properties of the DiscordClient node and how the editor shows them.
extends TestSuite

var _client: DiscordClient


func before_each() -> void:
	_client = add(DiscordClient.new())


func test_properties_have_their_defaults() -> void:
	var intents: int = (
		DiscordIntents.GUILDS
		| DiscordIntents.GUILD_MESSAGES
		| DiscordIntents.GUILD_MESSAGE_REACTIONS
		| DiscordIntents.DIRECT_MESSAGES
	)
	assert_equal(_client.intents, intents)
	assert_equal(_client.get_intents(), intents)
	assert_equal(_client.token_environment_variable, "DISCORD_TOKEN")
	assert_equal(_client.auto_login, false)
	assert_equal(_client.frame_budget_usec, 2000)
	assert_equal(_client.use_idle_time, true)
	assert_equal(_client.api_url, "")
	assert_equal(_client.client_id, "")
	assert_equal(_client.use_http_pool, true)
	assert_equal(_client.cdn_url, "")
	assert_equal(_client.token, "")


func test_exported_properties_are_stored_and_shown() -> void:
	var exported: PackedStringArray = [
		"intents",
		"token_environment_variable",
		"auto_login",
		"frame_budget_usec",
		"use_idle_time",
		"client_id",
		"api_url",
		"use_http_pool",
		"cdn_url",
	]
	for property: String in exported:
		assert_equal(_usage(property) & PROPERTY_USAGE_DEFAULT, PROPERTY_USAGE_DEFAULT, property)


func test_token_and_objects_are_neither_stored_nor_shown() -> void:
	for property: String in ["token", "rest", "entity_manager"]:
		assert_equal(_usage(property) & PROPERTY_USAGE_DEFAULT, 0, property)


func test_intents_are_checkboxes() -> void:
	var property: Dictionary = _property("intents")
	assert_equal(property["hint"], PROPERTY_HINT_FLAGS)
	var sum: int = 0
	var privileged: int = 0
	for flag: String in str(property["hint_string"]).split(","):
		var value: int = int(flag.get_slice(":", 1))
		assert_equal(DiscordIntents.get_names(value).size(), 1, flag)
		sum += value
		if flag.get_slice(":", 0).ends_with("*"):
			privileged |= value
	assert_equal(sum, ClientSuite.ALL_INTENTS, "all of them, each once")
	var expected: int = DiscordIntents.GUILD_MEMBERS | DiscordIntents.GUILD_PRESENCES
	assert_equal(privileged, expected | DiscordIntents.MESSAGE_CONTENT)


func test_presets_of_intents() -> void:
	assert_equal(_client.intents, DiscordIntents.DEFAULT)
	assert_equal(DiscordIntents.ALL, ClientSuite.ALL_INTENTS)
	var privileged: int = DiscordIntents.GUILD_MEMBERS | DiscordIntents.GUILD_PRESENCES
	privileged |= DiscordIntents.MESSAGE_CONTENT
	assert_equal(DiscordIntents.ALL_UNPRIVILEGED, DiscordIntents.ALL & ~privileged)
	assert_equal(DiscordIntents.DEFAULT & ~DiscordIntents.ALL_UNPRIVILEGED, 0)


func test_unknown_values_before_login_are_empty() -> void:
	assert_null(_client.get_self())
	assert_null(_client.get_client_application())
	assert_equal(_client.get_guilds(), [] as Array[DiscordGuild])
	assert_equal(_client.get_ping(), 0)
	assert_equal(_client.get_uptime_ms(), 0)
	assert_equal(_client.get_waiting_event_count(), 0)
	assert_false(_client.is_client_connected())
	assert_false(_client.is_logged_in())


func test_rest_and_entity_manager_stay_the_same() -> void:
	assert_same(_client.rest, _client.rest)
	assert_same(_client.entity_manager, _client.entity_manager)


func test_signals_have_typed_arguments() -> void:
	for event: Dictionary in _client.get_signal_list():
		for argument: Dictionary in event["args"]:
			var is_typed: bool = argument["type"] != TYPE_NIL
			assert_true(is_typed, "%s of signal %s" % [argument["name"], event["name"]])
	assert_equal(_arguments_of("guild_updated"), ["DiscordGuild", "DiscordGuild"])
	assert_equal(_arguments_of("message_sent"), ["DiscordMessage"])
	assert_equal(_arguments_of("client_ready"), ["DiscordUser"])
	assert_equal(_arguments_of("connection_error"), ["DiscordError"])


func _property(named: String) -> Dictionary:
	for property: Dictionary in _client.get_property_list():
		if property["name"] == named:
			return property
	fail("there is no property %s" % named)
	return {}


func _usage(named: String) -> int:
	return _property(named).get("usage", -1)


func _arguments_of(event: String) -> Array:
	for listed: Dictionary in _client.get_signal_list():
		if listed["name"] == event:
			var class_of: Callable = func(argument: Dictionary) -> String:
				return argument["class_name"]
			return (listed["args"] as Array).map(class_of)
	return []
