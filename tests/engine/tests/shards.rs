//! A bot in many shards.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::collections::BTreeSet;

use discord_cache::Change;
use discord_client::{
    BotChange, ClientEvent, Config as ClientConfig, ShardChange, ShardSet, ShardSettings,
};
use discord_engine_tests::{Bot, Received, act, config};
use discord_sandbox::{Config, LimitMode, Sandbox};
use serde_json::json;

fn sandbox(shards: u32) -> Sandbox {
    Sandbox::start(Config {
        shards,
        max_concurrency: 16,
        ..Config::default()
    })
    .unwrap()
}

/// The shards that run, and what their changes have meant for the bot as a whole.
fn log_in(bot: &mut Bot) -> (ShardSet, Vec<BotChange>) {
    let mut shards = ShardSet::default();
    let mut changes = Vec::new();
    let mut ready = BTreeSet::new();
    bot.wait("a session of each shard", |news, _| {
        match news {
            Received::Other(ClientEvent::ShardsStarted {
                shards: ids,
                shard_count,
            }) => shards = ShardSet::new(ids, *shard_count),
            Received::Other(ClientEvent::ShardConnected(shard)) => {
                changes.extend(shards.change(*shard, ShardChange::Connected));
            }
            Received::Change(Change::Ready { shard, .. }) => {
                ready.insert(shard.number);
            }
            _ => {}
        }
        (!shards.is_empty() && ready.len() == shards.len()).then_some(())
    });
    (shards, changes)
}

#[test]
fn sixteen_shards_are_one_bot() {
    let sandbox = sandbox(16);
    let mut bot = Bot::log_in(&sandbox);
    let (shards, changes) = log_in(&mut bot);
    assert_eq!((shards.len(), shards.shard_count()), (16, 16));
    assert_eq!(changes, [BotChange::Connected]);
    let sessions = act(&sandbox, "state", json!({}))["sessions"].clone();
    let mut numbers: Vec<_> = sessions
        .as_array()
        .unwrap()
        .iter()
        .map(|session| session["shard"][0].as_u64().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, Vec::from_iter(0..16));
}

#[test]
fn one_process_of_several_runs_its_own_shards() {
    let sandbox = sandbox(1);
    let mut bot = Bot::with(ClientConfig {
        shards: ShardSettings::new(16, [3, 5]).unwrap(),
        ..config(&sandbox)
    });
    let (shards, _) = log_in(&mut bot);
    let ids: Vec<_> = shards.states().map(|(id, _)| id).collect();
    assert_eq!((ids, shards.shard_count()), (vec![3, 5], 16));
}

/// In strict mode the sandbox invalidates the session of a shard that identifies within five seconds of another one with the same
/// `shard % max_concurrency`, as Discord does.
#[test]
fn shards_identify_as_many_at_once_as_allowed() {
    let sandbox = Sandbox::start(Config {
        shards: 4,
        max_concurrency: 2,
        limits: LimitMode::Strict,
        ..Config::default()
    })
    .unwrap();
    let mut bot = Bot::log_in(&sandbox);
    let mut ready = Vec::new();
    bot.wait("a session of each shard", |news, _| {
        match news {
            Received::Change(Change::Ready { shard, .. }) => ready.push(shard.number),
            Received::Other(ClientEvent::Failed(failure)) => panic!("{failure}"),
            Received::Other(ClientEvent::ShardDisconnected { shard, reason }) => {
                panic!("shard {shard}: {reason}")
            }
            _ => {}
        }
        (ready.len() == 4).then_some(())
    });
    let (first, second) = ready.split_at(2);
    assert_eq!(BTreeSet::from_iter(first), BTreeSet::from([&0, &1]));
    assert_eq!(BTreeSet::from_iter(second), BTreeSet::from([&2, &3]));
}
