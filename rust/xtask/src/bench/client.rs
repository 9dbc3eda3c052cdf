//! The client without the engine: `tests/bench`, a workspace of its own.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::process::{self, Echo};
use crate::workspace;

/// A first build, twilight included, takes most of it.
pub const LIMIT: Duration = Duration::from_secs(30 * 60);

/// What the program measures, by the names of its chores.
const CHORES: [&str; 2] = ["compare", "micro"];

/// Builds the program and runs its chores.
///
/// # Errors
/// When it does not build, or a chore ends with another exit code than 0.
pub fn run() -> Result<()> {
    for chore in CHORES {
        let finished = process::run(program().arg(chore), LIMIT, Echo::Live)?;
        if !finished.succeeded() {
            bail!("the client's bench, {chore}: {}", finished.ending());
        }
    }
    Ok(())
}

/// The program, which is built first where it must be. Its chore is to follow.
pub fn program() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(workspace::root().join("tests/bench"))
        .args(["run", "--quiet", "--release", "--target-dir"])
        .arg(workspace::scratch("client-bench"))
        .arg("--");
    cargo
}
