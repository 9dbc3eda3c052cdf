## Runs a script of a guide in the sandbox, in steps. Each step is a line:
## [br]- [code]node Room RichTextLabel[/code]: the script's node has a child of this name and class.
## [br]- [code]act send_message {"channel": "general", …}[/code]: an action of the sandbox. If it
## names a command, the step waits until the bot has registered it. [code]$message[/code] stands for
## the id of the newest message.
## [br]- [code]emit Line text_submitted ["Hello"][/code]: a child emits a signal.
## [br]- [code]expect text[/code]: the bot sends a request with this text in its path or body, after
## that of the last such step.
## [br]- [code]shows Room text[/code]: a child has this text.
## [br]- [code]prints text[/code]: the script prints this, after the text of the last such step.
## [br]- [code]exit 0[/code]: the script quits the game with this exit code.
class_name GuideRun
extends RefCounted

const PATIENCE_SECONDS: float = 8.0

var _suite: ClientSuite
var _node: Node
var _client: DiscordClient
var _place: String
var _seen_requests: int = 0
var _output: Output = Output.new()
var _is_broken: bool = false


func _init(suite: ClientSuite, script: GDScript, place: String) -> void:
	_suite = suite
	_place = place
	_node = script.new()
	OS.add_logger(_output)
	_client = _node as DiscordClient
	if _client == null:
		_client = DiscordClient.new()
		_client.name = "DiscordClient"
		_node.add_child(_client)
		if "@export var client" in script.source_code:
			_node.set("client", _client)
	_client.api_url = suite.sandbox.get_url()
	_client.cdn_url = suite.sandbox.get_url()
	_client.token = suite.sandbox.get_token()


## Takes all steps.
func finish(steps: PackedStringArray) -> void:
	for step: String in steps:
		if step.begins_with("node "):
			_add_node(step.get_slice(" ", 1), step.get_slice(" ", 2))
	var has_guilds: Array[bool] = [false]
	_client.client_ready.connect(func(_user: DiscordUser) -> void: has_guilds[0] = true)
	_suite.add(_node)
	await _suite.wait_frames()
	if _client.is_logged_in():
		var has_settled: Callable = func() -> bool:
			return has_guilds[0] or not _client.is_logged_in()
		await _until(has_settled, "the bot is ready")
	for step: String in steps:
		if not _is_broken and not step.begins_with("node "):
			await _take(step)
	OS.remove_logger(_output)
	# Responses to the last requests arrive, and scripts continue.
	await _suite.wait_seconds(0.1)
	# Godot leaks the object of a signal that a freed node awaits.
	_client.logout()
	await _suite.wait_frames(2)
	_node.queue_free()
	await _suite.wait_frames(2)


func _take(step: String) -> void:
	var verb: String = step.get_slice(" ", 0)
	var object: String = step.get_slice(" ", 1)
	var rest: String = step.trim_prefix("%s %s" % [verb, object]).strip_edges()
	match verb:
		"act":
			var filled: String = rest.replace("$message", _find_newest_message())
			await _perform_action(object, str_to_var(filled))
		"emit":
			_node.get_node(object).callv("emit_signal", [rest.get_slice(" ", 0)] + _values(rest))
		"expect":
			await _until(_has_request.bind(step.trim_prefix("expect ")), step)
		"shows":
			await _until(_shows.bind(object, rest), step)
		"prints":
			await _until(_output.take.bind(step.trim_prefix("prints ")), step)
		"exit":
			await _until(_has_quit.bind(object), step)
		_:
			_suite.fail("%s: there is no such step: %s" % [_place, step])


func _add_node(named: String, kind: String) -> void:
	var child: Node = ClassDB.instantiate(kind)
	child.name = named
	_node.add_child(child)


func _values(emission: String) -> Array:
	return str_to_var(emission.substr(emission.find("[")))


func _perform_action(action: String, fields: Dictionary) -> void:
	if "command" in fields:
		await _until(_has_command.bind(fields), "/%s is registered" % fields["command"])
	_suite.act(action, fields)


func _has_command(fields: Dictionary) -> bool:
	var where: Dictionary = {"user": fields["user"], "channel": fields["channel"]}
	var named: String = str(fields["command"]).get_slice(" ", 0)
	return (_suite.sandbox.act("commands", where) as Array).any(
		func(command: Dictionary) -> bool: return command["name"] == named
	)


func _find_newest_message() -> String:
	var newest: int = 0
	for messages: Array in _suite.sandbox.act("state")["messages"].values():
		for message: Dictionary in messages:
			newest = maxi(newest, int(str(message["id"])))
	return str(newest)


func _has_request(text: String) -> bool:
	var requests: Array = _suite.sandbox.act("requests")
	for index: int in range(_seen_requests, requests.size()):
		if text in "%s %s" % [requests[index]["path"], JSON.stringify(requests[index]["body"])]:
			_seen_requests = index + 1
			return true
	return false


func _shows(child: String, text: String) -> bool:
	var node: Node = _node.get_node(child)
	var label: RichTextLabel = node as RichTextLabel
	var shown: String = label.get_parsed_text() if label != null else str(node.get("text"))
	return text in shown


func _has_quit(exit_code: String) -> bool:
	return str(_node.get_meta("exit_code", "")) == exit_code


func _until(condition: Callable, step: String) -> void:
	var deadline: int = Time.get_ticks_msec() + int(PATIENCE_SECONDS * 1000.0)
	while not condition.call():
		if Time.get_ticks_msec() > deadline:
			_is_broken = true
			_suite.fail("%s: step '%s': %s" % [_place, step, _suite.sandbox.last_error])
			return
		await _suite.wait_frames()


## The printed text.
class Output:
	extends Logger
	var _mutex: Mutex = Mutex.new()
	var _lines: PackedStringArray = []

	func _log_message(message: String, _is_error: bool) -> void:
		_mutex.lock()
		_lines.append(message)
		_mutex.unlock()

	## Whether there is a line with this text; removes that line and those before it.
	func take(text: String) -> bool:
		_mutex.lock()
		var found: int = 0
		while found < _lines.size() and not text in _lines[found]:
			found += 1
		var is_there: bool = found < _lines.size()
		if is_there:
			_lines = _lines.slice(found + 1)
		_mutex.unlock()
		return is_there
