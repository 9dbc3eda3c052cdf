//! Counting, and the table at the end.

use std::fmt::Write;
use std::time::Duration;

use anyhow::Result;

use crate::unavailable::Unavailable;
use crate::workspace;

/// The count of one suite: a crate's tests, a Godot suite, a program that had to succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What was tested.
    pub suite: String,
    /// Tests that held.
    pub passed: usize,
    /// Tests that did not, those that never came to an end included.
    pub failed: usize,
}

impl Tally {
    /// One program that is one test.
    pub fn single(suite: impl Into<String>, passed: bool) -> Self {
        Self {
            suite: suite.into(),
            passed: usize::from(passed),
            failed: usize::from(!passed),
        }
    }
}

/// What all stages together came to.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    stage: String,
    suite: String,
    passed: usize,
    failed: usize,
    /// For the first row of a stage: of the whole stage, building included.
    time: Option<Duration>,
    /// Why it could not be run.
    reason: Option<String>,
}

impl Report {
    /// Takes in a stage. An error is a failure; something this machine lacks is one in CI only, but is always named.
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
                let (failed, reason) = match error.downcast_ref::<Unavailable>() {
                    Some(lacking) => (
                        in_ci && lacking.counts_in_ci(),
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

    /// How many tests failed.
    pub fn failed(&self) -> usize {
        self.rows.iter().map(|row| row.failed).sum()
    }

    /// `N passed, N failed`.
    pub fn closing_line(&self) -> String {
        let passed: usize = self.rows.iter().map(|row| row.passed).sum();
        format!("{passed} passed, {} failed", self.failed())
    }

    /// One line for each suite.
    pub fn table(&self) -> String {
        let wide = |text: fn(&Row) -> &str| {
            self.rows
                .iter()
                .map(|row| text(row).len())
                .max()
                .unwrap_or(0)
                .max(5)
        };
        let (stage, suite) = (wide(|row| &row.stage), wide(|row| &row.suite));
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
    fn what_cannot_run_is_named_and_fails_only_in_ci() {
        for (in_ci, failed) in [(false, 0), (true, 1)] {
            let mut report = Report::default();
            report.add_as(
                "interop",
                NOW,
                Err(Unavailable::because("Node.js is not installed").into()),
                in_ci,
            );
            assert_eq!(report.failed(), failed);
            assert!(report.table().contains("not run: Node.js is not installed"));
        }
    }

    #[test]
    fn an_input_that_few_have_is_named_and_fails_nowhere() {
        let mut report = Report::default();
        let missing = Unavailable::optional("there are no payloads");
        report.add_as("corpus", NOW, Err(missing.into()), true);
        assert_eq!(report.closing_line(), "0 passed, 0 failed");
        assert!(report.table().contains("not run: there are no payloads"));
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
