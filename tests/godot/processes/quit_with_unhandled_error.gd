# A login and a request fail without error handling: the log contains the reason, and not the token.
# environment: DISCORD_TOKEN=c2VjcmV0.G-seen.not-to-be-seen-anywhere
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: developer portal
# expect-error: developer portal
# forbid-output: not-to-be-seen
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	var client: DiscordClient = DiscordClient.new()
	client.api_url = _sandbox.get_url()
	root.add_child(client)
	client.login()
	while client.is_logged_in():
		await process_frame
	await client.rest.get_current_user()
	print(client.rest.last_error, client, client.token, client.get_property_list())
	print("quitting")
	quit()
