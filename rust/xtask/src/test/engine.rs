//! The client against the sandbox, both in Rust.

use anyhow::Result;

use super::libtest::{self, SELECTION};
use super::report::Tally;
use crate::cargo;

pub fn run() -> Result<Vec<Tally>> {
    let artifacts = cargo::build(&[&["test", "--no-run"], &SELECTION[..]].concat())?;
    artifacts
        .iter()
        .filter(|artifact| artifact.is_test && artifact.home.ends_with("tests/engine"))
        .map(libtest::run)
        .collect()
}
