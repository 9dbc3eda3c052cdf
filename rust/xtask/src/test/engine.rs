//! Tests of the client on the sandbox, without Godot.

use anyhow::Result;

use super::libtest;
use super::report::Tally;
use crate::cargo::{self, WORKSPACE_SELECTION};

pub fn run() -> Result<Vec<Tally>> {
    let artifacts = cargo::build(&[&["test", "--no-run"], &WORKSPACE_SELECTION[..]].concat())?;
    artifacts
        .iter()
        .filter(|artifact| artifact.is_test && artifact.home.ends_with("tests/engine"))
        .map(libtest::run)
        .collect()
}
