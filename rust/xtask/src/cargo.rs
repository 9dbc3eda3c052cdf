//! Builds with cargo. Cargo reports the paths of the artifacts, so that no task has to guess them.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{self, Echo};
use crate::workspace;

/// A full build on two slow cores takes about half of this.
const LIMIT: Duration = Duration::from_secs(45 * 60);

/// The package selection of every debug build. Cargo unifies the features of a dependency over the selected packages, so
/// builds with the same selection share all compiled crates. The features are those of the debug library.
pub const WORKSPACE_SELECTION: [&str; 3] = [
    "--workspace",
    "--features",
    "discord-godot/sandbox,discord-godot/editor-docs",
];

/// A file that cargo has built, or found up to date.
pub struct Artifact {
    /// The name of the library, program or test.
    pub name: String,
    /// The folder of its crate.
    pub home: PathBuf,
    /// Whether it is a test program.
    pub is_test: bool,
    /// The path of the executable, if it is one.
    pub program: Option<PathBuf>,
    /// All its files, the main one first.
    pub files: Vec<PathBuf>,
}

/// Runs `cargo build` or a similar command and returns its artifacts.
///
/// # Errors
/// If something does not compile. The messages of the compiler have been printed by then.
pub fn build(arguments: &[&str]) -> Result<Vec<Artifact>> {
    let mut cargo = Command::new(env!("CARGO"));
    build_with(cargo.current_dir(workspace::root()).args(arguments))
}

/// Runs a command of cargo that builds, and returns its artifacts.
///
/// # Errors
/// If something does not compile. The messages of the compiler have been printed by then.
pub fn build_with(cargo: &mut Command) -> Result<Vec<Artifact>> {
    cargo.arg("--message-format=json-render-diagnostics");
    // The progress of the build is shown because a first build takes minutes.
    let finished = process::run(cargo, LIMIT, Echo::Text)?;
    if !finished.succeeded() {
        let arguments: Vec<_> = cargo
            .get_args()
            .map(|argument| argument.to_string_lossy())
            .collect();
        bail!("cargo {}: {}", arguments.join(" "), finished.ending());
    }
    Ok(finished
        .lines
        .iter()
        .filter_map(|line| artifact(&line.text))
        .collect())
}

/// Builds the program that has the same name as its crate, and returns its path.
///
/// # Errors
/// If it does not build.
pub fn program(name: &str, release: bool) -> Result<PathBuf> {
    let selection: &[&str] = match release {
        true => &["--release", "--package", name],
        false => &WORKSPACE_SELECTION,
    };
    build(&[&["build", "--bin", name], selection].concat())?
        .into_iter()
        .find_map(|artifact| artifact.program)
        .with_context(|| format!("cargo does not report the path of {name}"))
}

/// Parses a message of cargo. Returns `None` if it is not about an artifact.
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
