//! What messages carry beside text: forwards, stickers, components v2.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn a_forward_carries_a_copy() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (general, corner) = (
        channel(&sandbox, "general"),
        channel(&sandbox, "bot-corner"),
    );
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let said = json!({ "channel": general, "author": "basil", "content": "worth keeping" });
    let original = sandbox.act_json("send_message", said).unwrap();
    let body = json!({ "message_reference": { "type": 1, "channel_id": general, "message_id": original["id"] } });
    let path = format!("/channels/{corner}/messages");
    let made = rest.send("POST", &path, body).await;
    assert_eq!(made.status, 200);
    let snapshot = &made.body["message_snapshots"][0]["message"];
    assert_eq!(
        (&snapshot["content"], snapshot.get("author")),
        (&json!("worth keeping"), None)
    );
    assert_eq!(made.body["message_reference"]["channel_id"], json!(general));
    assert_eq!(made.body["flags"], 1 << 14);
    gateway.event("MESSAGE_CREATE").await;
    let told = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(told["message_snapshots"], made.body["message_snapshots"]);
    let by_person = json!({
        "channel": corner, "author": "clover",
        "forward": { "channel": corner, "message": made.body["id"] },
    });
    let again = sandbox.act_json("send_message", by_person).unwrap();
    assert_eq!(&again["message_snapshots"][0]["message"], snapshot);
    let missing =
        json!({ "message_reference": { "type": 1, "channel_id": general, "message_id": "1" } });
    assert_eq!(rest.send("POST", &path, missing).await.body["code"], 50035);
}

#[tokio::test]
async fn components_get_ids_and_v2_stands_alone() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let components = json!([
        { "type": 17, "components": [
            { "type": 10, "content": "# Hello", "id": 1 },
            { "type": 9, "components": [{ "type": 10, "content": "beside" }],
              "accessory": { "type": 2, "style": 1, "label": "Go", "custom_id": "go" } },
        ] },
    ]);
    let made = rest
        .send(
            "POST",
            &path,
            json!({ "flags": 1 << 15, "components": components }),
        )
        .await;
    assert_eq!(made.status, 200);
    let container = &made.body["components"][0];
    assert_eq!(
        (&container["id"], &container["components"][0]["id"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(container["components"][1]["accessory"]["id"], 5);
    assert_eq!(made.body["flags"], 1 << 15);
    let mixed = json!({ "flags": 1 << 15, "content": "text", "components": components });
    let refused = rest.send("POST", &path, mixed).await;
    assert!(refused.body["errors"]["content"].is_object());
}

#[tokio::test]
async fn stickers_of_the_guild_are_sent() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let made = sandbox
        .act_json(
            "create_sticker",
            json!({ "guild": "Godot Workshop", "name": "wave", "tags": "wave" }),
        )
        .unwrap();
    let send = |place: &str| {
        let path = format!("/channels/{}/messages", channel(&sandbox, place));
        let (rest, body) = (&rest, json!({ "sticker_ids": [made["id"]] }));
        async move { rest.send("POST", &path, body).await }
    };
    let sent = send("general").await;
    assert_eq!(
        sent.body["sticker_items"],
        json!([{ "id": made["id"], "name": "wave", "format_type": 1 }])
    );
    assert_eq!(send("dice").await.body["code"], 50081, "of another guild");
    let fields = json!({ "channel": "general", "author": "basil", "stickers": [made["id"]] });
    let said = sandbox.act_json("send_message", fields).unwrap();
    assert_eq!(said["sticker_items"], sent.body["sticker_items"]);
}
