//! Runs the test programs of Rust, each with a time limit.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::report::Tally;
use crate::cargo::Artifact;
use crate::process::{self, Echo, Finished};
use crate::workspace;

/// The crate that tests the client on the sandbox. It is a stage of its own.
pub const ENGINE_TESTS: &str = "discord-engine-tests";

/// Time limit for all tests of a program.
const LIMIT: Duration = Duration::from_secs(300);

/// Runs a test program. Prints its output if a test fails.
///
/// # Errors
/// If it cannot be started.
pub fn run(artifact: &Artifact) -> Result<Tally> {
    run_with(artifact, &[])
}

/// Runs a test program with these environment variables.
///
/// # Errors
/// If it cannot be started.
pub fn run_with(artifact: &Artifact, variables: &[(&str, &OsStr)]) -> Result<Tally> {
    run_in("", artifact, |program| {
        let mut command = Command::new(program);
        command.envs(variables.iter().copied());
        command
    })
}

/// Runs a test program by a command for its path. `platform` is the start of its names in the results and the logs.
///
/// # Errors
/// If it cannot be started.
pub fn run_in(
    platform: &str,
    artifact: &Artifact,
    command: impl FnOnce(&Path) -> Command,
) -> Result<Tally> {
    let home = artifact
        .home
        .strip_prefix(workspace::root())
        .unwrap_or(&artifact.home);
    let suite = format!("{platform}{} {}", home.display(), artifact.name);
    let Some(program) = &artifact.program else {
        return Ok(Tally::single(suite, false));
    };
    let mut command = command(program);
    command
        .current_dir(&artifact.home)
        .env("CARGO_MANIFEST_DIR", &artifact.home);
    // Cargo sets this variable for tests too.
    command.env("CARGO", env!("CARGO"));
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    finished.save(&workspace::logs().join(format!("{}.log", suite.replace(['/', ' '], "-"))))?;
    Ok(tally(suite, &finished))
}

/// The results of a finished program. Prints its output if a test failed.
pub fn tally(suite: String, finished: &Finished) -> Tally {
    let mut tally = count(suite, finished);
    // After a crash or a hang no test is reported as failed.
    if !finished.succeeded() && tally.failed == 0 {
        tally.failed = 1;
    }
    if tally.failed > 0 {
        println!(
            "{}\n{}: {}",
            finished.output(),
            tally.suite,
            finished.ending()
        );
    } else {
        println!("{}: {} passed", tally.suite, tally.passed);
    }
    tally
}

/// Sums the result lines of the output, one for each program. Ignored tests count as failed because they did not run.
fn count(suite: String, finished: &Finished) -> Tally {
    let mut tally = Tally {
        suite,
        passed: 0,
        failed: 0,
    };
    for line in &finished.lines {
        let Some(result) = line.text.strip_prefix("test result: ") else {
            continue;
        };
        tally.passed += number_before(result, "passed");
        tally.failed += number_before(result, "failed") + number_before(result, "ignored");
    }
    tally
}

fn number_before(result: &str, word: &str) -> usize {
    let words: Vec<_> = result
        .split([' ', ';'])
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Line;

    fn finished(code: Option<i32>, lines: &[&str]) -> Finished {
        let lines = lines
            .iter()
            .map(|text| Line {
                at: Duration::ZERO,
                text: (*text).to_owned(),
            })
            .collect();
        Finished {
            code,
            timed_out: false,
            elapsed: Duration::ZERO,
            lines,
        }
    }

    #[test]
    fn results_of_several_programs_are_summed() {
        let finished = finished(
            Some(0),
            &[
                "test result: ok. 17 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
                "test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            ],
        );
        let tally = count(String::new(), &finished);
        assert_eq!((tally.passed, tally.failed), (19, 2));
    }

    #[test]
    fn a_crash_fails_though_no_test_is_reported() {
        assert_eq!(
            tally("crash".to_owned(), &finished(None, &["running 3 tests"])).failed,
            1
        );
    }
}
