//! Runs cargo-deny: licenses, banned crates, sources, and known vulnerabilities.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::process::{self, Echo};
use crate::workspace;

/// The name of the program, and the version that is installed.
const TOOL: &str = "cargo-deny";
const VERSION: &str = "0.20.2";

/// Compiling it without optimization takes two minutes on two cores, once for each machine.
const INSTALL_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Time limit including the download of the advisories.
const LIMIT: Duration = Duration::from_secs(180);

/// What cargo-deny prints if the database cannot be reached. Then the advisories are skipped.
const NO_DATABASE: &str = "failed to fetch advisory database";

pub fn check() -> Result<()> {
    let tool = tool()?;
    let deny = |checks: &[&str]| {
        let mut command = Command::new(&tool);
        command
            .current_dir(workspace::root())
            .args(["--all-features", "check", "--hide-inclusion-graph"])
            .args(checks);
        process::run(&mut command, LIMIT, Echo::Quiet)
    };
    let rules = deny(&["licenses", "bans", "sources"])?;
    if !rules.succeeded() {
        bail!("{}\n{}", rules.ending(), rules.output());
    }
    let advisories = deny(&["advisories"])?;
    if advisories.output().contains(NO_DATABASE) {
        println!("lint: licenses: advisories are not checked: their database cannot be downloaded");
    } else if !advisories.succeeded() {
        bail!("{}\n{}", advisories.ending(), advisories.output());
    }
    Ok(())
}

fn tool() -> Result<PathBuf> {
    if let Some(tool) = workspace::program_on_path(TOOL) {
        return Ok(tool);
    }
    let home = workspace::cache()?.join(TOOL);
    let tool = home
        .join("bin")
        .join(format!("{TOOL}{}", std::env::consts::EXE_SUFFIX));
    if !tool.is_file() {
        println!("{TOOL}: compiling");
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args([
                "install",
                "--locked",
                "--debug",
                "--version",
                VERSION,
                TOOL,
                "--root",
            ])
            .arg(&home);
        process::quiet(&mut cargo, INSTALL_LIMIT)?;
    }
    Ok(tool)
}
