class_name SandboxUsers
extends Node
## The users of the sandbox. They write messages to which the bot responds.

## Emitted when all messages were sent, or when the bot did not respond: then `problem` is set.
signal fell_silent(problem: String)

## Guilds and channels are specified by name or id.
const CHANNEL := "general"
const GUILD := "Godot Workshop"
## The time limit for responses of the bot, in milliseconds.
const PATIENCE := 10_000
const SMALL_TALK: Array[String] = ["!ping", "!roll 2d6", "It works! 🎉", "One more bug, then tea. 🍵"]

@export var client: DiscordClient
@export var player: Player

## Created by its class name, since `DiscordSandbox` does not exist in exported games.
var _sandbox: RefCounted
## The newest message, which is used for reactions and edits.
var _newest: DiscordMessage
## The time of the newest message to the bot without a response, or `0`.
var _asked_at := 0
var _plan: Array[Callable] = [
	_say.bind("basil", "Sandy, are you awake?"),
	_say.bind("basil", "!ping"),
	_enter.bind("basil"),
	_say.bind("basil", "!join"),
	_enter.bind("clover"),
	_say.bind("clover", "The dice decide who brings the cake."),
	_say.bind("clover", "!roll 2d6"),
	_react.bind("dill", "🎂"),
	_react.bind("basil", "😱"),
	_react.bind("ada", "🎂"),
	_join.bind("mara"),
	_say.bind("mara", "Did somebody say cake?"),
	_edit.bind("Hello! Did somebody say cake? 👋"),
	_show_off.bind("fennel"),
	_react.bind("hazel", "🔥"),
	write.bind("laurel", "I painted the lighthouse.", "showcase"),
	_use.bind("clover", "roll", {"dice": 2, "sides": 20}),
	_use.bind("juniper", "game"),
	_press.bind("juniper", "dive:deeper"),
	fell_silent.emit.bind(""),
	_say.bind("hazel", "I would live there."),
]

@onready var _pause: Timer = $Pause
@onready var _voices: SandboxVoices = $Voices


## Starts a sandbox and connects the client to it. Returns `true` on success.
func open_sandbox() -> bool:
	if not ClassDB.class_exists(&"DiscordSandbox"):
		return false
	_sandbox = ClassDB.instantiate(&"DiscordSandbox")
	_sandbox.heartbeat_interval_ms = 2000  # Each heartbeat updates the ping.
	_sandbox.start()
	player.sandbox = _sandbox
	client.api_url = _sandbox.get_url()
	client.cdn_url = _sandbox.get_url()
	client.token = _sandbox.get_token()
	client.trusted_certificates = _sandbox.get_voice_certificate()
	_voices.open(_sandbox)
	client.client_ready.connect(_pause.start.unbind(1))
	client.message_sent.connect(_on_message_sent)
	_pause.timeout.connect(_go_on)
	return true


## Lets the users write faster if there is no viewer.
func hurry() -> void:
	_pause.wait_time = 0.25


## Returns whether the bot is in a sandbox of this game.
func are_here() -> bool:
	return _sandbox != null


## Sends a message as a user.
func write(author: String, text: String, channel := CHANNEL) -> void:
	_sandbox.send_message(channel, author, text)


func _go_on() -> void:
	if _asked_at > 0:
		if Time.get_ticks_msec() - _asked_at > PATIENCE:
			_asked_at = 0
			fell_silent.emit("The bot did not answer within %d ms." % PATIENCE)
		return
	if _plan.is_empty():
		_plan.append(_say.bind(["basil", "clover", "mara"].pick_random(), SMALL_TALK.pick_random()))
	else:
		_plan.pop_front().call()
	if not _plan.is_empty() and _plan[0].get_method() == &"_say":
		var writer: String = _plan[0].get_bound_arguments()[0]
		_sandbox.act("start_typing", {"channel": CHANNEL, "user": writer})


func _on_message_sent(message: DiscordMessage) -> void:
	if message.author == client.get_self():
		_asked_at = 0
	if message.channel.name == CHANNEL:
		_newest = message


func _say(author: String, text: String) -> void:
	if text.begins_with("!"):
		_asked_at = Time.get_ticks_msec()
	write(author, text)


func _use(user: String, command: String, options := {}) -> void:
	_asked_at = Time.get_ticks_msec()
	var used := {"user": user, "channel": CHANNEL, "command": command, "options": options}
	_sandbox.act("use_command", used)


func _press(user: String, button: String) -> void:
	_sandbox.act("press", {"user": user, "message": _newest.id, "custom_id": button})


func _react(user: String, emoji: String) -> void:
	var reaction := {"channel": CHANNEL, "message": _newest.id, "user": user, "emoji": emoji}
	_sandbox.act("react", reaction)


func _edit(text: String) -> void:
	_sandbox.act("edit_message", {"channel": CHANNEL, "message": _newest.id, "content": text})


func _join(user: String) -> void:
	var joining := {"username": user, "global_name": user.capitalize(), "guilds": [GUILD]}
	_sandbox.act("add_user", joining)
	_sandbox.act("set_presence", {"user": user, "status": "online"})


func _enter(user: String) -> void:
	_voices.enter(user)


func _show_off(author: String) -> void:
	var embed := {"title": "Lighthouse 0.2", "description": "Now with a door.", "color": 0x5CC8B1}
	var message := {"channel": CHANNEL, "author": author, "embeds": [embed]}
	_sandbox.act("send_message", message.merged({"content": "New build!"}))
