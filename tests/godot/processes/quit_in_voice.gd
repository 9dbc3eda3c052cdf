# Quits while the bot speaks, hears and records in voice channels of several guilds.
# max-seconds: 30
# quit-seconds: 1.0
# expect-output: connections: 10
extends SceneTree

const CONNECTIONS: int = 10

var _sandbox: DiscordSandbox = DiscordSandbox.new()
var _voices: Array[DiscordVoiceConnection] = []


func _initialize() -> void:
	# The tree exists only from the first frame on.
	await process_frame
	_sandbox.start()
	var client: DiscordClient = DiscordClient.new()
	client.api_url = _sandbox.get_url()
	client.token = _sandbox.get_token()
	client.intents |= DiscordIntents.GUILD_VOICE_STATES
	client.trusted_certificates = _sandbox.get_voice_certificate()
	root.add_child(client)
	client.login()
	await client.client_ready
	var guilds: Array[int] = []
	for number: int in CONNECTIONS:
		guilds.append(int(_sandbox.act("create_guild", {"name": "Guild %d" % number})["id"]))
	while client.get_guild(guilds.back()) == null:
		await process_frame
	for id: int in guilds:
		var is_voice: Callable = func(one: DiscordChannel) -> bool: return one.is_voice()
		var channels: Array[DiscordChannel] = client.get_guild(id).get_channels().filter(is_voice)
		var voice: DiscordVoiceConnection = await client.join_voice(channels[0])
		if voice != null:
			_voices.append(voice)
			voice.play(AudioStreamGenerator.new())
			voice.record("user://quit_in_voice_%d.wav" % _voices.size())
	await create_timer(0.5).timeout
	print("connections: ", _voices.size())
	print("quitting")
	quit()
