//! Tests of the jitter buffer with a clock of their own: what is sent, delayed and lost is known, so is what must be heard.

use std::time::{Duration, Instant};

use super::*;
use crate::dave::SILENCE;

const FRAME: Duration = Duration::from_millis(20);

/// A packet of 20 ms with a number in it.
fn packet(number: u16) -> Vec<u8> {
    let [high, low] = number.to_be_bytes();
    vec![0xfc, high, low, 1]
}

fn number(payload: &[u8]) -> Option<u16> {
    match payload {
        [0xfc, high, low, 1] => Some(u16::from_be_bytes([*high, *low])),
        _ => None,
    }
}

/// Sends `frames` packets, each after its delay in milliseconds unless it is lost, and plays a frame every 20 ms. The play-out begins
/// 7 ms after the sender.
fn run(
    buffer: &mut JitterBuffer,
    first: u16,
    frames: u32,
    delay: impl Fn(u32) -> Option<u64>,
) -> Vec<Playout> {
    let start = Instant::now();
    let mut arrivals: Vec<_> = (0..frames)
        .filter_map(|frame| {
            let at = start + FRAME * frame + Duration::from_millis(delay(frame)?);
            Some((at, frame))
        })
        .collect();
    arrivals.sort();
    let mut arrivals = arrivals.into_iter().peekable();
    let ticks = (0..frames + 30).map(|tick| {
        let now = start + Duration::from_millis(7) + FRAME * tick;
        while let Some((at, frame)) = arrivals.next_if(|(at, _)| *at <= now) {
            let sequence = first.wrapping_add(frame as u16);
            buffer.push(sequence, frame.wrapping_mul(960), &packet(sequence), at);
        }
        buffer.pop(now)
    });
    ticks.collect()
}

fn heard(played: &[Playout]) -> Vec<u16> {
    let numbers = played.iter().filter_map(|playout| match playout {
        Playout::Packet(payload) => number(payload),
        _ => None,
    });
    numbers.collect()
}

/// What is neither a packet nor silence between the first and the last packet.
fn holes(played: &[Playout]) -> usize {
    let is_packet = |playout: &Playout| matches!(playout, Playout::Packet(_));
    let first = played.iter().position(is_packet).unwrap();
    let last = played.iter().rposition(is_packet).unwrap();
    played[first..=last]
        .iter()
        .filter(|playout| !is_packet(playout))
        .count()
}

#[test]
fn an_even_stream_is_played_whole_after_the_first_target() {
    let mut buffer = JitterBuffer::default();
    let played = run(&mut buffer, 65_500, 200, |_| Some(0));
    let expected: Vec<u16> = (0..200).map(|n| 65_500_u16.wrapping_add(n)).collect();
    assert_eq!((heard(&played), holes(&played)), (expected, 0));
    // The first target is 40 ms.
    assert_eq!(played.iter().position(|p| *p != Playout::Silence), Some(1));
    assert_eq!(buffer.target(), Duration::from_millis(40));
}

#[test]
fn reordered_packets_are_played_in_order() {
    let mut buffer = JitterBuffer::default();
    let played = run(&mut buffer, 0, 100, |n| {
        Some(if n % 4 == 1 { 25 } else { 0 })
    });
    assert_eq!((heard(&played), holes(&played)), ((0..100).collect(), 0));
}

#[test]
fn a_lost_packet_is_restored_from_the_next() {
    let mut buffer = JitterBuffer::default();
    let played = run(&mut buffer, 0, 50, |n| (n != 20).then_some(0));
    let at = played
        .iter()
        .position(|p| matches!(p, Playout::Restore { .. }))
        .unwrap();
    assert_eq!(
        played[at - 1..=at + 1],
        [
            Playout::Packet(packet(19)),
            Playout::Restore {
                next: packet(21),
                samples: 960
            },
            Playout::Packet(packet(21)),
        ]
    );
    assert_eq!(buffer.stats().lost, 1);
}

#[test]
fn a_long_loss_is_concealed_for_60_ms_and_takes_no_time_of_its_own() {
    let mut buffer = JitterBuffer::default();
    let played = run(&mut buffer, 0, 60, |n| {
        (!(20..30).contains(&n)).then_some(0)
    });
    assert_eq!(heard(&played), (0..20).chain(30..60).collect::<Vec<_>>());
    let at = |number| {
        played
            .iter()
            .position(|p| *p == Playout::Packet(packet(number)))
    };
    let concealed = |playout: &&Playout| matches!(playout, Playout::Conceal { .. });
    let before = played[..at(30).unwrap()].iter().filter(concealed).count();
    assert!((3..=5).contains(&before), "{before}");
    let gap = at(30).unwrap() - at(19).unwrap();
    assert!((10..=13).contains(&gap), "{gap}");
}

#[test]
fn the_delay_grows_with_the_jitter_so_that_nothing_more_is_missing() {
    let mut buffer = JitterBuffer::default();
    let mut random = fastrand::Rng::with_seed(11);
    let delays: Vec<u64> = (0..1000).map(|_| random.u64(0..80)).collect();
    let played = run(&mut buffer, 0, 1000, |n| Some(delays[n as usize]));
    let late = buffer.stats().late;
    assert!(late <= 30, "{late} of 1000 late");
    assert!(holes(&played[100..]) <= 10, "{}", holes(&played[100..]));
    assert!(
        buffer.target() > Duration::from_millis(80),
        "{:?}",
        buffer.target()
    );
    assert!(
        buffer.target() <= Duration::from_millis(110),
        "{:?}",
        buffer.target()
    );
}

#[test]
fn the_delay_shrinks_between_talk_spurts() {
    let mut buffer = JitterBuffer::default();
    let mut random = fastrand::Rng::with_seed(12);
    let delays: Vec<u64> = (0..500).map(|_| random.u64(0..100)).collect();
    run(&mut buffer, 0, 500, |n| Some(delays[n as usize]));
    assert!(buffer.target() > Duration::from_millis(90));
    let start = Instant::now() + Duration::from_secs(3600);
    let mut now = start;
    for number in 0..400 {
        now = start + FRAME * number;
        let sequence = 500 + number as u16;
        buffer.push(sequence, number * 960, &packet(sequence), now);
        buffer.pop(now);
    }
    while buffer.pop(now) != Playout::Silence {}
    now += Duration::from_secs(1);
    buffer.push(900, 500_000, &packet(900), now);
    assert!(
        buffer.target() < Duration::from_millis(30),
        "{:?}",
        buffer.target()
    );
}

#[test]
fn silence_ends_a_talk_spurt_without_concealment() {
    let mut buffer = JitterBuffer::default();
    let start = Instant::now();
    for sequence in 0..15_u16 {
        let payload = if sequence < 10 {
            packet(sequence)
        } else {
            SILENCE.to_vec()
        };
        let at = start + FRAME * u32::from(sequence);
        buffer.push(sequence, u32::from(sequence) * 960, &payload, at);
    }
    let mut now = start + Duration::from_secs(1);
    let mut played = Vec::new();
    while !buffer.is_idle() {
        played.push(buffer.pop(now));
        now += FRAME;
    }
    assert_eq!(buffer.stats().concealed, 0);
    assert_eq!(heard(&played), (0..10).collect::<Vec<_>>());
    assert_eq!(buffer.pop(now), Playout::Silence);
    assert_eq!(buffer.deviation(), None);
}

#[test]
fn a_burst_does_not_delay_for_ever() {
    let mut buffer = JitterBuffer::default();
    let played = run(&mut buffer, 0, 500, |n| {
        // A second in which nothing arrives, and then everything at once.
        Some(if (100..150).contains(&n) {
            u64::from(150 - n) * 20
        } else {
            0
        })
    });
    assert!(buffer.stats().dropped > 20, "{:?}", buffer.stats());
    let at = played
        .iter()
        .position(|p| *p == Playout::Packet(packet(450)))
        .unwrap();
    assert!(at <= 450 + 27, "{at}");
}

#[test]
fn a_source_that_begins_anew_is_heard() {
    let mut buffer = JitterBuffer::default();
    run(&mut buffer, 10, 50, |_| Some(0));
    let played = run(&mut buffer, 40_000, 50, |_| Some(0));
    assert_eq!(heard(&played).len(), 50);
}

#[test]
fn another_source_may_count_from_any_number() {
    let mut buffer = JitterBuffer::default();
    run(&mut buffer, 10, 50, |_| Some(0));
    buffer.restart();
    let played = run(&mut buffer, 10, 50, |_| Some(0));
    assert_eq!(heard(&played).len(), 50);
    assert_eq!(buffer.stats().late, 0);
}

#[test]
fn other_durations_and_nonsense() {
    let mut buffer = JitterBuffer::default();
    let now = Instant::now();
    buffer.push(1, 0, &[], now);
    buffer.push(1, 0, &[0xff, 0xff], now);
    assert!(buffer.is_idle());
    // Two packets of 60 ms are enough for the target.
    let long = [3 << 3, 7];
    buffer.push(1, 0, &long, now);
    assert_eq!(buffer.pop(now), Playout::Packet(long.to_vec()));
    // A packet that was played is late.
    buffer.push(1, 0, &long, now);
    assert_eq!(buffer.stats().late, 1);
    buffer.push(3, 5760, &long, now);
    let later = now + Duration::from_secs(1);
    assert_eq!(
        buffer.pop(later),
        Playout::Restore {
            next: long.to_vec(),
            samples: 2880
        }
    );
    for sequence in 0..u16::MAX {
        buffer.push(sequence, 0, &packet(sequence), now);
    }
    assert!(buffer.deviation().unwrap_or_default() < 3.0);
}

/// The acceptance of the design: 5 % random loss and 30 ms of jitter, and almost no silence where there was speech.
#[test]
fn a_bad_network_leaves_no_silence() {
    let mut buffer = JitterBuffer::default();
    let mut random = fastrand::Rng::with_seed(13);
    let delays: Vec<Option<u64>> = (0..5000)
        .map(|_| (random.u32(0..100) >= 5).then(|| random.u64(0..30)))
        .collect();
    let played = run(&mut buffer, 0, 5000, |n| delays[n as usize]);
    let first = played.iter().position(|p| *p != Playout::Silence).unwrap();
    let silent = played[first..4990]
        .iter()
        .filter(|p| **p == Playout::Silence)
        .count();
    assert!(silent <= 5, "{silent} of 5000");
    let stats = buffer.stats();
    assert!(stats.lost < 350, "{stats:?}");
}

#[test]
fn a_very_bad_network_is_concealed_and_counted() {
    let mut buffer = JitterBuffer::default();
    let mut random = fastrand::Rng::with_seed(14);
    let delays: Vec<Option<u64>> = (0..5000)
        .map(|_| (random.u32(0..100) >= 20).then(|| random.u64(0..50)))
        .collect();
    let played = run(&mut buffer, 0, 5000, |n| delays[n as usize]);
    let arrived = delays.iter().flatten().count() as u64;
    let stats = buffer.stats();
    assert!(stats.played > arrived * 98 / 100, "{stats:?} of {arrived}");
    assert!(stats.lost >= 5000 - arrived - 5, "{stats:?} of {arrived}");
    // Four of five missing packets are followed by one that restores or conceals them.
    assert!(stats.concealed > stats.lost * 960 / 2, "{stats:?}");
    assert!(heard(&played).is_sorted());
}
