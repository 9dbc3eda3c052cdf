//! The test cases in `tests/interop/builders`, built with our builders.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::godot::{Godot, log_errors};
use crate::process::Finished;
use crate::workspace;

/// Building all cases takes about a second.
pub const LIMIT: Duration = Duration::from_secs(60);

/// The message flag IS_COMPONENTS_V2.
const COMPONENTS_V2: u64 = 1 << 15;

/// The built objects, by the names of their cases.
pub type Cases = BTreeMap<String, Value>;

/// Builds the cases with our builders, in Godot. The test project must have been imported.
///
/// # Errors
/// If Godot cannot be started or logs an error; with its output.
pub fn build_with_addon(godot: &Godot) -> Result<Cases> {
    let script = workspace::root().join("tests/interop/builders/ours.gd");
    let script = script.display().to_string();
    let finished = godot.run(&workspace::test_project(), &["--script", &script], LIMIT)?;
    finished.save(&workspace::logs().join("builders-ours.log"))?;
    parse_cases(&finished)
}

/// Parses the lines `CASE name json` in the output of a program.
///
/// # Errors
/// If the program failed, logged an error, or built nothing; with its output.
pub fn parse_cases(finished: &Finished) -> Result<Cases> {
    let lines = finished.lines.iter().map(|line| &*line.text);
    let cases = lines.filter_map(|line| line.strip_prefix("CASE "));
    let cases = cases.map(parse_case).collect::<Result<Cases>>()?;
    if !finished.succeeded() || cases.is_empty() || !log_errors(&finished.lines).is_empty() {
        bail!(
            "building the cases: {}\n{}",
            finished.ending(),
            finished.output()
        );
    }
    Ok(cases)
}

fn parse_case(line: &str) -> Result<(String, Value)> {
    let (name, json) = line.split_once(' ').context("a case without JSON")?;
    let value = serde_json::from_str(json).with_context(|| format!("the JSON of {name}"))?;
    Ok((name.to_owned(), value))
}

/// The requests that would send the built objects, in the format of a recording.
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

/// A message with a component. Buttons and select menus need an action row, other components need IS_COMPONENTS_V2.
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
        let (name, value) = parse_case(r#"row {"type": 1}"#).unwrap();
        assert_eq!((&*name, value), ("row", json!({ "type": 1 })));
        assert!(parse_case("row").is_err());
        assert!(parse_case("row {").is_err());
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
