//! The steps of an event's way, each alone and without a network: what of an event costs how much, and on which thread.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use discord_cache::{Cache, Prepared, Statistic, prepare};
use discord_model::Event;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::stream::{Size, Stream};

pub fn run(size: Size) -> Result<()> {
    let stream = Stream::new(size);
    let mut cache = Cache::default();
    phase("startup", &stream.startup, &mut cache)?;
    phase("events", &stream.events, &mut cache)?;
    phase("a chunk of members", &[stream.chunk], &mut cache)?;
    statistics(&cache);
    Ok(())
}

/// How much is kept of each kind, and what one of it takes.
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

/// Name and payload of a frame, which is what the gateway hands out.
fn opened(frame: &str) -> Result<(String, &str)> {
    let fields: BTreeMap<&str, &RawValue> = serde_json::from_str(frame)?;
    let name = fields.get("t").context("no name")?;
    let data = fields.get("d").context("no payload")?;
    Ok((serde_json::from_str(name.get())?, data.get()))
}

fn phase(name: &str, frames: &[String], cache: &mut Cache) -> Result<()> {
    let frames: Vec<_> = frames
        .iter()
        .map(|frame| opened(frame))
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
        for (name, data) in &frames {
            prepared.push(
                Event::decode(name, data)
                    .map(prepare)
                    .unwrap_or(Prepared::Event(Event::Unknown)),
            );
        }
    });
    let mut times = Vec::with_capacity(count);
    let mut changes = Vec::with_capacity(count);
    for event in prepared {
        let begin = Instant::now();
        changes.push(cache.commit(event));
        times.push(begin.elapsed());
    }
    let total: Duration = times.iter().sum();
    times.sort_unstable();
    println!(
        "  commit: {:.2} µs an event, median {:?}, p99 {:?}, longest {:?}",
        total.as_secs_f64() * 1e6 / count as f64,
        times[count / 2],
        times[count * 99 / 100],
        times[count - 1]
    );
    Ok(())
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
