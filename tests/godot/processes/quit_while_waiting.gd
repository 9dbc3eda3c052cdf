# Quits while scripts wait for signals that are never emitted: once, in a loop, and with collectors.
# All waits end.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: once: <null>
# expect-output: never logged in: <null>
# expect-output: the loop ended
# expect-output: next: <null>
# expect-output: collector: client
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _client: DiscordClient = DiscordClient.new()
var _idle: DiscordClient = DiscordClient.new()
var _held: DiscordCollector


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	_client.api_url = _sandbox.get_url()
	_client.token = _sandbox.get_token()
	root.add_child(_client)
	root.add_child(_idle)
	_client.login()
	await _client.client_ready
	_wait_once(_client, "once: ")
	_wait_once(_idle, "never logged in: ")
	_wait_in_a_loop()
	_collect()
	_held = _client.collect("message_sent")
	_held.collected.connect(func(_message: DiscordMessage) -> void: _held.stop())
	await create_timer(0.2).timeout
	print("quitting")
	quit()


func _wait_once(client: DiscordClient, label: String) -> void:
	var message: DiscordMessage = await client.wait_for("message_sent", Callable(), 60.0)
	print(label, message)


func _wait_in_a_loop() -> void:
	while true:
		var message: DiscordMessage = await _client.wait_for("message_sent")
		if message == null:
			break
	print("the loop ended")


func _collect() -> void:
	var collector: DiscordCollector = _client.collect("message_sent")
	collector.ended.connect(func(reason: String) -> void: print("collector: ", reason))
	# The handler holds the collector, which holds the handler.
	collector.collected.connect(func(_message: DiscordMessage) -> void: collector.stop())
	var next: DiscordMessage = await collector.next()
	print("next: ", next)
