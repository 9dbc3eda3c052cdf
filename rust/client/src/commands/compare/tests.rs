use serde_json::json;

use super::*;

fn existing() -> Value {
    json!({
        "id": "7", "application_id": "1", "version": "9", "type": 1, "name": "roll", "description": "Rolls dice",
        "default_member_permissions": "32", "dm_permission": true, "nsfw": false, "contexts": null,
        "integration_types": [0], "name_localizations": null,
        "options": [{"type": 4, "name": "sides", "description": "How many", "min_value": 2, "required": true}],
    })
}

fn wanted() -> Value {
    json!({
        "name": "roll", "description": "Rolls dice", "default_member_permissions": 32,
        "options": [{
            "type": 4, "name": "sides", "description": "How many", "min_value": 2.0, "required": true,
            "autocomplete": false, "choices": [],
        }],
    })
}

fn with(mut command: Value, change: &Value) -> Value {
    for (field, value) in change.as_object().unwrap() {
        command[field] = value.clone();
    }
    command
}

#[test]
fn a_command_is_as_wanted() {
    assert!(is_as_wanted(&wanted(), &existing()));
    for defaults in [
        json!({"contexts": [0, 1, 2], "integration_types": [0, 1]}),
        json!({"options": existing()["options"].clone(), "description_localizations": {}}),
        json!({"default_permission": true, "dm_permission": null}),
    ] {
        assert!(
            is_as_wanted(&wanted(), &with(existing(), &defaults)),
            "{defaults}"
        );
    }
}

#[test]
fn what_can_be_seen_or_used_makes_a_difference() {
    for change in [
        json!({"description": "Rolls a die"}),
        json!({"description": "Rolls Dice"}),
        json!({"options": []}),
        json!({"options": [{"type": 4, "name": "sides", "description": "How many", "min_value": 3, "required": true}]}),
        json!({"options": [{"type": 4, "name": "sides", "description": "How many", "min_value": 2}]}),
        json!({"default_member_permissions": null}),
        json!({"default_member_permissions": 0}),
        json!({"nsfw": true}),
        json!({"contexts": [0]}),
        json!({"integration_types": [0, 1]}),
        json!({"dm_permission": false}),
        json!({"name_localizations": {"de": "würfeln"}}),
        json!({"description_localizations": {"de": "Würfelt"}}),
    ] {
        assert!(
            !is_as_wanted(&with(wanted(), &change), &existing()),
            "{change}"
        );
    }
}

#[test]
fn orders_that_say_nothing_make_no_difference() {
    for (one, other) in [
        (json!({"contexts": [2, 0]}), json!({"contexts": [0, 2]})),
        (
            json!({"integration_types": [1, 0]}),
            json!({"integration_types": [0, 1]}),
        ),
        (
            json!({"options": [{"type": 7, "name": "a", "description": "b", "channel_types": [5, 0]}]}),
            json!({"options": [{"type": 7, "name": "a", "description": "b", "channel_types": [0, 5]}]}),
        ),
        (
            json!({"options": [{"type": 11, "name": "a", "description": "b", "file_types": [".PDF", "image"]}]}),
            json!({"options": [{"type": 11, "name": "a", "description": "b", "file_types": ["image", ".pdf"]}]}),
        ),
    ] {
        assert!(
            is_as_wanted(&with(wanted(), &one), &with(existing(), &other)),
            "{one}"
        );
    }
    let options = |names: [&str; 2]| json!({"options": names.map(|name| json!({"type": 3, "name": name, "description": "x"}))});
    let (one, other) = (options(["a", "b"]), options(["b", "a"]));
    assert!(!is_as_wanted(
        &with(wanted(), &one),
        &with(existing(), &other)
    ));
}

#[test]
fn texts_are_compared_as_discord_stores_them() {
    let gear = "\u{2699}\u{fe0f}  x ";
    let one = json!({
        "description": "Rolls\n dice ", "name_localizations": {"de": "wu\u{308}rfeln"},
        "options": [{
            "type": 3, "name": "a", "description": gear, "min_length": 0,
            "choices": [{"name": gear, "value": gear, "name_localizations": {"de": gear}}],
        }],
    });
    let gear = "\u{2699} x";
    let other = json!({
        "description": "Rolls dice", "name_localizations": {"de": "würfeln"},
        "options": [{
            "type": 3, "name": "a", "description": gear,
            "choices": [{"name": gear, "value": gear, "name_localizations": {"de": gear}}],
        }],
    });
    assert!(is_as_wanted(
        &with(wanted(), &one),
        &with(existing(), &other)
    ));
}

#[test]
fn a_command_of_a_guild_is_used_in_that_guild() {
    let existing = with(existing(), &json!({"guild_id": "10"}));
    let wanted = with(
        wanted(),
        &json!({"contexts": [0], "integration_types": [1], "dm_permission": false}),
    );
    assert!(is_as_wanted(&wanted, &existing));
}

#[test]
fn direct_messages_are_a_context() {
    let no_direct_messages = with(wanted(), &json!({"dm_permission": false}));
    assert!(is_as_wanted(
        &no_direct_messages,
        &with(existing(), &json!({"contexts": [0]}))
    ));
    let existing = with(existing(), &json!({"contexts": [0, 1, 2]}));
    assert!(!is_as_wanted(&no_direct_messages, &existing));
}

#[test]
fn commands_in_context_menus_have_no_description() {
    let wanted = json!({"type": 3, "name": "\u{2699}\u{fe0f} Settings"});
    let existing = json!({
        "id": "7", "type": 3, "name": "\u{2699} Settings", "description": "", "description_localizations": null,
        "default_member_permissions": null,
    });
    assert!(is_as_wanted(&wanted, &existing));
    let existing = with(existing, &json!({"name": "\u{2699} settings"}));
    assert!(
        !is_as_wanted(&wanted, &existing),
        "their names have capitals"
    );
}
