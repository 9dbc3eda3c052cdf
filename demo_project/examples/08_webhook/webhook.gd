extends Control
## A bug report that players send from the game, without a bot and without a token: by a webhook.
##
## Play this scene: without an address the report goes to a sandbox. For a channel of your own,
## make a webhook in its settings, and put the address into the environment variable BUG_REPORTS.

## Whoever has the address can write with it, and players can find it: let it lead to a channel
## of its own.
@export var address := ""


func _ready() -> void:
	$Send.pressed.connect(_on_send_pressed)


func _on_send_pressed() -> void:
	if address.is_empty():
		address = OS.get_environment("BUG_REPORTS")
	var webhook := DiscordWebhook.from_url(address)
	if webhook == null:
		return
	var embed := DiscordEmbedBuilder.create("📝  Bug report", $Report.text).set_color(Color.TOMATO)
	embed.add_field("Engine", Engine.get_version_info().string.get_slice("-", 0), true)
	embed.add_field("System", OS.get_name(), true)
	var report := DiscordMessageBuilder.create().add_embed(embed)
	report.add_file({"name": "log.txt", "data": "The last lines of the game's log."})
	$Send.disabled = true
	if await webhook.send(report) == null:
		push_error(webhook.get_last_error())
	$Send.disabled = false
