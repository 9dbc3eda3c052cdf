//! What the audio thread calls takes no memory, and neither does the loop of the pacer and the mixer. What a user takes is bounded.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_voice::audio::{DriftRange, FRAME_SAMPLES, PcmQueue, PcmRing, Sample};
use discord_voice::codec::{EncoderSettings, OpusEncoder, PureEncoder, SoundKind};
use discord_voice::receive::{Playback, Speaker};
use discord_voice::send::{
    BufferSource, FRAME_TIME, MixOutput, Mixer, Pacer, QueueSource, Track, TrackId, TrackSource,
};

/// The system's allocator, which counts what the current thread takes and returns.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
    /// The bytes that were taken and not returned.
    static BYTES: Cell<isize> = const { Cell::new(0) };
}

fn count(bytes: isize) {
    // A thread that ends may have no counters any more.
    CALLS.try_with(|calls| calls.set(calls.get() + 1)).ok();
    BYTES.try_with(|taken| taken.set(taken.get() + bytes)).ok();
}

// SAFETY: the system's allocator does all the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// How often the allocator is called by `run`.
fn calls(run: impl FnOnce()) -> u64 {
    let before = CALLS.get();
    run();
    CALLS.get() - before
}

fn tone(frames: usize) -> Arc<[Sample]> {
    (0..frames * FRAME_SAMPLES)
        .map(|at| [(at as f32 * 0.05).sin() * 0.3; 2])
        .collect()
}

#[test]
fn the_counter_counts() {
    assert_eq!(calls(|| drop(vec![1, 2, 3])), 2);
}

/// Devices of several rates and block sizes, with sound, without any, and after a pause in which the ring was overwritten.
#[test]
fn the_audio_thread_takes_no_memory() {
    for (rate, block) in [(44_100.0, 512), (48_000.0, 4096)] {
        let (mut writer, ring) = PcmRing::new(24_000);
        let mut playback = Playback::new(ring.reader());
        let mut output = vec![[0.0; 2]; block];
        let sound = tone(1);
        let mut mix = |playback: &mut Playback| {
            let calls = calls(|| playback.mix(rate, 1.0, output.iter_mut()));
            assert_eq!(calls, 0);
        };
        for number in 0..500 {
            mix(&mut playback);
            // Nothing is written for a while, and then too much.
            let frames = match number {
                100..150 => 0,
                150 => 100,
                _ => 1,
            };
            (0..frames).for_each(|_| writer.write(&sound));
        }
        drop(writer);
        (0..10).for_each(|_| mix(&mut playback));
    }
}

#[test]
fn the_loop_of_the_pacer_and_the_mixer_takes_no_memory() {
    let mut mixer = Mixer::default();
    let music = Box::new(BufferSource::new(tone(50), true));
    let music = Track::new(TrackSource::Pcm(music), SoundKind::Music, 1.0);
    let (mut engine, reader) = PcmQueue::with_capacity(48_000);
    let target = Duration::from_millis(100);
    let source = QueueSource::with_clock(reader, DriftRange::EngineMixer, target);
    let source = Track::new(TrackSource::Pcm(Box::new(source)), SoundKind::Speech, 0.5);
    mixer.add(TrackId(1), music);
    mixer.add(TrackId(2), source);
    let sound = tone(4);
    let mut pacer = Pacer::new(Instant::now());
    let calls = calls(|| {
        for number in 0..500 {
            if number % 4 == 0 {
                engine.write(&sound);
            }
            if let Some(track) = mixer.track(TrackId(1)) {
                track.set_volume(1.0 / (1.0 + number as f32));
                track.set_paused(number % 100 > 90);
            }
            let ticks = pacer.take(pacer.next() + FRAME_TIME / 4);
            for _ in 0..ticks.due {
                assert_ne!(mixer.next_frame(), MixOutput::Packet(Vec::new()));
            }
        }
    });
    assert_eq!(calls, 0);
}

/// The voice thread is no audio thread, but it must not take more and more either: a few small pieces for each frame, which it returns.
#[test]
fn encoding_and_decoding_take_little_memory() {
    let mut encoder = PureEncoder::new(EncoderSettings::default()).unwrap();
    let sound = tone(1);
    let frame: &[Sample; FRAME_SAMPLES] = sound[..].try_into().unwrap();
    let mut packet = Vec::new();
    let mut speaker = Speaker::new().unwrap();
    let _reader = speaker.ring().reader();
    let start = Instant::now();
    let mut worst = 0;
    for number in 0..200_u16 {
        let now = start + FRAME_TIME * u32::from(number);
        let calls = calls(|| {
            encoder.encode(frame, &mut packet).unwrap();
            speaker.receive(number, u32::from(number) * 960, &packet, now);
            speaker.tick(false, now);
        });
        if number > 20 {
            worst = worst.max(calls);
        }
    }
    assert!(worst <= 64, "{worst} calls of the allocator for a frame");
}

#[test]
fn a_user_takes_little_memory() {
    let mut encoder = PureEncoder::new(EncoderSettings::default()).unwrap();
    let sound = tone(1);
    let frame: &[Sample; FRAME_SAMPLES] = sound[..].try_into().unwrap();
    let mut packet = Vec::new();
    encoder.encode(frame, &mut packet).unwrap();
    let start = Instant::now();
    let before = BYTES.get();
    let mut speaker = Speaker::new().unwrap();
    let mut playback = Playback::new(speaker.ring().reader());
    for number in 0..200_u16 {
        let now = start + FRAME_TIME * u32::from(number);
        speaker.receive(number, u32::from(number) * 960, &packet, now);
        speaker.tick(false, now);
        playback.mix(48_000.0, 1.0, [[0.0; 2]; FRAME_SAMPLES].iter_mut());
    }
    let taken = BYTES.get() - before;
    // The ring has a third of it. Another third is the buffer of the decoder for packets of 120 ms, which the system only provides when such
    // packets come.
    assert!((128 << 10..420 << 10).contains(&taken), "{taken} bytes");
}
