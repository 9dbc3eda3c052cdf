//! `cargo xtask fuzz`: the decoder and the inflaters under bytes that nobody meant to send.
//!
//! Guided by coverage, on the stable compiler: the counters are a pass of its own, and the fuzzer that reads them is ours.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::process::{self, Echo};
use crate::test::Tally;
use crate::{cargo, workspace};

/// The crate that fuzzes.
const CRATE: &str = "discord-fuzz";

/// What it fuzzes.
const TARGETS: [&str; 4] = ["types", "json", "zlib", "zstd"];

/// Has the compiler count how often each piece of code is reached.
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1";

/// Beyond the time asked for: what a slow input may take before it counts as one that never ends.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs all targets, and says what to do about a failure.
///
/// # Errors
/// When the crate does not build, or cannot be started.
pub fn run(seconds: u64) -> Result<ExitCode> {
    let tallies = targets(seconds)?;
    Ok(if tallies.iter().all(|tally| tally.failed == 0) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs all targets, each for so many seconds.
///
/// # Errors
/// When the crate does not build, or cannot be started.
pub fn targets(seconds: u64) -> Result<Vec<Tally>> {
    let program = build()?;
    let mut tallies = Vec::new();
    for target in TARGETS {
        tallies.push(fuzz(&program, target, seconds)?);
    }
    Ok(tallies)
}

fn fuzz(program: &Path, target: &str, seconds: u64) -> Result<Tally> {
    let logs = workspace::logs();
    fs::create_dir_all(&logs)?;
    let input = logs.join(format!("fuzz-{target}.input"));
    let mut command = Command::new(program);
    command
        .args(["fuzz", target])
        .arg(&input)
        .arg(seconds.to_string());
    let limit = Duration::from_secs(seconds) + PATIENCE;
    let finished = process::run(&mut command, limit, Echo::Live)?;
    finished.save(&logs.join(format!("fuzz-{target}.log")))?;
    if !finished.succeeded() {
        println!(
            "{target}: {}\nto repeat it: cargo run --package {CRATE} -- again {target} {}",
            finished.ending(),
            input.display()
        );
    }
    Ok(Tally::single(target, finished.succeeded()))
}

/// Builds with counters, in a folder of its own: everything below is compiled once more.
fn build() -> Result<PathBuf> {
    let folder = workspace::scratch("fuzz");
    let folder = folder.to_string_lossy();
    let host = host()?;
    let mut arguments = vec![
        "build",
        "--package",
        CRATE,
        "--profile=fuzz",
        "--target-dir",
        &folder,
        // With a target named, build scripts and macros are left without counters.
        "--target",
        &host,
    ];
    let counters = format!(
        "build.rustflags={:?}",
        COUNTERS.split_whitespace().collect::<Vec<_>>()
    );
    if cfg!(unix) {
        arguments.extend(["--config", &counters]);
    }
    cargo::build(&arguments)?
        .into_iter()
        .filter(|artifact| artifact.name == CRATE)
        .find_map(|artifact| artifact.program)
        .context("cargo does not tell where the program is")
}

/// The platform this runs on, as the compiler calls it.
fn host() -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command.arg("-vV");
    let version = process::quiet(&mut command, Duration::from_secs(60))?.output();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc does not tell what it runs on")?;
    Ok(host.to_owned())
}
