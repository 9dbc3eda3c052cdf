//! The expectations that a script in `tests/godot/processes` declares for its own run.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::godot::log_errors;
use crate::process::Finished;

/// A script prints this line when it starts to quit. `quit-seconds` is measured from there.
const QUITTING: &str = "quitting";

/// The expectations of a script, from comments such as `# expect-exit: 0` at its top.
#[derive(Debug, PartialEq)]
pub struct Expectations {
    /// `# expect-exit: 0`
    pub exit: i32,
    /// `# max-seconds: 10`, from the start of the process to its end.
    pub time_limit: Duration,
    /// `# quit-seconds: 1.0`, from the line `quitting` to the end of the process.
    quit_limit: Option<Duration>,
    /// `# expect-output: text`: a line of the output contains the text.
    output: Vec<String>,
    /// `# forbid-output: text`: no line of the output contains the text.
    forbidden: Vec<String>,
    /// `# expect-error: text`: errors in the log that contain the text are ignored.
    errors: Vec<String>,
    /// `# environment: NAME=value`: an environment variable of the process.
    pub environment: Vec<(String, String)>,
    /// `# needs: sandbox`: a sandbox in another process, with its URL in `DISCORD_API_URL` and its token in `DISCORD_TOKEN`.
    pub sandbox: bool,
    /// `# expect-logouts: 2`: the number of connections to the sandbox that are closed with a code that ends the session.
    logouts: Option<usize>,
}

/// The close codes that end a session, so that the bot goes offline at once. After any other end Discord waits for a resume.
const LOGOUT_CODES: [u64; 2] = [1000, 1001];

impl Expectations {
    /// Parses the comments before the first other line.
    ///
    /// # Errors
    /// If a key or a value is not valid.
    pub fn parse(script: &str) -> Result<Self> {
        let mut expected = Self {
            exit: 0,
            time_limit: Duration::from_secs(15),
            quit_limit: None,
            output: Vec::new(),
            forbidden: Vec::new(),
            errors: Vec::new(),
            environment: Vec::new(),
            sandbox: false,
            logouts: None,
        };
        for line in script.lines().map_while(|line| line.strip_prefix('#')) {
            let Some((key, value)) = line.trim_start_matches('#').trim().split_once(": ") else {
                continue;
            };
            match key {
                "expect-exit" => {
                    expected.exit = value
                        .parse()
                        .with_context(|| format!("expect-exit: {value}"))?
                }
                "max-seconds" => expected.time_limit = seconds(value)?,
                "quit-seconds" => expected.quit_limit = Some(seconds(value)?),
                "expect-output" => expected.output.push(value.to_owned()),
                "forbid-output" => expected.forbidden.push(value.to_owned()),
                "expect-error" => expected.errors.push(value.to_owned()),
                "environment" => {
                    let (name, value) = value
                        .split_once('=')
                        .with_context(|| format!("environment: {value}"))?;
                    expected
                        .environment
                        .push((name.to_owned(), value.to_owned()));
                }
                "expect-logouts" => {
                    expected.logouts = Some(
                        value
                            .parse()
                            .with_context(|| format!("expect-logouts: {value}"))?,
                    )
                }
                "needs" if value == "sandbox" => expected.sandbox = true,
                "needs" => bail!("needs: {value} is not known"),
                _ if is_a_key(key) => bail!("{key}: is not known"),
                // A sentence with a colon in it.
                _ => {}
            }
        }
        if expected.logouts.is_some() && !expected.sandbox {
            bail!("expect-logouts: needs a line `# needs: sandbox`");
        }
        Ok(expected)
    }

    /// Checks how connections to the sandbox ended, by the `closed_sockets` of its state. Returns the failure, if any.
    pub fn check_logouts(&self, closed_sockets: &Value) -> Option<String> {
        let expected = self.logouts?;
        let sockets = closed_sockets.as_array().map_or(&[][..], Vec::as_slice);
        let codes: Vec<_> = sockets.iter().map(|socket| &socket["code"]).collect();
        let is_logout = |code: &&Value| {
            code.as_u64()
                .is_some_and(|code| LOGOUT_CODES.contains(&code))
        };
        let is_right = codes.len() == expected && codes.iter().all(is_logout);
        (!is_right).then(|| {
            let codes: Vec<_> = codes.iter().map(|code| code.to_string()).collect();
            format!(
                "expected {expected} connections to be closed with code 1000 or 1001, got: [{}]",
                codes.join(", ")
            )
        })
    }

    /// Checks a finished run. Returns the failures.
    pub fn check(&self, finished: &Finished) -> Vec<String> {
        let mut failures = Vec::new();
        let contains = |text: &str| finished.lines.iter().any(|line| line.text.contains(text));
        if finished.timed_out || finished.code != Some(self.exit) {
            failures.push(format!(
                "expected exit code {}, got: {}",
                self.exit,
                finished.ending()
            ));
        }
        if finished.elapsed > self.time_limit {
            failures.push(format!(
                "took {:.1} s of {:.1} s",
                finished.elapsed.as_secs_f64(),
                self.time_limit.as_secs_f64()
            ));
        }
        if let Some(limit) = self.quit_limit {
            match finished.lines.iter().rfind(|line| line.text == QUITTING) {
                None => failures.push(format!("never printed `{QUITTING}`")),
                Some(line) if finished.elapsed.saturating_sub(line.at) > limit => {
                    let took = finished.elapsed.saturating_sub(line.at).as_secs_f64();
                    failures.push(format!(
                        "took {took:.2} s to quit, of {:.2} s",
                        limit.as_secs_f64()
                    ));
                }
                Some(_) => {}
            }
        }
        for text in self.output.iter().filter(|text| !contains(text)) {
            failures.push(format!("never printed `{text}`"));
        }
        for text in self.forbidden.iter().filter(|text| contains(text)) {
            failures.push(format!("printed `{text}`"));
        }
        let unexpected = |logged: &String| {
            !self
                .errors
                .iter()
                .any(|error| logged.contains(error.as_str()))
        };
        failures.extend(log_errors(&finished.lines).into_iter().filter(unexpected));
        failures
    }
}

/// Whether a text looks like a key: a misspelled key must not be taken for a sentence.
fn is_a_key(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_ascii_lowercase() || letter == '-')
}

fn seconds(value: &str) -> Result<Duration> {
    let seconds: f64 = value
        .parse()
        .with_context(|| format!("not a number of seconds: {value}"))?;
    Duration::try_from_secs_f64(seconds)
        .with_context(|| format!("not a number of seconds: {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Line;

    fn finished(code: i32, lines: &[(f64, &str)], elapsed: f64) -> Finished {
        let lines = lines
            .iter()
            .map(|(at, text)| Line {
                at: Duration::from_secs_f64(*at),
                text: (*text).to_owned(),
            })
            .collect();
        Finished {
            code: Some(code),
            timed_out: false,
            elapsed: Duration::from_secs_f64(elapsed),
            lines,
        }
    }

    #[test]
    fn expectations_are_parsed_from_the_first_comments_only() {
        let expected = Expectations::parse(
            "## Quits while connecting: nothing answers.\n# expect-exit: 3\n# quit-seconds: 1.5\n# needs: sandbox\n\
             # environment: A=b=c\n# expect-output: one: two\n\nextends SceneTree\n# expect-exit: 4\n",
        )
        .unwrap();
        assert_eq!(expected.exit, 3);
        assert_eq!(expected.quit_limit, Some(Duration::from_millis(1500)));
        assert_eq!(expected.environment, [("A".to_owned(), "b=c".to_owned())]);
        assert_eq!(expected.output, ["one: two"]);
        assert!(expected.sandbox);
        assert!(Expectations::parse("# max-seconds: soon\n").is_err());
        assert!(Expectations::parse("# needs: a miracle\n").is_err());
        assert!(Expectations::parse("# expect-exti: 1\n").is_err());
        assert!(Expectations::parse("# needs: sandbox\n# expect-logouts: two\n").is_err());
        let without_sandbox = Expectations::parse("# expect-logouts: 2\n");
        assert!(without_sandbox.is_err(), "nobody would count them");
    }

    #[test]
    fn every_connection_must_be_closed_with_a_code_that_ends_the_session() {
        let closed = |codes: &[Option<u16>]| {
            let sockets = codes.iter().map(|code| serde_json::json!({ "code": code }));
            sockets.collect::<Value>()
        };
        let expected = Expectations::parse("# needs: sandbox\n# expect-logouts: 2\n").unwrap();
        let check = |codes: &[Option<u16>]| expected.check_logouts(&closed(codes));
        assert_eq!(check(&[Some(1000), Some(1001)]), None);
        for codes in [
            &[Some(1000)][..],
            &[Some(1000), None],
            &[Some(1000), Some(4000)],
            &[Some(1000), Some(1000), Some(1000)],
        ] {
            assert!(check(codes).is_some(), "{codes:?}");
        }
        let any = Expectations::parse("# needs: sandbox\n").unwrap();
        assert_eq!(any.check_logouts(&closed(&[None])), None, "not asked for");
    }

    #[test]
    fn each_failed_expectation_is_reported() {
        let expected = Expectations::parse(
            "# quit-seconds: 1\n# expect-output: hello\n# forbid-output: secret\n",
        )
        .unwrap();
        let good = finished(0, &[(0.5, "hello you"), (2.0, "quitting")], 2.5);
        assert_eq!(expected.check(&good), Vec::<String>::new());
        let bad = finished(
            1,
            &[(0.5, "secret"), (2.0, "quitting"), (2.1, "ERROR: no")],
            20.0,
        );
        assert_eq!(
            expected.check(&bad),
            [
                "expected exit code 0, got: exit code 1",
                "took 20.0 s of 15.0 s",
                "took 18.00 s to quit, of 1.00 s",
                "never printed `hello`",
                "printed `secret`",
                "ERROR: no",
            ]
        );
    }
}
