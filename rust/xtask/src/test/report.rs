//! The test results, and the table at the end of a run.

use std::fmt::Write;
use std::time::Duration;

use anyhow::Result;

use crate::missing_requirement::MissingRequirement;
use crate::workspace;

/// The results of a suite: the tests of a crate, a suite in Godot, or a program that must succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The name of the suite.
    pub suite: String,
    /// The number of tests that passed.
    pub passed: usize,
    /// The number of tests that failed or did not finish.
    pub failed: usize,
}

impl Tally {
    /// The result of a suite with one test.
    pub fn single(suite: impl Into<String>, passed: bool) -> Self {
        Self {
            suite: suite.into(),
            passed: usize::from(passed),
            failed: usize::from(!passed),
        }
    }
}

/// The results of all stages.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    stage: String,
    suite: String,
    passed: usize,
    failed: usize,
    /// In the first row of a stage: the time of the whole stage, including builds.
    time: Option<Duration>,
    /// Why it was not run, or why it failed.
    reason: Option<String>,
}

impl Report {
    /// Adds the result of a stage. An error counts as a failure. A missing requirement is always listed, but counts as a
    /// failure in CI only.
    pub fn add(&mut self, stage: &str, time: Duration, result: Result<Vec<Tally>>) {
        self.add_as(stage, time, result, workspace::in_ci());
    }

    fn add_as(&mut self, stage: &str, time: Duration, result: Result<Vec<Tally>>, in_ci: bool) {
        let row = |suite: String, passed, failed, reason| Row {
            stage: stage.to_owned(),
            suite,
            passed,
            failed,
            time: None,
            reason,
        };
        let first = self.rows.len();
        match result {
            Ok(tallies) if tallies.iter().all(|tally| tally.passed + tally.failed == 0) => {
                self.rows.push(row(
                    String::new(),
                    0,
                    1,
                    Some("no tests were found".to_owned()),
                ));
            }
            Ok(tallies) => {
                self.rows.extend(
                    tallies
                        .into_iter()
                        .map(|tally| row(tally.suite, tally.passed, tally.failed, None)),
                );
            }
            Err(error) => {
                println!("{error:#}");
                let first_line = format!("{error:#}")
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let (failed, reason) = match error.downcast_ref::<MissingRequirement>() {
                    Some(missing) => (
                        in_ci && missing.fails_in_ci(),
                        format!("not run: {first_line}"),
                    ),
                    None => (true, first_line),
                };
                self.rows
                    .push(row(String::new(), 0, usize::from(failed), Some(reason)));
            }
        }
        if let Some(row) = self.rows.get_mut(first) {
            row.time = Some(time);
        }
    }

    /// Adds a stage that was not to run, with the reason.
    pub fn skip(&mut self, stage: &str, reason: String) {
        self.rows.push(Row {
            stage: stage.to_owned(),
            suite: String::new(),
            passed: 0,
            failed: 0,
            time: None,
            reason: Some(reason),
        });
    }

    /// The number of failed tests.
    pub fn failed(&self) -> usize {
        self.rows.iter().map(|row| row.failed).sum()
    }

    /// The last line of a run: `N passed, N failed`.
    pub fn closing_line(&self) -> String {
        let passed: usize = self.rows.iter().map(|row| row.passed).sum();
        format!("{passed} passed, {} failed", self.failed())
    }

    /// A table with a line for each suite.
    pub fn table(&self) -> String {
        let width = |text: fn(&Row) -> &str| {
            self.rows
                .iter()
                .map(|row| text(row).len())
                .max()
                .unwrap_or(0)
                .max(5)
        };
        let (stage, suite) = (width(|row| &row.stage), width(|row| &row.suite));
        let mut table = format!(
            "{:stage$}  {:suite$}  passed  failed    time\n",
            "stage", "suite"
        );
        for row in &self.rows {
            let time = row
                .time
                .map(|time| format!("{:6.0} s", time.as_secs_f64()))
                .unwrap_or_default();
            let reason = row.reason.as_deref().unwrap_or_default();
            let line = format!(
                "{:stage$}  {:suite$}  {:6}  {:6}  {time:8}  {reason}",
                row.stage, row.suite, row.passed, row.failed
            );
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{}", line.trim_end());
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::ZERO;

    #[test]
    fn counts_are_summed_over_suites() {
        let mut report = Report::default();
        let tally = |passed, failed| Tally {
            suite: "a".to_owned(),
            passed,
            failed,
        };
        report.add_as("unit", NOW, Ok(vec![tally(3, 0), tally(4, 1)]), false);
        report.add_as("godot", NOW, Ok(vec![Tally::single("b", true)]), false);
        assert_eq!(report.closing_line(), "8 passed, 1 failed");
    }

    #[test]
    fn a_missing_requirement_is_listed_and_fails_only_in_ci() {
        for (in_ci, failed) in [(false, 0), (true, 1)] {
            let mut report = Report::default();
            report.add_as(
                "interop",
                NOW,
                Err(MissingRequirement::new("Node.js is not installed").into()),
                in_ci,
            );
            assert_eq!(report.failed(), failed);
            assert!(report.table().contains("not run: Node.js is not installed"));
        }
    }

    #[test]
    fn a_missing_optional_input_is_listed_and_never_fails() {
        let mut report = Report::default();
        let missing = MissingRequirement::optional("there are no payloads");
        report.add_as("corpus", NOW, Err(missing.into()), true);
        assert_eq!(report.closing_line(), "0 passed, 0 failed");
        assert!(report.table().contains("not run: there are no payloads"));
    }

    #[test]
    fn a_stage_that_was_not_to_run_is_listed_and_does_not_fail() {
        let mut report = Report::default();
        report.skip("arm64", "not run by default".to_owned());
        assert_eq!(report.closing_line(), "0 passed, 0 failed");
        assert!(report.table().contains("arm64") && report.table().contains("by default"));
    }

    #[test]
    fn errors_and_empty_stages_fail() {
        let mut report = Report::default();
        report.add_as(
            "unit",
            NOW,
            Err(anyhow::anyhow!("it does not compile")),
            false,
        );
        report.add_as("godot", NOW, Ok(vec![]), false);
        report.add_as(
            "engine",
            NOW,
            Ok(vec![Tally {
                suite: "a".to_owned(),
                passed: 0,
                failed: 0,
            }]),
            false,
        );
        assert_eq!(report.closing_line(), "0 passed, 3 failed");
    }
}
