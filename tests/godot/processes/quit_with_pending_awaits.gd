# Quits while many scripts await responses, some of which send another request after each response.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: 20 waited
# expect-output: asked three times
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _client: DiscordClient = DiscordClient.new()
var _waiting: int = 0


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	_client.api_url = _sandbox.get_url()
	_client.token = _sandbox.get_token()
	root.add_child(_client)
	_client.login()
	await _client.client_ready
	_sandbox.act("slow", {"ms": 60_000})
	for number: int in 10:
		_request_once()
		_request_three_times()
	await create_timer(0.2).timeout
	print(_waiting, " waited")
	print("quitting")
	quit()


func _request_once() -> void:
	_waiting += 1
	await _client.rest.get_current_user()


func _request_three_times() -> void:
	_waiting += 1
	for turn: int in 3:
		await _client.rest.get_gateway()
	print("asked three times")
