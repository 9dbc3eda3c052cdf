//! Announcement channels, and those who follow them.

use serde_json::{Value, json};

use crate::stranger::*;

#[tokio::test]
async fn what_is_published_comes_to_those_who_follow() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (news, general) = (channel(&sandbox, "news"), channel(&sandbox, "general"));
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let follow = json!({ "webhook_channel_id": general });
    let path = format!("/channels/{news}/followers");
    let followed = rest.send("POST", &path, follow.clone()).await.body;
    assert_eq!(followed["channel_id"], news);
    assert_eq!(
        gateway.event("WEBHOOKS_UPDATE").await["channel_id"],
        general
    );
    let notice = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&notice["type"], &notice["content"]),
        (&json!(12), &json!("Godot Workshop #news"))
    );
    let webhook = format!("/webhooks/{}", text(&followed["webhook_id"]));
    let webhook = rest.get(&webhook).await.body;
    assert_eq!(
        (&webhook["type"], &webhook["source_channel"]["id"]),
        (&json!(2), &json!(news))
    );
    assert_eq!(webhook["source_guild"]["name"], "Godot Workshop");

    let path = format!("/channels/{news}/messages");
    let written = rest.send("POST", &path, json!({ "content": "4.5!" })).await;
    let id = text(&written.body["id"]);
    gateway.event("MESSAGE_CREATE").await;
    let path = format!("{path}/{id}/crosspost");
    let published = rest.call("POST", &path).await;
    assert_eq!(
        (published.status, &published.body["flags"]),
        (200, &json!(1))
    );
    assert_eq!(gateway.event("MESSAGE_UPDATE").await["flags"], 1);
    let copy = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&copy["channel_id"], &copy["content"], &copy["flags"]),
        (&json!(general), &json!("4.5!"), &json!(2))
    );
    assert_eq!(
        (
            &copy["message_reference"]["channel_id"],
            &copy["message_reference"]["message_id"],
            &copy["webhook_id"]
        ),
        (&json!(news), &json!(id), &followed["webhook_id"])
    );
    assert_eq!(rest.call("POST", &path).await.body["code"], 40033);
}

#[tokio::test]
async fn only_announcements_are_followed_and_published() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let follow = json!({ "webhook_channel_id": general });
    let path = format!("/channels/{general}/followers");
    assert_eq!(rest.send("POST", &path, follow).await.body["code"], 50024);
    let nowhere = format!("/channels/{}/followers", channel(&sandbox, "news"));
    let refused = rest.send("POST", &nowhere, json!({})).await.body;
    assert_eq!(
        refused["errors"]["webhook_channel_id"]["_errors"][0]["code"],
        "BASE_TYPE_REQUIRED"
    );
    let path = format!("/channels/{general}/messages");
    let written = rest.send("POST", &path, json!({ "content": "x" })).await;
    let path = format!("{path}/{}/crosspost", text(&written.body["id"]));
    let refused = rest.send("POST", &path, Value::Null).await;
    assert_eq!(refused.body["code"], 50024);
}
