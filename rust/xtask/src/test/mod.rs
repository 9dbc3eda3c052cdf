//! `cargo xtask test`: every test there is, in stages, with one table and one verdict at the end.

mod builders;
mod conformance;
mod corpus;
mod docs;
mod engine;
mod examples;
mod expectations;
mod export;
mod fuzz;
mod godot;
mod interop;
mod libtest;
mod package;
mod processes;
mod report;
mod runner;
mod unit;
mod world;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use report::Report;
pub use report::Tally;

use crate::alone::alone;

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The crates, without an engine
    Unit,
    /// The client against the sandbox, without Godot
    Engine,
    /// Made-up and mangled bytes for what reads the network
    Fuzz,
    /// The suites of tests/godot, in three Godots at once
    Godot,
    /// Documentation of every class, with examples that compile, and the site of it and the guides
    Docs,
    /// Games that must end by themselves, each a Godot of its own
    Processes,
    /// The examples of the demo project, each tried out in a Godot of its own
    Examples,
    /// What every method of DiscordREST sends, against Discord's own specification
    Conformance,
    /// How much the types keep of a large folder of payloads, if there is one
    Corpus,
    /// Other libraries against the sandbox, and our builders beside those of discord.js
    Interop,
    /// The exported demo against a sandbox outside the game
    Export,
    /// The packed addon in an empty project
    Package,
}

/// Something that runs or not, as a whole.
type Part = fn() -> Result<Vec<Tally>>;

impl Stage {
    fn parts(self) -> &'static [Part] {
        match self {
            Self::Unit => &[unit::run],
            Self::Engine => &[engine::run],
            Self::Fuzz => &[fuzz::run],
            Self::Godot => &[godot::run],
            Self::Docs => &[docs::class_reference, docs::site],
            Self::Processes => &[processes::run],
            Self::Examples => &[examples::run],
            Self::Conformance => &[conformance::run],
            Self::Corpus => &[corpus::run],
            Self::Interop => &[
                interop::discord_js,
                interop::discord_py,
                interop::hikari,
                interop::oceanic,
                interop::twilight,
                interop::same_world,
                builders::run,
            ],
            Self::Export => &[export::run],
            Self::Package => &[package::run],
        }
    }
}

/// Runs the stages, all of them if none is named, and prints the closing line `N passed, N failed`. A stage that fails
/// stops none after it.
pub fn run(only: &[Stage]) -> ExitCode {
    let mut report = Report::default();
    for stage in Stage::value_variants() {
        if !only.is_empty() && !only.contains(stage) {
            continue;
        }
        let name = stage
            .to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default();
        println!("\n── {name} ──");
        for part in stage.parts() {
            let started = Instant::now();
            // Logs, exported games and unpacked projects have one place each.
            let result = alone("tests").and_then(|_alone| part());
            report.add(&name, started.elapsed(), result);
        }
    }
    println!("\n{}", report.table());
    println!("{}", report.closing_line());
    if report.failed() == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
