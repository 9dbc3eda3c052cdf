//! Runs our client and twilight in turns on the same stream, and prints a table.

use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::consumer::Report;
use crate::server::Server;
use crate::stream::{Size, Stream};

/// The consumers, by their subcommands.
const CONSUMERS: [&str; 2] = ["ours", "twilight"];

pub fn run(size: Size, repeats: usize) -> Result<()> {
    let stream = Stream::new(size);
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    println!(
        "{} guilds of {} members: {:.0} MB of JSON; {} events: {:.0} MB of JSON",
        size.guilds,
        size.members,
        bytes(&stream.startup),
        stream.events.len(),
        bytes(&stream.events)
    );
    let (startup, events) = (stream.startup.len(), stream.events.len());
    let server = Server::start(&stream)?;
    drop(stream);
    let mut runs: [Vec<Report>; 2] = [Vec::new(), Vec::new()];
    for number in 1..=repeats {
        for (name, runs) in CONSUMERS.iter().zip(&mut runs) {
            let report = consume(name, &server.address, startup, events)?;
            println!(
                "run {number} {name:>9}: startup {:.2} s, {:.0} events a second, {:.0} MiB",
                report.startup.as_secs_f64(),
                rate(events, report.events),
                mebibytes(report.memory)
            );
            runs.push(report);
        }
    }
    println!();
    table(events, &runs);
    Ok(())
}

/// Runs a consumer. It fails if it has not received all events.
fn consume(name: &str, address: &str, startup: usize, events: usize) -> Result<Report> {
    let output = Command::new(std::env::current_exe()?)
        .arg(name)
        .args([address, &startup.to_string(), &events.to_string()])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        bail!("{name} ended with {}", output.status);
    }
    let text = String::from_utf8(output.stdout)?;
    Report::read(text.lines().last().context("no report")?)
}

/// Prints the median of each figure, and the ratio between the two consumers.
fn table(events: usize, runs: &[Vec<Report>; 2]) {
    type Figure<'a> = (&'a str, usize, Box<dyn Fn(&Report) -> f64>);
    let events_of = events as f64;
    let figures: [Figure<'_>; 9] = [
        ("startup, s", 2, Box::new(|run| run.startup.as_secs_f64())),
        (
            "startup, processor s",
            2,
            Box::new(|run| run.startup_cpu.as_secs_f64()),
        ),
        (
            "events a second",
            0,
            Box::new(move |run| rate(events, run.events)),
        ),
        (
            "processor time, µs an event",
            1,
            Box::new(move |run| run.events_cpu.as_secs_f64() * 1e6 / events_of),
        ),
        (
            "memory after startup, MiB",
            0,
            Box::new(|run| mebibytes(run.startup_memory)),
        ),
        (
            "memory at the end, MiB",
            0,
            Box::new(|run| mebibytes(run.memory)),
        ),
        ("members kept", 0, Box::new(|run| run.kept[0] as f64)),
        ("presences kept", 0, Box::new(|run| run.kept[1] as f64)),
        ("messages kept", 0, Box::new(|run| run.kept[2] as f64)),
    ];
    println!(
        "| median of {} runs | ours | twilight | ratio |",
        runs[0].len()
    );
    println!("|---|---|---|---|");
    for (name, digits, figure) in figures {
        let [ours, theirs] = [0, 1].map(|who| median(runs[who].iter().map(&figure).collect()));
        println!(
            "| {name} | {ours:.digits$} | {theirs:.digits$} | {:.2} |",
            ours / theirs
        );
    }
}

fn rate(events: usize, time: Duration) -> f64 {
    events as f64 / time.as_secs_f64()
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
