## Calls every method of [DiscordREST] with every sample and records the requests that a sandbox
## receives.
##
## [code]godot --headless --path tests/godot res://conformance/conformance.tscn -- --samples=FILE
## --methods=FILE --recording=FILE[/code]: the samples and the names of the methods, as `cargo xtask
## conformance` writes them, and the file for the recording. Ends with exit code 0 only if every
## method exists and every sample was sent.
extends Node

const World := preload("world.gd")
const Methods := preload("methods.gd")

## Routes that would spoil the sandbox for other samples come last.
const SPOILING: PackedStringArray = ["delete_", "leave_", "remove_", "bulk_", "create_guild_ban"]

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _client: DiscordClient = DiscordClient.new()
var _methods: Methods
var _world: World
var _recording: Array[Dictionary] = []
var _answered: int = 0
var _faults: PackedStringArray = []


func _ready() -> void:
	# A headless engine sleeps up to 7 ms per frame, and there are many requests to await.
	OS.low_processor_usage_mode_sleep_usec = 1
	var options: Dictionary[String, String] = _read_options()
	var samples: Array = _exact(_read(options["samples"]))
	_methods = Methods.new(_read(options["methods"]))
	_faults.append_array(_methods.faults())
	if await _log_in():
		await _call_all(samples)
		_write(options["recording"])
	for fault: String in _faults:
		print("FAIL %s" % fault)
	print(
		(
			"%d methods of %d endpoints called with %d samples: %d requests, %d answered, %d faults"
			% [
				_methods.count(),
				_methods.endpoints.size(),
				samples.size(),
				_recording.size(),
				_answered,
				_faults.size(),
			]
		)
	)
	_client.logout()
	await get_tree().process_frame
	_sandbox.stop()
	get_tree().quit(0 if _faults.is_empty() else 1)


func _log_in() -> bool:
	_sandbox.rate_limits = "off"
	_sandbox.start()
	_client.api_url = _sandbox.get_url()
	_client.token = _sandbox.get_token()
	_client.intents |= DiscordIntents.MESSAGE_CONTENT
	# Only the calls respond to interactions.
	_client.auto_defer = false
	# No guild may be spared.
	_client.rate_limits = false
	add_child(_client)
	if _client.login() != OK:
		_faults.append("the client cannot log in")
		return false
	await _client.client_ready
	# The client fetches its own application after the login, which is no call of this test.
	while _client.get_client_application().name.is_empty():
		await get_tree().process_frame
	_world = World.new(_sandbox)
	return true


func _call_all(samples: Array) -> void:
	var last: Array = []
	for sample: Dictionary in samples:
		if _spoils(sample["route"]):
			last.append(sample)
		else:
			await _call_under_all_names(sample)
	for sample: Dictionary in last:
		await _call_under_all_names(sample)


## Other names of an endpoint do the same, which the simplest sample is enough to show.
func _call_under_all_names(sample: Dictionary) -> void:
	await _call(sample, sample["route"])
	if sample["sample"] == "minimal":
		for other: String in _methods.endpoints.get(sample["route"], []):
			await _call(sample, other)


func _call(sample: Dictionary, method: String) -> void:
	var place: String = "%s (%s)" % [method, sample["sample"]]
	if not _client.rest.has_method(method):
		_faults.append("%s: there is no such method" % place)
		return
	var arguments: Array = _arguments(sample)
	_world.fill_in(_methods.parameters(method), arguments)
	_sandbox.act("clear_requests")
	var begun: Variant = _client.rest.callv(method, arguments)
	if not begun is Signal:
		_faults.append("%s: cannot be called with %s" % [place, arguments])
		return
	await begun
	# An unread error stays, so it is read after each call, to be the error of this call.
	var error: DiscordError = _client.rest.last_error
	var requests: Array = _sandbox.act("requests")
	if requests.size() != 1:
		_faults.append("%s: %d requests; %s" % [place, requests.size(), error])
		return
	_recording.append({"route": sample["route"], "request": requests[0]})
	var is_answered: bool = requests[0]["status"] < 300
	if is_answered and error != null:
		_faults.append("%s: answered, but %s" % [place, error])
		return
	_answered += int(is_answered)
	print("PASS %s" % place)


func _arguments(sample: Dictionary) -> Array:
	var arguments: Array = sample["parameters"].duplicate()
	var file_parameters: Dictionary = sample["file_parameters"]
	for index: String in file_parameters:
		arguments[int(index)] = _file(file_parameters[index])
	if sample["options"] != null:
		var options: Dictionary = sample["options"].duplicate()
		if not sample["files"].is_empty():
			options["files"] = sample["files"].map(_file)
		arguments.append(options)
	if sample["reason"] != null:
		arguments.append(sample["reason"])
	return arguments


func _file(file: Dictionary) -> Dictionary:
	var copy: Dictionary = file.duplicate()
	copy["data"] = Marshalls.base64_to_raw(file["base64"])
	copy.erase("base64")
	return copy


func _spoils(route: String) -> bool:
	for beginning: String in SPOILING:
		if route.begins_with(beginning):
			return true
	return false


## Converts JSON as GDScript parses it: whole numbers become ints.
func _exact(json: Variant) -> Variant:
	if json is Array:
		return (json as Array).map(_exact)
	if json is Dictionary:
		var exact: Dictionary = {}
		for key: Variant in json:
			exact[key] = _exact(json[key])
		return exact
	if json is float and is_equal_approx(json, roundf(json)):
		return int(json)
	return json


func _read(path: String) -> Variant:
	return JSON.parse_string(FileAccess.get_file_as_string(path))


func _write(path: String) -> void:
	var file: FileAccess = FileAccess.open(path, FileAccess.WRITE)
	if file == null:
		_faults.append("%s cannot be written" % path)
		return
	file.store_string(JSON.stringify(_recording, "", false, true))
	file.close()


func _read_options() -> Dictionary[String, String]:
	var options: Dictionary[String, String] = {"samples": "", "methods": "", "recording": ""}
	for argument: String in OS.get_cmdline_user_args():
		var name: String = argument.get_slice("=", 0).trim_prefix("--")
		if name in options:
			options[name] = argument.substr(argument.find("=") + 1)
	return options
