//! Times the steps of an event separately and without a network, on the background thread and on the main thread.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use discord_cache::{Cache, PreparedEvent, Statistic, prepare};
use discord_model::Event;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::stream::{Size, Stream};

pub fn run(size: Size) -> Result<()> {
    let stream = Stream::new(size);
    let mut cache = Cache::default();
    phase("startup", &stream.startup, &mut cache)?;
    phase("events", &stream.events, &mut cache)?;
    statistics(&cache);
    drop(cache);
    chunks(&stream)
}

/// Adds all users to one guild, a thousand members at a time, and then updates them with the same data.
fn chunks(stream: &Stream) -> Result<()> {
    let mut cache = Cache::default();
    for frame in stream.startup.iter().take(2) {
        cache.commit(prepare_event(parse_frame(frame)?));
    }
    println!("chunks of 1,000 members, {} of them", stream.chunks.len());
    for name in ["new members", "the same again"] {
        let mut times = Times::default();
        for frame in &stream.chunks {
            let prepared = prepare_event(parse_frame(frame)?);
            times.measure(|| drop(cache.commit(prepared)));
            // In a game a background thread frees them.
            drop(cache.take_deferred_drop());
        }
        times.print(name);
    }
    Ok(())
}

/// Prints how many entities of each kind are cached, and the size of one.
fn statistics(cache: &Cache) {
    println!("kept");
    for Statistic { kind, count, bytes } in cache.statistics() {
        println!(
            "  {kind}: {count}, {:.1} MB, {:.0} bytes each",
            bytes as f64 / 1e6,
            bytes as f64 / count.max(1) as f64
        );
    }
}

/// The name and the payload of a frame, as the gateway passes them to its handler.
fn parse_frame(frame: &str) -> Result<(&str, &str)> {
    let fields: BTreeMap<&str, &RawValue> = serde_json::from_str(frame)?;
    let name = fields.get("t").context("no name")?;
    let data = fields.get("d").context("no payload")?;
    Ok((serde_json::from_str(name.get())?, data.get()))
}

fn phase(name: &str, frames: &[String], cache: &mut Cache) -> Result<()> {
    let frames: Vec<_> = frames
        .iter()
        .map(|frame| parse_frame(frame))
        .collect::<Result<_>>()?;
    let count = frames.len();
    println!("{name}, {count} events");
    time(
        "  skipping the JSON (serde_json's IgnoredAny)",
        count,
        || {
            for (_, data) in &frames {
                black_box(serde_json::from_str::<serde::de::IgnoredAny>(data).ok());
            }
        },
    );
    time("  serde_json's Value", count, || {
        for (_, data) in &frames {
            black_box(serde_json::from_str::<Value>(data).ok());
        }
    });
    time("  decode, and drop", count, || {
        for (name, data) in &frames {
            black_box(Event::decode(name, data).ok());
        }
    });
    let mut prepared = Vec::with_capacity(count);
    time("  decode and prepare", count, || {
        prepared.extend(frames.iter().copied().map(prepare_event));
    });
    let mut all = Times::default();
    let mut kinds = BTreeMap::<&str, Times>::new();
    for ((name, _), event) in frames.iter().zip(prepared) {
        let taken = all.measure(|| drop(cache.commit(event)));
        kinds.entry(name).or_default().0.push(taken);
    }
    println!("  commit, and drop what there was before");
    all.print("all");
    for (name, times) in kinds {
        times.print(name);
    }
    Ok(())
}

/// The prepared event of a frame, as the background thread passes it on.
fn prepare_event((name, data): (&str, &str)) -> PreparedEvent {
    Event::decode(name, data).map_or(PreparedEvent::Event(Event::Unknown), prepare)
}

/// The durations of repeated work.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    /// Does some work, and records its duration.
    fn measure(&mut self, work: impl FnOnce()) -> Duration {
        let begin = Instant::now();
        work();
        let taken = begin.elapsed();
        self.0.push(taken);
        taken
    }

    fn print(mut self, name: &str) {
        self.0.sort_unstable();
        let count = self.0.len();
        let total: Duration = self.0.iter().sum();
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        println!(
            "    {name:<24} {count:>7}: mean {:.2} µs, least {:.2}, median {:.2}, p99 {:.2}, longest {:.1}",
            micros(total) / count as f64,
            micros(self.0[0]),
            micros(self.0[count / 2]),
            micros(self.0[count * 99 / 100]),
            micros(self.0[count - 1])
        );
    }
}

fn time(what: &str, count: usize, work: impl FnOnce()) {
    let begin = Instant::now();
    work();
    let taken = begin.elapsed().as_secs_f64();
    println!(
        "{what}: {:.3} s, {:.2} µs an event, {:.0} a second",
        taken,
        taken * 1e6 / count as f64,
        count as f64 / taken
    );
}
