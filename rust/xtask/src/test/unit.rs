//! The tests of the crates, and the examples in their documentation.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::libtest::{self, ENGINE_TESTS};
use super::report::Tally;
use crate::cargo::{self, WORKSPACE_SELECTION};
use crate::process::{self, Echo};
use crate::workspace;

/// Time limit for the examples, which are compiled one by one.
const EXAMPLES_LIMIT: Duration = Duration::from_secs(600);

pub fn run() -> Result<Vec<Tally>> {
    let artifacts = cargo::build(&[&["test", "--no-run"], &WORKSPACE_SELECTION[..]].concat())?;
    let mut tallies = Vec::new();
    for artifact in artifacts
        .iter()
        .filter(|artifact| artifact.is_test && !artifact.home.ends_with("tests/engine"))
    {
        let tally = libtest::run(artifact)?;
        // A program without tests needs no line in the table.
        if tally.passed + tally.failed > 0 {
            tallies.push(tally);
        }
    }
    // Cargo reports them in the order in which they were compiled.
    tallies.sort_by(|one, other| one.suite.cmp(&other.suite));
    tallies.push(examples()?);
    Ok(tallies)
}

fn examples() -> Result<Tally> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(workspace::root())
        .args(["test", "--doc", "--exclude", ENGINE_TESTS])
        .args(WORKSPACE_SELECTION);
    let finished = process::run(&mut cargo, EXAMPLES_LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join("examples.log"))?;
    Ok(libtest::tally(
        "examples in the documentation".to_owned(),
        &finished,
    ))
}
