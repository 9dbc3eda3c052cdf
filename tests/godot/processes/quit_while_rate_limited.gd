# Quits while a message waits a minute for a rate limit of Discord. The script that awaits it
# continues.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: ended: <null>
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _client: DiscordClient = DiscordClient.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	_client.api_url = _sandbox.get_url()
	_client.token = _sandbox.get_token()
	_client.intents = DiscordIntents.GUILDS
	root.add_child(_client)
	_client.login()
	await _client.client_ready
	_sandbox.act("rate_limit_next", {"count": 1, "retry_after": 60.0, "path": "/messages"})
	_send()
	await create_timer(0.3).timeout
	print("quitting")
	quit()


func _send() -> void:
	var channel: int = int(_sandbox.act("state")["channels"][1]["id"])
	var message: DiscordMessage = await _client.rest.create_message(channel, "patience")
	print("ended: ", message)
