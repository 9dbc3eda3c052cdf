extends Node
## Quits the demo automatically if there is no viewer.
##
## Without a display, the exit code is `0` if the bot responded as expected. `-- --screenshot=FILE`
## saves a screenshot of the window. With a token and no display, the bot keeps running, except with
## `-- --headless-demo`.

## The time limit, in seconds.
const PATIENCE := 45.0
const SCREENSHOT := "--screenshot="

@export var client: DiscordClient
@export var users: SandboxUsers

var _headless := DisplayServer.get_name() == "headless"
var _screenshot := ""


func _ready() -> void:
	for argument in OS.get_cmdline_user_args():
		if argument.begins_with(SCREENSHOT):
			_screenshot = argument.trim_prefix(SCREENSHOT)
	if not _headless and _screenshot.is_empty():
		return
	users.hurry()
	users.fell_silent.connect(end)
	client.connection_error.connect(_on_connection_error)
	get_tree().create_timer(PATIENCE).timeout.connect(_on_patience_lost)


## Quits the demo if there is no viewer, with exit code 1 if there is a problem.
func end(problem: String) -> void:
	if not problem.is_empty():
		printerr(problem)
	if _headless:
		get_tree().quit(0 if problem.is_empty() else 1)
	elif not _screenshot.is_empty():
		users.process_mode = PROCESS_MODE_DISABLED  # Stop the users for the screenshot.
		await get_tree().create_timer(1.0).timeout  # Wait for images to load.
		var error := get_viewport().get_texture().get_image().save_png(_screenshot)
		get_tree().quit(0 if problem.is_empty() and error == OK else 1)


func _on_connection_error(error: DiscordError) -> void:
	if not error.will_retry:
		end(str(error))


func _on_patience_lost() -> void:
	if users.are_here() or client.get_self() == null:
		end("The bot is not done after %d s." % PATIENCE)
	elif "--headless-demo" in OS.get_cmdline_user_args() or not _screenshot.is_empty():
		end("")
