# Quits inside a handler while many more events are queued.
# max-seconds: 20
# quit-seconds: 1.0
# expect-output: heard message 10
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _client: DiscordClient = DiscordClient.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	_client.api_url = _sandbox.get_url()
	_client.token = _sandbox.get_token()
	_client.intents |= DiscordIntents.MESSAGE_CONTENT
	_client.message_sent.connect(_on_message_sent)
	root.add_child(_client)
	_client.login()
	await _client.client_ready
	_sandbox.act("burst", {"channel": "general", "author": "basil", "count": 5_000})


func _on_message_sent(message: DiscordMessage) -> void:
	if message.content == "message 10":
		print("heard ", message.content)
		print("quitting")
		quit()
