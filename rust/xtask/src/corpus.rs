//! `cargo xtask corpus`: how much of a folder of JSON files the types keep.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::cargo;

/// The crate and its program.
const CRATE: &str = "discord-corpus";

/// Prints what could not be read or was lost, and the share of what was kept; succeeds if that is all.
///
/// # Errors
/// When the program does not build or cannot be started.
pub fn run(folder: &Path, all: bool) -> Result<ExitCode> {
    let mut command = Command::new(cargo::program(CRATE, false)?);
    if all {
        command.arg("--all");
    }
    let succeeded = command.arg(folder).status()?.success();
    Ok(if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
