//! One source of received sound: its packets become samples in a ring.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::jitter_buffer::{JitterBuffer, JitterStats, Playout};
use crate::audio::{
    DriftController, DriftRange, FRAME_SAMPLES, PcmRing, PcmRingWriter, Resampler, Sample,
};
use crate::codec::{CodecError, OpusDecoder, PureDecoder};

/// The ring of a source: 0.7 seconds, which is 128 KiB. A player waits for 0.3 seconds at most, and a script that takes samples in each
/// frame of the engine loses none in a frame that takes half a second.
const RING_SAMPLES: usize = 1 << 15;

/// A source from which no packet came for so long is not speaking.
const SPEAKING_TIMEOUT: Duration = Duration::from_millis(100);

/// For so long silence is written after the last sound, so that players do not have to begin anew in short pauses.
const TRAIL_FRAMES: u32 = 50;

/// The most packets that are decoded for a frame: packets of 2.5 ms are the shortest, and the speed may be a little higher.
const MAX_PLAYOUTS: usize = 10;

/// One source. [`Speaker::tick`] is called every 20 ms.
#[derive(Debug)]
pub struct Speaker {
    jitter: JitterBuffer,
    decoder: PureDecoder,
    drift: DriftController,
    resampler: Resampler,
    /// Decoded samples that are not in the ring yet.
    pending: VecDeque<Sample>,
    decoded: Vec<Sample>,
    frame: Box<[Sample; FRAME_SAMPLES]>,
    /// The last sample of the input.
    last: Sample,
    writer: PcmRingWriter,
    ring: PcmRing,
    last_packet: Option<Instant>,
    is_speaking: bool,
    /// How many frames of silence are still written.
    trail: u32,
    is_muted: bool,
    level: f32,
    broken: u64,
}

/// Whether a source speaks, if that changed.
pub type SpeakingChange = Option<bool>;

/// What has happened to a source.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SpeakerStats {
    /// What has happened to its packets.
    pub jitter: JitterStats,
    /// Packets that were no Opus.
    pub broken: u64,
    /// The delay between arrival and play-out that is aimed at.
    pub target_delay: Duration,
    /// The loudness of the last frame: the root mean square of its samples.
    pub level: f32,
}

impl Speaker {
    /// A source that has not sent anything yet.
    ///
    /// # Errors
    /// If there is no decoder.
    pub fn new() -> Result<Self, CodecError> {
        let (writer, ring) = PcmRing::new(RING_SAMPLES);
        Ok(Self {
            jitter: JitterBuffer::default(),
            decoder: PureDecoder::new()?,
            drift: DriftController::new(DriftRange::Device),
            resampler: Resampler::default(),
            pending: VecDeque::new(),
            decoded: Vec::new(),
            frame: Box::new([[0.0; 2]; FRAME_SAMPLES]),
            last: [0.0; 2],
            writer,
            ring,
            last_packet: None,
            is_speaking: false,
            trail: 0,
            is_muted: false,
            level: 0.0,
            broken: 0,
        })
    }

    /// The ring with the samples.
    pub fn ring(&self) -> &PcmRing {
        &self.ring
    }

    /// The samples of the last frame.
    pub fn frame(&self) -> &[Sample; FRAME_SAMPLES] {
        &self.frame
    }

    /// What has happened so far.
    pub fn stats(&self) -> SpeakerStats {
        SpeakerStats {
            jitter: self.jitter.stats(),
            broken: self.broken,
            target_delay: self.jitter.target(),
            level: self.level,
        }
    }

    /// Drops all packets before they are decoded, or no longer.
    pub fn set_muted(&mut self, is_muted: bool) {
        self.is_muted = is_muted;
    }

    /// The packets of another source follow, which counts on its own.
    pub fn restart(&mut self) {
        self.jitter.restart();
    }

    /// An Opus packet arrived.
    pub fn receive(&mut self, sequence: u16, timestamp: u32, packet: &[u8], now: Instant) {
        if packet != crate::dave::SILENCE {
            self.last_packet = Some(now);
        }
        if !self.is_muted {
            self.jitter.push(sequence, timestamp, packet, now);
        }
    }

    /// Produces the next frame. `is_needed` is whether anybody but the readers of the ring wants it. Without anybody nothing is decoded.
    pub fn tick(&mut self, is_needed: bool, now: Instant) -> SpeakingChange {
        if is_needed || self.writer.has_readers() {
            self.produce(now);
        } else {
            self.skip(now);
        }
        let is_speaking = self
            .last_packet
            .is_some_and(|last| now.saturating_duration_since(last) < SPEAKING_TIMEOUT);
        let changed = is_speaking != self.is_speaking;
        self.is_speaking = is_speaking;
        changed.then_some(is_speaking)
    }

    fn produce(&mut self, now: Instant) {
        if self.jitter.is_idle() && self.pending.is_empty() {
            self.frame.fill([0.0; 2]);
            self.level = 0.0;
            if self.trail > 0 {
                self.trail -= 1;
                self.writer.write(&self.frame[..]);
            }
            return;
        }
        self.trail = TRAIL_FRAMES;
        let ratio = match self.jitter.deviation() {
            Some(deviation) => self.drift.update(deviation, Duration::from_millis(20)),
            None => {
                self.drift.restart();
                1.0
            }
        };
        let needed = self.resampler.needed(ratio, FRAME_SAMPLES);
        for _ in 0..MAX_PLAYOUTS {
            if self.pending.len() >= needed {
                break;
            }
            let playout = self.jitter.pop(now);
            self.decode(playout);
        }
        let Self {
            pending,
            resampler,
            frame,
            last,
            ..
        } = self;
        resampler.process(ratio, frame.iter_mut(), || {
            *last = pending.pop_front().unwrap_or(*last);
            *last
        });
        self.writer.write(&self.frame[..]);
        let power: f32 = self
            .frame
            .as_flattened()
            .iter()
            .map(|sample| sample * sample)
            .sum();
        self.level = (power / (2 * FRAME_SAMPLES) as f32).sqrt();
    }

    /// Lets the time of a frame pass without decoding it.
    fn skip(&mut self, now: Instant) {
        self.pending.clear();
        self.jitter.pop(now);
        self.level = 0.0;
    }

    fn decode(&mut self, playout: Playout) {
        self.decoded.clear();
        let decoded = match playout {
            Playout::Silence => {
                self.decoded.resize(FRAME_SAMPLES, [0.0; 2]);
                Ok(())
            }
            Playout::Packet(packet) => self.decoder.decode(&packet, &mut self.decoded),
            Playout::Restore { next, samples } => {
                self.decoder.restore(&next, samples, &mut self.decoded)
            }
            Playout::Conceal { samples } => self.decoder.conceal(samples, &mut self.decoded),
        };
        if decoded.is_err() {
            self.broken += 1;
            self.decoded.resize(FRAME_SAMPLES, [0.0; 2]);
        }
        self.pending.extend(&self.decoded);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{EncoderSettings, OpusEncoder, PureEncoder};
    use crate::dave::SILENCE;

    const FRAME: Duration = Duration::from_millis(20);

    /// Packets of a tone at 440 Hz.
    fn tone(frames: usize) -> Vec<Vec<u8>> {
        let mut encoder = PureEncoder::new(EncoderSettings {
            bitrate: 96_000,
            ..EncoderSettings::default()
        })
        .unwrap();
        let frames = (0..frames).map(|frame| {
            let samples = std::array::from_fn(|at| {
                let time = (frame * FRAME_SAMPLES + at) as f32 / 48_000.0;
                [(std::f32::consts::TAU * 440.0 * time).sin() * 0.5; 2]
            });
            let mut packet = Vec::new();
            encoder.encode(&samples, &mut packet).unwrap();
            packet
        });
        frames.collect()
    }

    fn play(speaker: &mut Speaker, packets: &[Vec<u8>]) -> (Vec<f32>, Vec<bool>) {
        let start = Instant::now();
        let (mut levels, mut changes) = (Vec::new(), Vec::new());
        for index in 0..packets.len() + 20 {
            let now = start + FRAME * index as u32;
            if let Some(packet) = packets.get(index) {
                let sequence = index as u16;
                speaker.receive(sequence, index as u32 * 960, packet, now);
            }
            changes.extend(speaker.tick(false, now));
            levels.push(speaker.stats().level);
        }
        (levels, changes)
    }

    #[test]
    fn a_tone_is_heard_as_loud_as_it_was() {
        let mut speaker = Speaker::new().unwrap();
        let reader = speaker.ring().reader();
        let mut packets = tone(50);
        packets.extend((0..5).map(|_| SILENCE.to_vec()));
        let (levels, changes) = play(&mut speaker, &packets);
        assert_eq!(changes, [true, false]);
        // The root mean square of a sine with the amplitude 0.5.
        for level in &levels[10..45] {
            assert!((level - 0.5 / 2.0_f32.sqrt()).abs() < 0.02, "{level}");
        }
        assert!(levels[65] < 0.001);
        assert_eq!(speaker.stats().jitter.concealed, 0);
        assert_eq!(reader.fill() % FRAME_SAMPLES, 0);
    }

    #[test]
    fn nothing_is_decoded_for_nobody() {
        let mut speaker = Speaker::new().unwrap();
        let (levels, changes) = play(&mut speaker, &tone(20));
        assert_eq!(changes, [true, false]);
        assert!(levels.iter().all(|level| *level == 0.0));
        assert_eq!(speaker.ring().reader().fill(), 0);
    }

    #[test]
    fn a_muted_source_is_silent_and_broken_packets_are_counted() {
        let mut speaker = Speaker::new().unwrap();
        let _reader = speaker.ring().reader();
        // A code 3 packet whose frames are longer than it is.
        let broken = vec![0xff, 0x83, 0xff, 0xff];
        play(&mut speaker, &vec![broken; 20]);
        assert!(speaker.stats().broken > 5, "{:?}", speaker.stats());
        let mut speaker = Speaker::new().unwrap();
        let _reader = speaker.ring().reader();
        speaker.set_muted(true);
        let (levels, _) = play(&mut speaker, &tone(20));
        assert!(levels.iter().all(|level| *level == 0.0));
    }
}
