//! Runs suites of `tests/godot` in Godot, and parses the output of the runner there.

use std::ffi::OsStr;
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::report::Tally;
use crate::godot::{Godot, log_errors};
use crate::process::{self, Echo, Finished, Line};
use crate::workspace;

/// Time limit for all suites together. A single test has its own, much shorter limit.
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// The start of the line before the first test. The runner checks all errors that are logged after it.
const OPENING: &str = "running ";

/// Which tests of a folder are run.
#[derive(Clone, Copy, Default)]
pub struct Filter<'a> {
    /// Those whose `suite.test` contains one of these names, or all if the list is empty.
    pub only: &'a [String],
    /// None of those whose `suite.test` contains one of these names.
    pub except: &'a [String],
}

/// A finished run of the runner.
pub struct Run {
    /// The results of each suite.
    pub tallies: Vec<Tally>,
    /// The lines `PASS …`, `FAIL …` and the indented reasons, as printed.
    pub verdicts: Vec<String>,
    /// The errors that were logged before the first test or after the last one.
    pub errors_outside_tests: Vec<String>,
    /// The finished Godot.
    pub finished: Finished,
}

impl Run {
    /// Whether there are no errors outside of tests, and Godot ended as expected.
    pub fn is_clean(&self) -> bool {
        self.errors_outside_tests.is_empty() && self.ended_as_expected()
    }

    /// Whether Godot printed the closing line, and its exit code says whether a test failed.
    fn ended_as_expected(&self) -> bool {
        let is_failed = self.tallies.iter().any(|tally| tally.failed > 0);
        let mut lines = self.finished.lines.iter();
        let closed = lines.any(|line| is_closing(&line.text));
        closed && !self.finished.timed_out && self.finished.code == Some(i32::from(is_failed))
    }

    /// Prints the results, and if something failed the whole output.
    pub fn print(&self) {
        if !self.is_clean() || self.tallies.iter().any(|tally| tally.failed > 0) {
            println!(
                "{}\nGodot: {}",
                self.finished.output(),
                self.finished.ending()
            );
            for error in &self.errors_outside_tests {
                println!("error outside of any test: {error}");
            }
        }
        for tally in &self.tallies {
            println!(
                "{}: {} passed, {} failed",
                tally.suite, tally.passed, tally.failed
            );
        }
    }
}

/// Runs the suites in a folder such as `res://suites`.
///
/// # Errors
/// If Godot cannot be started.
pub fn run(godot: &Godot, suites: &str) -> Result<Run> {
    run_with(godot, suites, &[])
}

/// Runs the suites in a folder, with these environment variables.
///
/// # Errors
/// If Godot cannot be started.
pub fn run_with(godot: &Godot, suites: &str, variables: &[(&str, &OsStr)]) -> Result<Run> {
    run_part(godot, suites, Filter::default(), (1, 1), variables)
}

/// Runs the suites in a folder, distributed over so many Godot processes.
///
/// # Errors
/// If a Godot cannot be started.
pub fn run_in_parts(
    godot: &Godot,
    suites: &str,
    filter: Filter<'_>,
    parts: usize,
) -> Result<Vec<Run>> {
    thread::scope(|scope| {
        let parts: Vec<_> = (1..=parts)
            .map(|part| scope.spawn(move || run_part(godot, suites, filter, (part, parts), &[])))
            .collect();
        parts
            .into_iter()
            .map(|part| part.join().map_err(|_| anyhow!("a part panicked"))?)
            .collect()
    })
}

fn run_part(
    godot: &Godot,
    suites: &str,
    filter: Filter<'_>,
    (part, parts): (usize, usize),
    variables: &[(&str, &OsStr)],
) -> Result<Run> {
    let arguments = [
        "--".to_owned(),
        format!("--suites={suites}"),
        format!("--only={}", filter.only.join(",")),
        format!("--except={}", filter.except.join(",")),
        format!("--part={part}/{parts}"),
    ];
    let mut command = godot.headless(&workspace::test_project());
    command.args(arguments).envs(variables.iter().copied());
    let finished = process::run(&mut command, LIMIT, Echo::Quiet)?;
    let log = suites.rsplit('/').next().unwrap_or("suites");
    finished.save(&workspace::logs().join(format!("{}-{log}-{part}.log", godot.label)))?;
    Ok(parse(finished))
}

fn parse(finished: Finished) -> Run {
    let verdicts: Vec<String> = finished
        .lines
        .iter()
        .filter_map(|line| verdict(&line.text))
        .collect();
    Run {
        tallies: tallies(&verdicts),
        errors_outside_tests: log_errors(&lines_outside_tests(&finished.lines)),
        verdicts,
        finished,
    }
}

/// The lines before the first test and after the last one. An error between them has already failed its test.
fn lines_outside_tests(lines: &[Line]) -> Vec<Line> {
    let opening = lines
        .iter()
        .position(|line| line.text.starts_with(OPENING))
        .unwrap_or(lines.len());
    let closing = lines
        .iter()
        .rposition(|line| is_closing(&line.text))
        .unwrap_or(opening);
    lines
        .iter()
        .take(opening)
        .chain(lines.iter().skip(closing))
        .cloned()
        .collect()
}

/// Whether a line is `N passed, N failed`.
fn is_closing(line: &str) -> bool {
    let words: Vec<_> = line.split(' ').collect();
    matches!(words[..], [passed, "passed,", failed, "failed"] if passed.parse::<usize>().is_ok() && failed.parse::<usize>().is_ok())
}

/// A line of a test without its duration: `PASS suite.test`, `FAIL suite.test`, or the reason of a failure.
fn verdict(line: &str) -> Option<String> {
    let is_verdict = line.starts_with("PASS ") || line.starts_with("FAIL ");
    if is_verdict {
        Some(line.split(" (").next().unwrap_or(line).to_owned())
    } else {
        line.starts_with("     - ").then(|| line.to_owned())
    }
}

fn tallies(verdicts: &[String]) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    for verdict in verdicts {
        let Some((word, test)) = verdict.split_once(' ') else {
            continue;
        };
        if !matches!(word, "PASS" | "FAIL") {
            continue;
        }
        let suite = test.split('.').next().unwrap_or(test);
        let index = tallies
            .iter()
            .position(|tally| tally.suite == suite)
            .unwrap_or_else(|| {
                tallies.push(Tally {
                    suite: suite.to_owned(),
                    passed: 0,
                    failed: 0,
                });
                tallies.len() - 1
            });
        if word == "PASS" {
            tallies[index].passed += 1;
        } else {
            tallies[index].failed += 1;
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(lines: &[&str]) -> Run {
        let lines = lines
            .iter()
            .map(|text| Line {
                at: Duration::ZERO,
                text: (*text).to_owned(),
            })
            .collect();
        parse(Finished {
            code: Some(0),
            timed_out: false,
            elapsed: Duration::ZERO,
            lines,
        })
    }

    #[test]
    fn verdicts_are_counted_by_suite() {
        let run = run(&[
            "running 3 tests",
            "PASS test_a.test_one (3 ms)",
            "FAIL test_b.test_two (9 ms)",
            "     - expected 1 (one), got 2",
            "PASS test_a.test_three (3 ms)",
            "2 passed, 1 failed",
        ]);
        assert_eq!(run.verdicts[2], "     - expected 1 (one), got 2");
        assert_eq!(run.verdicts[1], "FAIL test_b.test_two");
        let a = Tally {
            suite: "test_a".to_owned(),
            passed: 2,
            failed: 0,
        };
        let b = Tally {
            suite: "test_b".to_owned(),
            passed: 0,
            failed: 1,
        };
        assert_eq!(run.tallies, [a, b]);
    }

    #[test]
    fn errors_during_tests_are_left_to_the_runner() {
        let run = run(&[
            "ERROR: at the start",
            "running 1 tests",
            "ERROR: expected by a test",
            "PASS test_a.test_one (3 ms)",
            "1 passed, 0 failed",
            "WARNING: ObjectDB instances leaked at exit",
        ]);
        assert_eq!(
            run.errors_outside_tests,
            [
                "ERROR: at the start",
                "WARNING: ObjectDB instances leaked at exit"
            ]
        );
    }

    #[test]
    fn errors_of_an_unfinished_run_are_reported() {
        let run = run(&[
            "running 2 tests",
            "PASS test_a.test_one (3 ms)",
            "ERROR: crashed",
        ]);
        assert_eq!(run.errors_outside_tests, ["ERROR: crashed"]);
    }
}
