## Base class of suites about voice channels: the client trusts the voice server of the sandbox.
class_name VoiceSuite
extends ClientSuite

const LOUNGE: String = "Lounge"
const FOCUS: String = "Focus"


func time_limit() -> float:
	return 60.0


func prepare_client() -> void:
	client.trusted_certificates = sandbox.get_voice_certificate()


## Joins a voice channel.
func join(named: String = LOUNGE) -> DiscordVoiceConnection:
	var voice: DiscordVoiceConnection = await client.join_voice(channel(named))
	assert_not_null(voice, "the connection: %s" % client.rest.last_error)
	return voice


## A user enters a voice channel, or leaves.
func enter(who: String, named: Variant = LOUNGE) -> void:
	act("set_voice_state", {"guild": GUILD, "user": who, "channel": named})


## A user says a tone.
func say(who: String, frequency: float = 440.0, ms: int = 3000) -> void:
	act("speak_tone", {"guild": GUILD, "user": who, "frequency": frequency, "ms": ms})


## A user enters a voice channel in which the bot is, and says a tone.
func hear(
	voice: DiscordVoiceConnection, who: String, frequency: float = 440.0, ms: int = 3000
) -> DiscordVoiceSpeaker:
	enter(who)
	var id: int = user(who).id
	say(who, frequency, ms)
	var is_it: Callable = func(speaker: DiscordVoiceSpeaker) -> bool: return speaker.user_id == id
	if voice.get_speaker(id) == null:
		await wait_for(voice.speaker_joined, 10.0, is_it)
	return voice.get_speaker(id)


## What the bot has sent: packets, frequency, level and others.
func sent() -> Dictionary:
	var clients: Array = sandbox.act("voice_clients")
	return {} if clients.is_empty() else clients[0]


## Waits until the bot sends a tone.
func wait_for_tone(frequency: float) -> void:
	var sends_it: Callable = func() -> bool:
		var heard: Variant = sent().get("frequency")
		return heard != null and absf(heard - frequency) < 5.0
	if not await wait_until(sends_it, "the bot sends %s Hz" % frequency, 15.0):
		fail(str(sent()))


## A tone as a stream, with a root mean square of 0.35.
func tone(frequency: float, seconds: float, rate: int = 44100) -> AudioStreamWAV:
	var bytes: PackedByteArray = []
	var count: int = int(seconds * rate)
	bytes.resize(count * 2)
	for at: int in count:
		bytes.encode_s16(at * 2, int(16384.0 * sin(TAU * frequency * at / rate)))
	var stream: AudioStreamWAV = AudioStreamWAV.new()
	stream.format = AudioStreamWAV.FORMAT_16_BITS
	stream.mix_rate = rate
	stream.data = bytes
	return stream


## A tone as samples at 48 kHz.
func tone_frames(frequency: float, count: int) -> PackedVector2Array:
	var frames: PackedVector2Array = []
	frames.resize(count)
	for at: int in count:
		frames[at] = Vector2.ONE * 0.5 * sin(TAU * frequency * at / 48000.0)
	return frames


## The frequency of a tone: the median of those of each tenth of a second, so that a gap on a busy
## machine does not count.
func frequency_of(frames: PackedVector2Array, rate: float = 48000.0) -> float:
	var found: Array[float] = []
	var length: int = int(rate / 10.0)
	for begin: int in range(0, frames.size() - length + 1, length):
		found.append(_count_edges(frames.slice(begin, begin + length), rate))
	found.sort()
	return 0.0 if found.is_empty() else found[found.size() / 2]


## The root mean square of samples.
func level_of(frames: PackedVector2Array) -> float:
	var power: float = 0.0
	for frame: Vector2 in frames:
		power += frame.length_squared() / 2.0
	return sqrt(power / maxi(frames.size(), 1))


## The rising edges in a second.
func _count_edges(frames: PackedVector2Array, rate: float) -> float:
	var first: int = -1
	var last: int = -1
	var edges: int = 0
	for at: int in range(1, frames.size()):
		if frames[at - 1].x < 0.0 and frames[at].x >= 0.0:
			last = at
			edges += 1
			if first < 0:
				first = at
	return 0.0 if edges < 2 else (edges - 1) * rate / (last - first)
