extends Node
## Ends the demo by itself if nobody looks at it.
##
## Without a display the exit code tells whether the bot did its work. `-- --screenshot=FILE` leaves
## a screenshot of the window. With a token and no display the bot runs on, unless it is given
## `-- --headless-demo`.

## How long in seconds it may take.
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


## Ends the demo, with exit code 1 if there is a problem; unless somebody looks at it.
func end(problem: String) -> void:
	if not problem.is_empty():
		printerr(problem)
	if _headless:
		get_tree().quit(0 if problem.is_empty() else 1)
	elif not _screenshot.is_empty():
		users.process_mode = PROCESS_MODE_DISABLED  # They hold still for the screenshot.
		await get_tree().create_timer(1.0).timeout  # For images to arrive.
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
