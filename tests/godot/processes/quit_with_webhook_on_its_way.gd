# Quits while a webhook without a bot is sending and a script awaits it.
# max-seconds: 10
# quit-seconds: 1.0
# expect-output: 3 waited
# expect-output: ended with <null>
extends SceneTree

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _webhook: DiscordWebhook
var _waiting: int = 0


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	var created: Dictionary = _sandbox.act("create_webhook", {"channel": "general", "name": "Bugs"})
	var path: String = "api/webhooks/%s/%s" % [created["id"], created["token"]]
	_webhook = DiscordWebhook.from_url("%s/%s" % [_sandbox.get_url(), path])
	_sandbox.act("slow", {"ms": 60_000})
	for number: int in 3:
		_report("It crashed, %d" % number)
	await create_timer(0.2).timeout
	print(_waiting, " waited")
	print("quitting")
	quit()


func _report(text: String) -> void:
	_waiting += 1
	var file: Dictionary = {"name": "godot.log", "data": text}
	print("ended with ", await _webhook.send({"content": text, "files": [file]}))
