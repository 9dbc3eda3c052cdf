//! Webhooks: managed by bots, written through by anybody with a token.

use serde_json::{Value, json};

use crate::stranger::*;

const INTENT: u64 = 1 << 5;
const MESSAGES: u64 = 1 << 9 | 1 << 15;

/// Asks without a token of a bot's.
async fn ask(sandbox: &discord_sandbox::Sandbox, method: &str, path: &str, body: Value) -> Answer {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let request = http()
        .request(method, format!("{}/api/v10{path}", sandbox.url()))
        .header("content-type", "application/json")
        .body(body.to_string());
    Answer::read(request.send().await.unwrap()).await
}

#[tokio::test]
async fn a_webhook_is_made_changed_and_deleted() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let (mut gateway, _) = Gateway::login(&sandbox, INTENT).await;
    let general = channel(&sandbox, "general");
    let path = format!("/channels/{general}/webhooks");
    let made = rest
        .send("POST", &path, json!({ "name": "Herald" }))
        .await
        .body;
    assert_eq!(
        (&made["type"], &made["user"]["username"]),
        (&json!(1), &json!("sandy"))
    );
    assert_eq!(made["application_id"], made["user"]["id"]);
    let changed = json!({ "guild_id": made["guild_id"], "channel_id": general });
    assert_eq!(gateway.event("WEBHOOKS_UPDATE").await, changed);
    let (id, token) = (text(&made["id"]), text(&made["token"]));
    assert!(text(&made["url"]).ends_with(&format!("/webhooks/{id}/{token}")));
    assert_eq!(rest.get(&path).await.body[0], made);
    let renamed = rest
        .send(
            "PATCH",
            &format!("/webhooks/{id}"),
            json!({ "name": "Crier" }),
        )
        .await;
    assert_eq!(renamed.body["name"], "Crier");
    gateway.event("WEBHOOKS_UPDATE").await;

    let open = format!("/webhooks/{id}/{token}");
    let seen = ask(&sandbox, "GET", &open, Value::Null).await.body;
    assert!(seen["name"] == "Crier" && seen.get("user").is_none());
    let wrong = ask(&sandbox, "GET", &format!("/webhooks/{id}/x"), Value::Null).await;
    assert_eq!((wrong.status, &wrong.body["code"]), (401, &json!(50027)));
    assert_eq!(
        ask(&sandbox, "GET", &format!("/webhooks/{id}"), Value::Null)
            .await
            .status,
        401
    );
    assert_eq!(
        ask(&sandbox, "DELETE", &open, Value::Null).await.status,
        204
    );
    gateway.event("WEBHOOKS_UPDATE").await;
    assert_eq!(
        rest.get(&format!("/webhooks/{id}")).await.body["code"],
        10015
    );
    let tavern = format!("/channels/{}/webhooks", channel(&sandbox, "dice"));
    assert_eq!(rest.get(&tavern).await.body["code"], 50013);
}

#[tokio::test]
async fn messages_are_written_edited_and_deleted_through_it() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, MESSAGES).await;
    let webhook = json!({ "channel": "general", "name": "Herald", "user": "basil" });
    let webhook = sandbox.act_json("create_webhook", webhook).unwrap();
    let open = format!(
        "/webhooks/{}/{}",
        text(&webhook["id"]),
        text(&webhook["token"])
    );
    let body = json!({ "content": "Hear!", "username": "The Town" });
    let quiet = ask(&sandbox, "POST", &open, body.clone()).await;
    assert_eq!((quiet.status, &quiet.body), (204, &json!("")));
    let told = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (
            &told["content"],
            &told["author"]["username"],
            &told["webhook_id"]
        ),
        (&json!("Hear!"), &json!("The Town"), &webhook["id"])
    );
    assert!(told.get("member").is_none() && told.get("application_id").is_none());
    let answered = ask(&sandbox, "POST", &format!("{open}?wait=true"), body).await;
    assert_eq!(
        (answered.status, &answered.body["author"]["bot"]),
        (200, &json!(true))
    );
    gateway.event("MESSAGE_CREATE").await;

    let one = format!("{open}/messages/{}", text(&answered.body["id"]));
    let edited = ask(&sandbox, "PATCH", &one, json!({ "content": "Hear, hear!" }))
        .await
        .body;
    assert_eq!(edited["content"], "Hear, hear!");
    gateway.event("MESSAGE_UPDATE").await;
    assert_eq!(ask(&sandbox, "GET", &one, Value::Null).await.body, edited);
    assert_eq!(ask(&sandbox, "DELETE", &one, Value::Null).await.status, 204);
    gateway.event("MESSAGE_DELETE").await;
    let empty = ask(&sandbox, "POST", &open, json!({ "content": "" }))
        .await
        .body;
    assert_eq!(empty["code"], 50006);
    let said = json!({ "channel": "general", "author": "basil", "content": "mine" });
    let said = sandbox.act_json("send_message", said).unwrap();
    let foreign = format!("{open}/messages/{}", text(&said["id"]));
    assert_eq!(
        ask(&sandbox, "DELETE", &foreign, Value::Null).await.body["code"],
        10008
    );
}

#[tokio::test]
async fn threads_and_forums_are_written_into() {
    let sandbox = demo();
    let workshop = "Godot Workshop";
    let forum = json!({ "guild": workshop, "name": "forum", "type": 15 });
    sandbox.act_json("create_channel", forum).unwrap();
    let thread = json!({ "channel": "general", "author": "basil", "name": "aside" });
    let thread = sandbox.act_json("create_thread", thread).unwrap();
    let mut open = Vec::new();
    for place in ["general", "forum"] {
        let webhook = json!({ "channel": place, "name": "Herald" });
        let webhook = sandbox.act_json("create_webhook", webhook).unwrap();
        open.push(format!(
            "/webhooks/{}/{}",
            text(&webhook["id"]),
            text(&webhook["token"])
        ));
    }
    let say = json!({ "content": "x" });
    let inside = format!("{}?wait=1&thread_id={}", open[0], text(&thread["id"]));
    let written = ask(&sandbox, "POST", &inside, say.clone()).await.body;
    assert_eq!(written["channel_id"], thread["id"]);
    let outside = ask(
        &sandbox,
        "POST",
        &format!("{}?wait=1&thread_id=5", open[0]),
        say.clone(),
    )
    .await;
    assert_eq!(outside.body["code"], 10003);
    assert_eq!(
        ask(&sandbox, "POST", &open[1], say).await.body["code"],
        220001
    );
    let topic = json!({ "content": "x", "thread_name": "Topic" });
    let begun = ask(&sandbox, "POST", &format!("{}?wait=1", open[1]), topic)
        .await
        .body;
    assert_eq!(begun["channel_id"], channel(&sandbox, "Topic"));
}

#[tokio::test]
async fn names_that_discord_keeps_for_itself_are_refused() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!("/channels/{}/webhooks", channel(&sandbox, "general"));
    let contains = "USERNAME_INVALID_CONTAINS";
    for (name, code) in [
        ("My Discord feed", contains),
        ("aCLYDEb", contains),
        ("a```b", contains),
        ("everyone", "USERNAME_INVALID"),
        (" Here ", "USERNAME_INVALID"),
        ("System Message", "USERNAME_INVALID"),
    ] {
        let refused = rest.send("POST", &path, json!({ "name": name })).await;
        assert!(
            has_error(&refused.body, &["name"], code),
            "{name}: {}",
            refused.body
        );
    }
    let made = rest
        .send("POST", &path, json!({ "name": "groundsphere" }))
        .await;
    assert_eq!(made.status, 200);
    let one = format!("/webhooks/{}", text(&made.body["id"]));
    let renamed = rest
        .send("PATCH", &one, json!({ "name": "Discord" }))
        .await
        .body;
    assert!(has_error(&renamed, &["name"], contains));
    let execute = format!("{one}/{}", text(&made.body["token"]));
    let said = json!({ "content": "x", "username": "clyde" });
    let refused = ask(&sandbox, "POST", &execute, said).await.body;
    assert!(has_error(&refused, &["username"], contains));
    let slack = json!({ "text": "x", "username": "clyde" });
    let refused = ask(&sandbox, "POST", &format!("{execute}/slack"), slack)
        .await
        .body;
    assert!(has_error(&refused, &["username"], contains));
    for name in ["discord", "a@b", "a#b", "a:b", "a```b"] {
        let own = rest
            .send("PATCH", "/users/@me", json!({ "username": name }))
            .await
            .body;
        assert!(has_error(&own, &["username"], contains), "{name}");
    }
}
