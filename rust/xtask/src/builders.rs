//! The cases of tests/interop/builders: what our builders make of them.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::godot::{Godot, complaints};
use crate::process::Finished;
use crate::workspace;

/// Building all cases takes a second.
pub const LIMIT: Duration = Duration::from_secs(60);

/// The flag of a message that is made of components only.
const COMPONENTS_V2: u64 = 1 << 15;

/// What was built, by the names of the cases.
pub type Cases = BTreeMap<String, Value>;

/// What our builders make. The project must be imported.
///
/// # Errors
/// When Godot cannot be started, or logs an error; with its output.
pub fn ours(godot: &Godot) -> Result<Cases> {
    let script = workspace::root().join("tests/interop/builders/ours.gd");
    let script = script.display().to_string();
    let finished = godot.run(&workspace::test_project(), &["--script", &script], LIMIT)?;
    finished.save(&workspace::logs().join("builders-ours.log"))?;
    read(&finished)
}

/// What a program has built: the lines `CASE name json`.
///
/// # Errors
/// When it failed, complained, or built nothing; with its output.
pub fn read(finished: &Finished) -> Result<Cases> {
    let lines = finished.lines.iter().map(|line| &*line.text);
    let cases = lines.filter_map(|line| line.strip_prefix("CASE "));
    let cases = cases.map(case).collect::<Result<Cases>>()?;
    if !finished.succeeded() || cases.is_empty() || !complaints(&finished.lines).is_empty() {
        bail!(
            "building the cases: {}\n{}",
            finished.ending(),
            finished.output()
        );
    }
    Ok(cases)
}

fn case(line: &str) -> Result<(String, Value)> {
    let (name, json) = line.split_once(' ').context("a case without JSON")?;
    let value = serde_json::from_str(json).with_context(|| format!("the JSON of {name}"))?;
    Ok((name.to_owned(), value))
}

/// The requests that what was built would go out with, as a recording has them.
pub fn requests(cases: &Cases) -> Vec<Value> {
    cases
        .iter()
        .map(|(name, built)| request(name, built))
        .collect()
}

fn request(name: &str, built: &Value) -> Value {
    let kind = name.split('_').next().unwrap_or_default();
    let (route, path, body) = match kind {
        "command" => (
            "create_global_application_command",
            "applications/1/commands",
            built.clone(),
        ),
        "modal" => (
            "create_interaction_response",
            "interactions/1/token/callback",
            json!({ "type": 9, "data": built }),
        ),
        "message" => ("create_message", "channels/1/messages", built.clone()),
        "embed" => (
            "create_message",
            "channels/1/messages",
            json!({ "embeds": [built] }),
        ),
        _ => ("create_message", "channels/1/messages", message_with(built)),
    };
    json!({ "route": route, "request": {
        "method": "POST",
        "path": format!("/api/v10/{path}"),
        "headers": { "content-type": "application/json" },
        "body": body,
    }})
}

/// A message with a component: buttons and menus stand in rows, others only among components.
fn message_with(component: &Value) -> Value {
    match component["type"].as_u64() {
        Some(1) => json!({ "components": [component] }),
        Some(2..=8) => json!({ "components": [{ "type": 1, "components": [component] }] }),
        _ => json!({ "components": [component], "flags": COMPONENTS_V2 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_read() {
        let (name, value) = case(r#"row {"type": 1}"#).unwrap();
        assert_eq!((&*name, value), ("row", json!({ "type": 1 })));
        assert!(case("row").is_err());
        assert!(case("row {").is_err());
    }

    #[test]
    fn each_kind_has_its_request() {
        for (name, built, route, place) in [
            (
                "command_plain",
                json!({}),
                "create_global_application_command",
                "",
            ),
            (
                "modal_of_texts",
                json!({}),
                "create_interaction_response",
                "/data",
            ),
            ("embed_full", json!({}), "create_message", "/embeds/0"),
            (
                "row_of_styles",
                json!({ "type": 1 }),
                "create_message",
                "/components/0",
            ),
            (
                "button_premium",
                json!({ "type": 2 }),
                "create_message",
                "/components/0/components/0",
            ),
            (
                "file",
                json!({ "type": 13 }),
                "create_message",
                "/components/0",
            ),
        ] {
            let made = request(name, &built);
            assert_eq!(made["route"], route, "{name}");
            assert_eq!(
                made["request"]["body"].pointer(place),
                Some(&built),
                "{name}"
            );
        }
    }
}
