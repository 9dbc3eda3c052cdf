//! The rooms of the workspace and who may know whom: arrows point down only, and few know Godot.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;
use crate::workspace;

/// Which of our crates a crate may be built on. Crates that only test may know all, and are not listed.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("discord-model", &[]),
    ("discord-cache", &["discord-model"]),
    ("discord-gateway", &["discord-model"]),
    ("discord-rest", &["discord-model"]),
    (
        "discord-client",
        &[
            "discord-model",
            "discord-cache",
            "discord-gateway",
            "discord-rest",
        ],
    ),
    ("discord-sandbox", &["discord-model"]),
    ("discord-main-thread", &[]),
    (
        "discord-godot-values",
        &["discord-model", "discord-client", "discord-rest"],
    ),
    (
        "discord-godot-entities",
        &[
            "discord-model",
            "discord-cache",
            "discord-client",
            "discord-rest",
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
            "discord-sandbox",
            "discord-main-thread",
            "discord-godot-values",
            "discord-godot-entities",
        ],
    ),
    ("xtask", &[]),
];

/// The crates of tests that stand above all rooms but the engine's.
const TESTS: [&str; 4] = [
    "discord-conformance-tests",
    "discord-corpus",
    "discord-engine-tests",
    "discord-fuzz",
];

/// The engine's crate, and the crates that may know it.
const ENGINE: (&str, [&str; 4]) = (
    "godot",
    [
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
    let wrong = wrong_arrows(&serde_json::from_str(&metadata.output())?)?;
    if !wrong.is_empty() {
        bail!(
            "arrows between the rooms point down only:\n  {}",
            wrong.join("\n  ")
        );
    }
    Ok(())
}

fn wrong_arrows(metadata: &Value) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for package in metadata["packages"]
        .as_array()
        .context("cargo lists no packages")?
    {
        let name = package["name"].as_str().unwrap_or_default();
        let allowed = ALLOWED
            .iter()
            .find(|(room, _)| *room == name)
            .map(|(_, allowed)| *allowed);
        if allowed.is_none() && !TESTS.contains(&name) {
            wrong.push(format!(
                "{name} is a new room: say in {} whom it may know",
                file!()
            ));
        }
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            // Tests may stand on anything.
            let is_for_tests = dependency["kind"] == "dev" || TESTS.contains(&name);
            let is_ours = ALLOWED.iter().any(|(room, _)| *room == on);
            let is_allowed = allowed.is_some_and(|allowed| allowed.contains(&on));
            let points_up = is_ours && !is_for_tests && !is_allowed;
            if points_up || on == ENGINE.0 && !ENGINE.1.contains(&name) {
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
    fn arrows_up_or_to_the_engine_are_found() {
        let wrong = |name, on, kind| wrong_arrows(&package(name, on, &kind)).unwrap();
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
        assert_eq!(wrong("discord-voice", "serde", Value::Null).len(), 1);
    }
}
