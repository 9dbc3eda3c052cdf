//! Runs clippy on all crates.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::process;
use crate::workspace;

/// On a new machine clippy checks all dependencies first.
const LIMIT: Duration = Duration::from_secs(45 * 60);

pub fn check() -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(workspace::root()).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--quiet",
        "--",
        "--deny",
        "warnings",
    ]);
    process::quiet(&mut cargo, LIMIT)?;
    Ok(())
}
