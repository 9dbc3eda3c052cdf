//! Interactions.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn each_kind_is_told_and_answered_once() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let clover = user(&sandbox, "clover");
    let mut gateway = Gateway::settled(&sandbox, 1).await;
    let said = json!({ "channel": general, "author": "sandy", "content": "Press" });
    let message = sandbox.act_json("send_message", said).unwrap()["id"].clone();
    let workshop = guild(&sandbox, "Godot Workshop");
    for (what, kind, rest_of_it) in [
        (
            "command",
            2,
            json!({ "options": [{ "name": "who", "type": 6, "value": clover }] }),
        ),
        ("user_command", 2, json!({ "target": clover })),
        ("message_command", 2, json!({ "target": message })),
        (
            "autocomplete",
            4,
            json!({ "options": [{ "name": "text", "type": 3, "value": "a", "focused": true }] }),
        ),
        (
            "button",
            3,
            json!({ "message": message, "custom_id": "go" }),
        ),
        (
            "string_select",
            3,
            json!({ "message": message, "custom_id": "go", "values": ["a"] }),
        ),
        (
            "user_select",
            3,
            json!({ "message": message, "custom_id": "go", "values": [clover] }),
        ),
        (
            "role_select",
            3,
            json!({ "message": message, "custom_id": "go", "values": [workshop] }),
        ),
        (
            "mentionable_select",
            3,
            json!({ "message": message, "custom_id": "go", "values": [clover] }),
        ),
        (
            "channel_select",
            3,
            json!({ "message": message, "custom_id": "go", "values": [general] }),
        ),
        ("modal", 5, json!({ "custom_id": "form", "components": [] })),
    ] {
        let mut fields = json!({ "user": "basil", "channel": general, "type": what });
        fields
            .as_object_mut()
            .unwrap()
            .extend(rest_of_it.as_object().unwrap().clone());
        sandbox.act_json("interact", fields).unwrap();
        let told = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(
            (&told["type"], &told["guild_id"]),
            (&json!(kind), &json!(workshop)),
            "{what}"
        );
        assert_eq!(told["member"]["user"]["username"], "basil");
        let resolved = &told["data"]["resolved"];
        match what {
            "command" | "user_command" | "user_select" | "mentionable_select" => {
                assert_eq!(resolved["users"][&clover]["username"], "clover", "{what}");
                assert!(resolved["members"][&clover]["permissions"].is_string());
            }
            "message_command" => {
                assert_eq!(resolved["messages"][text(&message)]["content"], "Press")
            }
            "role_select" => assert_eq!(resolved["roles"][&workshop]["name"], "@everyone"),
            "channel_select" => assert_eq!(resolved["channels"][&general]["name"], "general"),
            _ => {}
        }
        let path = format!(
            "/interactions/{}/{}/callback",
            text(&told["id"]),
            text(&told["token"])
        );
        let answer = match what {
            "autocomplete" => json!({ "type": 8, "data": { "choices": [] } }),
            _ => json!({ "type": 5 }),
        };
        let first = rest.send("POST", &path, answer.clone()).await;
        assert_eq!(first.status, 204, "{what}: {}", first.body);
        assert_eq!(rest.send("POST", &path, answer).await.body["code"], 40060);
    }
    let gone = rest
        .send("POST", "/interactions/1/x/callback", json!({ "type": 5 }))
        .await;
    assert_eq!(gone.body["code"], 10062);
}
