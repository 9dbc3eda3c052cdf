//! Many users who join and leave the end-to-end encrypted call of the bot while it speaks.

use discord_engine_tests::act;
use serde_json::{Value, json};

use super::caller::{Caller, GUILD};

/// How many users are in the call beside the bot and a user who is always there.
const USERS: usize = 48;

/// The longest time without a packet, in milliseconds: far more than there should be, because the machine may be busy with something else.
const LONGEST_GAP: f64 = 1000.0;

#[test]
fn nobody_misses_sound_when_fifty_join_and_leave() {
    let mut caller = Caller::connected();
    caller.play_on(440.0);
    caller.wait_for_packets(50);
    let users: Vec<Value> = (0..USERS)
        .map(|_| act(&caller.sandbox, "add_user", json!({"guilds": [GUILD]}))["id"].clone())
        .collect();
    let others = caller.seen()["members"].as_u64().unwrap() as usize;
    for user in &users {
        enter(&mut caller, user, json!("Lounge"));
    }
    assert_all_hear(&mut caller, others + USERS);
    // Those who came first go first, so that the group has gaps.
    let (leaving, staying) = users.split_at(USERS - 4);
    for user in leaving {
        enter(&mut caller, user, Value::Null);
    }
    assert_all_hear(&mut caller, others + staying.len());

    let stats = caller.connection.status().stats;
    assert_eq!((stats.unsent, stats.undecryptable), (0, 0), "{stats:?}");
    let seen = caller.seen();
    assert_eq!(
        (&seen["missing"], &seen["unwanted_commits"]),
        (&json!(0), &json!(0)),
        "{seen}"
    );
    let gap = seen["pacing"]["max_ms"].as_f64().unwrap();
    assert!(gap < LONGEST_GAP, "{seen}");
}

/// A user joins a channel, or leaves.
fn enter(caller: &mut Caller, user: &Value, channel: Value) {
    let state = json!({"guild": GUILD, "user": user, "channel": channel});
    act(&caller.sandbox, "set_voice_state", state);
    caller.step();
}

/// Waits until all members have the same keys, and asserts that from then on everybody hears everything.
fn assert_all_hear(caller: &mut Caller, members: usize) {
    caller.wait("the same code everywhere", |caller, _| {
        caller.privacy_code.is_some()
            && caller.seen()["privacy_code"] == json!(caller.privacy_code)
            && caller.seen()["members"] == json!(members)
    });
    // What was sent before that may still be on its way.
    let packets = caller.seen()["packets"].as_u64().unwrap();
    caller.wait_for_packets(packets + 10);
    let settled = caller.seen();
    caller.wait_for_packets(packets + 60);
    let seen = caller.seen();
    assert_eq!(seen["unheard"], settled["unheard"], "{seen}");
    assert_eq!(seen["missing"], settled["missing"], "{seen}");
    let count = |field: &str| seen[field].as_u64().unwrap() - settled[field].as_u64().unwrap();
    assert_eq!(count("encrypted"), count("packets"), "{seen}");
}
