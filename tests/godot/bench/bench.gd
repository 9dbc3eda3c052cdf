## Measures a bot under load and prints a table: against a sandbox outside the game, and on a stream
## that a gateway of the bench replays.
##
## DISCORD_API_URL is the URL of the sandbox, DISCORD_TOKEN the bot's token, and DISCORD_REPLAY_URL
## the URL of the stream. DISCORD_REPLAY_COUNTS contains the number of messages of its startup and
## the number of events that follow. `cargo xtask bench` sets all of them.
extends Node

const FrameWatch := preload("frame_watch.gd")
const Listener := preload("listener.gd")
const MainThreadWatch := preload("main_thread_watch.gd")

const BURST := 50_000
const GUILDS := 100
const MEMBERS := 200
const SPEAKERS := 50
const VOICE_SECONDS := 10.0

var _url := OS.get_environment("DISCORD_API_URL")
var _client := DiscordClient.new()
var _frames := FrameWatch.new()
var _received := 0
var _last_content := ""


func _ready() -> void:
	# A headless engine sleeps up to 7 ms per frame, which is not to be measured.
	OS.low_processor_usage_mode_sleep_usec = 1
	_client.api_url = _url
	_client.intents = (
		DiscordIntents.GUILDS | DiscordIntents.GUILD_MESSAGES | DiscordIntents.MESSAGE_CONTENT
	)
	_client.intents |= DiscordIntents.GUILD_MEMBERS | DiscordIntents.GUILD_PRESENCES
	_client.intents |= DiscordIntents.GUILD_VOICE_STATES
	_client.connection_error.connect(_on_connection_error)
	_client.message_sent.connect(_on_message_sent)
	add_child(_client)
	add_child(_frames)
	print(
		(
			"%-34s %9s %9s %11s %13s %9s"
			% ["", "events", "seconds", "events/s", "longest frame", "memory"]
		)
	)
	var voice_server: Dictionary = await _act("voice_server", {})
	_client.trusted_certificates = voice_server["certificate"]
	await _measure_login()
	await _measure_burst()
	await _measure_voice()
	_client.logout()
	await _measure_stream()
	get_tree().quit()


## Measures from login() until every guild, member and presence has arrived.
func _measure_login() -> void:
	await _act("reset", {"preset": {"big": {"guilds": GUILDS, "members": MEMBERS}}})
	_frames.begin()
	if _client.login() != OK:
		get_tree().quit(1)
		return
	await _client.client_ready
	var statistics := _client.entity_manager.get_statistics()
	var members: int = statistics["members"]["count"]
	if members != GUILDS * MEMBERS:
		push_error("only %d members are there" % members)
		get_tree().quit(1)
	_report("login, %d guilds of %d members" % [GUILDS, MEMBERS], GUILDS)


## Measures from the first message of a burst until GDScript has handled the last one.
func _measure_burst() -> void:
	var channel: DiscordChannel = null
	for candidate: DiscordChannel in _client.get_guilds()[0].get_channels():
		if candidate.type == DiscordChannelType.GUILD_TEXT:
			channel = candidate
	var author: DiscordMember = _client.get_guilds()[0].get_members()[-1]
	_frames.begin()
	_act("burst", {"channel": channel.id, "author": author.user.id, "count": BURST})
	while _received < BURST:
		await get_tree().process_frame
	if _last_content != "message %d" % (BURST - 1):
		push_error("the last message was '%s'" % _last_content)
		get_tree().quit(1)
	_report("burst of messages", BURST)


## Many users speak, and each is heard through a player. Before that, the players play a sound of
## the engine.
func _measure_voice() -> void:
	var guild: DiscordGuild = _client.get_guilds()[0]
	var channel: DiscordChannel = null
	for candidate: DiscordChannel in guild.get_channels():
		if candidate.type == DiscordChannelType.GUILD_VOICE:
			channel = candidate
	var voice: DiscordVoiceConnection = await _client.join_voice(channel)
	if voice == null:
		get_tree().quit(1)
		return
	var watch := MainThreadWatch.new()
	add_child(watch)
	Engine.max_fps = 60
	var players: Array[AudioStreamPlayer] = []
	for count: int in SPEAKERS:
		var player := AudioStreamPlayer.new()
		player.stream = AudioStreamGenerator.new()
		add_child(player)
		player.play()
		players.append(player)
	var without := await _watch_main_thread(watch)
	var people := guild.get_members().filter(
		func(member: DiscordMember) -> bool: return not member.user.bot
	)
	for number: int in SPEAKERS:
		var user: int = people[number].user.id
		await _act("set_voice_state", {"guild": guild.id, "user": user, "channel": channel.id})
		var tone := {"guild": guild.id, "user": user, "frequency": 200 + 20 * number}
		tone["ms"] = 120_000
		await _act("speak_tone", tone)
	while voice.get_speakers().size() < SPEAKERS:
		await get_tree().process_frame
	for number: int in SPEAKERS:
		players[number].stream = voice.get_speakers()[number].stream
		players[number].play()
	var with := await _watch_main_thread(watch)
	Engine.max_fps = 0
	for player: AudioStreamPlayer in players:
		player.queue_free()
	for speaker: DiscordVoiceSpeaker in voice.get_speakers():
		if not speaker.is_speaking():
			push_error("not all users were heard")
			get_tree().quit(1)
	voice.leave()
	watch.queue_free()
	print("%d users heard, processor time of the main thread in a frame" % SPEAKERS)
	_print_main_thread("  without them", without)
	_print_main_thread("  with them", with)
	for share: int in [50, 99]:
		var more := _percentile(with, share) - _percentile(without, share)
		print("  difference of the percentiles %d: %.1f µs" % [share, more / 1000.0])


## The processor time of the main thread in each frame of some seconds.
func _watch_main_thread(watch: MainThreadWatch) -> PackedInt32Array:
	# What begins takes longer.
	await get_tree().create_timer(1.0).timeout
	watch.begin()
	await get_tree().create_timer(VOICE_SECONDS).timeout
	return watch.end()


func _print_main_thread(what: String, times: PackedInt32Array) -> void:
	var figures := [
		what, _percentile(times, 50) / 1000.0, _percentile(times, 99) / 1000.0, times.size()
	]
	print("%s: median %.1f µs, p99 %.1f µs (%d frames)" % figures)


func _percentile(times: PackedInt32Array, share: int) -> int:
	var sorted := times.duplicate()
	sorted.sort()
	return sorted[sorted.size() * share / 100]


## A large bot logs in; then a mixed stream of events, with a GDScript handler on every signal.
func _measure_stream() -> void:
	var counts := OS.get_environment("DISCORD_REPLAY_COUNTS").split(" ")
	var startup := counts[0].to_int()
	var events := counts[1].to_int()
	var listener := Listener.new()
	add_child(listener)
	listener.listen(_client)
	_client.message_sent.disconnect(_on_message_sent)
	_client.events_dropped.connect(func(count: int) -> void: listener.dropped += count)
	_client.api_url = OS.get_environment("DISCORD_REPLAY_URL")
	_frames.begin()
	if _client.login() != OK:
		get_tree().quit(1)
		return
	await _client.client_ready
	_report("startup of %d guilds" % (startup - 1), startup)
	_print_frames(listener)
	listener.begin()
	_frames.begin()
	_request("%s/go" % _client.api_url)
	# The presences of one user are merged while too much waits, so fewer events may arrive.
	while listener.received + listener.dropped < events and not listener.is_idle():
		await get_tree().process_frame
	_report("mixed stream", listener.received)
	print("  dropped, since too much waited: %d" % listener.dropped)
	_print_spread("  an event", listener.apart)
	_print_frames(listener)


## Prints how long frames took, and how much of a frame the events took at most.
func _print_frames(listener: Listener) -> void:
	_print_spread("  a frame", _frames.frames())
	print(
		(
			"  events in a frame: at most %.1f ms, of a budget of %.1f ms"
			% [listener.longest_span / 1000.0, _client.frame_budget_usec / 1000.0]
		)
	)


func _print_spread(what: String, times: PackedInt32Array) -> void:
	times.sort()
	var count := times.size()
	print(
		(
			"%s: median %d µs, p99 %d µs, longest %d µs (%d of them)"
			% [what, times[count / 2], times[count * 99 / 100], times[-1], count]
		)
	)


func _report(what: String, events: int) -> void:
	var seconds := _frames.seconds()
	var line := "%-34s %9d %9.2f %11.0f %10.1f ms %5d MiB"
	print(line % [what, events, seconds, events / seconds, _frames.longest_msec(), _memory_mib()])


func _on_message_sent(message: DiscordMessage) -> void:
	_received += 1
	_last_content = message.content


func _on_connection_error(error: DiscordError) -> void:
	push_error(str(error))
	get_tree().quit(1)


## Performs an action of the sandbox. Returns what the action does.
func _act(action: String, fields: Dictionary) -> Variant:
	var url := "%s/sandbox/%s" % [_url, action]
	return JSON.parse_string(await _request(url, HTTPClient.METHOD_POST, JSON.stringify(fields)))


func _request(url: String, method := HTTPClient.METHOD_GET, body := "") -> String:
	var request := HTTPRequest.new()
	add_child(request)
	request.request(url, PackedStringArray(["Content-Type: application/json"]), method, body)
	var response: Array = await request.request_completed
	var bytes: PackedByteArray = response[3]
	var text := bytes.get_string_from_utf8()
	if response[1] != 200:
		push_error("%s: %s" % [url, text])
		get_tree().quit(1)
	request.queue_free()
	return text


## The resident memory of the process; 0 where there is no /proc.
func _memory_mib() -> int:
	var status := FileAccess.open("/proc/self/status", FileAccess.READ)
	while status and not status.eof_reached():
		var line := status.get_line()
		if line.begins_with("VmRSS:"):
			return line.get_slice(":", 1).strip_edges().to_int() / 1024
	return 0
