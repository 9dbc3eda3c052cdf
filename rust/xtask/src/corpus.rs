//! `cargo xtask corpus`: reports the fields of JSON files that the model types do not keep.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::cargo;

/// The crate of the program, and its name.
const CRATE: &str = "discord-corpus";

/// Prints the fields that could not be read or were lost, and the share that was kept. Succeeds if all of them were kept.
///
/// # Errors
/// If the program does not build or cannot be started.
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
