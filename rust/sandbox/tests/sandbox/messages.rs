//! Messages over REST.

use discord_sandbox::Config;
use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn a_message_lives_and_dies() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let path = format!("/channels/{general}/messages");

    let made = rest
        .send(
            "POST",
            &path,
            json!({ "content": "one", "nonce": "n1", "embeds": [{ "title": "t" }] }),
        )
        .await;
    assert_eq!(
        (made.status, &made.body["content"], &made.body["nonce"]),
        (200, &json!("one"), &json!("n1"))
    );
    assert_eq!(
        made.body["embeds"][0],
        json!({ "title": "t", "type": "rich" })
    );
    assert!(
        made.body.get("guild_id").is_none(),
        "only the gateway says where"
    );
    let told = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&told["id"], &told["nonce"]),
        (&made.body["id"], &json!("n1"))
    );
    assert_eq!(told["guild_id"], guild(&sandbox, "Godot Workshop"));

    let one = format!("{path}/{}", text(&made.body["id"]));
    let edited = rest.send("PATCH", &one, json!({ "content": "two" })).await;
    assert_eq!(edited.body["content"], "two");
    assert!(edited.body["edited_timestamp"].is_string());
    assert_eq!(gateway.event("MESSAGE_UPDATE").await["content"], "two");
    assert_eq!(rest.get(&one).await.body["content"], "two");

    let answer = rest
        .send(
            "POST",
            &path,
            json!({ "content": "re", "message_reference": { "message_id": made.body["id"] } }),
        )
        .await;
    assert_eq!(answer.body["type"], 19);
    assert_eq!(answer.body["referenced_message"]["content"], "two");

    assert_eq!(rest.call("DELETE", &one).await.status, 204);
    assert_eq!(gateway.event("MESSAGE_DELETE").await["id"], made.body["id"]);
    assert_eq!(rest.get(&one).await.body["code"], 10008);
}

#[tokio::test]
async fn history_is_paged_from_either_side() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "dice"));
    sandbox
        .act_json(
            "burst",
            json!({ "channel": "dice", "author": "basil", "count": 120, "content": "m" }),
        )
        .unwrap();
    let contents = |answer: Answer| -> Vec<String> {
        answer
            .body
            .as_array()
            .unwrap()
            .iter()
            .map(|m| text(&m["content"]))
            .collect()
    };
    let page = rest.get(&path).await;
    let middle = text(&page.body[49]["id"]);
    let newest = contents(page);
    assert_eq!(
        (newest.len(), newest[0].as_str(), newest[49].as_str()),
        (50, "m 119", "m 70")
    );
    assert_eq!(
        contents(rest.get(&format!("{path}?before={middle}&limit=2")).await),
        ["m 69", "m 68"]
    );
    assert_eq!(
        contents(rest.get(&format!("{path}?after={middle}&limit=2")).await),
        ["m 72", "m 71"]
    );
    assert_eq!(
        contents(rest.get(&format!("{path}?around={middle}&limit=3")).await),
        ["m 71", "m 70", "m 69"]
    );
}

#[tokio::test]
async fn a_channel_remembers_only_so_much() {
    let sandbox = start(Config {
        history: 10,
        ..Config::default()
    });
    sandbox
        .act_json(
            "burst",
            json!({ "channel": "dice", "author": "basil", "count": 25 }),
        )
        .unwrap();
    let page = Rest::new(&sandbox)
        .get(&format!(
            "/channels/{}/messages?limit=100",
            channel(&sandbox, "dice")
        ))
        .await;
    assert_eq!(page.body.as_array().unwrap().len(), 10);
}

#[tokio::test]
async fn many_are_deleted_at_once() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let path = format!("/channels/{general}/messages/bulk-delete");
    let page = rest
        .get(&format!("/channels/{general}/messages?limit=3"))
        .await
        .body;
    let ids: Vec<_> = page
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["id"].clone())
        .collect();
    assert_eq!(
        rest.send("POST", &path, json!({ "messages": ids[..1] }))
            .await
            .body["code"],
        50016
    );
    assert_eq!(
        rest.send("POST", &path, json!({ "messages": ["1", "2"] }))
            .await
            .body["code"],
        50034,
        "too old"
    );
    assert_eq!(
        rest.send("POST", &path, json!({ "messages": ids }))
            .await
            .status,
        204
    );
    assert_eq!(
        gateway.event("MESSAGE_DELETE_BULK").await["ids"],
        json!(ids)
    );
}

#[tokio::test]
async fn a_direct_message_needs_a_channel_first() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let basil = user(&sandbox, "basil");
    let dm = rest
        .send(
            "POST",
            "/users/@me/channels",
            json!({ "recipient_id": basil }),
        )
        .await
        .body;
    assert_eq!(
        (&dm["type"], &dm["recipients"][0]["id"]),
        (&json!(1), &json!(basil))
    );
    let again = rest
        .send(
            "POST",
            "/users/@me/channels",
            json!({ "recipient_id": basil }),
        )
        .await
        .body;
    assert_eq!(dm["id"], again["id"]);
    let path = format!("/channels/{}/messages", text(&dm["id"]));
    assert_eq!(
        rest.send("POST", &path, json!({ "content": "hi" }))
            .await
            .status,
        200
    );
}
