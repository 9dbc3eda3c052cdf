//! `cargo xtask test`: runs all tests in stages, and prints a table of the results.

mod arm64;
mod builders;
mod conformance;
mod corpus;
mod docs;
mod early_builds;
mod engine;
mod examples;
mod expectations;
mod export;
mod fuzz;
mod godot;
pub mod interop;
mod libraries;
mod libtest;
mod other_extension;
mod package;
mod platform_suites;
mod processes;
mod report;
mod runner;
mod unit;
mod windows;
mod windows_godot;
mod without_library;
mod world;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use early_builds::EarlyBuilds;
pub use libtest::ENGINE_TESTS;
use report::Report;
pub use report::Tally;

use crate::lock;

/// A stage of the tests, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The tests of each crate, without Godot
    Unit,
    /// The client on the sandbox, without Godot
    Engine,
    /// Malformed input for the decoders of network data
    Fuzz,
    /// The suites of tests/godot, in three Godot processes at once
    Godot,
    /// The class reference, the examples in it, and the documentation site
    Docs,
    /// Games that must quit by themselves, each in a Godot process of its own
    Processes,
    /// The examples of the demo project, each in a Godot process of its own
    Examples,
    /// The requests of every DiscordREST method against Discord's specification
    Conformance,
    /// How much of a large folder of payloads the model types keep, if there is one
    Corpus,
    /// Other libraries on the sandbox, and the builders compared with those of discord.js
    Interop,
    /// The exported demo on a sandbox in another process
    Export,
    /// What the distributed libraries need and contain
    Libraries,
    /// The packed addon in an empty project
    Package,
    /// Suites of tests/godot and an exported game on Linux arm64, in an emulator
    Arm64,
    /// The client and the library on Windows, in Wine; with $GODOT_WINDOWS also in that Godot for Windows
    Windows,
}

/// A part of a stage. It runs as a whole, or not at all if a requirement is missing.
type Part = fn() -> Result<Vec<Tally>>;

impl Stage {
    /// Whether the stage runs if no stage is named.
    const fn runs_by_default(self) -> bool {
        !matches!(self, Self::Arm64 | Self::Windows)
    }

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Unit => &[unit::run],
            Self::Engine => &[engine::run],
            Self::Fuzz => &[fuzz::run],
            // They take the names of suites.
            Self::Godot | Self::Arm64 => &[],
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
                interop::compare_worlds,
                interop::voice,
                builders::run,
            ],
            Self::Export => &[export::run],
            Self::Libraries => &[libraries::run],
            Self::Package => &[package::run],
            Self::Windows => &[windows::run],
        }
    }
}

/// Which stages run.
#[derive(Clone, Copy)]
pub enum Selection<'a> {
    /// All but those that take long and test what few changes break.
    Default,
    /// Every stage.
    All,
    /// These stages.
    Only(&'a [Stage]),
}

/// Runs stages, and prints the closing line `N passed, N failed`. After a stage that fails the others still run. `suites` are parts of
/// the names of tests in Godot, if only some of them are run.
pub fn run(selection: Selection<'_>, suites: &[String]) -> ExitCode {
    let mut report = Report::default();
    let mut early_builds = None;
    for stage in Stage::value_variants() {
        let name = stage
            .to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default();
        match selection {
            Selection::Only(stages) if !stages.contains(stage) => continue,
            Selection::Default if !stage.runs_by_default() => {
                report.skip(
                    &name,
                    format!("not run by default: --only {name}, or --all"),
                );
                continue;
            }
            _ => {}
        }
        println!("\n── {name} ──");
        let mut run = |part: &dyn Fn() -> Result<Vec<Tally>>| {
            let started = Instant::now();
            // All runs write logs, exported games and unpacked projects to the same paths.
            let result = lock::acquire("tests").and_then(|_lock| part());
            report.add(&name, started.elapsed(), result);
        };
        match stage {
            Stage::Godot => run(&|| godot::run(suites)),
            Stage::Arm64 => run(&|| arm64::run(suites)),
            Stage::Windows => run(&|| windows_godot::run(suites)),
            _ => {}
        }
        stage.parts().iter().for_each(|part| run(part));
        // The first stage uses all processors itself, for the build of the tests.
        if !matches!(selection, Selection::Only(_)) {
            early_builds.get_or_insert_with(EarlyBuilds::start);
        }
    }
    drop(early_builds);
    println!("\n{}", report.table());
    println!("{}", report.closing_line());
    if report.failed() == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
