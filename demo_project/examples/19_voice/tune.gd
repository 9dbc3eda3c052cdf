class_name Tune
extends RefCounted
## What the radio plays: four broken chords, again and again.

const RATE := 22_050
## The notes of each chord, in half tones from the note A with 220 Hz.
const CHORDS: Array[PackedInt32Array] = [
	[3, 7, 10, 15, 19, 15, 10, 7],
	[0, 7, 12, 15, 19, 15, 12, 7],
	[-4, 3, 8, 12, 15, 12, 8, 3],
	[-2, 5, 10, 14, 17, 14, 10, 5],
]
## The samples from one note to the next, and how many a note is heard.
const STEP := 5_000
const LENGTH := 15_000


static func create() -> AudioStreamWAV:
	var notes: Array[int] = []
	for chord in CHORDS:
		notes.append_array(chord)
	var samples := PackedFloat32Array()
	samples.resize(notes.size() * STEP)
	for note in notes.size():
		var step := TAU * 220.0 * pow(2.0, notes[note] / 12.0) / RATE
		for at in LENGTH:
			# A note that is still heard at the end continues at the beginning.
			var index := (note * STEP + at) % samples.size()
			var fading := exp(-4.0 * at / LENGTH)
			samples[index] += 0.16 * fading * (sin(step * at) + 0.3 * sin(2.0 * step * at))
	var stream := AudioStreamWAV.new()
	stream.format = AudioStreamWAV.FORMAT_16_BITS
	stream.mix_rate = RATE
	stream.loop_mode = AudioStreamWAV.LOOP_FORWARD
	stream.loop_end = samples.size()
	var data := PackedByteArray()
	data.resize(samples.size() * 2)
	for index in samples.size():
		data.encode_s16(index * 2, int(clampf(samples[index], -1.0, 1.0) * 32_767.0))
	stream.data = data
	return stream
