//! `cargo xtask lint`: all checks that do not run the project.

mod clippy;
mod dependencies;
mod format;
mod gdscript;
mod language;
mod licenses;
mod local_paths;
mod workflows;

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::Result;
use clap::ValueEnum;

use crate::missing_requirement::MissingRequirement;
use crate::process;
use crate::third_party;
use crate::workspace;

/// A check, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Check {
    /// rustfmt, and spaces at the ends of lines
    Format,
    /// clippy
    Clippy,
    /// gdformat and gdlint
    Gdscript,
    /// cargo-deny: licenses, bans, sources, and advisories if they can be downloaded
    Licenses,
    /// Dependencies between the crates of the workspace
    Dependencies,
    /// Paths and hosts of this machine in files of the project
    LocalPaths,
    /// The licenses in addons/discord/THIRD_PARTY.txt
    ThirdParty,
    /// The workflows of GitHub: their schema, and zizmor
    Workflows,
    /// Words that the project does not use, with their replacements
    Language,
}

impl Check {
    fn run(self) -> Result<()> {
        match self {
            Self::Format => format::check(),
            Self::Clippy => clippy::check(),
            Self::Gdscript => gdscript::check(),
            Self::Licenses => licenses::check(),
            Self::Dependencies => dependencies::check(),
            Self::LocalPaths => local_paths::check(),
            Self::ThirdParty => third_party::check(),
            Self::Workflows => workflows::check(),
            Self::Language => language::check(),
        }
    }
}

/// Runs the given checks, or all of them if the list is empty. After a check that fails the others still run.
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
            Err(error)
                if error.downcast_ref::<MissingRequirement>().is_some() && !workspace::in_ci() =>
            {
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

/// The files of the project that match a pattern such as `*.gd`: those that git tracks, and new ones that it does not ignore.
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
    // Git still lists a deleted file until the deletion is committed.
    Ok(files
        .lines
        .iter()
        .map(|line| workspace::root().join(&line.text))
        .filter(|path| path.is_file())
        .collect())
}
