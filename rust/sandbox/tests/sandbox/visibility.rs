//! What a bot is not shown: content, channels and guilds that are none of its business.

use serde_json::json;

use crate::events::heard;
use crate::stranger::*;

#[tokio::test]
async fn content_is_empty_without_the_intent_but_not_where_the_bot_is_concerned() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, UNPRIVILEGED).await;
    let bot = user(&sandbox, "sandy");
    let say = |content: &str| {
        let fields = json!({ "channel": "general", "author": "basil", "content": content, "embeds": [{ "title": "e" }] });
        sandbox.act_json("send_message", fields).unwrap()
    };
    say("a secret");
    let hidden = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&hidden["content"], &hidden["embeds"]),
        (&json!(""), &json!([]))
    );
    assert_eq!(hidden["author"]["username"], "basil");
    assert!(hidden["member"]["roles"].is_array());

    say(&format!("hello <@{bot}>"));
    assert_eq!(
        gateway.event("MESSAGE_CREATE").await["content"],
        format!("hello <@{bot}>")
    );

    sandbox
        .act_json(
            "send_dm",
            json!({ "user": "basil", "content": "between us" }),
        )
        .unwrap();
    let direct = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(direct["content"], "between us");
    assert!(direct.get("guild_id").is_none() && direct.get("member").is_none());

    let path = format!("/channels/{}/messages", channel(&sandbox, "general"));
    Rest::new(&sandbox)
        .send("POST", &path, json!({ "content": "my own" }))
        .await;
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "my own");
}

#[tokio::test]
async fn channels_the_bot_cannot_see_stay_silent() {
    let sandbox = demo();
    let workshop = guild(&sandbox, "Godot Workshop");
    let bot = user(&sandbox, "sandy");
    let hidden = sandbox
        .act_json(
            "create_channel",
            json!({
                "guild": workshop, "name": "hidden",
                "permission_overwrites": [{ "id": bot, "type": 1, "allow": "0", "deny": "1024" }],
            }),
        )
        .unwrap();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let speak = [(
        "send_message",
        json!({ "channel": hidden["id"], "author": "basil", "content": "psst" }),
    )];
    assert!(heard(&sandbox, &mut gateway, &speak).await.is_empty());
    let answer = Rest::new(&sandbox)
        .get(&format!("/channels/{}", text(&hidden["id"])))
        .await;
    assert_eq!((answer.status, &answer.body["code"]), (403, &json!(50001)));
}

#[tokio::test]
async fn being_removed_and_coming_back_is_a_guild_gone_and_a_guild_new() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    sandbox
        .act_json("kick_bot", json!({ "guild": "Quiet Corner" }))
        .unwrap();
    let gone = gateway.event("GUILD_DELETE").await;
    assert_eq!(gone["id"], guild(&sandbox, "Quiet Corner"));
    assert!(gone.get("unavailable").is_none());
    let speak = [(
        "send_message",
        json!({ "channel": "reading", "author": "laurel", "content": "?" }),
    )];
    assert!(
        heard(&sandbox, &mut gateway, &speak).await.is_empty(),
        "what happens there is not told any more"
    );
    sandbox
        .act_json("join", json!({ "guild": "Quiet Corner", "user": "sandy" }))
        .unwrap();
    assert_eq!(gateway.event("GUILD_CREATE").await["name"], "Quiet Corner");
    let made = sandbox
        .act_json("create_guild", json!({ "name": "Fresh", "owner": "ada" }))
        .unwrap();
    assert_eq!(gateway.event("GUILD_CREATE").await["id"], made["id"]);
    sandbox
        .act_json("delete_guild", json!({ "guild": "Fresh" }))
        .unwrap();
    assert_eq!(gateway.event("GUILD_DELETE").await["id"], made["id"]);
}

#[tokio::test]
async fn two_bots_hear_their_own_guilds() {
    let sandbox = demo();
    let other = sandbox
        .act_json(
            "add_bot",
            json!({ "username": "grit", "guilds": ["Quiet Corner"] }),
        )
        .unwrap();
    let (mut gateway, ready) = Gateway::login_as(&sandbox, &text(&other["token"]), ALL).await;
    assert_eq!(ready["user"]["username"], "grit");
    assert_eq!(ready["guilds"].as_array().unwrap().len(), 1);
    gateway.event("GUILD_CREATE").await;
    let mut first = Gateway::settled(&sandbox, ALL).await;
    let speak = [(
        "send_message",
        json!({ "channel": "general", "author": "basil", "content": "!" }),
    )];
    assert_eq!(
        heard(&sandbox, &mut first, &speak).await,
        ["MESSAGE_CREATE"]
    );
    assert_eq!(
        gateway.events_until("MARK").await,
        ["PRESENCE_UPDATE", "MARK"],
        "only that the other bot came online"
    );
}
