//! Which commands are accepted, and the errors for the others.
#![allow(clippy::unwrap_used)]

use discord_rest::objects::{COMMAND, INTERACTION_RESPONSE};
use serde_json::{Value, json};

fn told(command: Value) -> String {
    COMMAND.check(command, "").err().unwrap_or_default()
}

/// Returns the error for a slash command with these options.
fn told_of(options: Value) -> String {
    told(json!({"name": "roll", "description": "Rolls dice", "options": options}))
}

fn option(kind: u8, name: &str, more: Value) -> Value {
    let mut option = json!({"type": kind, "name": name, "description": "x"});
    option
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    option
}

#[test]
fn every_kind_of_command_is_taken() {
    for command in [
        json!({"name": "roll", "description": "Rolls dice"}),
        json!({"type": 1, "name": "würfeln", "description": "x", "contexts": [0, 1, 2], "integration_types": [0, 1],
            "default_member_permissions": 0, "nsfw": true, "name_localizations": {"de": "wurf", "pt-BR": "jogar"},
            "description_localizations": {"de": "Würfelt"}}),
        json!({"type": 2, "name": "High Five"}),
        json!({"type": 3, "name": "Report this", "description": ""}),
        json!({"type": 4, "name": "Launch", "description": "x", "handler": 2}),
    ] {
        assert_eq!(told(command.clone()), "", "{command}");
    }
}

/// Discord documents the integers from -2^53 + 1 to 2^53 - 1.
#[test]
fn integers_have_53_bits() {
    let largest = 9_007_199_254_740_991_i64;
    for (number, fits) in [
        (largest, true),
        (-largest, true),
        (largest + 1, false),
        (-largest - 1, false),
    ] {
        for more in [
            json!({"min_value": number}),
            json!({"max_value": number}),
            json!({"choices": [{"name": "a", "value": number}]}),
        ] {
            let told = told_of(json!([option(4, "n", more.clone())]));
            assert_eq!(told.is_empty(), fits, "{more}: {told}");
        }
    }
    let number =
        json!({"min_value": -9_007_199_254_740_992.0, "max_value": 9_007_199_254_740_992.0});
    assert_eq!(told_of(json!([option(10, "n", number)])), "");
}

#[test]
fn the_deprecated_default_permission_is_taken() {
    assert_eq!(
        told(json!({"name": "roll", "description": "x", "default_permission": false})),
        ""
    );
}

#[test]
fn every_kind_of_option_is_taken() {
    let options = json!([
        option(
            3,
            "a",
            json!({"required": true, "min_length": 0, "max_length": 6000})
        ),
        option(
            3,
            "b",
            json!({"choices": [{"name": "Dog", "value": "dog", "name_localizations": {"de": "Hund"}}]})
        ),
        option(
            4,
            "c",
            json!({"min_value": -5, "max_value": 9_007_199_254_740_991_i64, "autocomplete": true})
        ),
        option(5, "d", json!({})),
        option(6, "e", json!({})),
        option(7, "f", json!({"channel_types": [0, 2]})),
        option(8, "g", json!({})),
        option(9, "h", json!({})),
        option(
            10,
            "i",
            json!({"min_value": 0.5, "choices": [{"name": "Half", "value": 0.5}]})
        ),
        option(11, "j", json!({"file_types": ["image", ".txt"]})),
    ]);
    assert_eq!(told_of(options.clone()), "");
    let subcommand = option(1, "sub", json!({"options": options}));
    assert_eq!(told_of(json!([subcommand])), "");
    assert_eq!(
        told_of(json!([option(
            2,
            "group",
            json!({"options": [subcommand]})
        )])),
        ""
    );
}

#[test]
fn wrong_commands_are_told() {
    let table = [
        (json!({"description": "x"}), "name is missing"),
        (
            json!({"name": "Roll", "description": "x"}),
            "name is \"Roll\"; a slash command takes 1 to 32 letters, digits, '-' and '_', and no capitals",
        ),
        (
            json!({"name": "roll"}),
            "description is missing; a slash command needs 1 to 100 characters",
        ),
        (
            json!({"name": "x".repeat(33), "description": "x"}),
            "name is 33 characters long; Discord allows 1 to 32",
        ),
        (
            json!({"type": 2, "name": "x", "description": "x"}),
            "description is set; a context-menu command (type 2) has no description",
        ),
        (
            json!({"type": 3, "name": "x", "options": [option(5, "a", json!({}))]}),
            "options must be empty; only a slash command has options",
        ),
        (
            json!({"name": "roll", "description": "x", "name_localizations": {"dee": "x"}}),
            "unknown field 'name_localizations.dee'; did you mean 'de'?",
        ),
        (
            json!({"name": "roll", "description": "x", "contexts": []}),
            "contexts has 0 entries; Discord allows 1 to 3",
        ),
    ];
    for (command, expected) in table {
        assert_eq!(told(command.clone()), expected, "{command}");
    }
}

#[test]
fn wrong_options_are_told() {
    let many: Value = (0..26)
        .map(|index| option(5, &format!("o{index}"), json!({})))
        .collect();
    let table = [
        (
            json!([option(3, "A", json!({}))]),
            "options[0].name is \"A\"; it takes 1 to 32 letters, digits, '-' and '_', and no capitals",
        ),
        (
            json!([
                option(3, "a", json!({})),
                option(3, "b", json!({"required": true}))
            ]),
            "option 'b' is required, but comes after an optional one; put it first",
        ),
        (
            json!([option(3, "a", json!({})), option(4, "a", json!({}))]),
            "two options have the name 'a'",
        ),
        (
            json!([option(1, "a", json!({})), option(4, "b", json!({}))]),
            "a command with subcommands cannot have other options; add them to the subcommands",
        ),
        (
            json!([option(5, "a", json!({"choices": []}))]),
            "unknown field 'options[0].choices'; known are type, name, description, name_localizations, description_localizations, required",
        ),
        (
            json!([option(
                3,
                "a",
                json!({"autocomplete": true, "choices": [{"name": "x", "value": "x"}]})
            )]),
            "options[0]: autocomplete and choices cannot be combined",
        ),
        (
            json!([option(
                4,
                "a",
                json!({"choices": [{"name": "x", "value": "x"}]})
            )]),
            "options[0].choices[0].value is \"x\"; it takes a whole number",
        ),
        (
            json!([option(4, "a", json!({"min_value": 5, "max_value": 4}))]),
            "options[0]: min_value is 5, which is above max_value, 4",
        ),
        (
            json!([option(
                2,
                "a",
                json!({"options": [option(2, "b", json!({}))]})
            )]),
            "options[0].options[0].type is 2; it takes 1 (subcommand)",
        ),
        (many, "options has 26 entries; Discord allows 25"),
    ];
    for (options, expected) in table {
        assert_eq!(told_of(options.clone()), expected, "{options}");
    }
}

#[test]
fn a_command_has_8000_characters_at_most() {
    let choices: Value = (0..25)
        .map(|index| json!({"name": format!("{index:0>100}"), "value": format!("{index:0>100}")}))
        .collect();
    let options = |count: usize| -> Value {
        (0..count)
            .map(|index| option(3, &format!("o{index}"), json!({"choices": choices})))
            .collect()
    };
    assert_eq!(told_of(options(1)), "");
    assert_eq!(
        told_of(options(2)),
        "names, descriptions and choices are 10020 characters long in total; Discord allows 8000"
    );
}

#[test]
fn suggestions_are_up_to_25() {
    let choices = |count: usize| json!({"type": 8, "data": {"choices": vec![json!({"name": "x", "value": 1}); count]}});
    assert!(INTERACTION_RESPONSE.check(choices(25), "").is_ok());
    assert_eq!(
        INTERACTION_RESPONSE.check(choices(26), "").unwrap_err(),
        "data.choices has 26 entries; Discord allows 25"
    );
}
