//! Messages that Discord itself writes, by its documentation of message types and of `message_reference`.

use serde_json::{Value, json};

use crate::stranger::*;

/// The next message of that type.
async fn message_of(gateway: &mut Gateway, kind: u64) -> Value {
    loop {
        let message = gateway.event("MESSAGE_CREATE").await;
        if message["type"] == kind {
            return message;
        }
    }
}

#[tokio::test]
async fn a_thread_without_a_message_is_told_of_in_its_channel() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let (general, workshop) = (
        channel(&sandbox, "general"),
        guild(&sandbox, "Godot Workshop"),
    );
    let path = format!("/channels/{general}/threads");
    let private = json!({ "name": "quiet", "type": 12 });
    assert_eq!(rest.send("POST", &path, private).await.status, 201);
    let thread = rest
        .send("POST", &path, json!({ "name": "plans", "type": 11 }))
        .await
        .body;
    let told = message_of(&mut gateway, 18).await;
    assert_eq!(
        (&told["channel_id"], &told["content"]),
        (&json!(general), &json!("plans"))
    );
    assert_eq!(
        told["message_reference"],
        json!({ "type": 0, "channel_id": thread["id"], "guild_id": workshop })
    );
    assert!(told.get("referenced_message").is_none());
    assert_eq!(told["author"]["username"], "sandy");
}

#[tokio::test]
async fn a_thread_from_a_message_points_back_and_the_message_shows_it() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let general = channel(&sandbox, "general");
    let said = json!({ "channel": "general", "author": "basil", "content": "Plans?" });
    let source = text(&sandbox.act_json("send_message", said).unwrap()["id"]);
    let path = format!("/channels/{general}/messages/{source}/threads");
    rest.send("POST", &path, json!({ "name": "plans" })).await;
    assert_eq!(gateway.event("THREAD_CREATE").await["message_count"], 0);
    let updated = gateway.event("MESSAGE_UPDATE").await;
    assert_eq!(
        (&updated["id"], &updated["flags"]),
        (&json!(source), &json!(1 << 5))
    );
    assert_eq!(updated["thread"]["id"], json!(source));
    let first = message_of(&mut gateway, 21).await;
    assert_eq!(
        (&first["channel_id"], &first["content"]),
        (&json!(source), &json!(""))
    );
    assert_eq!(first["message_reference"]["message_id"], json!(source));
    assert_eq!(first["message_reference"]["channel_id"], json!(general));
    assert_eq!(first["referenced_message"]["content"], "Plans?");
    // Editing the message does not take the flag away.
    let edit = json!({ "channel": general, "message": source, "content": "Plans!", "flags": 0 });
    sandbox.act_json("edit_message", edit).unwrap();
    assert_eq!(gateway.event("MESSAGE_UPDATE").await["flags"], 1 << 5);
    // What it begins with does not count.
    assert_eq!(
        rest.get(&format!("/channels/{source}")).await.body["message_count"],
        0
    );
}

#[tokio::test]
async fn pins_and_new_names_of_threads_are_told() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let general = channel(&sandbox, "general");
    let said = json!({ "channel": "general", "author": "basil", "content": "Rules" });
    let said = text(&sandbox.act_json("send_message", said).unwrap()["id"]);
    rest.call("PUT", &format!("/channels/{general}/messages/pins/{said}"))
        .await;
    let pinned = message_of(&mut gateway, 6).await;
    assert_eq!(pinned["author"]["username"], "sandy");
    assert_eq!(pinned["message_reference"]["message_id"], json!(said));
    let thread = json!({ "channel": "general", "author": "basil", "name": "plans" });
    let thread = text(&sandbox.act_json("create_thread", thread).unwrap()["id"]);
    rest.send(
        "PATCH",
        &format!("/channels/{thread}"),
        json!({ "name": "plots" }),
    )
    .await;
    let renamed = message_of(&mut gateway, 4).await;
    assert_eq!(
        (&renamed["channel_id"], &renamed["content"]),
        (&json!(thread), &json!("plots"))
    );
    assert!(renamed.get("message_reference").is_none());
    // Other changes of a thread, and new names of other channels, are not.
    rest.send(
        "PATCH",
        &format!("/channels/{thread}"),
        json!({ "rate_limit_per_user": 5 }),
    )
    .await;
    rest.send(
        "PATCH",
        &format!("/channels/{general}"),
        json!({ "name": "lobby" }),
    )
    .await;
    gateway.event("CHANNEL_UPDATE").await;
    let steps = [(
        "send_message",
        json!({ "channel": "lobby", "author": "basil", "content": "So" }),
    )];
    let heard = crate::events::heard(&sandbox, &mut gateway, &steps).await;
    let messages = heard.iter().filter(|name| *name == "MESSAGE_CREATE");
    assert_eq!(messages.count(), 1, "{heard:?}");
}

#[tokio::test]
async fn the_first_message_of_a_post_has_its_id() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let forum = json!({ "guild": "Godot Workshop", "name": "recipes", "type": 15 });
    let forum = text(&sandbox.act_json("create_channel", forum).unwrap()["id"]);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let asked = json!({ "name": "Rye", "message": { "content": "Flour" } });
    let post = rest
        .send("POST", &format!("/channels/{forum}/threads"), asked)
        .await
        .body;
    assert_eq!(post["message"]["id"], post["id"]);
    let created = gateway.event("THREAD_CREATE").await;
    assert_eq!(
        (&created["id"], &created["last_message_id"]),
        (&post["id"], &post["id"])
    );
    let first = gateway.event("MESSAGE_CREATE").await;
    assert_eq!((&first["id"], &first["type"]), (&post["id"], &json!(0)));
    let above = rest.get(&format!("/channels/{forum}")).await.body;
    assert_eq!(above["last_message_id"], post["id"]);
    // The same by a webhook, and by a user.
    let webhook = rest
        .send(
            "POST",
            &format!("/channels/{forum}/webhooks"),
            json!({ "name": "w" }),
        )
        .await
        .body;
    let path = format!(
        "/webhooks/{}/{}?wait=true",
        text(&webhook["id"]),
        text(&webhook["token"])
    );
    let asked = json!({ "content": "Oven", "thread_name": "Pie" });
    let sent = rest.send("POST", &path, asked).await.body;
    assert_eq!(sent["id"], sent["channel_id"]);
    let asked = json!({ "channel": forum, "author": "basil", "name": "Jam", "content": "Plums" });
    let post = sandbox.act_json("create_thread", asked).unwrap();
    let path = format!("/channels/{0}/messages/{0}", text(&post["id"]));
    assert_eq!(rest.get(&path).await.body["content"], "Plums");
}
