//! `cargo xtask fuzz`: fuzzes the decoders and the decompressors with malformed input, and runs the property tests.
//!
//! Fuzzing is guided by coverage and needs only the stable compiler: a compiler pass adds the counters, and the fuzzer in
//! `tests/fuzz` reads them. Seeds are random here only. `cargo xtask test` uses the same inputs in every run.

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::process::{self, Echo};
use crate::test::Tally;
use crate::{cargo, workspace};

/// The crate of the fuzzer, and its program.
const CRATE: &str = "discord-fuzz";

/// The fuzz targets, and how many inputs `cargo xtask test` runs for each: a debug build takes a few seconds for them.
const TARGETS: [(&str, u64); 10] = [
    ("types", 20_000),
    ("json", 100_000),
    ("zlib", 5_000),
    ("zstd", 5_000),
    ("voice-gateway", 20_000),
    ("voice-rtp", 50_000),
    ("voice-dave", 500),
    ("voice-opus", 2_000),
    ("voice-jitter", 20_000),
    ("voice-files", 20_000),
];

/// The seed that `cargo xtask test` generates its inputs with.
const FIXED_SEED: u64 = 20_261_128;

/// The crates that have property tests, and the environment variable with their seed. `.cargo/config.toml` sets it for all
/// other runs.
const PROPERTY_TESTS: [&str; 4] = [
    "discord-model",
    "discord-gateway",
    "discord-cache",
    "discord-client",
];
const PROPERTY_SEED: &str = "PROPTEST_RNG_SEED";

/// Compiler flags that add a counter to each basic block.
const COVERAGE_FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1";

/// Time in addition to the requested fuzzing time: an input that takes longer counts as a hang.
const HANG_LIMIT: Duration = Duration::from_secs(30);

/// Time limit for all inputs of a target in `cargo xtask test`, on a busy machine.
const CHECK_LIMIT: Duration = Duration::from_secs(300);

/// Time limit for the property tests of a crate, including the build.
const PROPERTY_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Fuzzes each target for `seconds` seconds and runs the property tests. The seed is random unless one is given. For a
/// failure, prints the command that repeats it.
///
/// # Errors
/// If something does not build or cannot be started.
pub fn run(seconds: u64, seed: Option<u64>) -> Result<ExitCode> {
    let seed = seed.unwrap_or_else(|| RandomState::new().hash_one(seconds));
    println!("seed {seed}; to repeat this run: cargo xtask fuzz --seed {seed}");
    let program = build_with_coverage()?;
    let time = Duration::from_secs(seconds);
    let mut passed = true;
    for (target, _) in TARGETS {
        let amount = ["fuzz".to_owned(), seconds.to_string()];
        passed &= fuzz(&program, target, amount, seed, time + HANG_LIMIT)?.failed == 0;
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

/// Runs each target on its stored inputs and on a fixed number of inputs that are generated from them with a fixed seed, so
/// that the result depends neither on time nor on chance.
///
/// # Errors
/// If the crate does not build or cannot be started.
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

/// Runs the tests of a crate with this seed for its property tests.
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

/// Builds the fuzzer with coverage counters, in a separate target folder because all dependencies are compiled again.
fn build_with_coverage() -> Result<PathBuf> {
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
        // With an explicit target, cargo does not apply the flags to build scripts and macros.
        "--target",
        &host,
    ];
    let coverage_flags = format!(
        "build.rustflags={:?}",
        COVERAGE_FLAGS.split_whitespace().collect::<Vec<_>>()
    );
    if cfg!(unix) {
        arguments.extend(["--config", &coverage_flags]);
    }
    cargo::build(&arguments)?
        .into_iter()
        .filter(|artifact| artifact.name == CRATE)
        .find_map(|artifact| artifact.program)
        .context("cargo does not report the path of the fuzzer")
}

/// The target triple of this machine.
fn host() -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command.arg("-vV");
    let version = process::quiet(&mut command, Duration::from_secs(60))?.output();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc does not report its host")?;
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
