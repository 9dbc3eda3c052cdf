extends Control
## A dialog for bug reports with a screenshot, which are sent through a webhook, without a bot.
##
## The node DiscordBugReporter adds information about the system and the screenshot.
##
## Run this scene. Without a URL, the report is sent to a sandbox. To use a channel of your own,
## create a webhook in its settings, and set the environment variable BUG_REPORTS to its URL.

@onready var reporter: DiscordBugReporter = $Reporter


func _ready() -> void:
	reporter.webhook_url = OS.get_environment("BUG_REPORTS")
	$Send.pressed.connect(_on_send_pressed)


func _on_send_pressed() -> void:
	$Send.disabled = true
	if await reporter.send_report($Report.text, {"Level": "The lagoon"}):
		$Report.clear()
	else:
		push_error(reporter.last_error)
	$Send.disabled = false
