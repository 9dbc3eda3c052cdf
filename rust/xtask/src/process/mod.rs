//! Other programs: run to their end or to a limit, or kept alive for a while. No child outlives its limit or us.

mod background;
mod groups;

use std::io::{BufRead, BufReader, PipeReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, io};

use anyhow::{Context, Result, bail};

pub use background::Background;
pub use groups::kill_children_on_interrupt;

/// How often a running child is looked at.
const GLANCE: Duration = Duration::from_millis(5);

/// How many lines of a child are kept. One that prints more has run wild, and the first lines tell why.
const MOST_LINES: usize = 200_000;

/// A line of a child's output, standard output and standard error in the order they were written.
#[derive(Clone, Debug)]
pub struct Line {
    /// Since the child was started.
    pub at: Duration,
    /// Without its line break; what is not UTF-8 is replaced.
    pub text: String,
}

/// A child that has ended.
#[derive(Debug)]
pub struct Finished {
    /// Exit code; `None` if a signal ended it, ours at the limit included.
    pub code: Option<i32>,
    /// Whether it had to be killed at its limit.
    pub timed_out: bool,
    /// From start to end.
    pub elapsed: Duration,
    /// Everything it printed.
    pub lines: Vec<Line>,
}

impl Finished {
    /// Whether it ended by itself with exit code 0.
    pub fn succeeded(&self) -> bool {
        self.code == Some(0) && !self.timed_out
    }

    /// How it ended, in words.
    pub fn ending(&self) -> String {
        match self.code {
            _ if self.timed_out => format!("killed after {:.0} s", self.elapsed.as_secs_f64()),
            Some(code) => format!("exit code {code}"),
            None => "ended by a signal".to_owned(),
        }
    }

    /// Everything it printed, as one text.
    pub fn output(&self) -> String {
        let mut output = String::new();
        for line in &self.lines {
            output.push_str(&line.text);
            output.push('\n');
        }
        output
    }

    /// Keeps the output for whoever wants to read it later.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, log: &Path) -> Result<()> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(log, self.output()).with_context(|| format!("cannot write {}", log.display()))
    }
}

/// Whether a child's output is also shown while it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// Kept only.
    Quiet,
    /// Kept, and shown as it comes.
    Live,
    /// The same, without the lines that are JSON for us.
    Words,
}

impl Echo {
    fn shows(self, line: &str) -> bool {
        match self {
            Self::Quiet => false,
            Self::Live => true,
            Self::Words => !line.starts_with('{'),
        }
    }
}

/// Runs a program to its end, at most for `limit`; then it is killed with everything it has started.
///
/// # Errors
/// When the program cannot be started.
pub fn run(command: &mut Command, limit: Duration, echo: Echo) -> Result<Finished> {
    let started = Instant::now();
    let (mut child, output) = spawn(command)?;
    let reader = thread::spawn(move || {
        let mut lines = Vec::new();
        read_lines(output, started, |line| {
            if echo.shows(&line.text) {
                // A closed terminal is no reason to stop.
                let _ = writeln!(io::stdout(), "{}", line.text);
            }
            if lines.len() < MOST_LINES {
                lines.push(line);
            }
        });
        lines
    });
    let (code, timed_out) = wait(&mut child, started, limit)?;
    let elapsed = started.elapsed();
    // Also after a good end: a grandchild left behind would hold the pipe open, and leak.
    groups::kill(&mut child);
    let lines = reader.join().unwrap_or_default();
    Ok(Finished {
        code,
        timed_out,
        elapsed,
        lines,
    })
}

/// Runs a program whose output is wanted only if it fails.
///
/// # Errors
/// When the program cannot be started, fails, or exceeds the limit; with its output.
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

/// Starts a child with both outputs in one pipe, so that their order is kept, and in a process group of its own.
fn spawn(command: &mut Command) -> Result<(Child, PipeReader)> {
    let (output, input) = io::pipe()?;
    command
        .stdin(Stdio::null())
        .stdout(input.try_clone()?)
        .stderr(input);
    let child =
        groups::spawn(command).with_context(|| format!("cannot run {}", name_of(command)))?;
    // Our ends of the pipe live in the command; while they do, the reader never sees its end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok((child, output))
}

fn wait(child: &mut Child, started: Instant, limit: Duration) -> io::Result<(Option<i32>, bool)> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), false));
        }
        if started.elapsed() > limit {
            groups::kill(child);
            return Ok((child.wait()?.code(), true));
        }
        thread::sleep(GLANCE);
    }
}

fn read_lines(output: PipeReader, started: Instant, mut each: impl FnMut(Line)) {
    let mut output = BufReader::new(output);
    let mut bytes = Vec::new();
    while output
        .read_until(b'\n', &mut bytes)
        .is_ok_and(|read| read > 0)
    {
        let text = String::from_utf8_lossy(&bytes)
            .trim_end_matches(['\n', '\r'])
            .to_owned();
        each(Line {
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
    fn a_child_over_its_limit_dies_with_its_own_children() {
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
    fn a_grandchild_left_behind_does_not_hold_us_up() {
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
