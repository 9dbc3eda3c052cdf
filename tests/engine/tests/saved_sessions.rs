//! Sessions that outlive a login.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use discord_cache::Change;
use discord_client::{ClientEvent, Config as ClientConfig, SavedSession, ShardSettings};
use discord_engine_tests::{Bot, Received, act, config};
use discord_sandbox::{Config, Sandbox};
use serde_json::json;

/// The close code with which the sessions are kept.
const KEEPING: u16 = 4000;

/// Returns the sessions as a program stores them between two runs.
fn stored(sessions: &[SavedSession]) -> Vec<SavedSession> {
    let json = serde_json::to_string(
        &sessions
            .iter()
            .map(SavedSession::to_json)
            .collect::<Vec<_>>(),
    );
    let read: Vec<serde_json::Value> = serde_json::from_str(&json.unwrap()).unwrap();
    read.iter()
        .map(|session| SavedSession::from_json(session).unwrap())
        .collect()
}

/// Logs in with these sessions, and waits until each shard has one. Returns what has happened until then.
fn log_in_with(sandbox: &Sandbox, sessions: Vec<SavedSession>, shards: i64) -> (Bot, Vec<String>) {
    let mut bot = Bot::with(ClientConfig {
        sessions,
        shards: ShardSettings::new(shards, []).unwrap(),
        ..config(sandbox)
    });
    let mut happened = Vec::new();
    let mut identity = None;
    bot.wait("a session of each shard", |news, _| {
        match news {
            Received::Other(ClientEvent::Identity { user, application }) => {
                assert!(happened.is_empty(), "it comes first: {happened:?}");
                identity = Some((user.clone(), application.clone()));
                happened.push("identity".to_owned());
            }
            Received::Change(Change::Ready { .. }) => happened.push("ready".to_owned()),
            Received::Change(Change::Resumed) => happened.push("resumed".to_owned()),
            Received::Change(Change::MessageSent { message }) => {
                happened.push(message.content.to_string());
            }
            Received::Other(ClientEvent::Failed(failure)) => panic!("{failure}"),
            _ => {}
        }
        let sessions = happened
            .iter()
            .filter(|what| ["ready", "resumed"].contains(&&***what));
        (sessions.count() as i64 == shards).then_some(())
    });
    if let Some((user, application)) = identity {
        assert!(user.bot && application.id.is_some() && !application.name.is_empty());
        bot.cache.set_identity(user.clone(), application);
        assert_eq!(bot.cache.me().unwrap().id, user.id);
    }
    (bot, happened)
}

/// Lets a user write.
fn write(sandbox: &Sandbox, content: &str) {
    let message = json!({"channel": "general", "author": "ada", "content": content});
    act(sandbox, "send_message", message);
}

#[test]
fn a_session_goes_on_in_another_login_without_a_loss() {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    write(&sandbox, "handled");
    bot.hear("handled");
    write(&sandbox, "received, but not handled");
    let saved = loop {
        // The shard has received the message as soon as it waits here.
        let saved = bot.client.sessions();
        if bot.client.waiting() > 0 {
            break saved;
        }
        std::thread::yield_now();
    };
    bot.client.logout_with(KEEPING);
    write(&sandbox, "missed");
    let (mut bot, happened) = log_in_with(&sandbox, stored(&saved), 1);
    assert_eq!(
        happened,
        ["identity", "received, but not handled", "missed", "resumed"]
    );
    assert_eq!(
        bot.cache.guilds().count(),
        0,
        "Discord does not send them again"
    );
    write(&sandbox, "live");
    bot.hear("live");
    assert_eq!(bot.client.sessions()[0].session.id, saved[0].session.id);
}

#[test]
fn a_session_that_has_ended_is_replaced_by_a_new_one() {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    let saved = bot.client.sessions();
    bot.client.logout();
    discord_engine_tests::close_codes(&sandbox, 1);
    let (bot, happened) = log_in_with(&sandbox, stored(&saved), 1);
    assert_eq!(happened, ["identity", "ready"]);
    assert_ne!(bot.client.sessions()[0].session.id, saved[0].session.id);
}

#[test]
fn sessions_of_another_number_of_shards_are_not_used() {
    let sandbox = Sandbox::start(Config {
        max_concurrency: 16,
        ..Config::default()
    })
    .unwrap();
    let (mut bot, _) = log_in_with(&sandbox, Vec::new(), 2);
    let saved = bot.client.sessions();
    assert_eq!(saved.len(), 2);
    bot.client.logout_with(KEEPING);
    let (mut bot, happened) = log_in_with(&sandbox, stored(&saved), 1);
    assert_eq!(happened, ["ready"]);
    bot.client.logout();
    let (_, happened) = log_in_with(&sandbox, stored(&saved[..1]), 2);
    assert_eq!(happened[0], "identity");
    let mut sessions = happened[1..].to_vec();
    sessions.sort_unstable();
    assert_eq!(sessions, ["ready", "resumed"], "one of each");
}
