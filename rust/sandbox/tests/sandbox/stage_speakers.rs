//! Speaking on a stage, and playing sounds.

use serde_json::{Value, json};

use crate::stranger::*;

fn enter(sandbox: &discord_sandbox::Sandbox, user: &str, channel: &str) {
    let fields = json!({ "guild": "Godot Workshop", "user": user, "channel": channel });
    sandbox.act_json("set_voice_state", fields).unwrap();
}

#[tokio::test]
async fn the_bot_asks_to_speak_and_lets_others() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let basil = user(&sandbox, "basil");
    let stage = json!({ "guild": "Godot Workshop", "name": "stage", "type": 13 });
    let stage = sandbox.act_json("create_channel", stage).unwrap();
    let states = format!("/guilds/{}/voice-states", guild(&sandbox, "Godot Workshop"));
    let (own, other) = (format!("{states}/@me"), format!("{states}/{basil}"));
    let nowhere = rest.send("PATCH", &own, json!({ "suppress": true })).await;
    assert_eq!(nowhere.body["code"], 10065);
    enter(&sandbox, "sandy", "Lounge");
    let no_stage = rest.send("PATCH", &own, json!({ "suppress": true })).await;
    assert_eq!(no_stage.body["code"], 50024);
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    for person in ["sandy", "basil"] {
        enter(&sandbox, person, "stage");
        gateway.event("VOICE_STATE_UPDATE").await;
    }
    let asks = json!({ "channel_id": stage["id"], "suppress": true, "request_to_speak_timestamp": "2100-01-01T10:00:00Z" });
    assert_eq!(rest.send("PATCH", &own, asks).await.status, 204);
    let told = gateway.event("VOICE_STATE_UPDATE").await;
    assert_eq!(
        (&told["suppress"], &told["request_to_speak_timestamp"]),
        (&json!(true), &json!("2100-01-01T10:00:00.000000+00:00"))
    );
    let wrong = json!({ "request_to_speak_timestamp": "soon" });
    assert_eq!(rest.send("PATCH", &own, wrong).await.body["code"], 50035);
    assert_eq!(
        rest.send("PATCH", &other, json!({ "suppress": true }))
            .await
            .status,
        204
    );
    let told = gateway.event("VOICE_STATE_UPDATE").await;
    assert_eq!(
        (&told["user_id"], &told["suppress"]),
        (&json!(basil), &json!(true))
    );
    let elsewhere = json!({ "channel_id": "5", "suppress": true });
    assert_eq!(
        rest.send("PATCH", &other, elsewhere).await.body["code"],
        10065
    );
}

#[tokio::test]
async fn a_sound_is_heard_by_those_in_the_channel() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    let path = format!(
        "/channels/{}/send-soundboard-sound",
        channel(&sandbox, "Lounge")
    );
    let quack = json!({ "guild": "Godot Workshop", "name": "quack", "volume": 0.5 });
    let quack = sandbox.act_json("create_soundboard_sound", quack).unwrap();
    let own = json!({ "sound_id": quack["sound_id"] });
    assert_eq!(
        rest.send("POST", &path, own.clone()).await.body["code"],
        40032
    );
    enter(&sandbox, "sandy", "Lounge");
    let mut gateway = Gateway::settled(&sandbox, ALL).await;
    assert_eq!(rest.send("POST", &path, own.clone()).await.status, 204);
    let heard = gateway.event("VOICE_CHANNEL_EFFECT_SEND").await;
    assert_eq!(
        (&heard["sound_id"], &heard["sound_volume"]),
        (&quack["sound_id"], &json!(0.5))
    );
    assert_eq!(
        rest.send("POST", &path, json!({ "sound_id": "1" }))
            .await
            .status,
        204
    );
    let heard = gateway.event("VOICE_CHANNEL_EFFECT_SEND").await;
    assert_eq!(heard["sound_id"], 1, "what all have is told by a number");
    assert_eq!(
        rest.send("POST", &path, json!({ "sound_id": "99" }))
            .await
            .body["code"],
        10097
    );
    let hush = json!({ "guild": "Godot Workshop", "user": "sandy", "channel": "Lounge", "self_mute": true });
    sandbox.act_json("set_voice_state", hush).unwrap();
    assert_eq!(rest.send("POST", &path, own).await.body["code"], 50167);
    let text_channel = format!(
        "/channels/{}/send-soundboard-sound",
        channel(&sandbox, "general")
    );
    let refused = rest.send("POST", &text_channel, Value::Null).await;
    assert_eq!(refused.body["code"], 50024);
}
