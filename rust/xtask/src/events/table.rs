//! The table, with a row for each event and signal.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;

use anyhow::{Result, ensure};

use super::signals::{self, Signal};
use crate::suites::{self, Test};
use crate::workspace;

/// The signal that is emitted for every event.
const EVERY_EVENT: &str = "raw_event";

/// The file with the list of events in `discord-model`.
const EVENTS: &str = "rust/model/src/events/mod.rs";

/// The contents of the table.
pub struct Table {
    events: Vec<String>,
    signals: Vec<Signal>,
    tests: Vec<Test>,
}

impl Table {
    /// Reads the contents from the sources.
    pub fn read() -> Result<Self> {
        Ok(Self {
            events: events(&fs::read_to_string(workspace::root().join(EVENTS))?),
            signals: signals::read()?,
            tests: suites::read()?,
        })
    }

    /// Checks that each event has a signal, and each signal a test.
    pub fn check(&self) -> Result<()> {
        ensure!(!self.events.is_empty(), "{EVENTS} lists no event");
        for event in &self.events {
            ensure!(
                self.signals_of(event).next().is_some(),
                "no signal's documentation names `{event}`"
            );
        }
        for signal in &self.signals {
            ensure!(
                !self.suites_of(signal).is_empty(),
                "no test in tests/godot/suites uses the signal {}",
                signal.name
            );
        }
        Ok(())
    }

    fn signals_of<'a>(&'a self, event: &'a str) -> impl Iterator<Item = &'a Signal> {
        let names = move |signal: &&Signal| signal.mentions.iter().any(|name| name == event);
        self.signals.iter().filter(names)
    }

    /// The suites with tests that use a signal, and the number of these tests.
    fn suites_of(&self, signal: &Signal) -> BTreeMap<&str, usize> {
        let mut suites = BTreeMap::new();
        for test in self.tests.iter().filter(|test| test.uses(&signal.name)) {
            *suites.entry(test.suite.as_str()).or_default() += 1;
        }
        suites
    }

    fn row(&self, f: &mut fmt::Formatter<'_>, event: &str, signal: &Signal) -> fmt::Result {
        let classes = match signal.classes.is_empty() {
            true => "–".to_owned(),
            false => signal.classes.join(", "),
        };
        let suites = self.suites_of(signal).into_iter();
        let suites: Vec<_> = suites
            .map(|(suite, count)| format!("{suite} ({count})"))
            .collect();
        writeln!(
            f,
            "| {event} | `{}` | {classes} | {} |",
            signal.name,
            suites.join(", ")
        )
    }
}

/// The names in the list of `events!`, in the order of the list.
fn events(source: &str) -> Vec<String> {
    let list = source.lines().map(str::trim);
    let list = list.filter_map(|line| line.strip_prefix('"')?.split_once("\" "));
    list.map(|(name, _)| name.to_owned()).collect()
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "# Events\n\n\
             Every event that Discord documents for its gateway, the signal of `DiscordClient` that is emitted for it, the classes of\n\
             the signal's arguments, and the suites in `tests/godot/suites` that test it, with the number of their tests.\n\
             `cargo xtask events` generates this page; the tests fail if a row is incomplete. For events that Discord does not\n\
             document, only `{EVERY_EVENT}` is emitted.\n\n\
             | Event | Signal | Classes | Tests |\n\
             |---|---|---|---|"
        )?;
        for event in &self.events {
            for signal in self.signals_of(event) {
                self.row(f, event, signal)?;
            }
        }
        writeln!(
            f,
            "\n## Signals without an event\n\n\
             | Signal | Classes | Tests |\n\
             |---|---|---|"
        )?;
        let of_no_event = |signal: &&Signal| {
            let events = &self.events;
            !signal.mentions.iter().any(|name| events.contains(name))
        };
        for signal in self.signals.iter().filter(of_no_event) {
            let suites = self.suites_of(signal);
            let suites: Vec<_> = suites.into_keys().collect();
            let classes = signal.classes.join(", ");
            writeln!(
                f,
                "| `{}` | {classes} | {} |",
                signal.name,
                suites.join(", ")
            )?;
        }
        Ok(())
    }
}
