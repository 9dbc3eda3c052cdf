//! Elements of lists and values of maps are not lost when they are encoded again, including empty ones: every entity
//! and every event, every field.

#![allow(clippy::expect_used, reason = "this is a test")]

use discord_model::decode::{Decode, from_str};
use discord_model::{
    Encode, Entity, Event, FlattenedList, Id, IdMap, Message, SmallStr, Timestamp, User,
};
use serde_json::{Value, json};

/// Values that are the default of a type, and "none" in Discord's format.
fn empty_values() -> [Value; 8] {
    [
        json!("0"),
        json!(0),
        json!(""),
        json!(false),
        json!(null),
        json!("1970-01-01T00:00:00+00:00"),
        json!([]),
        json!({}),
    ]
}

/// Decodes objects with one field: a list or a map of empty values. Decoding, encoding and decoding again must return
/// the same value.
fn check(what: &str, names: &[&str], read: impl Fn(&Value) -> Value) {
    for name in names {
        for empty in empty_values() {
            for value in [
                json!([empty]),
                json!(["7", empty, "8"]),
                json!([[empty]]),
                json!({"0": empty, "7": empty}),
            ] {
                let payload = json!({ *name: value });
                let first = read(&payload);
                assert_eq!(read(&first), first, "{what}: {payload}");
            }
        }
    }
}

fn read_as<T: Entity + Encode + Decode>(payload: &Value) -> Value {
    let entity: T = from_str(&payload.to_string())
        .expect("this is JSON")
        .expect("this is an object");
    entity.encode(true)
}

macro_rules! check_lists {
    ($($entity:ident)+) => {
        $(check(
            stringify!($entity),
            discord_model::$entity::FIELDS,
            read_as::<discord_model::$entity>,
        );)+
    };
}

macro_rules! field_names {
    ($($entity:ident)+) => { [$(discord_model::$entity::FIELDS),+] };
}

#[test]
fn every_list_of_every_entity_comes_back() {
    discord_model::entities!(check_lists);
}

#[test]
fn every_list_of_every_event_comes_back() {
    let mut names = discord_model::entities!(field_names).concat();
    names.extend([
        "ids",
        "guilds",
        "shard",
        "channel_ids",
        "threads",
        "added_members",
        "removed_member_ids",
        "presences",
        "voice_states",
    ]);
    names.sort_unstable();
    names.dedup();
    for event in Event::NAMES {
        check(event, &names, |payload| {
            let event = Event::decode(event, &payload.to_string()).expect("this is JSON");
            event.encode()
        });
    }
}

fn written_again<T: Decode + Encode>(text: &str) -> String {
    let value: T = from_str(text)
        .expect("this is JSON")
        .expect("this is of the type");
    value.encode(true).to_string()
}

#[test]
fn an_empty_element_is_written_as_it_was_read() {
    for list in [r#"["5","0"]"#, r#"["0"]"#, "[]"] {
        assert_eq!(written_again::<Box<[Id<User>]>>(list), list);
        assert_eq!(written_again::<Vec<Id<User>>>(list), list);
    }
    let map = r#"{"0":"0","7":"8"}"#;
    assert_eq!(written_again::<IdMap<Id<User>>>(map), map);
    let lists = r#"[["0"],["3"]]"#;
    assert_eq!(written_again::<FlattenedList<Id<Message>>>(lists), lists);
    let times = r#"["1970-01-01T00:00:00Z"]"#;
    assert_eq!(written_again::<Box<[Timestamp]>>(times), times);
    assert_eq!(
        written_again::<Vec<SmallStr>>(r#"["","idle"]"#),
        r#"["","idle"]"#
    );
}

#[test]
fn as_the_value_of_a_field_no_id_is_null() {
    assert_eq!(read_as::<User>(&json!({"id": "0"}))["id"], Value::Null);
}
