//! How unevenly packets arrive.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Over which time the jitter is measured.
const PERIOD: Duration = Duration::from_secs(5);

/// The most packets that are measured: 50 a second are usual.
const MAX_PACKETS: usize = 256;

/// The percentile is computed again after so many packets.
const RECOMPUTE_AFTER: u32 = 10;

/// A change of the delay that is no jitter: the sender did not let its timestamps go on in a pause.
const JUMP: i64 = 24_000;

/// Measures by how much packets are later than the fastest ones.
#[derive(Debug, Default)]
pub struct JitterEstimator {
    /// When each packet arrived, and its delay in samples, relative to the first.
    packets: VecDeque<(Instant, i64)>,
    /// The first packet's arrival.
    begin: Option<Instant>,
    /// The last timestamp, as it came and without wrapping.
    last: Option<(u32, i64)>,
    since_computed: u32,
    percentile: Duration,
    /// The delay of the fastest packet, in samples.
    fastest: i64,
}

impl JitterEstimator {
    /// Records a packet.
    pub fn record(&mut self, timestamp: u32, now: Instant) {
        let begin = *self.begin.get_or_insert(now);
        let extended = match self.last {
            None => 0,
            Some((last, extended)) => {
                // The difference of two timestamps that wrap, which may be negative.
                extended + i64::from(timestamp.wrapping_sub(last) as i32)
            }
        };
        self.last = Some((timestamp, extended));
        let delay = samples(now.saturating_duration_since(begin)) - extended;
        if let Some((_, last)) = self.packets.back()
            && (delay - last).abs() > JUMP
        {
            self.packets.clear();
        }
        while self.packets.len() >= MAX_PACKETS
            || self
                .packets
                .front()
                .is_some_and(|(arrival, _)| *arrival + PERIOD < now)
        {
            self.packets.pop_front();
        }
        self.packets.push_back((now, delay));
        self.since_computed += 1;
        let is_new_worst = self.packets.len() < MAX_PACKETS / 8 && self.since_computed > 1;
        if self.since_computed >= RECOMPUTE_AFTER || is_new_worst {
            self.compute();
        }
    }

    /// The delay that 95 % of the packets do not exceed, compared with the fastest of them.
    pub fn percentile(&self) -> Duration {
        self.percentile
    }

    /// By how much later than the fastest way allows the packet with this timestamp is, if it is played now.
    pub fn delay(&self, timestamp: u32, now: Instant) -> Duration {
        let (Some(begin), Some((last, extended))) = (self.begin, self.last) else {
            return Duration::ZERO;
        };
        let extended = extended + i64::from(timestamp.wrapping_sub(last) as i32);
        let played = samples(now.saturating_duration_since(begin));
        duration(played - extended - self.fastest)
    }

    fn compute(&mut self) {
        self.since_computed = 0;
        let mut delays: Vec<_> = self.packets.iter().map(|(_, delay)| *delay).collect();
        let Some(fastest) = delays.iter().min().copied() else {
            return;
        };
        let index = (delays.len() * 95 / 100).min(delays.len() - 1);
        let (_, percentile, _) = delays.select_nth_unstable(index);
        self.percentile = duration(*percentile - fastest);
        self.fastest = fastest;
    }
}

/// A time in samples.
fn samples(time: Duration) -> i64 {
    (time.as_micros() * 48 / 1000) as i64
}

fn duration(samples: i64) -> Duration {
    Duration::from_micros(samples.max(0) as u64 * 1000 / 48)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records packets that arrive later than the fastest by `late` (ms).
    fn record(late: impl Iterator<Item = u64>, first_timestamp: u32) -> Duration {
        let start = Instant::now();
        let mut jitter = JitterEstimator::default();
        for (index, late) in late.enumerate() {
            let timestamp = first_timestamp.wrapping_add(index as u32 * 960);
            let arrival = Duration::from_millis(index as u64 * 20 + late);
            jitter.record(timestamp, start + arrival);
        }
        jitter.percentile()
    }

    #[test]
    fn the_percentile_is_that_of_the_delays() {
        assert_eq!(record((0..100).map(|_| 7), 0), Duration::ZERO);
        // 10 % of the packets are 50 ms late, and 2 % are 300 ms late.
        assert_eq!(
            record((0..200).map(|n| if n % 10 == 3 { 50 } else { 0 }), 5).as_millis(),
            50
        );
        assert_eq!(
            record((0..200).map(|n| if n % 50 == 3 { 300 } else { 0 }), 5).as_millis(),
            0
        );
    }

    #[test]
    fn timestamps_wrap() {
        assert_eq!(record((0..100).map(|_| 0), u32::MAX - 9600), Duration::ZERO);
    }

    #[test]
    fn a_pause_without_timestamps_is_no_jitter() {
        let start = Instant::now();
        let mut jitter = JitterEstimator::default();
        for index in 0..100 {
            let pause = if index >= 50 { 3000 } else { 0 };
            jitter.record(
                index * 960,
                start + Duration::from_millis(u64::from(index) * 20 + pause),
            );
        }
        assert_eq!(jitter.percentile(), Duration::ZERO);
    }
}
