//! rustfmt and clippy.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::process;
use crate::workspace;

/// Clippy checks the whole tree of dependencies on a new machine.
const LIMIT: Duration = Duration::from_secs(20 * 60);

pub fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])
}

pub fn clippy() -> Result<()> {
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--quiet",
        "--",
        "--deny",
        "warnings",
    ])
}

fn cargo(arguments: &[&str]) -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    process::quiet(cargo.current_dir(workspace::root()).args(arguments), LIMIT)?;
    Ok(())
}
