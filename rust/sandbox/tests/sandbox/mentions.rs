//! Mentions and nonces of messages.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn an_enforced_nonce_makes_one_message() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let body = json!({ "content": "once", "nonce": "77", "enforce_nonce": true });
    let first = rest.send("POST", &path, body.clone()).await.body;
    let second = rest.send("POST", &path, body).await.body;
    assert_eq!(first["id"], second["id"]);
    let unenforced = rest
        .send("POST", &path, json!({ "content": "twice", "nonce": "77" }))
        .await
        .body;
    assert_ne!(first["id"], unenforced["id"]);
}

#[tokio::test]
async fn mentions_are_found_and_can_be_forbidden() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    let basil = user(&sandbox, "basil");
    let content = format!("<@{basil}> <@!{basil}> @everyone <@1>");
    let open = rest
        .send("POST", &path, json!({ "content": content }))
        .await
        .body;
    assert_eq!(open["mentions"].as_array().unwrap().len(), 1);
    assert_eq!(open["mention_everyone"], true);
    let shut = rest
        .send(
            "POST",
            &path,
            json!({ "content": content, "allowed_mentions": { "parse": [] } }),
        )
        .await
        .body;
    assert_eq!(
        (&shut["mentions"], &shut["mention_everyone"]),
        (&json!([]), &json!(false))
    );
    let one = rest
        .send(
            "POST",
            &path,
            json!({ "content": content, "allowed_mentions": { "users": [basil] } }),
        )
        .await
        .body;
    assert_eq!(one["mentions"][0]["id"], basil);
}
