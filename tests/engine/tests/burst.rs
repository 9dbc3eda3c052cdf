//! A great deal at once, and nobody who reads it.

use std::time::Duration;

use discord_cache::Change;
use discord_client::ClientEvent;
use discord_engine_tests::{Bot, Received, act};
use discord_sandbox::{Config, Sandbox};
use serde_json::json;

/// A main thread that stalls for many heartbeat intervals loses neither session nor event.
#[test]
fn a_reader_that_stalls_loses_nothing() {
    let count = 50_000;
    let sandbox = Sandbox::start(Config {
        heartbeat_interval_ms: 1_000,
        ..Config::default()
    })
    .unwrap();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    act(
        &sandbox,
        "burst",
        json!({"channel": "general", "author": "basil", "count": count}),
    );
    std::thread::sleep(Duration::from_secs(5));
    let mut next = 0;
    bot.wait("the last message", |news, _| {
        match news {
            Received::Change(Change::MessageSent { message }) => {
                assert_eq!(
                    &*message.content,
                    format!("message {next}"),
                    "in order, none twice"
                );
                next += 1;
            }
            Received::Other(other) => panic!("the connection should have held: {other:?}"),
            _ => {}
        }
        (next == count).then_some(())
    });
}

/// While the scene tree is paused nobody handles events. They are bounded all the same, and none is lost.
#[test]
fn a_paused_game_holds_a_bounded_number_of_events_and_misses_none() {
    let count = 105_000;
    let bound = 100_000;
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    bot.client.set_paused(true);
    act(
        &sandbox,
        "burst",
        json!({"channel": "general", "author": "basil", "count": count}),
    );
    let told = loop {
        match bot.client.receive_response() {
            Some(ClientEvent::Warning(told)) => break told,
            Some(_) => {}
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    assert!(told.contains("scene tree is paused"), "{told}");
    std::thread::sleep(Duration::from_secs(1));
    let waiting = bot.client.waiting();
    assert!((bound..bound + 100).contains(&waiting), "{waiting} wait");
    bot.client.set_paused(false);
    let mut next = 0;
    bot.wait("the last message", |news, _| {
        if let Received::Change(Change::MessageSent { message }) = news {
            assert_eq!(
                &*message.content,
                format!("message {next}"),
                "in order, none twice"
            );
            next += 1;
        }
        (next == count).then_some(())
    });
}
