//! Which components are accepted where, and the errors for the others.
#![allow(clippy::unwrap_used)]

use discord_rest::objects::{MODAL, component, message_parts};
use discord_rest::routes::message::{create_message, edit_message};
use discord_rest::schema::ObjectSchema;
use serde_json::{Value, json};

static NEW: ObjectSchema = ObjectSchema {
    required: &[],
    optional: create_message.body,
    check: Some(message_parts),
};

static CHANGE: ObjectSchema = ObjectSchema {
    required: &[],
    optional: edit_message.body,
    check: edit_message.check,
};

/// Returns the error for an object of this schema; empty if it is valid.
fn told(schema: &ObjectSchema, value: Value) -> String {
    schema.check(value, "").err().unwrap_or_default()
}

/// Returns the error for the components of a message; empty if they are valid.
fn told_of(flags: u32, components: Value) -> String {
    told(&NEW, json!({"flags": flags, "components": components}))
}

const V2: u32 = 1 << 15;

fn button(custom_id: &str) -> Value {
    json!({"type": 2, "style": 1, "custom_id": custom_id, "label": "x"})
}

fn row(parts: Value) -> Value {
    json!({"type": 1, "components": parts})
}

fn text(content: &str) -> Value {
    json!({"type": 10, "content": content})
}

#[test]
fn every_component_is_taken_where_it_belongs() {
    let media = json!({"url": "attachment://map.png"});
    let components = json!([
        text("# Title"),
        {"type": 9, "components": [text("a")], "accessory": {"type": 11, "media": media}},
        {"type": 9, "components": [text("a")], "accessory": button("a")},
        {"type": 12, "items": [{"media": {"url": "https://example.com/a.png"}, "spoiler": true}]},
        {"type": 13, "file": media, "spoiler": false},
        {"type": 14, "divider": true, "spacing": 2},
        {"type": 17, "accent_color": "#ff0000", "components": [
            text("b"),
            row(json!([{"type": 8, "custom_id": "c", "channel_types": [0, 5], "default_values": [{"id": 5, "type": "channel"}]}])),
        ]},
        row(json!([{"type": 3, "custom_id": "d", "options": [{"label": "e", "value": "f", "emoji": {"name": "🔥"}}]}])),
        row(json!([{"type": 5, "custom_id": "g", "min_values": 0, "max_values": 25}])),
        row(json!([{"type": 6, "custom_id": "h", "placeholder": "Roles"}])),
        row(json!([{"type": 7, "custom_id": "i", "default_values": [{"id": "5", "type": "role"}]}])),
    ]);
    assert_eq!(told_of(V2, components), "");
}

#[test]
fn ids_and_colors_are_put_into_discords_form() {
    let given = json!({"type": 17, "accent_color": "#ff0000", "components": [
        row(json!([{"type": 5, "custom_id": "a", "default_values": [{"id": 5, "type": "user"}]}]))
    ]});
    let checked = component::CONTAINER.check(given, "").unwrap();
    assert_eq!(checked["accent_color"], 0xff_0000);
    let id = checked.pointer("/components/0/components/0/default_values/0/id");
    assert_eq!(id, Some(&json!("5")));
}

#[test]
fn what_does_not_belong_there_is_told() {
    let table = [
        (
            json!([button("a")]),
            "components[0].type is 2; it takes 1 (action row), 9 (section), 10 (text display), 12 (media gallery), 13 (file), 14 (separator), 17 (container)",
        ),
        (json!([{"content": "x"}]), "components[0].type is missing"),
        (
            json!(["x"]),
            "components[0] is \"x\"; it takes a Dictionary",
        ),
        (
            json!([row(json!([]))]),
            "components[0].components has 0 entries; Discord allows 1 to 5",
        ),
        (
            json!([{"type": 17, "components": [{"type": 17, "components": [text("x")]}]}]),
            "components[0].components[0].type is 17; it takes 1 (action row), 9 (section), 10 (text display), 12 (media gallery), 13 (file), 14 (separator)",
        ),
        (
            json!([{"type": 10, "content": ""}]),
            "components[0].content is empty; Discord allows 1 to 4000",
        ),
        (
            json!([{"type": 10, "text": "x"}]),
            "unknown field 'components[0].text'; known are type, content, id",
        ),
        (
            json!([{"type": 14, "spacing": 3}]),
            "components[0].spacing is 3; Discord allows 1 to 2",
        ),
        (
            json!([{"type": 13, "file": {"url": "https://example.com"}}]),
            "components[0].file.url is \"https://example.com\"; it takes a URL that begins with attachment://",
        ),
        (
            json!([{"type": 9, "components": [text("x")]}]),
            "components[0].accessory is missing",
        ),
    ];
    for (components, expected) in table {
        assert_eq!(told_of(V2, components.clone()), expected, "{components}");
    }
}

#[test]
fn buttons_need_what_their_style_says() {
    let told_of = |button: Value| told(&component::BUTTON, button);
    let table = [
        (
            json!({"type": 2, "style": 1, "label": "x"}),
            "a button of this style needs a custom_id",
        ),
        (
            json!({"type": 2, "style": 1, "custom_id": "a"}),
            "a button of this style needs a label or an emoji",
        ),
        (
            json!({"type": 2, "style": 4, "custom_id": "a", "label": "x", "url": "https://a.b"}),
            "a button of this style has no url",
        ),
        (
            json!({"type": 2, "style": 5, "label": "x"}),
            "a link button needs a url",
        ),
        (
            json!({"type": 2, "style": 5, "label": "x", "url": "ftp://a.b"}),
            "url is \"ftp://a.b\"; it takes a URL that begins with https:// or http:// or discord://",
        ),
        (
            json!({"type": 2, "style": 5, "label": "x", "url": "https://a.b", "custom_id": "a"}),
            "a link button has no custom_id",
        ),
        (
            json!({"type": 2, "style": 6, "sku_id": 5, "label": "x"}),
            "a premium button has no label",
        ),
        (
            json!({"type": 2, "style": 7}),
            "style is 7; Discord allows 1 to 6",
        ),
        (json!({"type": 2, "style": 6, "sku_id": 5}), ""),
        (
            json!({"type": 2, "style": 5, "emoji": {"name": "🔗"}, "url": "https://a.b"}),
            "",
        ),
        (
            json!({"type": 2, "style": 3, "custom_id": "a", "emoji": {"name": "x", "id": 5}}),
            "",
        ),
    ];
    for (button, expected) in table {
        assert_eq!(told_of(button.clone()), expected, "{button}");
    }
}

#[test]
fn menus_are_consistent() {
    let options = json!([{"label": "a", "value": "a", "default": true}, {"label": "b", "value": "b", "default": true}]);
    let string = |more: Value| {
        let mut menu = json!({"type": 3, "custom_id": "m", "options": options});
        menu.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        told(&component::STRING_SELECT, menu)
    };
    assert_eq!(
        string(json!({})),
        "2 are chosen from the start, but max_values is 1"
    );
    assert_eq!(string(json!({"max_values": 2})), "");
    assert_eq!(
        string(json!({"min_values": 3, "max_values": 2})),
        "min_values is 3, which is above max_values, 2"
    );
    assert_eq!(
        string(json!({"options": [{"label": "a", "value": "a"}, {"label": "b", "value": "a"}]})),
        "two options have the value 'a'"
    );
    assert_eq!(
        told(
            &component::USER_SELECT,
            json!({"type": 5, "custom_id": "m", "default_values": [{"id": 5, "type": "role"}]})
        ),
        "default_values has a role; in this menu one can choose a user"
    );
    assert_eq!(
        told(
            &component::CHANNEL_SELECT,
            json!({"type": 8, "custom_id": "m", "channel_types": [7]})
        ),
        "channel_types[0] is 7; it takes one of 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16"
    );
}

#[test]
fn a_message_is_checked_as_a_whole() {
    let buttons = |count: usize, of: &str| -> Value {
        (0..count)
            .map(|index| button(&format!("{of}{index}")))
            .collect()
    };
    let select = json!({"type": 5, "custom_id": "m"});
    let rows = |count: usize| -> Value {
        (0..count)
            .map(|index| row(buttons(1, &index.to_string())))
            .collect()
    };
    let table = [
        (
            0,
            json!([text("x")]),
            "components[0] is a text display, for which flags must have 32768 (IS_COMPONENTS_V2)",
        ),
        (
            0,
            rows(6),
            "components has 6 rows; Discord allows 5, or more with the flag 32768 (IS_COMPONENTS_V2)",
        ),
        (V2, rows(6), ""),
        (
            V2,
            rows(21),
            "components are 42 in total, including nested ones; Discord allows 40",
        ),
        (
            0,
            json!([row(json!([button("a"), button("a")]))]),
            "two components have the custom_id 'a'",
        ),
        (
            0,
            json!([row(json!([button("a"), select]))]),
            "components[0]: an action row has up to 5 buttons or one select menu, not both",
        ),
        (
            0,
            json!([row(buttons(6, "b"))]),
            "components[0].components has 6 entries; Discord allows 1 to 5",
        ),
        (
            V2,
            json!([{"type": 10, "content": "x", "id": 3}, {"type": 14, "id": 3}]),
            "two components have the id 3",
        ),
        (
            V2,
            json!([text(&"x".repeat(2001)), text(&"y".repeat(2000))]),
            "the text displays are 4001 characters long in total; Discord allows 4000",
        ),
    ];
    for (flags, components, expected) in table {
        assert_eq!(told_of(flags, components.clone()), expected, "{components}");
    }
    for (field, value) in [
        ("content", json!("x")),
        ("embeds", json!([{"title": "x"}])),
        (
            "poll",
            json!({"question": {"text": "x"}, "answers": [{"poll_media": {"text": "y"}}]}),
        ),
    ] {
        let message = json!({"flags": V2, "components": [text("x")], field: value});
        assert!(told(&NEW, message.clone()).starts_with(field), "{message}");
        assert!(
            message_parts(message.as_object().unwrap(), 0).is_err(),
            "{message}"
        );
    }
}

#[test]
fn a_change_needs_no_flag_again() {
    assert_eq!(told(&CHANGE, json!({"components": [text("x")]})), "");
    assert_eq!(
        told(&CHANGE, json!({"components": [text("x")], "content": null})),
        ""
    );
    assert_ne!(
        told(&CHANGE, json!({"components": [text("x")], "content": "x"})),
        ""
    );
}

#[test]
fn modals_take_what_people_fill_in() {
    let label = |input: Value| json!({"type": 18, "label": "x", "component": input});
    let options =
        json!([{"label": "a", "value": "a", "default": true}, {"label": "b", "value": "b"}]);
    let modal = |components: Value| {
        told(
            &MODAL,
            json!({"custom_id": "m", "title": "Form", "components": components}),
        )
    };
    let inputs = json!([
        label(
            json!({"type": 4, "custom_id": "a", "style": 1, "min_length": 1, "max_length": 4000, "required": false})
        ),
        label(
            json!({"type": 19, "custom_id": "b", "max_values": 10, "file_types": ["image", ".pdf"]})
        ),
        label(json!({"type": 21, "custom_id": "c", "options": options})),
        label(
            json!({"type": 22, "custom_id": "d", "options": options, "min_values": 0, "max_values": 2})
        ),
        label(json!({"type": 23, "custom_id": "e", "default": true})),
    ]);
    assert_eq!(modal(inputs), "");
    let more = json!([
        text("x"),
        label(json!({"type": 3, "custom_id": "a", "options": options, "required": true})),
        label(json!({"type": 8, "custom_id": "b"})),
        {"type": 1, "components": [{"type": 4, "custom_id": "c", "style": 2, "label": "y"}]},
    ]);
    assert_eq!(modal(more), "");
    let table = [
        (json!([]), "components has 0 entries; Discord allows 1 to 5"),
        (
            json!([label(button("a"))]),
            "components[0].component.type is 2; it takes 3 (string select), 4 (text input), 5 (user select), 6 (role select), 7 (mentionable select), 8 (channel select), 19 (file upload), 21 (radio group), 22 (checkbox group), 23 (checkbox)",
        ),
        (
            json!([label(
                json!({"type": 4, "custom_id": "a", "style": 1, "min_length": 5, "max_length": 4})
            )]),
            "components[0].component: min_length is 5, which is above max_length, 4",
        ),
        (
            json!([label(
                json!({"type": 19, "custom_id": "a", "file_types": ["png"]})
            )]),
            "components[0].component.file_types[0] is \"png\"; it takes image, video, audio, or an extension such as \".pdf\"",
        ),
        (
            json!([label(
                json!({"type": 21, "custom_id": "a", "options": [options[0]]})
            )]),
            "components[0].component.options has 1 entry; Discord allows 2 to 10",
        ),
        (
            json!([
                label(json!({"type": 23, "custom_id": "a"})),
                label(json!({"type": 23, "custom_id": "a"}))
            ]),
            "two components have the custom_id 'a'",
        ),
    ];
    for (components, expected) in table {
        assert_eq!(modal(components.clone()), expected, "{components}");
    }
    assert_eq!(
        told(
            &MODAL,
            json!({"custom_id": "m", "title": "x".repeat(46), "components": [text("x")]})
        ),
        "title is 46 characters long; Discord allows 1 to 45"
    );
}
