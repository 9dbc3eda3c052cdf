//! cargo-deny: licences, banned and doubled crates, sources, and known vulnerabilities.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::process;
use crate::workspace;

/// The tool and its version.
const TOOL: &str = "cargo-deny";
const VERSION: &str = "0.18";

/// Compiling it takes minutes on two cores, once for a machine.
const INSTALL_LIMIT: Duration = Duration::from_secs(20 * 60);

/// Fetching the advisories included.
const LIMIT: Duration = Duration::from_secs(180);

pub fn check() -> Result<()> {
    let tool = tool()?;
    let deny = |checks: &[&str]| {
        let mut command = Command::new(&tool);
        command
            .current_dir(workspace::root())
            .args(["--all-features", "check", "--hide-inclusion-graph"])
            .args(checks);
        process::quiet(&mut command, LIMIT)
    };
    deny(&["licenses", "bans", "sources"])?;
    deny(&["advisories"])?;
    Ok(())
}

fn tool() -> Result<PathBuf> {
    if let Some(tool) = workspace::on_path(TOOL) {
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
