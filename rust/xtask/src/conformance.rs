//! `cargo xtask conformance`: whether what is sent is what Discord's specification says.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::cargo;

/// The crate and its program.
const CRATE: &str = "discord-conformance-tests";

/// Prints what is missing or wrong, and how many operations are covered; succeeds if it is all of them.
///
/// # Errors
/// When the program does not build or cannot be started.
pub fn run(
    spec: Option<&Path>,
    recording: Option<&Path>,
    samples: Option<&Path>,
) -> Result<ExitCode> {
    let mut command = Command::new(cargo::program(CRATE, false)?);
    for (flag, file) in [
        ("--spec", spec),
        ("--recording", recording),
        ("--samples", samples),
    ] {
        if let Some(file) = file {
            command.arg(flag).arg(file);
        }
    }
    let succeeded = command.status()?.success();
    Ok(if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
