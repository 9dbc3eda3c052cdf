//! Runs other programs, until they end or in the background. Each has a time limit, and none outlives this process.

mod background_process;
mod process_groups;

use std::io::{BufRead, BufReader, PipeReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, io};

use anyhow::{Context, Result, bail};

pub use background_process::BackgroundProcess;
pub use process_groups::kill_children_on_interrupt;

use crate::workspace;

/// How often a running child is checked for its end.
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// How many lines of the output are kept. A child that prints more is out of control, and the first lines say why.
const MAX_LINES: usize = 200_000;

/// A line of the standard output or standard error of a child.
#[derive(Clone, Debug)]
pub struct Line {
    /// The time since the child was started.
    pub at: Duration,
    /// The text without the line break. Invalid UTF-8 is replaced.
    pub text: String,
}

/// A child process that has ended.
#[derive(Debug)]
pub struct Finished {
    /// The exit code, or `None` if a signal ended the process, as at its time limit.
    pub code: Option<i32>,
    /// Whether it was killed at its time limit.
    pub timed_out: bool,
    /// The time from its start to its end.
    pub elapsed: Duration,
    /// The output, standard output and standard error in the order in which they were written.
    pub lines: Vec<Line>,
}

impl Finished {
    /// Whether it ended with exit code 0 within its time limit.
    pub fn succeeded(&self) -> bool {
        self.code == Some(0) && !self.timed_out
    }

    /// A description of how it ended.
    pub fn ending(&self) -> String {
        match self.code {
            _ if self.timed_out => format!("killed after {:.0} s", self.elapsed.as_secs_f64()),
            Some(code) => format!("exit code {code}"),
            None => "ended by a signal".to_owned(),
        }
    }

    /// The whole output as one text.
    pub fn output(&self) -> String {
        let mut output = String::new();
        for line in &self.lines {
            output.push_str(&line.text);
            output.push('\n');
        }
        output
    }

    /// Writes the output to a file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&self, log: &Path) -> Result<()> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(log, self.output()).with_context(|| format!("cannot write {}", log.display()))
    }
}

/// Whether the output of a child is also printed while it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// Nothing is printed.
    Quiet,
    /// Each line is printed at once.
    Live,
    /// Each line is printed at once, except lines of JSON, which are for this program.
    Text,
}

impl Echo {
    fn prints(self, line: &str) -> bool {
        match self {
            Self::Quiet => false,
            Self::Live => true,
            Self::Text => !line.starts_with('{'),
        }
    }
}

/// Runs a program until it ends. After `limit` it is killed together with its descendants.
///
/// # Errors
/// If the program cannot be started.
pub fn run(command: &mut Command, limit: Duration, echo: Echo) -> Result<Finished> {
    let started = Instant::now();
    let (mut child, output) = spawn(command)?;
    let reader = thread::spawn(move || {
        let mut lines = Vec::new();
        read_lines(output, started, |line| {
            if echo.prints(&line.text) {
                // An error means that the terminal is closed, and the child still has to finish.
                let _ = writeln!(io::stdout(), "{}", line.text);
            }
            if lines.len() < MAX_LINES {
                lines.push(line);
            }
        });
        lines
    });
    let (code, timed_out) = wait(&mut child, started, limit)?;
    let elapsed = started.elapsed();
    // A descendant that still runs would keep the pipe open, and the reader would never end.
    process_groups::kill(&mut child);
    let lines = reader.join().unwrap_or_default();
    Ok(Finished {
        code,
        timed_out,
        elapsed,
        lines,
    })
}

/// The same command with the lowest priority, where there is a program that sets it.
pub fn in_background(command: &Command) -> Command {
    let mut background = match workspace::program_on_path("nice") {
        Some(nice) => {
            let mut nice = Command::new(nice);
            nice.args(["-n", "19"]).arg(command.get_program());
            nice
        }
        None => Command::new(command.get_program()),
    };
    background.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        background.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => background.env(name, value),
            None => background.env_remove(name),
        };
    }
    background
}

/// Runs a program whose output matters only if it fails.
///
/// # Errors
/// If the program cannot be started, fails, or exceeds the limit; with its output.
pub fn quiet(command: &mut Command, limit: Duration) -> Result<Finished> {
    let name = name_of(command);
    let finished = run(command, limit, Echo::Quiet)?;
    if !finished.succeeded() {
        bail!("{name}: {}\n{}", finished.ending(), finished.output());
    }
    Ok(finished)
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Starts a child in a process group of its own. Standard output and standard error share a pipe, which keeps their order.
fn spawn(command: &mut Command) -> Result<(Child, PipeReader)> {
    let (output, input) = io::pipe()?;
    command
        .stdin(Stdio::null())
        .stdout(input.try_clone()?)
        .stderr(input);
    let child = process_groups::spawn(command)
        .with_context(|| format!("cannot run {}", name_of(command)))?;
    // The command holds copies of the writing end. The reader only sees the end of the pipe once they are dropped.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok((child, output))
}

fn wait(child: &mut Child, started: Instant, limit: Duration) -> io::Result<(Option<i32>, bool)> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), false));
        }
        if started.elapsed() > limit {
            process_groups::kill(child);
            return Ok((child.wait()?.code(), true));
        }
        thread::sleep(POLL_INTERVAL);
    }
}

fn read_lines(output: PipeReader, started: Instant, mut handle: impl FnMut(Line)) {
    let mut output = BufReader::new(output);
    let mut bytes = Vec::new();
    while output
        .read_until(b'\n', &mut bytes)
        .is_ok_and(|read| read > 0)
    {
        let text = String::from_utf8_lossy(&bytes)
            .trim_end_matches(['\n', '\r'])
            .to_owned();
        handle(Line {
            at: started.elapsed(),
            text,
        });
        bytes.clear();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_outputs_are_read_in_the_order_of_writing() {
        let finished = run(
            &mut shell("echo one; echo two >&2; echo three; exit 3"),
            Duration::from_secs(30),
            Echo::Quiet,
        )
        .unwrap();
        assert_eq!(finished.output(), "one\ntwo\nthree\n");
        assert_eq!(finished.code, Some(3));
        assert!(!finished.succeeded());
    }

    #[test]
    fn a_child_over_its_limit_is_killed_with_its_descendants() {
        let finished = run(
            &mut shell("sleep 600 & echo started; wait"),
            Duration::from_millis(300),
            Echo::Quiet,
        )
        .unwrap();
        assert!(finished.timed_out);
        assert!(finished.elapsed < Duration::from_secs(60));
        assert_eq!(finished.output(), "started\n");
    }

    #[test]
    fn a_descendant_that_still_runs_does_not_block() {
        let finished = run(
            &mut shell("sleep 600 & echo done"),
            Duration::from_secs(300),
            Echo::Quiet,
        )
        .unwrap();
        assert!(finished.succeeded());
        assert!(finished.elapsed < Duration::from_secs(60));
    }
}
