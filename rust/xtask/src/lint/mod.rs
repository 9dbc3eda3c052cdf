//! `cargo xtask lint`: everything that is checked without running the project.

mod addresses;
mod arrows;
mod clippy;
mod format;
mod gdscript;
mod licences;

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::Result;
use clap::ValueEnum;

use crate::process;
use crate::unavailable::Unavailable;
use crate::workspace;

/// A check that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Check {
    /// rustfmt, and blanks at the ends of lines
    Format,
    /// clippy
    Clippy,
    /// gdformat and gdlint
    Gdscript,
    /// cargo-deny: licences, bans, sources, and advisories where they can be fetched
    Licences,
    /// The arrows between the rooms
    Arrows,
    /// Addresses of this machine in tracked files
    Addresses,
}

impl Check {
    fn run(self) -> Result<()> {
        match self {
            Self::Format => format::check(),
            Self::Clippy => clippy::check(),
            Self::Gdscript => gdscript::check(),
            Self::Licences => licences::check(),
            Self::Arrows => arrows::check(),
            Self::Addresses => addresses::check(),
        }
    }
}

/// Runs the checks, all of them if none is named. One that finds something stops none after it.
pub fn run(only: &[Check]) -> ExitCode {
    let mut failed = 0;
    for check in Check::value_variants() {
        if !only.is_empty() && !only.contains(check) {
            continue;
        }
        let name = check
            .to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default();
        match check.run() {
            Ok(()) => println!("lint: {name}: clean"),
            Err(error) if error.downcast_ref::<Unavailable>().is_some() && !workspace::in_ci() => {
                println!("lint: {name}: cannot run: {error:#}");
            }
            Err(error) => {
                failed += 1;
                println!("lint: {name}: {error:#}");
            }
        }
    }
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Files of the project matching a pattern such as `*.gd`: those git tracks, and new ones it does not ignore.
fn project_files(patterns: &[&str]) -> Result<Vec<PathBuf>> {
    let mut git = Command::new("git");
    git.current_dir(workspace::root());
    git.args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
    ])
    .args(patterns);
    let files = process::quiet(&mut git, Duration::from_secs(60))?;
    // A file just deleted is still in git's list.
    Ok(files
        .lines
        .iter()
        .map(|line| workspace::root().join(&line.text))
        .filter(|path| path.is_file())
        .collect())
}
