//! The suites of tests/godot inside some Godots at once, after the runner has shown that it notices what it should.

use std::fs;

use anyhow::{Context, Result};

use super::report::Tally;
use super::runner::{self, Run};
use crate::addon::{self, Profile, Selection};
use crate::{godot, workspace};

pub fn run() -> Result<Vec<Tally>> {
    let godot = godot::find_or_install()?;
    addon::build::build(Profile::Debug, Selection::Shared)?;
    godot.import(&workspace::test_project())?;
    let mut tallies = vec![self_test(&runner::run(&godot, "res://selftest")?)?];
    let mut is_clean = true;
    for part in runner::run_in_parts(&godot, "res://suites")? {
        part.show();
        is_clean &= part.is_clean();
        tallies.extend(part.tallies);
    }
    tallies.push(Tally::single("clean log and exit", is_clean));
    Ok(tallies)
}

/// The suites of tests/godot/selftest fail on purpose; what the runner must say of them stands beside them. Its log is
/// not judged: the test that hangs still does so at the exit.
fn self_test(run: &Run) -> Result<Tally> {
    let expected = workspace::test_project().join("selftest/expected.txt");
    let expected = fs::read_to_string(&expected)
        .with_context(|| format!("cannot read {}", expected.display()))?;
    let says_so = says(&run.verdicts, &expected);
    let passed = says_so && run.finished.code == Some(1);
    if !passed {
        println!(
            "{}\nThe runner's verdicts:\n{}",
            run.finished.output(),
            run.verdicts.join("\n")
        );
        println!("differ from selftest/expected.txt, or it did not end with exit code 1");
    }
    Ok(Tally::single("the runner itself", passed))
}

/// Whether every verdict begins as expected: how the engine words an error, and where it sees it, may change.
fn says(verdicts: &[String], expected: &str) -> bool {
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
        assert!(says(&verdicts, "FAIL a.b\n     - not this\n"));
        assert!(!says(&verdicts, "FAIL a.b\n"));
        assert!(!says(&verdicts, "PASS a.b\n     - not this\n"));
        assert!(!says(&verdicts, "FAIL a.b\n     - not this\nPASS a.c\n"));
    }
}
