//! Runs gdformat and gdlint on all scripts.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::project_files;
use crate::process;
use crate::python::Environment;
use crate::workspace;

/// The only formatter of GDScript that supports the syntax of Godot 4.5.
const TOOLKIT: &str = "gdtoolkit==4.5.*";

/// Each program takes a few seconds.
const LIMIT: Duration = Duration::from_secs(120);

pub fn check() -> Result<()> {
    let scripts = project_files(&["*.gd"])?;
    if scripts.is_empty() {
        return Ok(());
    }
    let toolkit = Environment::create("gdtoolkit", &[TOOLKIT])?;
    let tool = |name: &str, arguments: &[&str]| {
        let mut command = Command::new(toolkit.program(name));
        command
            .current_dir(workspace::root())
            .args(arguments)
            .args(&scripts);
        process::quiet(&mut command, LIMIT)
    };
    tool("gdformat", &["--check"])?;
    tool("gdlint", &[])?;
    Ok(())
}
