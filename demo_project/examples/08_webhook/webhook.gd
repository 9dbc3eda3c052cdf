extends Control
## Bug reports: players send them from the game through a webhook, without a bot or a token.
##
## Run this scene. Without a URL, the report is sent to a sandbox. To use a channel of your own,
## create a webhook in its settings, and set the environment variable BUG_REPORTS to its URL.

## Anyone with the URL can send messages, and players can find it. Use a channel that exists only
## for this.
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
