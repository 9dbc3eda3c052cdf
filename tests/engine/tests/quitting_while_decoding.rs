//! The end of a program while a large payload is decoded. One test: the background threads are those of the process.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_engine_tests::{Bot, Received, act};
use discord_sandbox::{Config, Sandbox};
use serde_json::{Value, json};

/// What dropping a client, and the end of the threads, may take longer on a machine that has much to do.
const ALLOWANCE: Duration = Duration::from_secs(2);

/// So many moments are tried on the way from the sending of the payload to its end.
const MOMENTS: u32 = 6;

/// How often they are tried until one of them falls into the decoding.
const ROUNDS: usize = 10;

/// Decoding cannot be interrupted. So either no thread of ours is left within the bound, or [`discord_client::shutdown`] says that
/// one is: then the addon keeps its library in memory until the process ends.
#[test]
fn quitting_while_a_large_payload_is_decoded_is_bounded() {
    let payload = large_payload();
    let whole = time_to_decode(&payload);
    let was_decoding = (0..ROUNDS).any(|_| {
        let moments = (0..MOMENTS).map(|moment| whole * moment / MOMENTS);
        let left_behind = moments.map(|moment| quit_after(&payload, moment, whole / 10));
        left_behind.fold(false, |any, left| any | left)
    });
    assert!(was_decoding, "no moment fell into the decoding");
}

/// Sends the payload to a bot and quits at that moment. Returns whether a thread was still at work when the bound was over.
fn quit_after(payload: &Value, moment: Duration, bound: Duration) -> bool {
    let (_sandbox, bot) = with_payload_on_its_way(payload);
    std::thread::sleep(moment);
    let begun = Instant::now();
    drop(bot);
    let dropped = begun.elapsed();
    assert!(dropped < ALLOWANCE, "dropping took {dropped:?}");
    let begun = Instant::now();
    let has_ended = discord_client::shutdown(bound);
    let took = begun.elapsed();
    assert!(took < bound + ALLOWANCE, "the end took {took:?}");
    // One that could not be waited for ends by itself, once it has decoded what it was at.
    let most = if has_ended { 1 } else { 30 };
    wait_for_the_last_thread(Duration::from_secs(most));
    !has_ended
}

/// Members of a guild, some ten MB of them.
fn large_payload() -> Value {
    let member = |id: u64| {
        let name = format!("somebody with a name that is rather long, number {id}");
        json!({
            "user": {"id": id.to_string(), "username": name, "global_name": name, "discriminator": "0", "avatar": null},
            "nick": name, "roles": ["1", "2", "3"], "joined_at": "2020-01-01T00:00:00.000000+00:00", "deaf": false, "mute": false,
        })
    };
    let members: Vec<_> = (1_000_000..1_030_000).map(member).collect();
    json!({"members": members, "chunk_index": 0, "chunk_count": 1, "nonce": "the large one"})
}

/// A bot to which the payload is being sent.
fn with_payload_on_its_way(payload: &Value) -> (Sandbox, Bot) {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    let mut payload = payload.clone();
    let guild = bot.cache.guilds().next().unwrap().guild().id;
    payload["guild_id"] = json!(guild.to_string());
    let dispatch = json!({"event": "GUILD_MEMBERS_CHUNK", "payload": payload});
    act(&sandbox, "dispatch", dispatch);
    (sandbox, bot)
}

/// How long it takes from the moment the payload is sent until it is decoded.
fn time_to_decode(payload: &Value) -> Duration {
    let (_sandbox, mut bot) = with_payload_on_its_way(payload);
    let begun = Instant::now();
    bot.wait("the members", |news, _| {
        matches!(news, Received::Change(Change::MembersChunk { .. })).then_some(())
    });
    let took = begun.elapsed();
    drop(bot);
    discord_client::shutdown(Duration::from_secs(10));
    took
}

/// How many of our background threads there are. Where the system does not tell, none.
fn background_threads() -> usize {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else {
        return 0;
    };
    let names =
        threads.filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("comm")).ok());
    names.filter(|name| name.trim() == "discord").count()
}

fn wait_for_the_last_thread(most: Duration) {
    let begun = Instant::now();
    while background_threads() > 0 {
        assert!(begun.elapsed() < most, "a thread stays after {most:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
