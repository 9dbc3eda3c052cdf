class_name SandboxVoices
extends Node
## The users of the sandbox who talk in a voice channel while the bot is there.

const GUILD := "Godot Workshop"
const CHANNEL := "Lounge"
## The users who talk, and the pitch of their voices in hertz.
const PITCHES: Dictionary[String, float] = {"basil": 118.0, "clover": 205.0, "elder": 92.0}

@export var voice_call: VoiceCall

var _sandbox: RefCounted
## Who is in the channel.
var _present: Array[String] = ["elder"]
var _last := ""
## The time until the next phrase, in seconds.
var _pause := 0.5


func _process(delta: float) -> void:
	if _sandbox == null or not _is_bot_here():
		return
	_pause -= delta
	if _pause <= 0.0:
		_talk()


## Begins in a sandbox.
func open(sandbox: RefCounted) -> void:
	_sandbox = sandbox
	var wants_quiet := {"channel": "Focus", "self_mute": true, "self_deaf": true}
	_sandbox.act("set_voice_state", wants_quiet.merged({"guild": GUILD, "user": "hazel"}))


## A user enters the voice channel.
func enter(user: String) -> void:
	_present.append(user)
	_sandbox.act("set_voice_state", {"guild": GUILD, "user": user, "channel": CHANNEL})


func _is_bot_here() -> bool:
	var voice := voice_call.connection
	return voice != null and voice.channel != null and voice.channel.name == CHANNEL


## Somebody says something, often before the last one has finished.
func _talk() -> void:
	var user: String = _present.filter(func(one: String) -> bool: return one != _last).pick_random()
	var phrase := Babble.create(PITCHES[user], randi())
	var data := Marshalls.raw_to_base64(Babble.to_file(phrase))
	_sandbox.act("speak_wav", {"guild": GUILD, "user": user, "data": data})
	_last = user if _present.size() > 1 else ""
	_pause = randf_range(1.0, 2.2)
