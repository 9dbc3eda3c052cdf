class_name ExampleStage
extends Control
## Where an example is shown. Without a token it starts a sandbox and sends the example there; a
## simulated user tries it out, and the channel where they do so is on view. The example itself
## does not know of the sandbox.
##
## Without a display, or with `-- --screenshot=FILE`, it ends by itself; the exit code then tells
## whether the example did what the user expected.

const GUILD := "Godot Workshop"
const CHANNEL := "bot-corner"
## In seconds, for all that the user does.
const PATIENCE := 60.0
const SCREENSHOT := "--screenshot="

## The client of the example; none for an example that needs no bot.
@export var client: DiscordClient
## Who tries the example out: a script that extends [ExampleUser].
@export var user: GDScript

## Null in Discord itself.
var sandbox: RefCounted
var channel: DiscordChannel
## Messages up to this id were there before.
var begun_after := 0

var _screenshot := ""
var _has_ended := false
var _is_watched := DisplayServer.get_name() != "headless"

@onready var player: Player = %Player


func _enter_tree() -> void:
	if not _is_watched:
		seed(1)  # What examples leave to chance is the same in every run.
	if OS.get_environment("DISCORD_TOKEN").is_empty() and ClassDB.class_exists(&"DiscordSandbox"):
		sandbox = ClassDB.instantiate(&"DiscordSandbox")
		sandbox.rate_limits = "strict"  # As Discord's.
		sandbox.start()
		for messages: Array in sandbox.act("state").messages.values():
			for message: Dictionary in messages:
				begun_after = maxi(begun_after, int(message.id))
		var bot: Dictionary = sandbox.act("add_bot", {"username": "window", "guilds": [GUILD]})
		%Client.token = bot.token
		%Player.sandbox = sandbox
		for one: DiscordClient in [client, %Client]:
			if one != null:
				one.api_url = sandbox.get_url()
				one.cdn_url = sandbox.get_url()
		if client != null:
			client.token = sandbox.get_token()
	elif client != null:
		# The client reads the token itself. The address is empty unless a sandbox runs elsewhere.
		client.api_url = OS.get_environment("DISCORD_API_URL")
		client.cdn_url = client.api_url


func _ready() -> void:
	for argument in OS.get_cmdline_user_args():
		if argument.begins_with(SCREENSHOT):
			_screenshot = argument.trim_prefix(SCREENSHOT)
	_show_text(get_parent().get_script())
	if sandbox == null:
		note("The example is in Discord itself: try it out there.")
		return
	if not _is_watched or not _screenshot.is_empty():
		get_tree().create_timer(PATIENCE).timeout.connect(fail.bind("It took too long."))
	%Client.login()
	await %Client.client_ready
	for one: DiscordChannel in %Client.get_guilds()[0].get_channels():
		if one.name == CHANNEL:
			channel = one
	%Chat.show_channel(channel)
	var visitor: ExampleUser = user.new()
	visitor.stage = self
	add_child(visitor)
	visitor.begin()


## Tells what happens.
func note(text: String) -> void:
	if _has_ended:
		return
	%Log.append_text(text + "\n")
	print(text)


## Ends well.
func finish() -> void:
	if not _has_ended:
		note("The example did what was expected of it.")
		_end(0)


## Ends the example where something was not as expected.
func fail(problem: String) -> void:
	%Log.push_color(get_theme_color(&"dnd", &"Colors"))
	note(problem)
	%Log.pop()
	_end(1)


## Whether somebody looks, so that the user takes their time.
func is_watched() -> bool:
	return _is_watched and _screenshot.is_empty()


func _end(exit_code: int) -> void:
	if _has_ended:
		return
	_has_ended = true
	if not _screenshot.is_empty():
		await get_tree().create_timer(0.7).timeout  # For images to arrive.
		get_viewport().get_texture().get_image().save_png(_screenshot)
	if not is_watched():
		get_tree().quit(exit_code)


## The first lines of an example say what it shows.
func _show_text(example: GDScript) -> void:
	var lines: Array[String] = []
	for line in example.source_code.split("\n"):
		if line.begins_with("##"):
			lines.append(line.trim_prefix("##").strip_edges())
		elif not lines.is_empty():
			break
	%Title.text = example.resource_path.get_base_dir().get_file().replace("_", " ")
	%Text.text = " ".join(lines).replace("  ", "\n\n")
