//! Bad commands get Discord's own answers.

use serde_json::{Value, json};

use crate::stranger::*;

fn option(more: Value) -> Value {
    let mut option = json!({ "type": 3, "name": "text", "description": "A text" });
    option
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    json!({ "options": [option] })
}

#[tokio::test]
async fn commands_are_checked_field_by_field() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/applications/{}/commands", user(&sandbox, "sandy"));
    let long = |length: usize| "x".repeat(length);
    let sub = |options: Value| json!({ "options": [{ "type": 1, "name": "sub", "description": "x", "options": options }] });
    let choices = |count: usize| -> Value {
        (0..count)
            .map(|number| json!({ "name": number.to_string(), "value": number.to_string() }))
            .collect()
    };
    for (change, place, code) in [
        (json!({ "name": null }), &["name"][..], "BASE_TYPE_REQUIRED"),
        (
            json!({ "name": long(33) }),
            &["name"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "name": "two words" }),
            &["name"],
            "STRING_TYPE_REGEX",
        ),
        (
            json!({ "name": "Ping" }),
            &["name"],
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            json!({ "description": null }),
            &["description"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            json!({ "description": long(101) }),
            &["description"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "type": 2 }),
            &["description"],
            "APPLICATION_COMMAND_INVALID_DESCRIPTION",
        ),
        (json!({ "type": 5 }), &["type"], "BASE_TYPE_CHOICES"),
        (
            json!({ "name_localizations": { "xx": "x" } }),
            &["name_localizations", "xx"],
            "ENUM_TYPE_COERCE",
        ),
        (
            json!({ "name_localizations": { "de": "A b" } }),
            &["name_localizations", "de"],
            "STRING_TYPE_REGEX",
        ),
        (
            json!({ "contexts": [] }),
            &["contexts"],
            "BASE_TYPE_MIN_LENGTH",
        ),
        (
            json!({ "contexts": [3] }),
            &["contexts", "0"],
            "BASE_TYPE_CHOICES",
        ),
        (
            json!({ "integration_types": [1, 1] }),
            &["integration_types"],
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        (
            json!({ "default_member_permissions": "x" }),
            &["default_member_permissions"],
            "NUMBER_TYPE_COERCE",
        ),
        (
            json!({ "handler": 1 }),
            &["handler"],
            "APPLICATION_COMMAND_INVALID_HANDLER",
        ),
        (
            option(json!({ "type": 12 })),
            &["options", "0", "type"],
            "BASE_TYPE_CHOICES",
        ),
        (
            option(json!({ "name": "T" })),
            &["options", "0", "name"],
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            option(json!({ "description": "" })),
            &["options", "0", "description"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            option(json!({ "max_length": 6001 })),
            &["options", "0", "max_length"],
            "NUMBER_TYPE_MAX",
        ),
        (
            option(json!({ "type": 4, "min_value": 1.5 })),
            &["options", "0", "min_value"],
            "NUMBER_TYPE_COERCE",
        ),
        (
            option(json!({ "choices": choices(26) })),
            &["options", "0", "choices"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            option(json!({ "choices": [{ "name": "a" }] })),
            &["options", "0", "choices", "0", "value"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            option(json!({ "choices": choices(1), "autocomplete": true })),
            &["options", "0", "autocomplete"],
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
        ),
        (
            json!({ "options": [
                { "type": 3, "name": "a", "description": "x" },
                { "type": 3, "name": "b", "description": "x", "required": true },
            ] }),
            &["options", "1"],
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            json!({ "options": [
                { "type": 3, "name": "a", "description": "x" },
                { "type": 4, "name": "a", "description": "x" },
            ] }),
            &["options", "1", "name"],
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        ),
        (
            json!({ "options": [
                { "type": 1, "name": "a", "description": "x" },
                { "type": 4, "name": "b", "description": "x" },
            ] }),
            &["options"],
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            sub(json!([{ "type": 1, "name": "a", "description": "x" }])),
            &["options", "0", "options", "0", "type"],
            "BASE_TYPE_CHOICES",
        ),
        (
            json!({ "options": vec![json!({ "type": 3, "name": "a", "description": "x" }); 26] }),
            &["options"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            option(
                json!({ "choices": [{ "name": "a", "value": long(6000) }, { "name": "b", "value": long(2000) }] }),
            ),
            &[],
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
    ] {
        let mut command = json!({ "name": "ping", "description": "Does something" });
        command
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let answer = rest.send("POST", &path, command.clone()).await;
        assert!(
            has_error(&answer.body, place, code),
            "{change} {code}: {}",
            answer.body
        );
        let all = rest.send("PUT", &path, json!([command])).await;
        let nested: Vec<&str> = ["0"].into_iter().chain(place.iter().copied()).collect();
        assert!(
            has_error(&all.body, &nested, code),
            "{nested:?} {code}: {}",
            all.body
        );
    }
    assert_eq!(rest.get(&path).await.body, json!([]), "nothing bad is kept");
    for name in ["größe", "名前", "it's", "a_b-c", "नमस्ते", "สวัสดี"] {
        let made = rest
            .send("POST", &path, json!({ "name": name, "description": "x" }))
            .await;
        assert_eq!(made.status, 201, "{name}: {}", made.body);
    }
}
