//! A great deal at once, and nobody who reads it.

use std::time::Duration;

use discord_cache::Change;
use discord_engine_tests::{Bot, News, act};
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
            News::Change(Change::MessageSent { message }) => {
                assert_eq!(
                    &*message.content,
                    format!("message {next}"),
                    "in order, none twice"
                );
                next += 1;
            }
            News::Other(other) => panic!("the connection should have held: {other:?}"),
            _ => {}
        }
        (next == count).then_some(())
    });
}
