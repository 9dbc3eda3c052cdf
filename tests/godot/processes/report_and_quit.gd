# Sends a report by a webhook without a bot, awaits it and quits.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: sent It crashed
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	var created: Dictionary = _sandbox.act("create_webhook", {"channel": "general", "name": "Bugs"})
	var path: String = "api/webhooks/%s/%s" % [created["id"], created["token"]]
	var webhook: DiscordWebhook = DiscordWebhook.from_url("%s/%s" % [_sandbox.get_url(), path])
	var message: DiscordMessage = await webhook.send("It crashed")
	print("sent ", message.content)
	print("quitting")
	quit()
