//! Users submit modals.

use serde_json::{Value, json};

use discord_sandbox::Sandbox;

use crate::stranger::*;

fn form() -> Value {
    let label = |component: Value| json!({ "type": 18, "label": "L", "component": component });
    let options = json!([{ "label": "A", "value": "a" }, { "label": "B", "value": "b" }, { "label": "C", "value": "c" }]);
    json!({
        "title": "Report", "custom_id": "report", "components": [
            label(json!({ "type": 4, "custom_id": "why", "style": 2, "min_length": 3, "max_length": 9 })),
            label(json!({ "type": 5, "custom_id": "who" })),
            label(json!({ "type": 21, "custom_id": "one", "options": options, "required": false })),
            label(json!({ "type": 22, "custom_id": "some", "options": options, "max_values": 2, "required": false })),
            label(json!({ "type": 19, "custom_id": "proof", "required": false })),
        ],
    })
}

async fn shown(sandbox: &Sandbox, form: Value) -> Value {
    command(
        sandbox,
        "Godot Workshop",
        json!({ "name": "form", "description": "x" }),
    )
    .await;
    let fields = json!({ "user": "basil", "channel": "general", "command": "form" });
    let opener = sandbox.act_json("use_command", fields).unwrap();
    let done = answer(sandbox, &opener, json!({ "type": 9, "data": form })).await;
    assert_eq!(done.status, 200, "{}", done.body);
    opener
}

#[tokio::test]
async fn a_form_is_sent_in_as_it_was_shown() {
    let sandbox = demo();
    let opener = shown(&sandbox, form()).await;
    let seen = view(&sandbox, &opener);
    assert_eq!(
        (
            &seen["state"],
            &seen["modal"]["components"][0]["component"]["id"]
        ),
        (&json!("modal"), &json!(2))
    );
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let good = json!({
        "why": "Because", "who": ["clover"], "one": "b", "some": ["a", "C"],
        "proof": { "filename": "a.txt", "data": "aGVsbG8=" },
    });
    let submit = |user: &str, values: Value| {
        sandbox.act_json(
            "submit_modal",
            json!({ "user": user, "interaction": opener["id"], "values": values }),
        )
    };
    for (change, reason) in [
        (json!({ "why": null }), "why: the field is required"),
        (
            json!({ "why": "no" }),
            "why: must have between 3 and 9 characters",
        ),
        (
            json!({ "who": [] }),
            "who: between 1 and 1 values must be selected",
        ),
        (
            json!({ "one": "d" }),
            "one: \"d\" is not one of the options",
        ),
        (
            json!({ "some": ["a", "b", "c"] }),
            "some: between 1 and 2 values must be selected",
        ),
        (
            json!({ "more": 1 }),
            "there is no field \"more\" in the modal",
        ),
    ] {
        let mut values = good.clone();
        values
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let refused = submit("basil", values).unwrap_err().to_string();
        assert_eq!(refused, format!("invalid action: {reason}"));
    }
    assert!(
        submit("clover", good.clone()).is_err(),
        "the modal is not shown to others"
    );
    let sent = submit("basil", good.clone()).unwrap();
    let told = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(told, sent);
    assert_eq!(
        (&told["type"], &told["data"]["custom_id"]),
        (&json!(5), &json!("report"))
    );
    assert!(told.get("message").is_none());
    let components = &told["data"]["components"];
    assert_eq!(
        components[0],
        json!({ "type": 18, "id": 1, "component": { "type": 4, "id": 2, "custom_id": "why", "value": "Because" } })
    );
    let clover = user(&sandbox, "clover");
    assert_eq!(components[1]["component"]["values"], json!([clover]));
    assert_eq!(components[2]["component"]["value"], "b");
    assert_eq!(components[3]["component"]["values"], json!(["a", "c"]));
    let file = text(&components[4]["component"]["values"][0]);
    assert_eq!(
        told["data"]["resolved"]["attachments"][&file]["filename"],
        "a.txt"
    );
    assert_eq!(
        told["data"]["resolved"]["users"][&clover]["username"],
        "clover"
    );
    assert_eq!(view(&sandbox, &opener)["state"], "responded");
    assert!(submit("basil", good).is_err(), "it is closed");

    let done = answer(
        &sandbox,
        &told,
        json!({ "type": 4, "data": { "content": "Thanks" } }),
    )
    .await
    .body;
    let metadata = &done["resource"]["message"]["interaction_metadata"];
    assert_eq!(
        (
            &metadata["type"],
            &metadata["triggering_interaction_metadata"]["id"]
        ),
        (&json!(5), &opener["id"])
    );
}

#[tokio::test]
async fn a_form_has_what_was_filled_in_before_and_can_be_closed() {
    let sandbox = demo();
    let prefilled = json!({
        "title": "T", "custom_id": "f", "components": [
            { "type": 1, "components": [{ "type": 4, "style": 1, "custom_id": "name", "label": "L", "value": "Basil" }] },
            { "type": 10, "content": "Read me" },
            { "type": 18, "label": "L", "component": { "type": 23, "custom_id": "agree", "default": true } },
            { "type": 18, "label": "L", "component": { "type": 3, "custom_id": "tea", "options": [
                { "label": "Mint", "value": "m", "default": true }, { "label": "Sage", "value": "s" },
            ] } },
        ],
    });
    shown(&sandbox, prefilled.clone()).await;
    let sent = sandbox
        .act_json("submit_modal", json!({ "user": "basil", "custom_id": "f" }))
        .unwrap();
    let components = &sent["data"]["components"];
    assert_eq!(components[0]["components"][0]["value"], "Basil");
    assert_eq!(components[1], json!({ "type": 10, "id": 3 }));
    assert_eq!(components[2]["component"]["value"], true);
    assert_eq!(components[3]["component"]["values"], json!(["m"]));

    let opener = shown(&sandbox, prefilled).await;
    let closed = sandbox
        .act_json("close_modal", json!({ "user": "basil" }))
        .unwrap();
    assert_eq!(
        (&closed["id"], &closed["state"]),
        (&opener["id"], &json!("responded"))
    );
    assert!(
        sandbox
            .act_json("submit_modal", json!({ "user": "basil" }))
            .is_err()
    );
}

#[tokio::test]
async fn a_form_behind_a_button_can_change_the_message() {
    let sandbox = demo();
    let said = json!({
        "channel": "general", "author": "sandy", "content": "Press",
        "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "custom_id": "go", "label": "Go" }] }],
    });
    let message = sandbox.act_json("send_message", said).unwrap()["id"].clone();
    let pressed = sandbox
        .act_json(
            "press",
            json!({ "user": "basil", "message": message, "label": "Go" }),
        )
        .unwrap();
    answer(&sandbox, &pressed, json!({ "type": 9, "data": form() })).await;
    let values = json!({ "why": "Because", "who": "clover" });
    let sent = sandbox
        .act_json("submit_modal", json!({ "user": "basil", "values": values }))
        .unwrap();
    assert_eq!(sent["message"]["id"], message);
    let done = answer(
        &sandbox,
        &sent,
        json!({ "type": 7, "data": { "content": "Done" } }),
    )
    .await
    .body;
    assert_eq!(done["resource"]["message"]["id"], message);
    let modal = answer(&sandbox, &sent, json!({ "type": 9, "data": form() }))
        .await
        .body;
    assert_eq!(modal["code"], 40060);
}
