## Base class of suites about a client: each test has a separate sandbox with the demo world, and a
## client that is logged in there.
##
## Ids are strings in the results of [method act], as in Discord's JSON, and numbers everywhere
## else.
class_name ClientSuite
extends TestSuite

## All intents, including the privileged ones.
const ALL_INTENTS: int = 53608447

## The largest guild of the demo world. It has the users, channels and roles that tests name.
const GUILD: String = "Godot Workshop"

## An id that belongs to nothing.
const UNKNOWN_ID: int = 175928847299117063

## The id of a guild that the bot is not in.
const FOREIGN_GUILD: int = 197038439483310086

## A circumstance: no member is cached except those that a game holds.
const UNCACHED_MEMBERS: String = "uncached_members"

## A circumstance: the bot has no role, and @everyone has few permissions.
const WITHOUT_PERMISSIONS: String = "without_permissions"

## A circumstance: the bot runs in two shards.
const TWO_SHARDS: String = "two_shards"

## A circumstance: a proxy delays all bytes and passes them on in pieces, and frames are fragmented.
const SLOW_NETWORK: String = "slow_network"

## A circumstance: the connection has just broken, and is resumed during the test.
const BROKEN_CONNECTION: String = "broken_connection"

## A circumstance: the connection breaks in the middle of the next event, at a proxy.
const BROKEN_EVENT: String = "broken_event"

## The permissions of a bot without rights: view channels, read their history and send messages.
const FEW_PERMISSIONS: int = 1 << 10 | 1 << 11 | 1 << 16

var sandbox: DiscordSandbox
var client: DiscordClient

## The proxy between the client and the sandbox, if the circumstance has one.
var proxy: TCPProxy


func before_each() -> void:
	if not start_sandbox():
		return
	if circumstance == WITHOUT_PERMISSIONS:
		_remove_permissions()
	client = add_client()
	if circumstance == UNCACHED_MEMBERS:
		client.max_members = 0
	prepare_client()
	if begins_logged_in():
		await log_in(client)
	_disturb_network()


func after_each() -> void:
	# Pending requests end with the client; without a sandbox they would fail and be logged.
	if is_instance_valid(client):
		client.logout()
	sandbox.stop()


## Removes the bot's roles and nearly all permissions.
func _remove_permissions() -> void:
	for each: Dictionary in act("state")["guilds"]:
		var everyone: Dictionary = {"guild": each["id"], "role": each["id"]}
		act("update_role", everyone.merged({"permissions": str(FEW_PERMISSIONS)}))
		act("update_member", {"guild": each["id"], "user": "sandy", "roles": []})


## Network disturbances begin with the test: other tests cover logins.
func _disturb_network() -> void:
	if circumstance == SLOW_NETWORK:
		proxy.delay = 20
		proxy.pieces = 3
		act("split_frames", {"pieces": 3})
	elif circumstance == BROKEN_CONNECTION:
		act("drop_socket")
	elif circumstance == BROKEN_EVENT:
		proxy.break_web_sockets()


## Starts a sandbox with a bot that has never logged in. Discord accepts a new session of a bot only
## every five seconds, so that several logins in one test take less time with one sandbox each.
func start_sandbox() -> bool:
	if sandbox != null:
		sandbox.stop()
	sandbox = DiscordSandbox.new()
	if circumstance == TWO_SHARDS:
		sandbox.shards = 2
	prepare_sandbox()
	if circumstance in [SLOW_NETWORK, BROKEN_EVENT]:
		_add_proxy()
	if not assert_equal(sandbox.start(), OK, "start of the sandbox"):
		return false
	if proxy != null:
		proxy.target_port = sandbox.get_port()
	return true


## Puts a proxy between the sandbox and all later connections of the client.
func _add_proxy() -> void:
	if proxy == null:
		proxy = TCPProxy.new()
		add(proxy)
		assert_equal(proxy.listen(), OK, "start of the proxy")
	sandbox.public_url = proxy.get_url()


## Configures the sandbox before it starts.
func prepare_sandbox() -> void:
	pass


## Configures the client before it logs in.
func prepare_client() -> void:
	pass


## Whether tests begin logged in; otherwise the client is only prepared for it.
func begins_logged_in() -> bool:
	return true


## A client of the sandbox, in the scene tree.
func add_client() -> DiscordClient:
	var created: DiscordClient = new_client()
	add(created)
	return created


## A client of the sandbox, outside the scene tree.
func new_client() -> DiscordClient:
	var created: DiscordClient = DiscordClient.new()
	created.api_url = sandbox.get_url()
	created.cdn_url = sandbox.get_url()
	created.token = sandbox.get_token()
	created.intents = ALL_INTENTS
	return created


## Logs a client in and waits until it is ready.
func log_in(target: DiscordClient) -> void:
	if assert_equal(target.login(), OK, "login"):
		# Discord accepts a new session of a bot every five seconds.
		await wait_for(target.client_ready, 10.0)
		# The client's own request after the login must not take a fault that a test injects.
		await wait_until(is_application_complete.bind(target), "the application is complete")


## Whether the client has fetched its own application, or will not.
func is_application_complete(target: DiscordClient) -> bool:
	var own: DiscordApplication = target.get_client_application()
	return not target.is_logged_in() or own == null or own.name != ""


## Performs an action of the sandbox, and returns its result.
func act(action: String, fields: Dictionary = {}) -> Dictionary:
	var result: Variant = sandbox.act(action, fields)
	assert_not_null(result, action)
	return result if result is Dictionary else {}


## Sends an event that the sandbox itself need not know.
func dispatch(event: String, payload: Dictionary) -> void:
	act("dispatch", {"event": event, "payload": payload})


## Sends a message as a user and returns its id.
func send_as_user(content: String, author: String = "basil", channel: String = "general") -> int:
	return id_of(act("send_message", {"channel": channel, "author": author, "content": content}))


## Sends a message as a user and waits until the client receives it.
func send_and_receive(content: String, author: String = "basil") -> DiscordMessage:
	return await receive_message(send_as_user(content, author))


## Waits until the client emits the message. Others may come first, such as Discord's system
## messages.
func receive_message(message: int) -> DiscordMessage:
	var is_it: Callable = func(emitted: DiscordMessage) -> bool: return emitted.id == message
	var emitted: Array = await wait_for(client.message_sent, 5.0, is_it)
	return null if emitted.is_empty() else emitted[0]


## The id of an object in the sandbox's JSON.
func id_of(json: Dictionary) -> int:
	return int(str(json.get("id", "0")))


## The guild that the tests use.
func guild() -> DiscordGuild:
	for each: DiscordGuild in client.get_guilds():
		if each.name == GUILD:
			return each
	fail("the client does not know the guild")
	return null


## The channel of that guild with this name; the text channel if two have the name.
func channel(named: String = "general") -> DiscordChannel:
	for each: DiscordChannel in guild().get_channels():
		if each.name == named:
			return each
	return null


## The role of that guild with this name.
func role(named: String) -> DiscordRole:
	for each: DiscordRole in guild().get_roles():
		if each.name == named:
			return each
	return null


## The user with this name.
func user(named: String) -> DiscordUser:
	for each: DiscordUser in client.entity_manager.get_users():
		if each.username == named:
			return each
	return null


## The REST requests received by the sandbox whose path ends with this.
func requests(method: String, path_end: String) -> Array[Dictionary]:
	var found: Array[Dictionary] = []
	for request: Dictionary in sandbox.act("requests"):
		if request["method"] == method and str(request["path"]).ends_with(path_end):
			found.append(request)
	return found
