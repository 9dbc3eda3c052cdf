//! A child that runs beside us, such as a sandbox for a test, and ends with its owner.

use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::{groups, read_lines, spawn};

/// A running child; killed when dropped.
pub struct Background {
    child: Child,
    lines: Receiver<String>,
}

impl Background {
    /// Starts it.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        let (child, output) = spawn(command)?;
        let (sender, lines) = channel();
        thread::spawn(move || {
            // Reads on when nobody listens any more: a full pipe would stop the child.
            read_lines(output, Instant::now(), |line| drop(sender.send(line.text)));
        });
        Ok(Self { child, lines })
    }

    /// The next line it prints.
    ///
    /// # Errors
    /// When it ends, or prints nothing for `limit`.
    pub fn next_line(&self, limit: Duration) -> Result<String> {
        match self.lines.recv_timeout(limit) {
            Ok(line) => Ok(line),
            Err(RecvTimeoutError::Timeout) => bail!("nothing printed within {} s", limit.as_secs()),
            Err(RecvTimeoutError::Disconnected) => bail!("it has ended"),
        }
    }

    /// What it has printed since it was last asked.
    pub fn output(&self) -> String {
        self.lines.try_iter().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        groups::kill(&mut self.child);
        // Killed just now, so this cannot wait long; it keeps the process table clean.
        let _ = self.child.wait();
    }
}
