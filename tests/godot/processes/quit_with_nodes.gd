# Quits while each of the ready-made nodes waits for responses.
# max-seconds: 30
# quit-seconds: 2.0
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _client: DiscordClient = DiscordClient.new()


func _initialize() -> void:
	await process_frame
	_sandbox.start()
	_client.api_url = _sandbox.get_url()
	_client.token = _sandbox.get_token()
	_client.intents |= DiscordIntents.MESSAGE_CONTENT
	root.add_child(_client)
	_client.client_ready.connect(_on_client_ready, CONNECT_ONE_SHOT)
	_client.login()


func _on_client_ready(_user: DiscordUser) -> void:
	var channel_id: String = str(_client.get_guilds()[0].get_text_channels()[0].id)
	_sandbox.act("slow", {"ms": 5000})
	var bridge: DiscordChatBridge = DiscordChatBridge.new()
	bridge.channel_id = channel_id
	bridge.send_player_message("Tanis", "I am leaving")
	var status: DiscordServerStatus = DiscordServerStatus.new()
	status.channel_id = channel_id
	status.save_path = ""
	var reporter: DiscordBugReporter = DiscordBugReporter.new()
	reporter.channel_id = channel_id
	var account_link: DiscordAccountLink = DiscordAccountLink.new()
	account_link.create_code("Tanis")
	for node: Node in [bridge, status, reporter, account_link]:
		root.add_child(node)
	for frame: int in 5:
		await process_frame
	reporter.send_report("It does not quit", {}, Image.create(64, 64, false, Image.FORMAT_RGB8))
	for frame: int in 5:
		await process_frame
	print("quitting")
	quit()
