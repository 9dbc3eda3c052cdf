//! The consumers. Each is a process of its own, and prints a [`Report`].

pub mod ours;
pub mod twilight;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::usage::Process;

/// The task of a consumer.
pub struct Task {
    /// The host and the port of the replay gateway.
    pub address: String,
    /// The number of messages of the startup: READY and the guilds.
    pub startup: usize,
    /// The number of events after the startup.
    pub events: usize,
}

/// The figures of one run.
#[derive(Clone, Copy)]
pub struct Report {
    /// From the login until the last guild is cached.
    pub startup: Duration,
    /// From the first event until the last one is committed.
    pub events: Duration,
    /// Processor time of all threads over the startup.
    pub startup_cpu: Duration,
    /// Processor time of all threads over the events.
    pub events_cpu: Duration,
    /// Resident bytes after the startup.
    pub startup_memory: u64,
    /// Resident bytes after the events.
    pub memory: u64,
    /// The numbers of cached members, presences and messages at the end.
    pub kept: [usize; 3],
}

impl Report {
    pub fn write(&self) -> String {
        json!({
            "startup": self.startup.as_secs_f64(), "events": self.events.as_secs_f64(),
            "startup_cpu": self.startup_cpu.as_secs_f64(), "events_cpu": self.events_cpu.as_secs_f64(),
            "startup_memory": self.startup_memory, "memory": self.memory, "kept": self.kept,
        })
        .to_string()
    }

    pub fn read(text: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(text).context("no report")?;
        let time = |name: &str| Duration::from_secs_f64(report[name].as_f64().unwrap_or(0.0));
        let number = |value: &Value| value.as_u64().unwrap_or(0);
        Ok(Self {
            startup: time("startup"),
            events: time("events"),
            startup_cpu: time("startup_cpu"),
            events_cpu: time("events_cpu"),
            startup_memory: number(&report["startup_memory"]),
            memory: number(&report["memory"]),
            kept: [0, 1, 2].map(|at| number(&report["kept"][at]) as usize),
        })
    }
}

/// Measures a phase.
struct Watch {
    begin: Instant,
    cpu: Duration,
}

impl Watch {
    fn start() -> Self {
        Self {
            begin: Instant::now(),
            cpu: Process::own().processor(),
        }
    }

    /// The time and the processor time of the phase.
    fn stop(&self) -> (Duration, Duration) {
        (self.begin.elapsed(), Process::own().processor() - self.cpu)
    }
}
