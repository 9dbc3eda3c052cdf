//! Measures the cost of inflating: a stream of generated JSON with the structure of Discord's, as `zlib-stream` and
//! `zstd-stream`.
//!
//! `cargo run --release -p discord-gateway --example inflate`

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement talks to who runs it"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use discord_gateway::{Compression, Inflater};
use flate2::{Compress, FlushCompress};
use serde_json::{Value, json};
use zstd::stream::raw::{CParameter, Encoder, InBuffer, Operation, OutBuffer};

/// The number of rounds, of which the fastest counts, because slower ones were disturbed.
const ROUNDS: usize = 9;

fn main() {
    fastrand::seed(7);
    measure("the start of a bot with 50 guilds", &start(50, 200));
    measure("20,000 mixed events", &mixed(20_000));
}

/// Compresses the frames in both ways, then inflates them in turns.
fn measure(what: &str, frames: &[String]) {
    let bytes: usize = frames.iter().map(String::len).sum();
    println!("{what}: {} frames, {bytes} bytes of JSON", frames.len());
    let packets = [
        (Compression::ZlibStream, zlib(frames)),
        (Compression::ZstdStream, zstd(frames)),
    ];
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for ((compression, packets), best) in packets.iter().zip(&mut best) {
            *best = inflate(*compression, packets, bytes).min(*best);
        }
    }
    for ((compression, packets), best) in packets.iter().zip(best) {
        let wire: usize = packets.iter().map(Vec::len).sum();
        println!(
            "  {compression:?}: {:4.1} % on the wire, {:7.2} ms, {:5.0} MB/s",
            100.0 * wire as f64 / bytes as f64,
            best.as_secs_f64() * 1e3,
            bytes as f64 / best.as_secs_f64() / 1e6,
        );
    }
    let [zlib, zstd] = best.map(|best| best.as_secs_f64());
    println!("  zstd takes {:.2} of the time of zlib", zstd / zlib);
}

fn inflate(compression: Compression, packets: &[Vec<u8>], bytes: usize) -> Duration {
    let mut inflater = Inflater::new(compression);
    let mut made = 0;
    let started = Instant::now();
    for packet in packets {
        assert!(inflater.feed(packet).unwrap());
        made += black_box(inflater.message()).len();
    }
    let elapsed = started.elapsed();
    assert_eq!(made, bytes, "all of it came through");
    elapsed
}

fn zlib(frames: &[String]) -> Vec<Vec<u8>> {
    let mut stream = Compress::new(flate2::Compression::default(), true);
    let packet = |frame: &String| {
        let mut packet = Vec::with_capacity(frame.len() + 1024);
        stream
            .compress_vec(frame.as_bytes(), &mut packet, FlushCompress::Sync)
            .unwrap();
        packet
    };
    frames.iter().map(packet).collect()
}

/// Compresses with the settings that Discord is known to use: level 6 with a window of 256 KiB.
fn zstd(frames: &[String]) -> Vec<Vec<u8>> {
    let mut stream = Encoder::new(6).unwrap();
    stream.set_parameter(CParameter::WindowLog(18)).unwrap();
    let packet = |frame: &String| {
        let mut packet = vec![0; frame.len() + (64 << 10)];
        let mut output = OutBuffer::around(&mut packet[..]);
        let mut input = InBuffer::around(frame.as_bytes());
        while input.pos() < frame.len() {
            stream.run(&mut input, &mut output).unwrap();
        }
        while stream.flush(&mut output).unwrap() > 0 {}
        let length = output.pos();
        packet.truncate(length);
        packet
    };
    frames.iter().map(packet).collect()
}

/// Returns the guilds of a bot, one frame each.
fn start(guilds: u64, members: u64) -> Vec<String> {
    let guild = |number: u64| frame("GUILD_CREATE", number, &guild(members));
    (2..2 + guilds).map(guild).collect()
}

/// Returns events of busy guilds, most of which are messages.
fn mixed(count: u64) -> Vec<String> {
    let (guild, channels) = (id(), [id(), id(), id(), id()]);
    let people: Vec<Value> = (0..300).map(|_| user()).collect();
    let event = |number| {
        let person = fastrand::choice(&people).unwrap();
        let channel = fastrand::choice(&channels).unwrap();
        let (name, data) = match fastrand::u8(..10) {
            0..5 => ("MESSAGE_CREATE", message(&guild, channel, person)),
            5..7 => (
                "TYPING_START",
                json!({
                    "channel_id": channel, "guild_id": guild, "user_id": person["id"], "timestamp": 1_763_800_000 + number,
                    "member": member(person),
                }),
            ),
            7..9 => (
                "PRESENCE_UPDATE",
                json!({
                    "user": {"id": person["id"]}, "guild_id": guild, "status": "online", "activities": [activity()],
                    "client_status": {"desktop": "online"},
                }),
            ),
            _ => (
                "MESSAGE_REACTION_ADD",
                json!({
                    "user_id": person["id"], "channel_id": channel, "message_id": id(), "guild_id": guild,
                    "member": member(person), "emoji": {"id": null, "name": "👍"}, "burst": false, "type": 0,
                    "message_author_id": id(),
                }),
            ),
        };
        frame(name, number, &data)
    };
    (2..2 + count).map(event).collect()
}

fn frame(name: &str, number: u64, data: &Value) -> String {
    format!(r#"{{"t":"{name}","s":{number},"op":0,"d":{data}}}"#)
}

fn guild(members: u64) -> Value {
    let people: Vec<Value> = (0..members).map(|_| user()).collect();
    let roles: Vec<Value> = (0..30)
        .map(|position| {
            json!({
                "id": id(), "name": words(2), "color": fastrand::u32(..1 << 24), "hoist": false, "icon": null,
                "managed": false, "mentionable": false, "permissions": fastrand::u64(..1 << 50).to_string(),
                "position": position, "flags": 0, "unicode_emoji": null,
            })
        })
        .collect();
    let channels: Vec<Value> = (0..40)
        .map(|position| {
            json!({
                "id": id(), "type": 0, "name": words(2), "topic": words(12), "position": position, "nsfw": false,
                "parent_id": id(), "last_message_id": id(), "rate_limit_per_user": 0, "flags": 0, "version": 1,
                "permission_overwrites": [{"id": id(), "type": 0, "allow": "0", "deny": "2048"}],
            })
        })
        .collect();
    let presence = |person: &Value| {
        json!({
            "user": {"id": person["id"]}, "status": "idle", "client_status": {"mobile": "idle"}, "activities": [activity()],
        })
    };
    json!({
        "id": id(), "name": words(3), "owner_id": people[0]["id"], "icon": hash(), "premium_tier": 2, "large": true,
        "member_count": members, "preferred_locale": "en-GB", "joined_at": "2024-03-05T18:22:41.177000+00:00",
        "roles": roles, "channels": channels, "features": ["COMMUNITY", "NEWS"], "emojis": [], "threads": [],
        "members": people.iter().map(member).collect::<Vec<_>>(),
        "presences": people.iter().take(60).map(presence).collect::<Vec<_>>(),
    })
}

fn message(guild: &str, channel: &str, author: &Value) -> Value {
    json!({
        "id": id(), "channel_id": channel, "guild_id": guild, "author": author, "member": member(author),
        "content": words(4 + fastrand::usize(..30)), "timestamp": "2026-11-22T09:41:07.532000+00:00",
        "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": false, "type": 0, "flags": 0, "components": [],
        "nonce": id(), "channel_type": 0,
    })
}

fn member(user: &Value) -> Value {
    json!({
        "user": user, "nick": null, "avatar": null, "banner": null, "roles": [id(), id()], "deaf": false, "mute": false,
        "joined_at": "2023-07-12T21:03:55.018000+00:00", "premium_since": null, "flags": 0, "pending": false,
        "communication_disabled_until": null,
    })
}

fn user() -> Value {
    json!({
        "id": id(), "username": words(1), "global_name": words(2), "discriminator": "0", "avatar": hash(), "bot": false,
        "public_flags": 0, "avatar_decoration_data": null, "primary_guild": null, "collectibles": null,
    })
}

fn activity() -> Value {
    json!({
        "id": "ec0b28a579ecb4bd", "name": words(2), "type": 0, "created_at": 1_763_800_000_000_u64 + fastrand::u64(..1 << 30),
        "details": words(4), "application_id": id(), "assets": {"large_image": id(), "large_text": words(3)},
    })
}

fn id() -> String {
    fastrand::u64(1 << 59..1 << 60).to_string()
}

fn hash() -> String {
    format!("{:032x}", fastrand::u128(..))
}

/// Returns words that repeat as often as those of a language.
fn words(count: usize) -> String {
    const SOUNDS: [&str; 24] = [
        "the", "an", "lo", "ri", "ka", "mo", "st", "er", "in", "on", "tu", "be", "wi", "sh", "ea",
        "ou", "ne", "di", "pa", "fo", "ge", "ly", "ju", "cra",
    ];
    let word = |_| -> String {
        (0..fastrand::usize(1..4))
            .map(|_| SOUNDS[fastrand::usize(..24).min(fastrand::usize(..24))])
            .collect()
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}
