//! Who is told of what.

use serde_json::{Value, json};

use crate::stranger::*;

/// Lets something happen, then a thing every session hears, and returns the names of the events that came.
pub async fn heard(
    sandbox: &discord_sandbox::Sandbox,
    gateway: &mut Gateway,
    actions: &[(&str, Value)],
) -> Vec<String> {
    for (action, fields) in actions {
        sandbox.act_json(action, fields.clone()).unwrap();
    }
    sandbox
        .act_json("dispatch", json!({ "event": "MARK", "payload": {} }))
        .unwrap();
    let mut names = gateway.events_until("MARK").await;
    names.pop();
    names
}

#[tokio::test]
async fn each_intent_opens_its_own_events() {
    let sandbox = demo();
    let general = channel(&sandbox, "general");
    let message = sandbox
        .act_json(
            "send_message",
            json!({ "channel": general, "author": "basil", "content": "x" }),
        )
        .unwrap();
    let message = text(&message["id"]);
    let at = |rest: Value| {
        let mut fields = json!({ "channel": general, "message": message });
        fields
            .as_object_mut()
            .unwrap()
            .extend(rest.as_object().unwrap().clone());
        fields
    };
    let workshop = "Godot Workshop";
    let cases = [
        (
            1 << 0,
            "update_guild",
            json!({ "guild": workshop, "description": "d" }),
            "GUILD_UPDATE",
        ),
        (
            1 << 0,
            "create_channel",
            json!({ "guild": workshop, "name": "new" }),
            "CHANNEL_CREATE",
        ),
        (
            1 << 0,
            "update_channel",
            json!({ "channel": "new", "topic": "t" }),
            "CHANNEL_UPDATE",
        ),
        (
            1 << 0,
            "delete_channel",
            json!({ "channel": "new" }),
            "CHANNEL_DELETE",
        ),
        (
            1 << 0,
            "create_role",
            json!({ "guild": workshop, "name": "r" }),
            "GUILD_ROLE_CREATE",
        ),
        (
            1 << 0,
            "update_role",
            json!({ "guild": workshop, "role": "r", "color": 255 }),
            "GUILD_ROLE_UPDATE",
        ),
        (
            1 << 0,
            "delete_role",
            json!({ "guild": workshop, "role": "r" }),
            "GUILD_ROLE_DELETE",
        ),
        (
            1 << 0,
            "create_thread",
            json!({ "channel": general, "author": "basil", "name": "t" }),
            "THREAD_CREATE",
        ),
        (
            1 << 0,
            "update_channel",
            json!({ "channel": "t", "archived": true }),
            "THREAD_UPDATE",
        ),
        (
            1 << 0,
            "delete_thread",
            json!({ "thread": "t" }),
            "THREAD_DELETE",
        ),
        (1 << 0, "pin", at(json!({})), "CHANNEL_PINS_UPDATE"),
        (
            1 << 1,
            "update_member",
            json!({ "guild": workshop, "user": "basil", "nick": "B" }),
            "GUILD_MEMBER_UPDATE",
        ),
        (
            1 << 2,
            "ban",
            json!({ "guild": workshop, "user": "kale" }),
            "GUILD_BAN_ADD",
        ),
        (
            1 << 2,
            "unban",
            json!({ "guild": workshop, "user": "kale" }),
            "GUILD_BAN_REMOVE",
        ),
        (
            1 << 1,
            "join",
            json!({ "guild": workshop, "user": "kale" }),
            "GUILD_MEMBER_ADD",
        ),
        (
            1 << 1,
            "leave",
            json!({ "guild": workshop, "user": "kale" }),
            "GUILD_MEMBER_REMOVE",
        ),
        (
            1 << 7,
            "set_voice_state",
            json!({ "guild": workshop, "user": "basil", "channel": "Lounge" }),
            "VOICE_STATE_UPDATE",
        ),
        (
            1 << 9,
            "send_message",
            json!({ "channel": general, "author": "basil", "content": "y" }),
            "MESSAGE_CREATE",
        ),
        (
            1 << 9,
            "edit_message",
            at(json!({ "content": "z" })),
            "MESSAGE_UPDATE",
        ),
        (
            1 << 10,
            "react",
            at(json!({ "user": "basil", "emoji": "🔥" })),
            "MESSAGE_REACTION_ADD",
        ),
        (
            1 << 10,
            "unreact",
            at(json!({ "user": "basil", "emoji": "🔥" })),
            "MESSAGE_REACTION_REMOVE",
        ),
        (
            1 << 10,
            "clear_reactions",
            at(json!({ "emoji": "🔥" })),
            "MESSAGE_REACTION_REMOVE_EMOJI",
        ),
        (
            1 << 10,
            "clear_reactions",
            at(json!({})),
            "MESSAGE_REACTION_REMOVE_ALL",
        ),
        (
            1 << 11,
            "start_typing",
            json!({ "channel": general, "user": "basil" }),
            "TYPING_START",
        ),
        (1 << 9, "delete_message", at(json!({})), "MESSAGE_DELETE"),
        (
            1 << 9,
            "delete_messages",
            json!({ "channel": general, "messages": ["1", "2"] }),
            "MESSAGE_DELETE_BULK",
        ),
        (
            1 << 2,
            "create_audit_log_entry",
            json!({ "guild": workshop, "action_type": 1 }),
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
        ),
        (
            1 << 3,
            "create_emoji",
            json!({ "guild": workshop, "name": "e" }),
            "GUILD_EMOJIS_UPDATE",
        ),
        (
            1 << 3,
            "create_sticker",
            json!({ "guild": workshop, "name": "s" }),
            "GUILD_STICKERS_UPDATE",
        ),
        (
            1 << 3,
            "create_soundboard_sound",
            json!({ "guild": workshop, "name": "n" }),
            "GUILD_SOUNDBOARD_SOUND_CREATE",
        ),
        (
            1 << 3,
            "update_soundboard_sounds",
            json!({ "guild": workshop, "available": false }),
            "GUILD_SOUNDBOARD_SOUNDS_UPDATE",
        ),
        (
            1 << 4,
            "create_integration",
            json!({ "guild": workshop, "name": "i" }),
            "INTEGRATION_CREATE",
        ),
        (
            1 << 4,
            "delete_integration",
            json!({ "guild": workshop, "integration": "i" }),
            "GUILD_INTEGRATIONS_UPDATE",
        ),
        (
            1 << 5,
            "create_webhook",
            json!({ "channel": general, "name": "w" }),
            "WEBHOOKS_UPDATE",
        ),
        (
            1 << 6,
            "create_invite",
            json!({ "channel": general }),
            "INVITE_CREATE",
        ),
        (
            1 << 16,
            "create_scheduled_event",
            json!({ "guild": workshop, "name": "e" }),
            "GUILD_SCHEDULED_EVENT_CREATE",
        ),
        (
            1 << 16,
            "subscribe",
            json!({ "guild": workshop, "event": "e", "user": "basil" }),
            "GUILD_SCHEDULED_EVENT_USER_ADD",
        ),
        (
            1 << 20,
            "create_auto_moderation_rule",
            json!({ "guild": workshop, "name": "r", "trigger_metadata": { "keyword_filter": ["spam"] } }),
            "AUTO_MODERATION_RULE_CREATE",
        ),
        (
            1 << 21,
            "send_message",
            json!({ "channel": general, "author": "basil", "content": "spam" }),
            "AUTO_MODERATION_ACTION_EXECUTION",
        ),
    ];
    let intents: Vec<u64> = (0..26)
        .map(|bit| 1 << bit)
        .filter(|bit| ALL & bit != 0)
        .collect();
    let mut sessions = Vec::new();
    for bit in &intents {
        let (mut gateway, _) = Gateway::login(&sandbox, *bit).await;
        heard(&sandbox, &mut gateway, &[]).await;
        sessions.push((*bit, gateway));
    }
    for (_, gateway) in &mut sessions {
        while !heard(&sandbox, gateway, &[]).await.is_empty() {}
    }
    for (needed, action, fields, event) in cases {
        sandbox.act_json(action, fields).unwrap();
        let mark = format!("MARK_{event}");
        sandbox
            .act_json("dispatch", json!({ "event": mark, "payload": {} }))
            .unwrap();
        for (bit, gateway) in &mut sessions {
            let names = gateway.events_until(&mark).await;
            assert_eq!(
                names.iter().any(|name| name == event),
                *bit == needed,
                "{event} with intent {bit:#x}: {names:?}"
            );
        }
    }
}

#[tokio::test]
async fn presences_need_their_intent() {
    let sandbox = demo();
    let change = [("set_presence", json!({ "user": "laurel", "status": "dnd" }))];
    let mut with = Gateway::settled(&sandbox, ALL).await;
    let mut without = Gateway::settled(&sandbox, UNPRIVILEGED).await;
    assert_eq!(
        heard(&sandbox, &mut with, &change).await,
        ["PRESENCE_UPDATE", "PRESENCE_UPDATE"],
        "in both guilds"
    );
    without.event("MARK").await;
    let change = [(
        "set_presence",
        json!({ "user": "laurel", "status": "offline" }),
    )];
    assert!(heard(&sandbox, &mut without, &change).await.is_empty());
}

#[tokio::test]
async fn the_own_member_is_told_without_the_intent() {
    let sandbox = demo();
    let mut gateway = Gateway::settled(&sandbox, UNPRIVILEGED).await;
    let changes = [
        (
            "update_member",
            json!({ "guild": "Godot Workshop", "user": "basil", "nick": "B" }),
        ),
        (
            "update_member",
            json!({ "guild": "Godot Workshop", "user": "sandy", "nick": "S" }),
        ),
    ];
    assert_eq!(
        heard(&sandbox, &mut gateway, &changes).await,
        ["GUILD_MEMBER_UPDATE"]
    );
}
