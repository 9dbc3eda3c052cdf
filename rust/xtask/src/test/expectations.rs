//! What a script in tests/godot/processes says must happen when it is run.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::godot::complaints;
use crate::process::Finished;

/// A script prints this line when it begins to quit; the time to the end of the process counts from there.
const QUITTING: &str = "quitting";

/// What a script expects, from comments such as `# expect-exit: 0` before its first other line.
#[derive(Debug, PartialEq)]
pub struct Expectations {
    /// `# expect-exit: 0`
    pub exit: i32,
    /// `# max-seconds: 10`, from the start of the process to its end.
    pub most: Duration,
    /// `# quit-seconds: 1.0`, from the line `quitting` to the end of the process.
    quit: Option<Duration>,
    /// `# expect-output: text`, each to be part of some line.
    output: Vec<String>,
    /// `# forbid-output: text`, each to be part of no line.
    forbidden: Vec<String>,
    /// `# expect-error: text`; a complaint in the log that holds such a text is none.
    errors: Vec<String>,
    /// `# environment: NAME=value`
    pub environment: Vec<(String, String)>,
    /// `# needs: sandbox`: one outside the game, in `DISCORD_API_URL` and `DISCORD_TOKEN`.
    pub sandbox: bool,
    /// `# expect-logouts: 2`: so many connections to that sandbox are closed with a code that ends the session.
    logouts: Option<usize>,
}

/// The close codes that end a session, so that the bot goes offline at once. After any other end Discord waits for a resume.
const LOGOUT_CODES: [u64; 2] = [1000, 1001];

impl Expectations {
    /// Reads the comments before the first other line.
    ///
    /// # Errors
    /// When a value cannot be understood.
    pub fn read(script: &str) -> Result<Self> {
        let mut expected = Self {
            exit: 0,
            most: Duration::from_secs(15),
            quit: None,
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
                "max-seconds" => expected.most = seconds(value)?,
                "quit-seconds" => expected.quit = Some(seconds(value)?),
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
                // Prose with a colon in it.
                _ => {}
            }
        }
        if expected.logouts.is_some() && !expected.sandbox {
            bail!("expect-logouts: needs a line `# needs: sandbox`");
        }
        Ok(expected)
    }

    /// What is wrong with how connections to the sandbox ended, by the `closed_sockets` of its state.
    pub fn judge_logouts(&self, closed_sockets: &Value) -> Option<String> {
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

    /// What was wrong, nothing if all went as expected.
    pub fn judge(&self, finished: &Finished) -> Vec<String> {
        let mut wrong = Vec::new();
        let contains = |text: &str| finished.lines.iter().any(|line| line.text.contains(text));
        if finished.timed_out || finished.code != Some(self.exit) {
            wrong.push(format!(
                "expected exit code {}, got: {}",
                self.exit,
                finished.ending()
            ));
        }
        if finished.elapsed > self.most {
            wrong.push(format!(
                "took {:.1} s of {:.1} s",
                finished.elapsed.as_secs_f64(),
                self.most.as_secs_f64()
            ));
        }
        if let Some(limit) = self.quit {
            match finished.lines.iter().rfind(|line| line.text == QUITTING) {
                None => wrong.push(format!("never printed `{QUITTING}`")),
                Some(line) if finished.elapsed.saturating_sub(line.at) > limit => {
                    let took = finished.elapsed.saturating_sub(line.at).as_secs_f64();
                    wrong.push(format!(
                        "took {took:.2} s to quit, of {:.2} s",
                        limit.as_secs_f64()
                    ));
                }
                Some(_) => {}
            }
        }
        for text in self.output.iter().filter(|text| !contains(text)) {
            wrong.push(format!("never printed `{text}`"));
        }
        for text in self.forbidden.iter().filter(|text| contains(text)) {
            wrong.push(format!("printed `{text}`"));
        }
        let unexpected = |complaint: &String| {
            !self
                .errors
                .iter()
                .any(|error| complaint.contains(error.as_str()))
        };
        wrong.extend(complaints(&finished.lines).into_iter().filter(unexpected));
        wrong
    }
}

/// Whether somebody meant to say something by it: a misspelt key must not pass as prose.
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
    fn expectations_are_read_from_the_first_comments_only() {
        let expected = Expectations::read(
            "## Quits while connecting: nothing answers.\n# expect-exit: 3\n# quit-seconds: 1.5\n# needs: sandbox\n\
             # environment: A=b=c\n# expect-output: one: two\n\nextends SceneTree\n# expect-exit: 4\n",
        )
        .unwrap();
        assert_eq!(expected.exit, 3);
        assert_eq!(expected.quit, Some(Duration::from_millis(1500)));
        assert_eq!(expected.environment, [("A".to_owned(), "b=c".to_owned())]);
        assert_eq!(expected.output, ["one: two"]);
        assert!(expected.sandbox);
        assert!(Expectations::read("# max-seconds: soon\n").is_err());
        assert!(Expectations::read("# needs: a miracle\n").is_err());
        assert!(Expectations::read("# expect-exti: 1\n").is_err());
        assert!(Expectations::read("# needs: sandbox\n# expect-logouts: two\n").is_err());
        let without_sandbox = Expectations::read("# expect-logouts: 2\n");
        assert!(without_sandbox.is_err(), "nobody would count them");
    }

    #[test]
    fn every_connection_must_be_closed_with_a_code_that_ends_the_session() {
        let closed = |codes: &[Option<u16>]| {
            let sockets = codes.iter().map(|code| serde_json::json!({ "code": code }));
            sockets.collect::<Value>()
        };
        let expected = Expectations::read("# needs: sandbox\n# expect-logouts: 2\n").unwrap();
        let judge = |codes: &[Option<u16>]| expected.judge_logouts(&closed(codes));
        assert_eq!(judge(&[Some(1000), Some(1001)]), None);
        for codes in [
            &[Some(1000)][..],
            &[Some(1000), None],
            &[Some(1000), Some(4000)],
            &[Some(1000), Some(1000), Some(1000)],
        ] {
            assert!(judge(codes).is_some(), "{codes:?}");
        }
        let any = Expectations::read("# needs: sandbox\n").unwrap();
        assert_eq!(any.judge_logouts(&closed(&[None])), None, "not asked for");
    }

    #[test]
    fn each_broken_expectation_is_told() {
        let expected = Expectations::read(
            "# quit-seconds: 1\n# expect-output: hello\n# forbid-output: secret\n",
        )
        .unwrap();
        let good = finished(0, &[(0.5, "hello you"), (2.0, "quitting")], 2.5);
        assert_eq!(expected.judge(&good), Vec::<String>::new());
        let bad = finished(
            1,
            &[(0.5, "secret"), (2.0, "quitting"), (2.1, "ERROR: no")],
            20.0,
        );
        assert_eq!(
            expected.judge(&bad),
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
