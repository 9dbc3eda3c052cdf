//! Tests send events in Discord's JSON, and check the change and the cache.

mod application;
mod channel;
mod deferred_drop;
mod guild;
mod guild_resource;
mod hidden_channel;
mod invariants;
mod join_request;
mod large_guild;
mod late;
mod member;
mod message;
mod partial;
mod permissions;
mod poll;
mod put;
mod reaction;
mod rest;
mod role;
mod scheduled_event;
mod sequences;
mod session;
mod settings;
mod statistics;
mod sweep;
mod thread;
mod user;
mod voice;

use discord_model::Event;
use serde_json::{Value, json};

use crate::{Cache, CacheSettings, Change, prepare};

/// The id of the bot.
const ME: u64 = 1;
const ANN: u64 = 2;
const BEN: u64 = 3;
const GUILD: u64 = 10;
const OTHER_GUILD: u64 = 20;
const ROLE: u64 = 11;
const TEXT: u64 = 30;
const FORUM: u64 = 31;
const THREAD: u64 = 32;

/// Sends an event to a cache, and checks its invariants.
fn send(cache: &mut Cache, name: &str, payload: Value) -> Change {
    let event = Event::decode(name, &payload.to_string()).expect("this is JSON");
    assert_ne!(event, Event::Unknown, "{name}");
    let change = cache.commit(prepare(event));
    cache.assert_consistent();
    change
}

fn user(id: u64) -> Value {
    let name = match id {
        ME => "bot",
        ANN => "ann",
        BEN => "ben",
        _ => "somebody",
    };
    json!({"id": id.to_string(), "username": name, "bot": id == ME, "avatar": null})
}

fn member(id: u64) -> Value {
    json!({"user": user(id), "nick": null, "roles": [], "joined_at": "2020-01-01T00:00:00+00:00"})
}

/// Returns a guild with a role, a channel, a thread and two members, of whom Ann has a presence and a voice state.
fn guild(id: u64) -> Value {
    json!({
        "id": id.to_string(), "name": "The guild", "owner_id": "2", "member_count": 2,
        "roles": [{"id": id.to_string(), "name": "@everyone"}, {"id": "11", "name": "red"}],
        "channels": [
            {"id": "30", "type": 0, "name": "general"},
            {"id": "31", "type": 15, "name": "forum"},
        ],
        "threads": [{"id": "32", "type": 11, "parent_id": "31", "name": "a thread"}],
        "members": [member(ME), member(ANN)],
        "presences": [{"user": {"id": "2"}, "status": "online"}],
        "voice_states": [{"user_id": "2", "channel_id": "33", "session_id": "s"}],
    })
}

fn message(id: u64, author: u64) -> Value {
    json!({
        "id": id.to_string(), "channel_id": "30", "guild_id": "10", "content": "hello", "author": user(author),
        "member": {"nick": null, "roles": []}, "timestamp": "2026-01-01T00:00:00+00:00",
    })
}

/// Returns the object with other values of some fields.
fn with(mut object: Value, fields: Value) -> Value {
    let (Value::Object(object_fields), Value::Object(fields)) = (&mut object, fields) else {
        panic!("two objects are needed");
    };
    object_fields.extend(fields);
    object
}

/// Returns a cache after READY.
fn logged_in() -> Cache {
    let mut cache = Cache::new(CacheSettings::default());
    send(
        &mut cache,
        "READY",
        json!({"user": user(ME), "guilds": [{"id": "10", "unavailable": true}]}),
    );
    cache
}

/// Returns a cache with one guild.
fn in_guild() -> Cache {
    let mut cache = logged_in();
    send(&mut cache, "GUILD_CREATE", guild(GUILD));
    cache
}

/// Destructures a change of the expected variant.
macro_rules! take {
    ($change:expr, $kind:ident { $($field:ident $(as $name:ident)?),* }) => {
        let change = $change;
        let crate::Change::$kind { $($field $(: $name)?,)* .. } = change else {
            panic!("expected {}, not {change:?}", stringify!($kind));
        };
    };
}
use take;

fn id<T>(number: u64) -> discord_model::Id<T> {
    discord_model::Id::new(number)
}
