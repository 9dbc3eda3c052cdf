//! Cargo as a library of the chores: builds whose results are asked of cargo instead of being guessed.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{self, Echo};
use crate::workspace;

/// Everything from nothing on two slow cores takes about half of this.
const LIMIT: Duration = Duration::from_secs(45 * 60);

/// What every debug build selects. Cargo chooses the features of a dependency for the packages that are selected together, so
/// that builds with one selection share all they compile. The features are those of the debug library.
pub const SHARED_SELECTION: [&str; 3] = [
    "--workspace",
    "--features",
    "discord-godot/sandbox,discord-godot/editor-docs",
];

/// What a build has made.
pub struct Artifact {
    /// Name of the library, program or test.
    pub name: String,
    /// Folder of the crate it belongs to.
    pub home: PathBuf,
    /// Whether it is run to test something.
    pub is_test: bool,
    /// The program, if it is one.
    pub program: Option<PathBuf>,
    /// All files made, the main one first.
    pub files: Vec<PathBuf>,
}

/// Runs `cargo build` or its like and returns what it has made or found up to date.
///
/// # Errors
/// When something does not compile. The compiler's words have been shown by then.
pub fn build(arguments: &[&str]) -> Result<Vec<Artifact>> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(workspace::root())
        .args(arguments)
        .arg("--message-format=json-render-diagnostics");
    // What is compiled is shown: a first build takes minutes.
    let finished = process::run(&mut cargo, LIMIT, Echo::Words)?;
    if !finished.succeeded() {
        bail!("cargo {}: {}", arguments.join(" "), finished.ending());
    }
    Ok(finished
        .lines
        .iter()
        .filter_map(|line| artifact(&line.text))
        .collect())
}

/// Builds the program of the workspace that bears its crate's name, and tells where it is.
///
/// # Errors
/// When it does not build.
pub fn program(name: &str, release: bool) -> Result<PathBuf> {
    let selection: &[&str] = match release {
        true => &["--release", "--package", name],
        false => &SHARED_SELECTION,
    };
    build(&[&["build", "--bin", name], selection].concat())?
        .into_iter()
        .find_map(|artifact| artifact.program)
        .with_context(|| format!("cargo does not tell where {name} is"))
}

/// Reads one of cargo's messages, if it is about an artifact.
fn artifact(message: &str) -> Option<Artifact> {
    let message: Value = serde_json::from_str(message).ok()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Some(Artifact {
        name: text(&message["target"]["name"])?,
        home: PathBuf::from(message["manifest_path"].as_str()?)
            .parent()?
            .to_owned(),
        is_test: message["profile"]["test"] == true,
        program: text(&message["executable"]).map(PathBuf::from),
        files: message["filenames"]
            .as_array()?
            .iter()
            .filter_map(text)
            .map(PathBuf::from)
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_artifacts_are_read() {
        let message = r#"{"reason":"compiler-artifact","manifest_path":"/w/rust/godot/Cargo.toml",
            "target":{"name":"discord_godot"},"profile":{"test":false},"filenames":["/t/libdiscord_godot.so"],"executable":null}"#;
        let artifact = artifact(message).unwrap();
        assert_eq!(artifact.name, "discord_godot");
        assert_eq!(artifact.home, PathBuf::from("/w/rust/godot"));
        assert_eq!(artifact.files, [PathBuf::from("/t/libdiscord_godot.so")]);
        assert!(!artifact.is_test && artifact.program.is_none());
        assert!(super::artifact(r#"{"reason":"build-finished","success":true}"#).is_none());
        assert!(super::artifact("warning: something").is_none());
    }
}
