//! Runs the suites of `tests/godot` in several Godot processes at once, after a self-test of the runner.

use std::fs;

use anyhow::{Context, Result};

use super::report::Tally;
use super::runner::{self, Filter, Run};
use crate::addon::{self, Selection};
use crate::godot::{self, Godot};
use crate::workspace;

/// The number of Godot processes that run suites at the same time. Most tests spend their time waiting.
const PARTS: usize = 6;

/// Runs the tests whose `suite.test` contains one of the names, or all if the list is empty.
pub fn run(only: &[String]) -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    godot.import(&workspace::test_project())?;
    let mut tallies = vec![self_test(&runner::run(&godot, "res://selftest")?)?];
    let filter = Filter {
        only,
        ..Filter::default()
    };
    // A process without any of the chosen tests would fail.
    let parts = if only.is_empty() { PARTS } else { 1 };
    tallies.extend(run_suites(&godot, filter, parts)?);
    Ok(tallies)
}

/// Runs the suites in several Godot processes, and prints the results.
pub fn run_suites(godot: &Godot, filter: Filter<'_>, parts: usize) -> Result<Vec<Tally>> {
    let (mut tallies, mut is_clean) = (Vec::new(), true);
    for part in runner::run_in_parts(godot, "res://suites", filter, parts)? {
        part.print();
        is_clean &= part.is_clean();
        tallies.extend(part.tallies);
    }
    tallies.push(Tally::single("clean log and exit", is_clean));
    Ok(tallies)
}

/// Runs the suites in `tests/godot/selftest`, which fail on purpose, and compares the output with `expected.txt`. The log is
/// not checked because the test that hangs is still running when Godot exits.
fn self_test(run: &Run) -> Result<Tally> {
    let expected = workspace::test_project().join("selftest/expected.txt");
    let expected = fs::read_to_string(&expected)
        .with_context(|| format!("cannot read {}", expected.display()))?;
    let is_expected = verdicts_match(&run.verdicts, &expected);
    let passed = is_expected && run.finished.code == Some(1);
    if !passed {
        println!(
            "{}\nThe runner's verdicts:\n{}",
            run.finished.output(),
            run.verdicts.join("\n")
        );
        println!("They differ from selftest/expected.txt, or the exit code is not 1.");
    }
    Ok(Tally::single("the runner itself", passed))
}

/// Whether each verdict starts with the expected text. The text and the location of an error may differ between versions of
/// Godot.
fn verdicts_match(verdicts: &[String], expected: &str) -> bool {
    let expected: Vec<_> = expected.lines().collect();
    verdicts.len() == expected.len()
        && verdicts
            .iter()
            .zip(expected)
            .all(|(verdict, line)| verdict.starts_with(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_must_agree_line_by_line() {
        let verdicts = ["FAIL a.b".to_owned(), "     - not this (a.gd:7)".to_owned()];
        assert!(verdicts_match(&verdicts, "FAIL a.b\n     - not this\n"));
        assert!(!verdicts_match(&verdicts, "FAIL a.b\n"));
        assert!(!verdicts_match(&verdicts, "PASS a.b\n     - not this\n"));
        assert!(!verdicts_match(
            &verdicts,
            "FAIL a.b\n     - not this\nPASS a.c\n"
        ));
    }
}
