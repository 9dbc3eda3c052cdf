//! Channels a bot is not allowed to view: the gateway sends them obfuscated, REST leaves them out.

use discord_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::events::heard;
use crate::stranger::*;

const WORKSHOP: &str = "Godot Workshop";

/// The overwrites that keep that bot out.
fn without(bot: &str) -> Value {
    json!([{ "id": bot, "type": 1, "allow": "0", "deny": "1024" }])
}

/// A channel the bot is kept out of.
fn secret(sandbox: &Sandbox, parent: &Value) -> String {
    let fields = json!({
        "guild": WORKSHOP, "name": "secret", "topic": "hush", "nsfw": true, "rate_limit_per_user": 5, "parent_id": parent,
        "permission_overwrites": without(&user(sandbox, "sandy")),
    });
    text(&sandbox.act_json("create_channel", fields).unwrap()["id"])
}

/// What a bot may know of a hidden text channel.
fn obfuscated(guild: &str, channel: &str, position: &Value, parent: &Value) -> Value {
    json!({
        "id": channel, "type": 0, "guild_id": guild, "name": "___hidden___", "position": position, "parent_id": parent,
        "flags": 131_072, "topic": null, "nsfw": false, "last_message_id": null, "rate_limit_per_user": 0,
        "permission_overwrites": [{ "id": guild, "type": 0, "allow": "0", "deny": "1024" }],
    })
}

fn position(sandbox: &Sandbox, channel: &str) -> Value {
    let state = sandbox.act_json("state", json!({})).unwrap();
    let mut channels = state["channels"].as_array().unwrap().iter();
    channels.find(|found| found["id"] == channel).unwrap()["position"].clone()
}

/// Sets the overwrites of a channel.
fn set(sandbox: &Sandbox, channel: &str, overwrites: Value) {
    let fields = json!({ "channel": channel, "permission_overwrites": overwrites });
    sandbox.act_json("update_channel", fields).unwrap();
}

#[tokio::test]
async fn a_guild_comes_with_its_hidden_channels_obfuscated() {
    let sandbox = demo();
    let category = json!(channel(&sandbox, "Text Channels"));
    let hidden = secret(&sandbox, &category);
    let speak = json!({ "channel": hidden, "author": "basil", "content": "psst" });
    sandbox.act_json("send_message", speak).unwrap();
    let (mut gateway, _) = Gateway::login(&sandbox, ALL).await;
    let workshop = loop {
        let create = gateway.event("GUILD_CREATE").await;
        if create["name"] == WORKSHOP {
            break create;
        }
    };
    let channels = workshop["channels"].as_array().unwrap();
    let sent = channels.iter().find(|found| found["id"] == hidden.as_str());
    let mut expected = obfuscated(
        &text(&workshop["id"]),
        &hidden,
        &position(&sandbox, &hidden),
        &category,
    );
    expected.as_object_mut().unwrap().remove("guild_id");
    assert_eq!(sent, Some(&expected));
    let shown = channels.iter().find(|found| found["id"] == category);
    assert_eq!(shown.unwrap()["name"], "Text Channels");
}

#[tokio::test]
async fn access_by_overwrites_is_told_with_the_channel() {
    let sandbox = demo();
    let (guild, bot) = (guild(&sandbox, WORKSHOP), user(&sandbox, "sandy"));
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let hidden = secret(&sandbox, &Value::Null);
    let place = position(&sandbox, &hidden);
    let expected = obfuscated(&guild, &hidden, &place, &Value::Null);
    assert_eq!(gateway.event("CHANNEL_CREATE").await, expected);

    let topic = json!({ "channel": hidden, "topic": "hush hush" });
    sandbox.act_json("update_channel", topic).unwrap();
    assert_eq!(gateway.event("CHANNEL_UPDATE").await, expected);

    set(&sandbox, &hidden, json!([]));
    let gained = gateway.event("CHANNEL_UPDATE").await;
    assert_eq!(
        (&gained["name"], &gained["topic"], &gained["flags"]),
        (&json!("secret"), &json!("hush hush"), &json!(0))
    );
    assert_eq!(gained["permission_overwrites"], json!([]));

    set(&sandbox, &hidden, without(&bot));
    assert_eq!(gateway.event("CHANNEL_UPDATE").await, expected);
    let speak = json!({ "channel": hidden, "author": "basil", "content": "psst" });
    let webhook = json!({ "channel": hidden, "name": "whisperer" });
    let steps = [
        ("send_message", speak),
        ("create_webhook", webhook),
        (
            "create_thread",
            json!({ "channel": hidden, "author": "basil", "name": "below" }),
        ),
    ];
    assert!(heard(&sandbox, &mut gateway, &steps).await.is_empty());

    let delete = json!({ "channel": hidden });
    sandbox.act_json("delete_channel", delete).unwrap();
    let gone = gateway.event("CHANNEL_DELETE").await;
    assert_eq!(
        (&gone["id"], &gone["name"]),
        (&json!(hidden), &json!("___hidden___"))
    );
}

#[tokio::test]
async fn access_by_roles_is_told_once_for_each_channel() {
    let sandbox = demo();
    let (guild, bot) = (guild(&sandbox, WORKSHOP), user(&sandbox, "sandy"));
    let role = json!({ "guild": WORKSHOP, "name": "Insiders", "permissions": "0" });
    let role = text(&sandbox.act_json("create_role", role).unwrap()["id"]);
    let only = json!([
        { "id": guild, "type": 0, "allow": "0", "deny": "1024" },
        { "id": role, "type": 0, "allow": "1024", "deny": "0" },
    ]);
    let hidden = secret(&sandbox, &Value::Null);
    set(&sandbox, &hidden, only);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let member = |roles: Value| json!({ "guild": WORKSHOP, "user": bot, "roles": roles });

    let steps = [("update_member", member(json!([role])))];
    let names = heard(&sandbox, &mut gateway, &steps).await;
    assert_eq!(
        names,
        ["GUILD_MEMBER_UPDATE", "CHANNEL_UPDATE", "THREAD_LIST_SYNC"]
    );

    sandbox
        .act_json("update_member", member(json!([])))
        .unwrap();
    let lost = gateway.event("CHANNEL_UPDATE").await;
    assert_eq!(
        (&lost["id"], &lost["name"]),
        (&json!(hidden), &json!("___hidden___"))
    );

    // A role of the bot that is deleted or may do more changes what it sees, too.
    let all = json!({ "guild": WORKSHOP, "role": guild, "permissions": "8" });
    sandbox.act_json("update_role", all).unwrap();
    let gained = gateway.event("CHANNEL_UPDATE").await;
    assert_eq!(
        (&gained["id"], &gained["name"]),
        (&json!(hidden), &json!("secret"))
    );
}

#[tokio::test]
async fn a_category_is_shown_with_any_of_its_channels() {
    let sandbox = demo();
    let bot = user(&sandbox, "sandy");
    let fields = json!({
        "guild": WORKSHOP, "name": "Staff", "type": 4, "permission_overwrites": without(&bot),
    });
    let category = sandbox.act_json("create_channel", fields).unwrap()["id"].clone();
    let hidden = secret(&sandbox, &category);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    set(&sandbox, &hidden, json!([]));
    let mut names = vec![gateway.event("CHANNEL_UPDATE").await["name"].clone()];
    names.push(gateway.event("CHANNEL_UPDATE").await["name"].clone());
    assert_eq!(names, ["secret", "Staff"]);
    sandbox
        .act_json("delete_channel", json!({ "channel": hidden }))
        .unwrap();
    let lost = gateway.event("CHANNEL_UPDATE").await;
    assert_eq!(
        (&lost["id"], &lost["name"]),
        (&category, &json!("___hidden___"))
    );
}

#[tokio::test]
async fn a_bot_that_is_moved_into_a_voice_channel_sees_it_meanwhile() {
    let sandbox = demo();
    let bot = user(&sandbox, "sandy");
    let focus = channel(&sandbox, "Focus");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    set(&sandbox, &focus, without(&bot));
    assert_eq!(
        gateway.event("CHANNEL_UPDATE").await["name"],
        "___hidden___"
    );
    let join = json!({ "guild": WORKSHOP, "channel": focus, "user": bot });
    sandbox.act_json("set_voice_state", join).unwrap();
    assert_eq!(gateway.event("CHANNEL_UPDATE").await["name"], "Focus");
    let leave = json!({ "guild": WORKSHOP, "user": bot });
    sandbox.act_json("set_voice_state", leave).unwrap();
    assert_eq!(
        gateway.event("CHANNEL_UPDATE").await["name"],
        "___hidden___"
    );
}

#[tokio::test]
async fn rest_leaves_hidden_channels_out() {
    let sandbox = demo();
    let hidden = secret(&sandbox, &Value::Null);
    let path = format!("/guilds/{}/channels", guild(&sandbox, WORKSHOP));
    let rest = Rest::new(&sandbox);
    let listed = async || {
        let answer = rest.get(&path).await;
        let channels = answer.body.as_array().unwrap().clone();
        channels.iter().any(|found| found["id"] == hidden.as_str())
    };
    assert!(!listed().await);
    set(&sandbox, &hidden, json!([]));
    assert!(listed().await);
}
