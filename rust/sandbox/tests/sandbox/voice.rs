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
    assert_eq!(
        (&server["guild_id"], &server["endpoint"]),
        (&json!(workshop), &json!(null))
    );
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
        sandbox.act_json("set_voice", fields).unwrap()
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
