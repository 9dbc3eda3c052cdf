# Quits while a script, the tree and a static variable hold objects of Discord.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: held: 14
extends SceneTree

static var forever: DiscordUser

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _held: Array[RefCounted] = []


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	var client: DiscordClient = DiscordClient.new()
	client.api_url = _sandbox.get_url()
	client.token = _sandbox.get_token()
	root.add_child(client)
	client.login()
	forever = await client.client_ready
	_held.assign(client.entity_manager.get_channels())
	_held.append(client.rest)
	root.set_meta("guild", client.get_guilds()[0])
	print("held: ", _held.size())
	print("quitting")
	quit()
