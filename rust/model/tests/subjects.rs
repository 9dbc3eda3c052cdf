//! Events without the id of the object that they are about are detected.

#![allow(clippy::expect_used, reason = "this is a test")]

use discord_model::Event;
use serde_json::{Value, json};

/// Events about the connection itself.
const ABOUT_NOTHING: [&str; 3] = ["READY", "RESUMED", "RATE_LIMITED"];

fn missing(event: &str, payload: &Value) -> Option<&'static str> {
    let event = Event::decode(event, &payload.to_string()).expect("this is JSON");
    event.missing()
}

#[test]
fn every_event_names_what_it_is_about() {
    for event in Event::NAMES {
        let lacks = missing(event, &json!({})).is_some();
        assert_eq!(lacks, !ABOUT_NOTHING.contains(event), "{event}");
    }
}

#[test]
fn an_id_that_is_null_or_0_or_no_id_names_nothing() {
    let message = |id: Value| json!({"id": id, "channel_id": "2", "author": {"id": "3"}});
    assert_eq!(missing("MESSAGE_CREATE", &message(json!("1"))), None);
    for id in [json!("0"), json!(0), json!(null), json!({}), json!("x")] {
        let payload = message(id);
        assert_eq!(missing("MESSAGE_CREATE", &payload), Some("id"), "{payload}");
    }
}

#[test]
fn the_missing_field_is_named() {
    for (event, payload, field) in [
        (
            "MESSAGE_CREATE",
            json!({"id": "1", "author": {"id": "3"}}),
            "channel_id",
        ),
        (
            "MESSAGE_CREATE",
            json!({"id": "1", "channel_id": "2"}),
            "author",
        ),
        (
            "MESSAGE_CREATE",
            json!({"id": "1", "channel_id": "2", "author": {"username": "no id"}}),
            "author",
        ),
        (
            "GUILD_ROLE_CREATE",
            json!({"guild_id": "1", "role": {"name": "x"}}),
            "id",
        ),
        ("GUILD_MEMBER_ADD", json!({"guild_id": "1"}), "user"),
        ("INVITE_CREATE", json!({"code": ""}), "code"),
        ("INTERACTION_CREATE", json!({"id": "1"}), "token"),
        (
            "MESSAGE_REACTION_ADD",
            json!({"user_id": "1", "channel_id": "2", "message_id": "3", "emoji": {"id": null}}),
            "emoji",
        ),
    ] {
        assert_eq!(missing(event, &payload), Some(field), "{event} {payload}");
    }
}

#[test]
fn what_discord_leaves_out_at_times_is_not_asked_for() {
    for (event, payload) in [
        // An update of a message may have only a few fields besides the ids.
        ("MESSAGE_UPDATE", json!({"id": "1", "channel_id": "2"})),
        ("GUILD_CREATE", json!({"id": "1", "unavailable": true})),
        // Direct messages are not in a guild.
        ("TYPING_START", json!({"user_id": "1", "channel_id": "2"})),
        (
            "MESSAGE_REACTION_ADD",
            json!({"user_id": "1", "channel_id": "2", "message_id": "3", "emoji": {"id": null, "name": "🔥"}}),
        ),
        ("PRESENCE_UPDATE", json!({"user": {"id": "1"}})),
    ] {
        assert_eq!(missing(event, &payload), None, "{event}");
    }
}
