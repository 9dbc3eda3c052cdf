//! A process with a library, which does what it is told. All libraries get the same orders, a line each:
//!
//! - `join GUILD CHANNEL USER SESSION TOKEN ENDPOINT` connects to the voice server, and prints `joined GUILD`.
//! - `pcm FILE` plays samples (16 bit, 48 kHz, two channels) on all connections, those that follow included. The library encodes them.
//! - `dca FILE` plays the Opus packets of a file on all connections, which need not be encoded.
//! - `listen`, before it joins, decodes everybody; `record FILE` also writes what is heard to a file, in the format of `pcm`.
//! - `heard` prints `heard N`, the number of frames of 20 ms with sound that were decoded so far.
//! - `quit` ends the process.
//!
//! A process prints `name NAME` when it is ready, and `error REASON` if something fails.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::usage::Process;

/// The bitrate of what is sent, in bits per second.
pub const BITRATE: u32 = 96_000;

/// A frame whose loudest sample is louder is sound: 1 % of the range.
const QUIET: u16 = 328;

/// How long a process may take to start, and to answer.
const ANSWER: Duration = Duration::from_secs(20);

/// Whether there is sound in these samples.
pub fn is_sound(samples: &[i16]) -> bool {
    samples.iter().any(|sample| sample.unsigned_abs() > QUIET)
}

/// How the process of a library is started.
#[derive(Clone, Debug)]
pub struct Library {
    /// The name in the table.
    pub name: String,
    /// The program and its arguments, or why there is none.
    pub command: Result<Vec<String>, String>,
}

/// A running process. It is killed when this is dropped.
pub struct Program {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    pub process: Process,
    /// What the process calls itself.
    pub name: String,
}

impl Program {
    /// Starts the process. It trusts the authority of `certificate`.
    pub fn start(library: &Library, certificate: &Path) -> Result<Program> {
        let command = library.command.as_ref();
        let command = command.map_err(|reason| anyhow::anyhow!("{reason}"))?;
        let (program, arguments) = command.split_first().context("no program")?;
        let mut child = Command::new(program)
            .args(arguments)
            .env("NODE_EXTRA_CA_CERTS", certificate)
            .env("SSL_CERT_FILE", certificate)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{program} cannot be started"))?;
        let output = BufReader::new(child.stdout.take().context("no output")?);
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let mut program = Program {
            input: child.stdin.take().context("no input")?,
            process: Process::new(child.id()),
            child,
            lines,
            name: String::new(),
        };
        program.name = program.answer("name")?;
        Ok(program)
    }

    pub fn order(&mut self, order: &str) -> Result<()> {
        writeln!(self.input, "{order}").context("the process has ended")
    }

    /// Waits for a line that begins with this word. Returns the rest of it.
    pub fn answer(&mut self, word: &str) -> Result<String> {
        let until = Instant::now() + ANSWER;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.lines.recv_timeout(left);
            let line = line.with_context(|| format!("no {word:?} within {ANSWER:?}"))?;
            match line.split_once(' ') {
                Some((first, rest)) if first == word => return Ok(rest.to_owned()),
                Some(("error", reason)) => bail!("{reason}"),
                _ => {}
            }
        }
    }

    /// How many frames with sound were decoded so far.
    pub fn heard(&mut self) -> Result<u64> {
        self.order("heard")?;
        Ok(self.answer("heard")?.parse()?)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may be over already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
