class_name ExampleStage
extends Control
## Runs and shows an example. Without a token, it starts a sandbox for the example. A simulated user
## runs the example, and the channel is shown. The example itself does not use the sandbox.
##
## Without a display, or with `-- --screenshot=FILE`, it quits automatically. The exit code is `0`
## if the example did what the user expected.

const GUILD := "Godot Workshop"
const CHANNEL := "bot-corner"
## The time limit for all actions of the user, in seconds.
const PATIENCE := 60.0
const SCREENSHOT := "--screenshot="

## The client of the example, or `null` if the example needs no bot.
@export var client: DiscordClient
## The user who runs the example: a script that extends [ExampleUser].
@export var user: GDScript
## If `true`, the client trusts the voice server of the sandbox, and there is no chat.
@export var uses_voice := false

## The sandbox, or `null` if the example uses Discord itself.
var sandbox: RefCounted
var channel: DiscordChannel
## Messages up to this id were sent before the example began.
var begun_after := 0

var _screenshot := ""
var _has_ended := false
var _is_watched := DisplayServer.get_name() != "headless"

@onready var player: Player = %Player


func _enter_tree() -> void:
	if not _is_watched:
		seed(1)  # Random numbers of examples are the same in every run.
	if OS.get_environment("DISCORD_TOKEN").is_empty() and ClassDB.class_exists(&"DiscordSandbox"):
		sandbox = ClassDB.instantiate(&"DiscordSandbox")
		sandbox.rate_limits = "strict"  # The limits of Discord.
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
			if uses_voice:
				client.trusted_certificates = sandbox.get_voice_certificate()
	elif client != null:
		# The client reads the token itself. The URL is empty unless another sandbox is used.
		client.api_url = OS.get_environment("DISCORD_API_URL")
		client.cdn_url = client.api_url


func _ready() -> void:
	for argument in OS.get_cmdline_user_args():
		if argument.begins_with(SCREENSHOT):
			_screenshot = argument.trim_prefix(SCREENSHOT)
	_show_text(get_parent().get_script())
	%Chat.visible = not uses_voice
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


## Shows a status text.
func note(text: String) -> void:
	if _has_ended:
		return
	%Log.append_text(text + "\n")
	print(text)


## Ends the example successfully.
func finish() -> void:
	if not _has_ended:
		note("The example did what was expected of it.")
		_end(0)


## Ends the example with an unexpected result.
func fail(problem: String) -> void:
	%Log.push_color(get_theme_color(&"dnd", &"Colors"))
	note(problem)
	%Log.pop()
	_end(1)


## Returns whether there is a viewer, so that the user pauses between actions.
func is_watched() -> bool:
	return _is_watched and _screenshot.is_empty()


func _end(exit_code: int) -> void:
	if _has_ended:
		return
	_has_ended = true
	if not _screenshot.is_empty():
		await get_tree().create_timer(0.7).timeout  # Wait for images to load.
		get_viewport().get_texture().get_image().save_png(_screenshot)
	if not is_watched():
		get_tree().quit(exit_code)


## Returns the description of the example: the first comment of its script.
func _show_text(example: GDScript) -> void:
	var lines: Array[String] = []
	for line in example.source_code.split("\n"):
		if line.begins_with("##"):
			lines.append(line.trim_prefix("##").strip_edges())
		elif not lines.is_empty():
			break
	%Title.text = example.resource_path.get_base_dir().get_file().replace("_", " ")
	%Text.text = " ".join(lines).replace("  ", "\n\n")
