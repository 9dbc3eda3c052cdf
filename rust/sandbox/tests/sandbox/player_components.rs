//! Users press buttons and select options in select menus.

use serde_json::{Value, json};

use discord_sandbox::Sandbox;

use crate::stranger::*;

fn write(sandbox: &Sandbox, components: Value) -> Value {
    let rows: Vec<Value> = components
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!({ "type": 1, "components": [one] }))
        .collect();
    let said =
        json!({ "channel": "general", "author": "sandy", "content": "x", "components": rows });
    sandbox.act_json("send_message", said).unwrap()["id"].clone()
}

#[tokio::test]
async fn buttons_are_pressed_by_id_or_label() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let message = write(
        &sandbox,
        json!([
            { "type": 2, "style": 1, "custom_id": "go", "label": "Go" },
            { "type": 2, "style": 1, "custom_id": "no", "label": "No", "disabled": true },
            { "type": 2, "style": 5, "url": "https://example.org", "label": "Link" },
            { "type": 2, "style": 6, "sku_id": "7" },
        ]),
    );
    let press = |more: Value| {
        let mut fields = json!({ "user": "basil", "message": message });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        sandbox.act_json("press", fields)
    };
    for by in [json!({ "custom_id": "go" }), json!({ "label": "Go" })] {
        press(by).unwrap();
        let told = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(
            told["data"],
            json!({ "id": 2, "custom_id": "go", "component_type": 2 })
        );
        assert_eq!(
            (&told["type"], &told["message"]["id"]),
            (&json!(3), &message)
        );
        assert_eq!(told["member"]["user"]["username"], "basil");
    }
    for wrong in [
        json!({ "custom_id": "no" }),
        json!({ "label": "Link" }),
        json!({ "custom_id": "none" }),
        json!({}),
    ] {
        assert!(press(wrong.clone()).is_err(), "{wrong}");
    }
    let only = write(
        &sandbox,
        json!([{ "type": 2, "style": 1, "custom_id": "it", "label": "It" }]),
    );
    let fields = json!({ "user": "basil", "message": only });
    sandbox.act_json("press", fields).unwrap();
    let told = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(told["data"]["custom_id"], "it", "the only button");
    let said = json!({
        "channel": "general", "author": "basil", "content": "x",
        "components": [{ "type": 1, "components": [{ "type": 2, "style": 1, "custom_id": "go" }] }],
    });
    let own = sandbox.act_json("send_message", said).unwrap()["id"].clone();
    let nobody = json!({ "user": "basil", "message": own, "custom_id": "go" });
    assert!(
        sandbox.act_json("press", nobody).is_err(),
        "no bot is behind it"
    );
}

#[tokio::test]
async fn menus_give_what_was_chosen() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let options = json!([{ "label": "Mint", "value": "m" }, { "label": "Sage", "value": "s" }, { "label": "Thyme", "value": "t" }]);
    let message = write(
        &sandbox,
        json!([
            { "type": 3, "custom_id": "tea", "options": options, "min_values": 1, "max_values": 2 },
            { "type": 5, "custom_id": "user" },
            { "type": 6, "custom_id": "role" },
            { "type": 7, "custom_id": "any", "max_values": 2 },
            { "type": 8, "custom_id": "channel", "channel_types": [0] },
        ]),
    );
    let choose = |id: &str, values: Value| {
        let fields =
            json!({ "user": "basil", "message": message, "custom_id": id, "values": values });
        sandbox.act_json("select", fields)
    };
    choose("tea", json!(["Mint", "t"])).unwrap();
    let data = gateway.event("INTERACTION_CREATE").await["data"].clone();
    assert_eq!(
        (&data["values"], &data["component_type"]),
        (&json!(["m", "t"]), &json!(3))
    );
    assert!(data.get("resolved").is_none());
    let clover = user(&sandbox, "clover");
    for (id, value, kind) in [
        ("user", "clover", "users"),
        ("role", "Members", "roles"),
        ("any", "Artists", "roles"),
        ("channel", "general", "channels"),
    ] {
        choose(id, json!([value])).unwrap();
        let data = gateway.event("INTERACTION_CREATE").await["data"].clone();
        let chosen = text(&data["values"][0]);
        assert!(data["resolved"][kind][&chosen].is_object(), "{data}");
        if id == "user" {
            assert_eq!(chosen, clover);
            assert!(data["resolved"]["members"][&chosen].is_object());
        }
    }
    for (id, values) in [
        ("tea", json!([])),
        ("tea", json!(["m", "s", "t"])),
        ("tea", json!(["m", "m"])),
        ("tea", json!(["x"])),
        ("user", json!(["clover", "dill"])),
        ("user", json!(["nobody"])),
        ("channel", json!(["Lounge"])),
        ("none", json!(["m"])),
    ] {
        assert!(choose(id, values.clone()).is_err(), "{id} {values}");
    }
}
