//! Measures the memory of a cached entity: as counted by an allocator, and as estimated by `Cache::statistics`.
//!
//! `cargo run --release -p discord-cache --example memory`

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use discord_cache::{Cache, CacheSettings, prepare};
use discord_model::Event;
use serde_json::{Value, json};

/// The number of allocated bytes.
static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

/// An allocator that counts the bytes.
struct Counting;

// SAFETY: all calls are passed to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const MANY: u64 = 10_000;

fn main() {
    let mut cache = Cache::new(CacheSettings {
        messages_per_channel: MANY as usize,
        ..CacheSettings::default()
    });
    send(
        &mut cache,
        "READY",
        &json!({"user": {"id": "1", "username": "bot"}, "guilds": []}),
    );
    send(
        &mut cache,
        "GUILD_CREATE",
        &json!({"id": "10", "name": "guild"}),
    );
    println!("kind       counted  reckoned   (bytes for each, of {MANY})");
    measure(
        &mut cache,
        "members",
        &["users"],
        "GUILD_MEMBER_ADD",
        member,
    );
    measure(&mut cache, "presences", &[], "PRESENCE_UPDATE", presence);
    measure(&mut cache, "messages", &[], "MESSAGE_CREATE", message);
    measure(&mut cache, "channels", &[], "CHANNEL_CREATE", channel);
    measure(&mut cache, "roles", &[], "GUILD_ROLE_CREATE", role);
}

fn send(cache: &mut Cache, name: &str, payload: &Value) {
    let event = Event::decode(name, &payload.to_string()).expect("this is JSON");
    cache.commit(prepare(event));
}

/// Sends many events, and prints the memory that each of them added. `others` are the kinds that are added with them.
fn measure(cache: &mut Cache, kind: &str, others: &[&str], name: &str, payload: fn(u64) -> Value) {
    let reckoned = |cache: &Cache| -> usize {
        let all = cache.statistics().into_iter();
        let meant = all.filter(|entry| entry.kind == kind || others.contains(&entry.kind));
        meant.map(|entry| entry.bytes).sum()
    };
    let before = (ALLOCATED.load(Ordering::Relaxed), reckoned(cache));
    for number in 0..MANY {
        send(cache, name, &payload(number));
    }
    let after = (ALLOCATED.load(Ordering::Relaxed), reckoned(cache));
    let each = |before: usize, after: usize| after.saturating_sub(before) as u64 / MANY;
    println!(
        "{kind:<10} {:>7}  {:>8}",
        each(before.0, after.0),
        each(before.1, after.1)
    );
}

fn id(number: u64) -> String {
    (1_000_000_000_000_000_000 + number * 4_194_304).to_string()
}

fn user(number: u64) -> Value {
    json!({
        "id": id(number), "username": format!("player_{number}"), "discriminator": "0", "global_name": format!("Player {number}"),
        "avatar": "a1b2c3d4e5f60718293a4b5c6d7e8f90", "public_flags": 64, "bot": false,
    })
}

fn member(number: u64) -> Value {
    json!({
        "guild_id": "10", "user": user(number), "nick": if number.is_multiple_of(5) { json!("Nick name") } else { json!(null) },
        "roles": [id(1), id(2), id(3)], "joined_at": "2024-01-01T00:00:00+00:00", "flags": 0,
    })
}

fn presence(number: u64) -> Value {
    let playing = json!([{
        "name": "A game", "type": 0, "created_at": 1_700_000_000_000_u64, "id": "ec0b28a579ecb4bd",
        "timestamps": {"start": 1_700_000_000_000_u64}, "details": "In a match",
    }]);
    json!({
        "guild_id": "10", "user": {"id": id(number)}, "status": "online", "client_status": {"desktop": "online"},
        "activities": if number.is_multiple_of(2) { playing } else { json!([]) },
    })
}

fn message(number: u64) -> Value {
    json!({
        "id": id(number), "channel_id": "30", "guild_id": "10", "author": user(number % 100), "type": 0,
        "content": "What people write is often about this long, and at times longer.",
        "timestamp": "2026-01-01T00:00:00+00:00", "mentions": [], "attachments": [], "embeds": [],
    })
}

fn channel(number: u64) -> Value {
    json!({
        "id": id(number), "guild_id": "10", "type": 0, "name": format!("channel-{number}"), "topic": "What is talked of here",
        "permission_overwrites": [{"id": id(1), "type": 0, "allow": "0", "deny": "1024"}], "position": 3,
    })
}

fn role(number: u64) -> Value {
    json!({
        "guild_id": "10",
        "role": {"id": id(number), "name": format!("role {number}"), "color": 255, "permissions": "1024", "position": 3},
    })
}
