//! Threads over REST.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn threads_begin_from_messages_and_without() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let general = channel(&sandbox, "general");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let id = text(
        &rest
            .get(&format!("/channels/{general}/messages?limit=1"))
            .await
            .body[0]["id"],
    );
    let from = rest
        .send(
            "POST",
            &format!("/channels/{general}/messages/{id}/threads"),
            json!({ "name": "aside" }),
        )
        .await;
    assert_eq!(
        (from.status, &from.body["id"], &from.body["type"]),
        (201, &json!(id), &json!(11))
    );
    let told = gateway.event("THREAD_CREATE").await;
    assert_eq!(
        (&told["newly_created"], &told["parent_id"]),
        (&json!(true), &json!(general))
    );
    let twice = rest
        .send(
            "POST",
            &format!("/channels/{general}/messages/{id}/threads"),
            json!({ "name": "aside" }),
        )
        .await;
    assert_eq!(twice.body["code"], 160004);
    let private = rest
        .send(
            "POST",
            &format!("/channels/{general}/threads"),
            json!({ "name": "quiet" }),
        )
        .await;
    assert_eq!(private.body["type"], 12, "without a type it is private");
    let active = rest
        .get(&format!(
            "/guilds/{}/threads/active",
            guild(&sandbox, "Godot Workshop")
        ))
        .await
        .body;
    assert_eq!(active["threads"].as_array().unwrap().len(), 2);
    assert_eq!(
        rest.send(
            "POST",
            &format!("/channels/{id}/messages"),
            json!({ "content": "in it" })
        )
        .await
        .status,
        200
    );
    let member = format!("/channels/{id}/thread-members/{}", user(&sandbox, "basil"));
    assert_eq!(rest.call("PUT", &member).await.status, 204);
    assert_eq!(
        gateway.event("THREAD_MEMBERS_UPDATE").await["member_count"],
        2
    );
    assert_eq!(
        rest.send(
            "PATCH",
            &format!("/channels/{id}"),
            json!({ "archived": true })
        )
        .await
        .body["thread_metadata"]["archived"],
        true
    );
    let archived = rest
        .get(&format!("/channels/{general}/threads/archived/public"))
        .await
        .body;
    assert_eq!(archived["threads"][0]["id"], id);
    assert_eq!(
        rest.call("DELETE", &format!("/channels/{id}")).await.status,
        200
    );
}
