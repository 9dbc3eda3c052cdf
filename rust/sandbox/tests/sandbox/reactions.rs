//! Reactions over REST.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn reactions_are_counted_listed_and_cleared() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let said = sandbox
        .act_json(
            "send_message",
            json!({ "channel": "general", "author": "basil", "content": "?" }),
        )
        .unwrap();
    let message = format!(
        "/channels/{}/messages/{}",
        text(&said["channel_id"]),
        text(&said["id"])
    );
    let fire = format!("{message}/reactions/%F0%9F%94%A5");

    assert_eq!(rest.call("PUT", &format!("{fire}/@me")).await.status, 204);
    let added = gateway.event("MESSAGE_REACTION_ADD").await;
    assert_eq!(
        (&added["emoji"], &added["user_id"]),
        (
            &json!({ "id": null, "name": "🔥" }),
            &json!(user(&sandbox, "sandy"))
        )
    );
    assert_eq!(added["member"]["user"]["username"], "sandy");
    assert_eq!(added["message_author_id"], user(&sandbox, "basil"));
    sandbox
        .act_json(
            "react",
            json!({ "channel": "general", "message": said["id"], "user": "clover", "emoji": "🔥" }),
        )
        .unwrap();

    let shown = rest.get(&message).await.body;
    assert_eq!(
        (
            &shown["reactions"][0]["count"],
            &shown["reactions"][0]["me"]
        ),
        (&json!(2), &json!(true))
    );
    assert_eq!(rest.get(&fire).await.body.as_array().unwrap().len(), 2);

    let clover = user(&sandbox, "clover");
    assert_eq!(
        rest.call("DELETE", &format!("{fire}/{clover}"))
            .await
            .status,
        204
    );
    assert_eq!(
        gateway.event("MESSAGE_REACTION_REMOVE").await["user_id"],
        clover
    );
    assert_eq!(
        rest.call("PUT", &format!("{message}/reactions/blob:123/@me"))
            .await
            .status,
        204
    );
    assert_eq!(
        gateway.event("MESSAGE_REACTION_ADD").await["emoji"],
        json!({ "id": "123", "name": "blob" })
    );
    assert_eq!(rest.call("DELETE", &fire).await.status, 204);
    assert_eq!(
        gateway.event("MESSAGE_REACTION_REMOVE_EMOJI").await["emoji"]["name"],
        "🔥"
    );
    assert_eq!(
        rest.call("DELETE", &format!("{message}/reactions"))
            .await
            .status,
        204
    );
    gateway.event("MESSAGE_REACTION_REMOVE_ALL").await;
    assert!(rest.get(&message).await.body.get("reactions").is_none());
}

#[tokio::test]
async fn twenty_emojis_are_enough() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let said = sandbox
        .act_json(
            "send_message",
            json!({ "channel": "general", "author": "basil", "content": "?" }),
        )
        .unwrap();
    let message = format!(
        "/channels/{}/messages/{}",
        text(&said["channel_id"]),
        text(&said["id"])
    );
    for number in 0..20 {
        assert_eq!(
            rest.call(
                "PUT",
                &format!("{message}/reactions/e:{}/@me", 1000 + number)
            )
            .await
            .status,
            204
        );
    }
    assert_eq!(
        rest.call("PUT", &format!("{message}/reactions/e:2000/@me"))
            .await
            .body["code"],
        30010
    );
    assert_eq!(
        rest.call("PUT", &format!("{message}/reactions/e:1000/@me"))
            .await
            .status,
        204,
        "one that is there"
    );
}
