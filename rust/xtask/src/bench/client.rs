//! The benchmarks of the client without Godot: `tests/bench`, a workspace of its own.

use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::process::{self, Echo};
use crate::workspace;

/// Time limit including the first build with twilight, which takes most of it.
pub const LIMIT: Duration = Duration::from_secs(30 * 60);

/// The arguments of the program for each measurement.
const MEASUREMENTS: [&[&str]; 3] = [&["compare"], &["compare", "--mix", "chat"], &["micro"]];

/// Builds the program and runs its measurements.
///
/// # Errors
/// If it does not build, or a measurement fails.
pub fn run() -> Result<()> {
    for arguments in MEASUREMENTS {
        let finished = process::run(program().args(arguments), LIMIT, Echo::Live)?;
        if !finished.succeeded() {
            let arguments = arguments.join(" ");
            bail!("the client benchmark {arguments}: {}", finished.ending());
        }
    }
    Ok(())
}

/// The command that builds and runs the program. The caller adds the subcommand.
pub fn program() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(workspace::root().join("tests/bench"))
        .args(["run", "--quiet", "--release", "--target-dir"])
        .arg(workspace::scratch("client-bench"))
        .arg("--");
    cargo
}
