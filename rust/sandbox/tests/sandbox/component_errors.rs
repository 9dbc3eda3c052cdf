//! Bad components and forms get Discord's own answers.

use serde_json::{Value, json};

use crate::stranger::*;

fn row(components: Value) -> Value {
    json!({ "type": 1, "components": components })
}

fn button(id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": "Go", "custom_id": id })
}

fn menu(more: Value) -> Value {
    let mut menu =
        json!({ "type": 3, "custom_id": "m", "options": [{ "label": "A", "value": "a" }] });
    menu.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    json!([row(json!([menu]))])
}

#[tokio::test]
async fn the_components_of_messages_are_checked() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let text = |content: String| json!({ "type": 10, "content": content });
    let options = |count: usize| -> Value {
        (0..count)
            .map(|number| json!({ "label": "x", "value": number.to_string() }))
            .collect()
    };
    let buttons = |count: usize| -> Value {
        (0..count)
            .map(|number| button(&number.to_string()))
            .collect()
    };
    for (v2, components, place, code) in [
        (
            false,
            json!([button("a")]),
            &["0", "type"][..],
            "UNION_TYPE_CHOICES",
        ),
        (
            false,
            json!([text("x".into())]),
            &["0", "type"],
            "UNION_TYPE_CHOICES",
        ),
        (
            false,
            json!([row(json!([]))]),
            &["0", "components"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            false,
            json!([row(buttons(6))]),
            &["0", "components"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            false,
            json!(vec![row(json!([button("a")])); 6]),
            &[],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            false,
            json!([row(json!([button("a"), button("a")]))]),
            &["0", "components", "1", "custom_id"],
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            false,
            json!([row(json!([
                menu(json!({}))[0]["components"][0],
                button("a")
            ]))]),
            &["0", "components"],
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        (
            false,
            json!([row(json!([button(&"x".repeat(101))]))]),
            &["0", "components", "0", "custom_id"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            false,
            json!([row(json!([{ "type": 2, "style": 1, "label": "x" }]))]),
            &["0", "components", "0", "custom_id"],
            "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
        ),
        (
            false,
            json!([row(json!([{ "type": 2, "style": 5, "label": "x" }]))]),
            &["0", "components", "0", "url"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            false,
            json!([row(
                json!([{ "type": 2, "style": 5, "label": "x", "url": "ftp://x" }])
            )]),
            &["0", "components", "0", "url"],
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            false,
            json!([row(
                json!([{ "type": 2, "style": 7, "label": "x", "custom_id": "a" }])
            )]),
            &["0", "components", "0", "style"],
            "BASE_TYPE_CHOICES",
        ),
        (
            false,
            json!([row(json!([{ "type": 4, "style": 1, "custom_id": "a" }]))]),
            &["0", "components", "0", "type"],
            "UNION_TYPE_CHOICES",
        ),
        (
            false,
            menu(json!({ "options": options(26) })),
            &["0", "components", "0", "options"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            false,
            menu(json!({ "max_values": 2 })),
            &["0", "components", "0", "options"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            false,
            menu(json!({ "max_values": 26 })),
            &["0", "components", "0", "max_values"],
            "NUMBER_TYPE_MAX",
        ),
        (
            false,
            menu(json!({ "placeholder": "x".repeat(151) })),
            &["0", "components", "0", "placeholder"],
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            false,
            menu(
                json!({ "options": [{ "label": "A", "value": "a" }, { "label": "B", "value": "a" }] }),
            ),
            &["0", "components", "0", "options", "1"],
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (
            true,
            json!([text("x".repeat(4001))]),
            &["0", "content"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            true,
            json!([text("x".repeat(2001)), text("x".repeat(2000))]),
            &[],
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        ),
        (
            true,
            json!([{ "type": 17, "components": vec![text("x".into()); 40] }]),
            &[],
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        ),
        (
            true,
            json!([{ "type": 17, "components": [{ "type": 17, "components": [text("x".into())] }] }]),
            &["0", "components", "0", "type"],
            "UNION_TYPE_CHOICES",
        ),
        (
            true,
            json!([{ "type": 9, "components": [text("x".into())] }]),
            &["0", "accessory"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            true,
            json!([{ "type": 9, "components": vec![text("x".into()); 4], "accessory": button("a") }]),
            &["0", "components"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            true,
            json!([{ "type": 12, "items": [] }]),
            &["0", "items"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            true,
            json!([{ "type": 13, "file": { "url": "https://a/b" } }]),
            &["0", "file", "url"],
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            true,
            json!([{ "type": 13, "file": { "url": "attachment://no" } }]),
            &["0", "file", "url"],
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        ),
        (
            true,
            json!([{ "type": 14, "spacing": 3 }]),
            &["0", "spacing"],
            "BASE_TYPE_CHOICES",
        ),
        (
            true,
            json!([{ "type": 18, "label": "x", "component": { "type": 4 } }]),
            &["0", "type"],
            "UNION_TYPE_CHOICES",
        ),
    ] {
        let body = json!({ "components": components, "flags": if v2 { 1 << 15 } else { 0 } });
        let answer = rest.send("POST", &path, body).await;
        let place: Vec<&str> = ["components"]
            .into_iter()
            .chain(place.iter().copied())
            .collect();
        assert!(
            has_error(&answer.body, &place, code),
            "{components} {code}: {}",
            answer.body
        );
    }
    let both = json!({ "flags": 1 << 15, "content": "x", "components": [text("x".into())] });
    let answer = rest.send("POST", &path, both).await.body;
    assert!(has_error(
        &answer,
        &["content"],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    ));
}

#[tokio::test]
async fn components_are_numbered_and_show_the_files_of_the_message() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let payload = json!({
        "flags": 1 << 15,
        "components": [
            { "type": 17, "id": 2, "components": [
                { "type": 9, "components": [{ "type": 10, "content": "x" }], "accessory": button("a") },
                { "type": 12, "items": [{ "media": { "url": "attachment://a.bin" } }] },
            ] },
        ],
    });
    let part = reqwest::multipart::Part::bytes(&b"hello"[..]).file_name("a.bin");
    let form = reqwest::multipart::Form::new()
        .text("payload_json", payload.to_string())
        .part("files[0]", part);
    let sent = rest
        .request("POST", &path)
        .multipart(form)
        .send()
        .await
        .unwrap();
    let made = Answer::read(sent).await.body;
    let container = &made["components"][0];
    let section = &container["components"][0];
    let ids = [
        container,
        section,
        &section["components"][0],
        &section["accessory"],
        &container["components"][1],
    ];
    assert_eq!(ids.map(|one| one["id"].as_u64().unwrap()), [2, 1, 3, 4, 5]);
    let url = text(&container["components"][1]["items"][0]["media"]["url"]);
    assert_eq!(
        http().get(url).send().await.unwrap().bytes().await.unwrap(),
        "hello"
    );
    // An edit is judged by what the message is already.
    let edit = format!("{path}/{}", text(&made["id"]));
    let refused = rest
        .send("PATCH", &edit, json!({ "content": "x" }))
        .await
        .body;
    assert!(has_error(
        &refused,
        &["content"],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    ));
}

#[tokio::test]
async fn forms_are_checked() {
    let sandbox = demo();
    command(
        &sandbox,
        "Godot Workshop",
        json!({ "name": "form", "description": "x" }),
    )
    .await;
    let label = |component: Value| json!({ "type": 18, "label": "L", "component": component });
    let input = |id: &str| json!({ "type": 4, "style": 1, "custom_id": id });
    let options = |count: usize| -> Value {
        (0..count)
            .map(|number| json!({ "label": "x", "value": number.to_string() }))
            .collect()
    };
    for (change, place, code) in [
        (
            json!({ "title": "x".repeat(46) }),
            &["title"][..],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "custom_id": null }),
            &["custom_id"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            json!({ "components": [] }),
            &["components"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "components": (0..6).map(|one| label(input(&one.to_string()))).collect::<Vec<_>>() }),
            &["components"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "components": [row(json!([button("a")]))] }),
            &["components", "0", "components", "0", "type"],
            "UNION_TYPE_CHOICES",
        ),
        (
            json!({ "components": [row(json!([input("a")]))] }),
            &["components", "0", "components", "0", "label"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            json!({ "components": [label(button("a"))] }),
            &["components", "0", "component", "type"],
            "UNION_TYPE_CHOICES",
        ),
        (
            json!({ "components": [label(input("a")), label(input("a"))] }),
            &["components", "1", "component", "custom_id"],
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            json!({ "components": [label(json!({ "type": 4, "custom_id": "a" }))] }),
            &["components", "0", "component", "style"],
            "BASE_TYPE_REQUIRED",
        ),
        (
            json!({ "components": [label(json!({ "type": 21, "custom_id": "a", "options": options(1) }))] }),
            &["components", "0", "component", "options"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "components": [label(json!({ "type": 22, "custom_id": "a", "options": options(11) }))] }),
            &["components", "0", "component", "options"],
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            json!({ "components": [label(json!({ "type": 19, "custom_id": "a", "max_values": 11 }))] }),
            &["components", "0", "component", "max_values"],
            "NUMBER_TYPE_MAX",
        ),
    ] {
        let fields = json!({ "user": "basil", "channel": "general", "command": "form" });
        let used = sandbox.act_json("use_command", fields).unwrap();
        let mut data = json!({ "title": "T", "custom_id": "f", "components": [label(input("a"))] });
        data.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let refused = answer(&sandbox, &used, json!({ "type": 9, "data": data }))
            .await
            .body;
        let place: Vec<&str> = ["data"].into_iter().chain(place.iter().copied()).collect();
        assert!(
            has_error(&refused, &place, code),
            "{change} {code}: {refused}"
        );
        assert_eq!(
            view(&sandbox, &used)["state"],
            "waiting",
            "a refused answer is none"
        );
    }
}
