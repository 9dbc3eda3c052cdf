//! The adaptive jitter buffer of one source: packets go in as they arrive, and come out in order when they are due.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::jitter::JitterEstimator;
use crate::audio::{FRAME_SAMPLES, SAMPLE_RATE};
use crate::codec::packet_samples;
use crate::dave::SILENCE;

/// The range of the target delay.
const MIN_TARGET: Duration = Duration::from_millis(20);
const MAX_TARGET: Duration = Duration::from_millis(200);

/// The delay before anything is known about a source.
const FIRST_TARGET: Duration = Duration::from_millis(40);

/// Sound that is missing is concealed for so long. Longer concealment sounds worse than silence.
const MAX_CONCEALED: usize = 3 * FRAME_SAMPLES;

/// The most packets that wait.
const MAX_PACKETS: usize = 128;

/// The number of missing packets that is a gap rather than a loss.
const GAP: u64 = 25;

/// Sound beyond the target that is dropped even in the middle of speech.
const MAX_EXCESS: Duration = Duration::from_millis(300);

/// A sequence number that differs by more belongs to a source that began to count anew.
const RESTART: u64 = 3000;

/// What is to be played next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Playout {
    /// Nobody speaks.
    Silence,
    /// A packet to decode.
    Packet(Vec<u8>),
    /// A lost packet of so many samples, to be restored from the packet after it.
    Restore {
        /// The packet after the lost one. It is played next.
        next: Vec<u8>,
        /// The duration of the lost packet.
        samples: usize,
    },
    /// So many samples to be concealed.
    Conceal {
        /// The duration.
        samples: usize,
    },
}

/// What has happened to the packets of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JitterStats {
    /// Packets that were played.
    pub played: u64,
    /// Packets that never arrived in time.
    pub lost: u64,
    /// Packets that arrived after their time.
    pub late: u64,
    /// Packets that were dropped to shorten the delay.
    pub dropped: u64,
    /// Samples that were concealed or restored.
    pub concealed: u64,
}

#[derive(Debug)]
struct Waiting {
    payload: Vec<u8>,
    samples: usize,
    timestamp: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nobody speaks.
    Idle,
    /// The first packets of a talk spurt wait until the target delay is reached.
    Buffering { until: Instant },
    /// Packets are played.
    Playing,
}

/// The buffer.
#[derive(Debug)]
pub struct JitterBuffer {
    packets: BTreeMap<u64, Waiting>,
    phase: Phase,
    /// The extended sequence number of the packet to be played next.
    next: Option<u64>,
    jitter: JitterEstimator,
    target: Duration,
    /// The duration of the last packet.
    samples: usize,
    /// How long sound was concealed without a packet in between.
    concealed: usize,
    /// How many packets were concealed because none was there. They may still arrive, or turn out to be lost.
    held: u64,
    /// Whether the last packet was one of silence.
    was_silent: bool,
    stats: JitterStats,
}

impl Default for JitterBuffer {
    fn default() -> Self {
        Self {
            packets: BTreeMap::new(),
            phase: Phase::Idle,
            next: None,
            jitter: JitterEstimator::default(),
            target: FIRST_TARGET,
            samples: FRAME_SAMPLES,
            concealed: 0,
            held: 0,
            was_silent: true,
            stats: JitterStats::default(),
        }
    }
}

impl JitterBuffer {
    /// What has happened so far.
    pub fn stats(&self) -> JitterStats {
        self.stats
    }

    /// The target delay.
    pub fn target(&self) -> Duration {
        self.target
    }

    /// Whether nobody speaks, and no packet waits.
    pub fn is_idle(&self) -> bool {
        self.phase == Phase::Idle && self.packets.is_empty()
    }

    /// By how much the sound that waits is more than it should be, in seconds. `None` while nothing is played. Half a frame of what
    /// waits is there only because packets arrive between two calls of [`JitterBuffer::pop`].
    pub fn deviation(&self) -> Option<f64> {
        let half_frame = FRAME_SAMPLES as f64 / 2.0 / f64::from(SAMPLE_RATE);
        (self.phase == Phase::Playing)
            .then(|| self.depth().as_secs_f64() - self.target.as_secs_f64() - half_frame)
    }

    /// A packet arrived.
    pub fn push(&mut self, sequence: u16, timestamp: u32, payload: &[u8], now: Instant) {
        let Some(samples) = packet_samples(payload) else {
            return;
        };
        self.jitter.record(timestamp, now);
        let desired = (MIN_TARGET + self.jitter.percentile()).clamp(MIN_TARGET, MAX_TARGET);
        self.target = self.target.max(desired);
        let mut index = self.extend(sequence);
        if let Some(next) = self.next {
            if index.abs_diff(next) > RESTART {
                self.restart();
                index = self.extend(sequence);
            } else if index < next {
                self.stats.late += 1;
                return;
            }
        }
        if self.phase == Phase::Idle {
            // Between talk spurts the delay may shrink.
            if self.stats.played > 0 {
                self.target = desired;
            }
            let until = now + self.target;
            self.phase = Phase::Buffering { until };
        }
        let payload = payload.to_vec();
        let waiting = Waiting {
            payload,
            samples,
            timestamp,
        };
        self.packets.insert(index, waiting);
        if self.packets.len() > MAX_PACKETS {
            self.drop_first();
        }
    }

    /// What is to be played now. Each call moves on by what it returns.
    pub fn pop(&mut self, now: Instant) -> Playout {
        if let Phase::Buffering { until } = self.phase {
            if now < until && self.depth() < self.target {
                return Playout::Silence;
            }
            self.begin_playing();
        }
        if self.phase == Phase::Idle {
            return Playout::Silence;
        }
        self.shrink();
        let (Some(next), Some(first)) = (self.next, self.first()) else {
            return self.underrun();
        };
        if first == next {
            return self.play(first);
        }
        let missing = first.saturating_sub(next);
        if missing > GAP {
            self.next = Some(first);
            return self.play(first);
        }
        // What was concealed while nothing was there need not be concealed again.
        let skipped = missing.min(self.held);
        self.held -= skipped;
        self.stats.lost += skipped;
        self.next = Some(next + skipped);
        if skipped == missing {
            return self.play(first);
        }
        // What is missing may still come as long as others are as late. Waiting for it lets the delay grow to the target.
        if self.is_early(missing - skipped, first, now) && self.concealed < MAX_CONCEALED {
            return self.wait();
        }
        self.stats.lost += 1;
        self.next = Some(next + skipped + 1);
        self.conceal_lost(missing - skipped == 1, first)
    }

    /// A packet did not arrive, but a later one did.
    fn conceal_lost(&mut self, is_next: bool, first: u64) -> Playout {
        let samples = self.samples;
        self.concealed += samples;
        self.stats.concealed += samples as u64;
        let next = self.packets.get(&first).filter(|_| is_next);
        match next {
            Some(next) => Playout::Restore {
                next: next.payload.clone(),
                samples,
            },
            None if self.concealed <= MAX_CONCEALED => Playout::Conceal { samples },
            None => Playout::Silence,
        }
    }

    /// Nothing waits. What comes next may be late, and is then played later than planned: the delay grows.
    fn underrun(&mut self) -> Playout {
        if self.was_silent || self.concealed >= MAX_CONCEALED {
            self.phase = Phase::Idle;
            self.held = 0;
            return Playout::Silence;
        }
        self.wait()
    }

    /// Conceals without moving on.
    fn wait(&mut self) -> Playout {
        let samples = self.samples;
        self.concealed += samples;
        self.held += 1;
        self.stats.concealed += samples as u64;
        Playout::Conceal { samples }
    }

    /// Whether a packet so many packets before `first` would be played before the target delay is over.
    fn is_early(&self, before: u64, first: u64, now: Instant) -> bool {
        let Some(packet) = self.packets.get(&first) else {
            return false;
        };
        let samples = (self.samples as u32).wrapping_mul(before as u32);
        let delay = self
            .jitter
            .delay(packet.timestamp.wrapping_sub(samples), now);
        // Play-out begins when as much sound as the target waits, which is up to a frame before that delay is over.
        delay + Duration::from_millis(20) < self.target
    }

    fn play(&mut self, index: u64) -> Playout {
        let Some(packet) = self.packets.remove(&index) else {
            return Playout::Silence;
        };
        self.next = Some(index + 1);
        self.samples = packet.samples;
        self.concealed = 0;
        self.held = 0;
        self.was_silent = packet.payload == SILENCE;
        self.stats.played += 1;
        Playout::Packet(packet.payload)
    }

    fn begin_playing(&mut self) {
        self.phase = Phase::Playing;
        self.concealed = 0;
        if let Some(first) = self.first() {
            self.next = Some(first);
        }
    }

    /// Shortens a delay that is longer than necessary: in silence by any excess, in speech only by a large one.
    fn shrink(&mut self) {
        while self.depth() > self.target + MAX_EXCESS {
            self.drop_first();
        }
        let frame = Duration::from_millis(20);
        while self.depth() > self.target + 2 * frame
            && self
                .packets
                .first_key_value()
                .is_some_and(|(_, packet)| packet.payload == SILENCE)
        {
            self.drop_first();
        }
    }

    fn drop_first(&mut self) {
        if let Some((index, _)) = self.packets.pop_first() {
            self.next = Some(index + 1);
            self.stats.dropped += 1;
        }
    }

    /// The source counts anew from the next packet on. What waits is not played.
    pub fn restart(&mut self) {
        self.packets.clear();
        self.phase = Phase::Idle;
        self.next = None;
        self.held = 0;
    }

    fn first(&self) -> Option<u64> {
        self.packets.first_key_value().map(|(index, _)| *index)
    }

    /// How much sound waits.
    fn depth(&self) -> Duration {
        let samples: usize = self.packets.values().map(|packet| packet.samples).sum();
        Duration::from_secs_f64(samples as f64 / f64::from(SAMPLE_RATE))
    }

    /// The extended sequence number that is closest to what is played.
    fn extend(&self, sequence: u16) -> u64 {
        let near = match (self.next, self.packets.last_key_value()) {
            (_, Some((last, _))) => *last,
            (Some(next), None) => next,
            (None, None) => return (1 << 32) + u64::from(sequence),
        };
        let difference = sequence.wrapping_sub(near as u16) as i16;
        near.saturating_add_signed(i64::from(difference))
    }
}
