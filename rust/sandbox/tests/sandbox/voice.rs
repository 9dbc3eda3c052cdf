//! Voice states.

use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn the_bot_joins_and_leaves_over_the_gateway() {
    let sandbox = demo();
    let workshop = guild(&sandbox, "Godot Workshop");
    let lounge = channel(&sandbox, "Lounge");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let voice = |channel: serde_json::Value| json!({ "op": 4, "d": { "guild_id": workshop, "channel_id": channel, "self_mute": true, "self_deaf": false } });
    gateway.send(voice(json!(lounge))).await;
    let state = gateway.event("VOICE_STATE_UPDATE").await;
    assert_eq!(
        (&state["channel_id"], &state["self_mute"]),
        (&json!(lounge), &json!(true))
    );
    assert_eq!(state["member"]["user"]["username"], "sandy");
    let server = gateway.event("VOICE_SERVER_UPDATE").await;
    assert_eq!(server["guild_id"], json!(workshop));
    assert!(text(&server["endpoint"]).starts_with("localhost:"));
    gateway.send(voice(json!(null))).await;
    assert_eq!(
        gateway.event("VOICE_STATE_UPDATE").await["channel_id"],
        json!(null)
    );
}

#[tokio::test]
async fn people_come_move_are_muted_and_go() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let place = |rest: serde_json::Value| {
        let mut fields = json!({ "guild": "Godot Workshop", "user": "basil" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(rest.as_object().unwrap().clone());
        sandbox.act_json("set_voice_state", fields).unwrap()
    };
    let first = place(json!({ "channel": "Lounge" }));
    let told = gateway.event("VOICE_STATE_UPDATE").await;
    assert_eq!(told, first);
    let moved = place(json!({ "channel": "Focus", "self_stream": true }));
    assert_eq!(moved["session_id"], first["session_id"]);
    assert_eq!(
        gateway.event("VOICE_STATE_UPDATE").await["channel_id"],
        channel(&sandbox, "Focus")
    );
    let member = format!(
        "/guilds/{}/members/{}",
        guild(&sandbox, "Godot Workshop"),
        user(&sandbox, "basil")
    );
    Rest::new(&sandbox)
        .send("PATCH", &member, json!({ "mute": true }))
        .await;
    assert_eq!(gateway.event("VOICE_STATE_UPDATE").await["mute"], true);
    place(json!({}));
    assert_eq!(
        gateway.event("VOICE_STATE_UPDATE").await["channel_id"],
        json!(null)
    );
}

#[tokio::test]
async fn time_begins_with_the_first_and_ends_with_the_last() {
    let sandbox = demo();
    let workshop = guild(&sandbox, "Godot Workshop");
    let focus = channel(&sandbox, "Focus");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let place = |user: &str, channel: serde_json::Value| {
        let fields = json!({ "guild": workshop, "user": user, "channel": channel });
        sandbox.act_json("set_voice_state", fields).unwrap();
    };
    place("basil", json!("Focus"));
    let begun = gateway.event("VOICE_CHANNEL_START_TIME_UPDATE").await;
    assert_eq!(
        (&begun["id"], &begun["guild_id"]),
        (&json!(focus), &json!(workshop))
    );
    assert!(begun["voice_start_time"].as_u64().unwrap() > 1_700_000_000);
    place("clover", json!("Focus"));
    sandbox
        .act_json(
            "set_voice_channel_status",
            json!({ "guild": workshop, "channel": "Focus", "status": "Maths" }),
        )
        .unwrap();
    assert_eq!(
        gateway.event("VOICE_CHANNEL_STATUS_UPDATE").await,
        json!({ "id": focus, "guild_id": workshop, "status": "Maths" })
    );
    let ask = json!({ "guild_id": workshop, "fields": ["status", "voice_start_time"] });
    gateway.send(json!({ "op": 43, "d": ask })).await;
    let info = gateway.event("CHANNEL_INFO").await;
    assert_eq!(info["guild_id"], json!(workshop));
    let told =
        json!({ "id": focus, "status": "Maths", "voice_start_time": begun["voice_start_time"] });
    assert!(
        info["channels"].as_array().unwrap().contains(&told),
        "{info}"
    );
    place("basil", json!(null));
    place("clover", json!(null));
    let names = gateway
        .events_until("VOICE_CHANNEL_START_TIME_UPDATE")
        .await;
    assert_eq!(
        names,
        [
            "VOICE_STATE_UPDATE",
            "VOICE_STATE_UPDATE",
            "VOICE_CHANNEL_STATUS_UPDATE",
            "VOICE_CHANNEL_START_TIME_UPDATE"
        ]
    );
}

#[tokio::test]
async fn a_bot_sets_the_status_of_where_it_is() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let lounge = channel(&sandbox, "Lounge");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let path = format!("/channels/{lounge}/voice-status");
    assert_eq!(
        rest.send("PUT", &path, json!({ "status": "Tea" }))
            .await
            .status,
        204
    );
    assert_eq!(
        gateway.event("VOICE_CHANNEL_STATUS_UPDATE").await["status"],
        "Tea"
    );
    assert_eq!(
        rest.send("PUT", &path, json!({ "status": null }))
            .await
            .status,
        204
    );
    assert_eq!(
        gateway.event("VOICE_CHANNEL_STATUS_UPDATE").await["status"],
        json!(null)
    );
    let long = rest
        .send("PUT", &path, json!({ "status": "x".repeat(501) }))
        .await;
    assert_eq!(long.body["code"], 50035);
    let text_channel = format!("/channels/{}/voice-status", channel(&sandbox, "general"));
    let refused = rest
        .send("PUT", &text_channel, json!({ "status": "Tea" }))
        .await;
    assert_eq!(refused.body["code"], 50024);
    let may_not = format!("/channels/{}/voice-status", channel(&sandbox, "Fireside"));
    assert_eq!(
        rest.send("PUT", &may_not, json!({ "status": "Tea" }))
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn effects_and_servers_are_for_those_in_the_channel() {
    let sandbox = demo();
    let (workshop, lounge) = (
        guild(&sandbox, "Godot Workshop"),
        channel(&sandbox, "Lounge"),
    );
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    let effect = json!({
        "guild": workshop, "channel": "Lounge", "user": "elder",
        "emoji": { "id": null, "name": "🎉" }, "animation_type": 1, "animation_id": 3,
    });
    let server = json!({ "guild": workshop, "endpoint": "voice.invalid:443" });
    let steps = [
        ("send_voice_channel_effect", effect.clone()),
        ("update_voice_server", server.clone()),
    ];
    assert!(
        crate::events::heard(&sandbox, &mut gateway, &steps)
            .await
            .is_empty()
    );
    let join = json!({ "guild_id": workshop, "channel_id": lounge, "self_mute": false, "self_deaf": false });
    gateway.send(json!({ "op": 4, "d": join })).await;
    let first = gateway.event("VOICE_SERVER_UPDATE").await;
    sandbox
        .act_json("send_voice_channel_effect", effect)
        .unwrap();
    let seen = gateway.event("VOICE_CHANNEL_EFFECT_SEND").await;
    assert_eq!(
        (&seen["channel_id"], &seen["user_id"], &seen["animation_id"]),
        (&json!(lounge), &json!(user(&sandbox, "elder")), &json!(3))
    );
    assert_eq!(
        sandbox.act_json("update_voice_server", server).unwrap()["bots"],
        1
    );
    let moved = gateway.event("VOICE_SERVER_UPDATE").await;
    assert_eq!(moved["endpoint"], "voice.invalid:443");
    assert_ne!(moved["token"], first["token"]);
}
