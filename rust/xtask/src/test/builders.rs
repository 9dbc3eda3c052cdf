//! Compares our builders with those of discord.js: the same test cases must result in the same JSON.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::Result;
use serde_json::{Map, Value};

use super::interop;
use super::report::Tally;
use crate::addon::{self, Selection};
use crate::builders::{self, Cases, LIMIT};
use crate::process::{self, Echo};
use crate::{godot, workspace};

pub fn run() -> Result<Vec<Tally>> {
    let home = workspace::root().join("tests/interop");
    let node = interop::node_with_packages(&home.join("discordjs"))?;
    let mut theirs = Command::new(node);
    theirs.arg(home.join("builders/theirs.mjs"));
    let theirs = process::run(&mut theirs, LIMIT, Echo::Quiet)?;
    theirs.save(&workspace::logs().join("builders-theirs.log"))?;
    let theirs = builders::parse_cases(&theirs)?;
    let godot = godot::find_or_install()?;
    addon::build::development(Selection::Workspace)?;
    godot.import(&workspace::test_project())?;
    let ours = builders::build_with_addon(&godot)?;

    let differences = differences(&ours, &theirs);
    for difference in &differences {
        println!("builders: {difference}");
    }
    let passed = ours.len().saturating_sub(differences.len());
    println!("builders: {passed} cases are alike");
    Ok(vec![Tally {
        suite: "builders".to_owned(),
        passed,
        failed: differences.len(),
    }])
}

/// The cases that differ, or that only one side has.
fn differences(ours: &Cases, theirs: &Cases) -> Vec<String> {
    let names: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let shown =
        |value: Option<&Value>| value.map_or_else(|| "missing".to_owned(), Value::to_string);
    names
        .into_iter()
        .filter_map(|name| {
            let our = ours.get(name).map(|value| without_defaults("", value));
            let their = theirs.get(name).map(|value| without_defaults("", value));
            let difference = || {
                let (our, their) = (shown(our.as_ref()), shown(their.as_ref()));
                format!("{name}\n  ours   {our}\n  theirs {their}")
            };
            (our != their).then(difference)
        })
        .collect()
}

/// A value without the fields that are null, empty or `false`: leaving them out means the same.
fn without_defaults(name: &str, value: &Value) -> Value {
    match value {
        // Discord accepts permissions as a number and as a string.
        Value::Number(number) if name == "default_member_permissions" => number.to_string().into(),
        Value::Number(number) => number.as_f64().into(),
        Value::Array(list) => list
            .iter()
            .map(|entry| without_defaults(name, entry))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), without_defaults(name, value)))
            .filter(|(_, value)| !is_default(value))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn compare(ours: Value, theirs: Value) -> Vec<String> {
        let one = |value| Cases::from([("case".to_owned(), value)]);
        differences(&one(ours), &one(theirs))
    }

    #[test]
    fn default_values_are_ignored() {
        let ours = json!({"name": "a", "min_value": 2.0, "default_member_permissions": 32});
        let theirs = json!({
            "name": "a", "min_value": 2, "default_member_permissions": "32", "nsfw": false, "options": [], "emoji": {"id": null},
        });
        assert!(compare(ours, theirs).is_empty());
    }

    #[test]
    fn differences_are_reported() {
        for (ours, theirs) in [
            (json!({"name": "a"}), json!({"name": "b"})),
            (json!({"required": true}), json!({})),
            (json!({"min_values": 0}), json!({})),
            (json!({"options": [1, 2]}), json!({"options": [2, 1]})),
            (json!({"id": "7"}), json!({"id": 7})),
        ] {
            assert_eq!(compare(ours.clone(), theirs).len(), 1, "{ours}");
        }
    }

    #[test]
    fn a_case_that_one_side_lacks_is_reported() {
        let one = Cases::from([("case".to_owned(), json!({}))]);
        assert_eq!(differences(&one, &Cases::new()).len(), 1);
        assert_eq!(differences(&Cases::new(), &one).len(), 1);
    }
}
