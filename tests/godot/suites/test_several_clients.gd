## Several clients in one tree, and clients with scripts.
extends ClientSuite


func test_two_bots_log_in_in_one_game() -> void:
	var created: Dictionary = act("add_bot", {"username": "robin", "guilds": [GUILD]})
	var robin: DiscordClient = add_client()
	robin.token = created["token"]
	await log_in(robin)
	assert_equal(client.get_self().username, "sandy")
	assert_equal(robin.get_self().username, "robin")
	assert_equal(robin.get_guilds().size(), 1)
	assert_equal(client.get_guilds().size(), 3)
	var by_robin: Recorder = Recorder.new(robin.message_sent)
	var by_sandy: Recorder = Recorder.new(client.message_sent)
	await client.rest.create_message(channel().id, "Hello, Robin")
	await wait_until(by_robin.has.bind(1), "robin receives it")
	await wait_until(by_sandy.has.bind(1), "sandy receives it as well")
	var seen_by_robin: DiscordMessage = by_robin.calls[0][0]
	assert_true(seen_by_robin != by_sandy.calls[0][0], "each has objects of its own")
	assert_equal(seen_by_robin.author.id, client.get_self().id)


func test_one_client_logs_out_and_the_other_continues() -> void:
	var created: Dictionary = act("add_bot", {"username": "robin", "guilds": [GUILD]})
	var robin: DiscordClient = add_client()
	robin.token = created["token"]
	await log_in(robin)
	robin.free()
	await wait_frames(3)
	var message: DiscordMessage = await send_and_receive("still there?")
	assert_equal(message.content, "still there?")


func test_two_clients_share_a_token() -> void:
	var twin: DiscordClient = add_client()
	await log_in(twin)
	var by_twin: Recorder = Recorder.new(twin.message_sent)
	var recorder: Recorder = Recorder.new(client.message_sent)
	send_as_user("for both")
	await wait_until(by_twin.has.bind(1), "the twin receives it")
	await wait_until(recorder.has.bind(1), "the first client receives it as well")
	twin.logout()
	await wait_frames(3)
	assert_true(client.is_client_connected())


func test_handler_may_free_another_client() -> void:
	var ids: Array[int] = [client.get_instance_id(), add_client().get_instance_id()]
	for id: int in ids:
		var node: DiscordClient = instance_from_id(id)
		if node != client:
			await log_in(node)
		node.message_sent.connect(_free_all_but.bind(id, ids))
	send_as_user("last one standing")
	var one_is_left: Callable = func() -> bool: return ids.filter(is_instance_id_valid).size() == 1
	await wait_until(one_is_left, "one is left")
	await wait_frames(5)
	assert_equal(ids.filter(is_instance_id_valid).size(), 1)


func _free_all_but(_message: DiscordMessage, id: int, ids: Array[int]) -> void:
	for other: int in ids:
		if other != id and is_instance_id_valid(other):
			instance_from_id(other).free()


func test_script_may_override_callbacks_of_nodes() -> void:
	var shadowing: ShadowingClient = ShadowingClient.new()
	shadowing.api_url = sandbox.get_url()
	shadowing.token = sandbox.get_token()
	add(shadowing)
	shadowing.login()
	await wait_for(shadowing.client_ready, 10.0)
	var recorder: Recorder = Recorder.new(shadowing.message_sent)
	send_as_user("hello")
	await wait_until(recorder.has.bind(1), "the message is emitted")
	assert_true(shadowing.frames > 0, "its own _process runs too")
	remove_child(shadowing)
	var is_alone: Callable = func() -> bool: return sandbox.act("state")["sessions"].size() == 1
	await wait_until(is_alone, "logged out though _exit_tree is overridden")
	assert_true(shadowing.has_left)
	shadowing.free()


func test_script_may_log_in_in_ready() -> void:
	var eager: EagerClient = EagerClient.new()
	eager.api_url = sandbox.get_url()
	eager.token = sandbox.get_token()
	add(eager)
	await wait_for(eager.client_ready, 10.0)


## Overrides callbacks without calling those of the base class.
class ShadowingClient:
	extends DiscordClient
	var frames: int = 0
	var has_left: bool = false

	func _enter_tree() -> void:
		pass

	func _ready() -> void:
		pass

	func _process(_delta: float) -> void:
		frames += 1

	func _physics_process(_delta: float) -> void:
		pass

	func _exit_tree() -> void:
		has_left = true

	func _notification(_what: int) -> void:
		pass

	func _get_property_list() -> Array[Dictionary]:
		return []

	func _to_string() -> String:
		return "shadowing"


class EagerClient:
	extends DiscordClient

	func _ready() -> void:
		assert(login() == OK)
