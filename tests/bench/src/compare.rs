//! Runs our client and twilight in turns on the same stream, and prints a table.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::consumer::Report;
use crate::server::Server;
use crate::stream::{Size, Stream};

/// A client that is measured: a subcommand of a build of this program.
struct Consumer {
    name: &'static str,
    program: PathBuf,
    subcommand: &'static str,
    runs: Vec<Report>,
}

impl Consumer {
    fn new(name: &'static str, program: PathBuf, subcommand: &'static str) -> Self {
        Self {
            name,
            program,
            subcommand,
            runs: Vec::new(),
        }
    }

    /// Consumes the stream once. It fails if not all events were received.
    fn run(&mut self, address: &str, startup: usize, events: usize) -> Result<Report> {
        let output = Command::new(&self.program)
            .arg(self.subcommand)
            .args([address, &startup.to_string(), &events.to_string()])
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            bail!("{} ended with {}", self.name, output.status);
        }
        let text = String::from_utf8(output.stdout)?;
        let report = Report::read(text.lines().last().context("no report")?)?;
        self.runs.push(report);
        Ok(report)
    }
}

pub fn run(size: Size, before: Option<PathBuf>, repeats: usize) -> Result<()> {
    let stream = Stream::new(size);
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    println!(
        "{} guilds of {} members: {:.0} MB of JSON; {} events ({:?}): {:.0} MB of JSON",
        size.guilds,
        size.members,
        bytes(&stream.startup),
        stream.events.len(),
        size.mix,
        bytes(&stream.events)
    );
    let (startup, events) = (stream.startup.len(), stream.events.len());
    let server = Server::start(&stream)?;
    drop(stream);
    let own = std::env::current_exe()?;
    let mut consumers = vec![
        Consumer::new("ours", own.clone(), "ours"),
        Consumer::new("twilight", own, "twilight"),
    ];
    consumers.extend(before.map(|program| Consumer::new("before", program, "ours")));
    for number in 1..=repeats {
        for consumer in &mut consumers {
            let report = consumer.run(&server.address, startup, events)?;
            println!(
                "run {number} {:>9}: startup {:.2} s, {:.0} events a second, {:.1} µs an event, {:.0} MiB",
                consumer.name,
                report.startup.as_secs_f64(),
                rate(events, report.events),
                report.events_cpu.as_secs_f64() * 1e6 / events as f64,
                mebibytes(report.memory)
            );
        }
    }
    println!();
    table(events, &consumers);
    Ok(())
}

/// Prints the median of each figure, and its ratio to that of each other client.
fn table(events: usize, consumers: &[Consumer]) {
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
    let Some((ours, others)) = consumers.split_first() else {
        return;
    };
    let names = others.iter().map(|other| other.name);
    let names = names.map(|name| format!(" {name} | ours / {name} |"));
    println!(
        "| median of {} runs | ours |{}",
        ours.runs.len(),
        names.collect::<String>()
    );
    println!("|---|---|{}", "---|---|".repeat(others.len()));
    for (name, digits, figure) in figures {
        let of = |consumer: &Consumer| median(consumer.runs.iter().map(&figure).collect());
        let own = of(ours);
        let others = others.iter().map(|other| {
            let theirs = of(other);
            format!(" {theirs:.digits$} | {:.2} |", own / theirs)
        });
        println!("| {name} | {own:.digits$} |{}", others.collect::<String>());
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
