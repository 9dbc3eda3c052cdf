//! Checks the dependencies between the crates of the workspace: they point down only, and only a few crates depend on Godot.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::workspace;

/// The crates of the workspace that each crate may depend on. Crates that contain only tests may depend on any of them, and
/// are not listed.
const ALLOWED: [(&str, &[&str]); 14] = [
    ("discord-model", &[]),
    ("discord-cache", &["discord-model"]),
    ("discord-gateway", &["discord-model"]),
    ("discord-rest", &["discord-model"]),
    ("discord-voice", &["discord-model"]),
    (
        "discord-client",
        &[
            "discord-model",
            "discord-cache",
            "discord-gateway",
            "discord-rest",
            "discord-voice",
        ],
    ),
    ("discord-sandbox", &[]),
    ("discord-class-tables", &[]),
    ("discord-main-thread", &[]),
    (
        "discord-godot-values",
        &[
            "discord-model",
            "discord-client",
            "discord-rest",
            "discord-class-tables",
        ],
    ),
    (
        "discord-godot-entities",
        &[
            "discord-model",
            "discord-cache",
            "discord-client",
            "discord-rest",
            "discord-class-tables",
            "discord-main-thread",
            "discord-godot-values",
        ],
    ),
    (
        "discord-godot",
        &[
            "discord-model",
            "discord-cache",
            "discord-client",
            "discord-rest",
            "discord-voice",
            "discord-sandbox",
            "discord-class-tables",
            "discord-main-thread",
            "discord-godot-values",
            "discord-godot-entities",
        ],
    ),
    ("rustls-platform-verifier", &[]),
    ("xtask", &[]),
];

/// The crates that contain only tests. They may depend on all crates except those that depend on Godot.
const TESTS: [&str; 4] = [
    "discord-conformance-tests",
    "discord-corpus",
    "discord-engine-tests",
    "discord-fuzz",
];

/// The crate with the bindings to Godot, and the crates that may depend on it.
const GODOT: (&str, [&str; 5]) = (
    "godot",
    [
        "discord-class-tables",
        "discord-main-thread",
        "discord-godot-values",
        "discord-godot-entities",
        "discord-godot",
    ],
);

pub fn check() -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(workspace::root()).args([
        "metadata",
        "--no-deps",
        "--format-version=1",
        "--quiet",
    ]);
    let metadata = process::quiet(&mut cargo, Duration::from_secs(60))?;
    let wrong = forbidden_dependencies(&serde_json::from_str(&metadata.output())?)?;
    if !wrong.is_empty() {
        bail!(
            "dependencies between crates point down only:\n  {}",
            wrong.join("\n  ")
        );
    }
    Ok(())
}

fn forbidden_dependencies(metadata: &Value) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for package in metadata["packages"]
        .as_array()
        .context("cargo lists no packages")?
    {
        let name = package["name"].as_str().unwrap_or_default();
        let allowed = ALLOWED
            .iter()
            .find(|(crate_name, _)| *crate_name == name)
            .map(|(_, allowed)| *allowed);
        if allowed.is_none() && !TESTS.contains(&name) {
            wrong.push(format!(
                "{name} is a new crate: list its allowed dependencies in {}",
                file!()
            ));
        }
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            let is_for_tests = dependency["kind"] == "dev" || TESTS.contains(&name);
            let is_ours = ALLOWED.iter().any(|(crate_name, _)| *crate_name == on);
            let is_allowed = allowed.is_some_and(|allowed| allowed.contains(&on));
            let is_forbidden = is_ours && !is_for_tests && !is_allowed;
            if is_forbidden || on == GODOT.0 && !GODOT.1.contains(&name) {
                wrong.push(format!("{name} → {on}"));
            }
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, on: &str, kind: &Value) -> Value {
        json!({"packages": [{"name": name, "dependencies": [{"name": on, "kind": kind}]}]})
    }

    #[test]
    fn dependencies_that_point_up_or_to_godot_are_found() {
        let wrong = |name, on, kind| forbidden_dependencies(&package(name, on, &kind)).unwrap();
        assert!(wrong("discord-client", "discord-rest", Value::Null).is_empty());
        assert!(wrong("discord-rest", "serde", Value::Null).is_empty());
        assert!(wrong("discord-gateway", "discord-sandbox", json!("dev")).is_empty());
        assert_eq!(
            wrong("discord-gateway", "discord-rest", Value::Null),
            ["discord-gateway → discord-rest"]
        );
        assert_eq!(
            wrong("discord-model", "godot", Value::Null),
            ["discord-model → godot"]
        );
        assert!(wrong("discord-engine-tests", "discord-rest", Value::Null).is_empty());
        assert_eq!(wrong("discord-engine-tests", "godot", Value::Null).len(), 1);
        assert_eq!(wrong("discord-unknown", "serde", Value::Null).len(), 1);
        assert_eq!(
            wrong("discord-voice", "discord-gateway", Value::Null),
            ["discord-voice → discord-gateway"]
        );
    }
}
