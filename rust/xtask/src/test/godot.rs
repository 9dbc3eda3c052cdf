//! Runs the suites of `tests/godot` in several Godot processes at once, after a self-test of the runner.

use std::fs;

use anyhow::{Context, Result};

use super::report::Tally;
use super::runner::{self, Run};
use crate::addon::{self, Profile, Selection};
use crate::{godot, workspace};

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug, Selection::Workspace)?;
    godot.import(&workspace::test_project())?;
    let mut tallies = vec![self_test(&runner::run(&godot, "res://selftest")?)?];
    let mut is_clean = true;
    for part in runner::run_in_parts(&godot, "res://suites")? {
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
