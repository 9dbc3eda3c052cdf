//! `cargo xtask fuzz`: the decoder and the inflaters under bytes that nobody meant to send, and the property tests.
//!
//! Guided by coverage, on the stable compiler: the counters are a pass of its own, and the fuzzer that reads them is ours.
//! Only here seeds are random. `cargo xtask test` tries the same inputs in every run.

use std::hash::{BuildHasher, RandomState};
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

/// What it fuzzes, and how many inputs `cargo xtask test` tries of each: some seconds of a debug build.
const TARGETS: [(&str, u64); 4] = [
    ("types", 20_000),
    ("json", 100_000),
    ("zlib", 5_000),
    ("zstd", 5_000),
];

/// What `cargo xtask test` makes its inputs with.
const FIXED_SEED: u64 = 20_261_128;

/// The crates that have property tests, and the variable that seeds these. `.cargo/config.toml` sets it for all other runs.
const PROPERTY_TESTS: [&str; 3] = ["discord-model", "discord-gateway", "discord-cache"];
const PROPERTY_SEED: &str = "PROPTEST_RNG_SEED";

/// Has the compiler count how often each piece of code is reached.
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1";

/// Beyond the time asked for: what a slow input may take before it counts as one that never ends.
const PATIENCE: Duration = Duration::from_secs(30);

/// What all inputs of a target may take in `cargo xtask test`, on a busy machine.
const CHECK_LIMIT: Duration = Duration::from_secs(300);

/// What the property tests of a crate may take, building included.
const PROPERTY_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Fuzzes every target for so many seconds and runs the property tests, all with a random seed unless one is given, and
/// says what to do about a failure.
///
/// # Errors
/// When something does not build, or cannot be started.
pub fn run(seconds: u64, seed: Option<u64>) -> Result<ExitCode> {
    let seed = seed.unwrap_or_else(|| RandomState::new().hash_one(seconds));
    println!("seed {seed}; to use it again: cargo xtask fuzz --seed {seed}");
    let program = build_with_counters()?;
    let time = Duration::from_secs(seconds);
    let mut passed = true;
    for (target, _) in TARGETS {
        let amount = ["fuzz".to_owned(), seconds.to_string()];
        passed &= fuzz(&program, target, amount, seed, time + PATIENCE)?.failed == 0;
    }
    for package in PROPERTY_TESTS {
        passed &= property_tests(package, seed)?;
    }
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Tries the kept inputs of every target and a fixed number made from them with a fixed seed: no clock and no chance.
///
/// # Errors
/// When the crate does not build, or cannot be started.
pub fn check() -> Result<Vec<Tally>> {
    let program = cargo::program(CRATE, false)?;
    TARGETS
        .into_iter()
        .map(|(target, inputs)| {
            let amount = ["check".to_owned(), inputs.to_string()];
            fuzz(&program, target, amount, FIXED_SEED, CHECK_LIMIT)
        })
        .collect()
}

fn fuzz(
    program: &Path,
    target: &str,
    [verb, amount]: [String; 2],
    seed: u64,
    limit: Duration,
) -> Result<Tally> {
    let logs = workspace::logs();
    fs::create_dir_all(&logs)?;
    let input = logs.join(format!("fuzz-{target}.input"));
    let mut command = Command::new(program);
    command
        .args([&*verb, target])
        .arg(&input)
        .args([amount, seed.to_string()]);
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

/// Runs the tests of a crate with that seed for its property tests.
fn property_tests(package: &str, seed: u64) -> Result<bool> {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(workspace::root())
        .args(["test", "--package", package])
        .env(PROPERTY_SEED, seed.to_string());
    let finished = process::run(&mut command, PROPERTY_LIMIT, Echo::Quiet)?;
    if finished.succeeded() {
        println!("{package}: its property tests passed");
    } else {
        println!("{}\n{package}: {}", finished.output(), finished.ending());
        println!("to repeat it: {PROPERTY_SEED}={seed} cargo test --package {package}");
    }
    Ok(finished.succeeded())
}

/// Builds with counters, in a folder of its own: everything below is compiled once more.
fn build_with_counters() -> Result<PathBuf> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn property_tests_have_a_fixed_seed() {
        let seed = env::var(PROPERTY_SEED).expect(".cargo/config.toml sets it");
        assert!(seed.parse::<u64>().is_ok(), "{seed}");
    }

    #[test]
    fn every_crate_with_property_tests_is_listed() {
        for manifest in workspace::files_in("rust", "toml").unwrap() {
            let text = fs::read_to_string(&manifest).unwrap();
            let name = text.lines().find_map(|line| line.strip_prefix("name = "));
            let name = name.unwrap_or_default().trim_matches('"');
            let has_property_tests = text.lines().any(|line| line.starts_with("proptest"));
            assert_eq!(PROPERTY_TESTS.contains(&name), has_property_tests, "{name}");
        }
    }
}
