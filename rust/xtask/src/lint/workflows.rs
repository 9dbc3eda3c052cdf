//! Checks the workflows of GitHub, which cannot be run here: their schema, and with zizmor whether they are secure.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::project_files;
use crate::process;
use crate::python::Environment;
use crate::workspace;

/// The tools, with the versions that the workflows pass.
const TOOLS: [&str; 2] = ["check-jsonschema==0.39.0", "zizmor==1.32.0"];

/// Each program takes a few seconds.
const LIMIT: Duration = Duration::from_secs(120);

pub fn check() -> Result<()> {
    let workflows = project_files(&[".github/workflows/*.yml"])?;
    if workflows.is_empty() {
        return Ok(());
    }
    let tools = Environment::create("workflow-lints", &TOOLS)?;
    let tool = |name: &str, arguments: &[&str]| {
        let mut command = Command::new(tools.program(name));
        command
            .current_dir(workspace::root())
            .args(arguments)
            .args(&workflows);
        process::quiet(&mut command, LIMIT)
    };
    tool(
        "check-jsonschema",
        &["--builtin-schema", "vendor.github-workflows"],
    )?;
    tool("zizmor", &["--offline", "--no-progress", "--pedantic"])?;
    Ok(())
}
