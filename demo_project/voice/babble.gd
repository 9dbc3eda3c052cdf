class_name Babble
extends RefCounted
## Speech without words: syllables of random vowels, for bots and simulated users without a voice.
##
## As in the throat, pulses at the pitch of the voice make the mouth resonate at the frequencies of
## a vowel, its formants.

const RATE := 48_000
## The first three formants of five vowels, in hertz.
const VOWELS: Array[Vector3] = [
	Vector3(730, 1090, 2440),
	Vector3(530, 1840, 2480),
	Vector3(270, 2290, 3010),
	Vector3(570, 840, 2410),
	Vector3(300, 870, 2240),
]
## How loud the formants are, and how fast each fades, in hertz.
const LOUDNESS := Vector3(0.35, 0.2, 0.08)
const BANDWIDTHS := Vector3(70, 90, 140)
## The samples until a pulse has faded.
const PULSE := 600


## Returns a phrase. [param pitch] is that of the voice, in hertz. The same [param number] is the
## same phrase.
static func create(pitch: float, number: int, seconds := 2.5) -> AudioStreamWAV:
	var random := RandomNumberGenerator.new()
	random.seed = number
	var samples := PackedFloat32Array()
	samples.resize(int(RATE * seconds))
	var at := 0
	while at < samples.size() - RATE * 0.25:
		at = _add_syllable(samples, at, pitch, random)
	var data := PackedByteArray()
	data.resize(samples.size() * 2)
	for index in samples.size():
		data.encode_s16(index * 2, int(clampf(samples[index], -1.0, 1.0) * 32_767.0))
	var stream := AudioStreamWAV.new()
	stream.format = AudioStreamWAV.FORMAT_16_BITS
	stream.mix_rate = RATE
	stream.data = data
	return stream


## Returns a stream of [method create] as a WAV file.
static func to_file(stream: AudioStreamWAV) -> PackedByteArray:
	var file := StreamPeerBuffer.new()
	file.put_data("RIFF".to_ascii_buffer())
	file.put_u32(36 + stream.data.size())
	file.put_data("WAVEfmt ".to_ascii_buffer())
	file.put_u32(16)
	file.put_u16(1)  # PCM
	file.put_u16(1)  # One channel
	file.put_u32(RATE)
	file.put_u32(RATE * 2)
	file.put_u16(2)
	file.put_u16(16)
	file.put_data("data".to_ascii_buffer())
	file.put_u32(stream.data.size())
	file.put_data(stream.data)
	return file.data_array


## Adds a syllable, and returns where the next one begins.
static func _add_syllable(
	samples: PackedFloat32Array, begin: int, pitch: float, random: RandomNumberGenerator
) -> int:
	var pulse := _create_pulse(VOWELS[random.randi_range(0, VOWELS.size() - 1)])
	var length := int(RATE * random.randf_range(0.11, 0.24))
	var melody := random.randf_range(0.9, 1.15)
	var at := begin
	while at < begin + length and at + PULSE < samples.size():
		var progress := float(at - begin) / length
		var loudness := sqrt(sin(PI * progress))
		for index in PULSE:
			samples[at + index] += loudness * pulse[index]
		at += int(RATE / (pitch * (melody - 0.15 * progress)))
	var is_end_of_word := random.randf() < 0.3
	return at + int(RATE * (0.12 if is_end_of_word else 0.02))


static func _create_pulse(formants: Vector3) -> PackedFloat32Array:
	var pulse := PackedFloat32Array()
	pulse.resize(PULSE)
	for index in PULSE:
		var time := float(index) / RATE
		for formant in 3:
			var fading := exp(-PI * BANDWIDTHS[formant] * time)
			pulse[index] += LOUDNESS[formant] * fading * sin(TAU * formants[formant] * time)
	return pulse
