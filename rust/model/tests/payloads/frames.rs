//! Events of the gateway: each that has a type is read into it.

use discord_model::{Event, Id};
use serde_json::Value;

use crate::{Payload, payloads, tell};

#[test]
fn every_frame_is_read() {
    let Some(payloads) = payloads() else { return };
    let mut typed = 0;
    for payload @ Payload {
        file, kind, event, ..
    } in &payloads
    {
        let json = payload.json();
        if kind != "gateway_dispatch" {
            continue;
        }
        let read = Event::decode(event, &json["d"].to_string())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        if Event::NAMES.contains(&event.as_str()) {
            assert_ne!(read, Event::Unknown, "{file}");
            check_event(&read, &json["d"], file);
            typed += 1;
        } else {
            assert_eq!(read, Event::Unknown, "{file}");
        }
    }
    tell(&format!("{typed} events of a type of their own"));
}

/// Compares the fields that tell one event from another.
fn check_event(event: &Event, json: &Value, file: &str) {
    match event {
        Event::MessageCreate(message) => {
            assert_id(message.value.id, &json["id"], file);
            assert_id(message.value.channel_id, &json["channel_id"], file);
            assert_eq!(
                Some(&*message.value.content),
                json["content"].as_str(),
                "{file}"
            );
            let author = message.value.author.as_ref().expect("has an author");
            assert_id(author.id, &json["author"]["id"], file);
            assert_eq!(
                Some(&*author.username),
                json["author"]["username"].as_str(),
                "{file}"
            );
        }
        Event::VoiceStateUpdate(state) => {
            assert_id(state.user_id, &json["user_id"], file);
            assert_id(state.channel_id, &json["channel_id"], file);
            assert_eq!(
                Some(&*state.session_id),
                json["session_id"].as_str(),
                "{file}"
            );
        }
        Event::RoleDelete(gone) => {
            assert_id(gone.guild_id, &json["guild_id"], file);
            assert_id(gone.role_id, &json["role_id"], file);
        }
        Event::AuditLogEntryCreate(entry) => {
            assert_id(entry.id, &json["id"], file);
            assert_id(entry.guild_id, &json["guild_id"], file);
            assert_id(entry.user_id, &json["user_id"], file);
            assert_id(entry.target_id, &json["target_id"], file);
            assert_eq!(entry.changes[0].old_value, json["changes"][0]["old_value"]);
            assert_eq!(entry.changes[0].new_value, json["changes"][0]["new_value"]);
        }
        Event::Resumed(_) => {}
        other => panic!("{file}: nothing is compared of {other:?}"),
    }
}

fn assert_id<T>(id: Id<T>, json: &Value, file: &str) {
    let expected = match json {
        Value::Null => 0,
        Value::String(text) => text.parse().expect("an id"),
        number => number.as_u64().expect("an id"),
    };
    assert_eq!(id.get(), expected, "{file}");
}
