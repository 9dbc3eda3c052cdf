//! The benchmark of voice: our client beside songbird and discord.js, on the voice server of one sandbox.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::client;
use crate::missing_requirement::MissingRequirement;
use crate::process::{self, Echo};
use crate::test::interop;
use crate::workspace;

/// Time limit for building songbird, which takes some minutes.
const BUILD_LIMIT: Duration = Duration::from_secs(30 * 60);

/// Time limit for all measurements together, after the build of our program.
const LIMIT: Duration = Duration::from_secs(90 * 60);

/// Builds our program and those of the other libraries, and measures. A library that cannot be built or run on this machine has no figures,
/// and the table says why.
///
/// # Errors
/// If something does not build although everything needed is there, or a measurement of ours fails.
pub fn run(seconds: u64, repeats: u64) -> Result<()> {
    let mut program = client::program();
    program.arg("voice");
    program.args(["--seconds", &seconds.to_string()]);
    program.args(["--repeats", &repeats.to_string()]);
    match songbird() {
        Ok(songbird) => program.arg("--songbird").arg(songbird),
        Err(error) => program.arg("--without-songbird").arg(reason(error)?),
    };
    let home = workspace::root().join("tests/bench/discordjs");
    match interop::node_with_packages(&home) {
        Ok(node) => program
            .arg("--discordjs")
            .args([node, home.join("program.mjs")]),
        Err(error) => program.arg("--without-discordjs").arg(reason(error)?),
    };
    let finished = process::run(&mut program, LIMIT, Echo::Live)?;
    if !finished.succeeded() {
        bail!("the voice benchmark: {}", finished.ending());
    }
    Ok(())
}

/// Builds the program with songbird and returns its path.
fn songbird() -> Result<PathBuf> {
    if workspace::program_on_path("cmake").is_none() {
        return Err(MissingRequirement::optional("cmake is missing").into());
    }
    println!("build: songbird");
    let target = workspace::scratch("voice-bench-songbird");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(workspace::root().join("tests/bench/songbird"))
        .args(["build", "--release", "--locked", "--target-dir"])
        .arg(&target);
    process::quiet(&mut cargo, BUILD_LIMIT)?;
    let program = format!("bench-songbird{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join("release").join(program))
}

/// What is missing. Other errors are passed on.
fn reason(error: anyhow::Error) -> Result<String> {
    match error.downcast::<MissingRequirement>() {
        Ok(missing) => Ok(missing.to_string()),
        Err(error) => Err(error),
    }
}
