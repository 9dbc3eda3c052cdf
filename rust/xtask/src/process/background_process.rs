//! A child process that runs in the background, such as a sandbox for a test.

use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::{process_groups, read_lines, spawn};

/// A running child process. It is killed when this value is dropped.
pub struct BackgroundProcess {
    child: Child,
    lines: Receiver<String>,
}

impl BackgroundProcess {
    /// Starts a process.
    ///
    /// # Errors
    /// If the program cannot be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        let (child, output) = spawn(command)?;
        let (sender, lines) = channel();
        thread::spawn(move || {
            // Reads on when the receiver is gone, because a full pipe would block the child.
            read_lines(output, Instant::now(), |line| drop(sender.send(line.text)));
        });
        Ok(Self { child, lines })
    }

    /// Waits for the next line of the output.
    ///
    /// # Errors
    /// If the process ends, or prints nothing within `limit`.
    pub fn next_line(&self, limit: Duration) -> Result<String> {
        match self.lines.recv_timeout(limit) {
            Ok(line) => Ok(line),
            Err(RecvTimeoutError::Timeout) => bail!("nothing printed within {} s", limit.as_secs()),
            Err(RecvTimeoutError::Disconnected) => bail!("the process has ended"),
        }
    }

    /// The output since the last call.
    pub fn output(&self) -> String {
        self.lines.try_iter().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for BackgroundProcess {
    fn drop(&mut self) {
        process_groups::kill(&mut self.child);
        // The child was just killed, so this does not block. Without it, the child would stay a zombie.
        let _ = self.child.wait();
    }
}
