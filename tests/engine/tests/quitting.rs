//! The end of a program that is logged in. One test: the background threads are those of the process.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::time::{Duration, Instant};

use discord_engine_tests::{Bot, act, close_codes};
use discord_sandbox::{Config, Sandbox};
use serde_json::json;

/// Every session ends before the threads do, however many there are.
#[test]
fn no_session_outlives_the_program() {
    for _ in 0..5 {
        let sandbox = Sandbox::start(Config::default()).unwrap();
        let mut bot = Bot::log_in(&sandbox);
        bot.ready();
        assert_eq!(sessions(&sandbox), 1);
        // As at the end of a game: the client goes, and the threads right after it.
        drop(bot);
        let begun = Instant::now();
        assert!(discord_client::shutdown(Duration::from_secs(1)));
        assert!(begun.elapsed() < Duration::from_secs(1));
        assert_eq!(sessions(&sandbox), 0, "closed with a code that ends it");
        assert_eq!(close_codes(&sandbox, 1), [json!(1000)]);
    }
}

fn sessions(sandbox: &Sandbox) -> usize {
    let state = act(sandbox, "state", json!({}));
    state["sessions"].as_array().unwrap().len()
}
