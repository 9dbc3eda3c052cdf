//! What a bot survives, and what it does not.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::time::{Duration, Instant};

use discord_cache::Change;
use discord_client::{ClientErrorKind, ClientEvent, Config as ClientConfig};
use discord_engine_tests::{Bot, Received, act, close_codes, config};
use discord_model::{Intents, Token};
use discord_sandbox::{Config, Sandbox};
use serde_json::{Value, json};

fn sandbox() -> Sandbox {
    Sandbox::start(Config::default()).unwrap()
}

fn say(sandbox: &Sandbox, content: &str) {
    act(
        sandbox,
        "send_message",
        json!({"channel": "general", "author": "basil", "content": content}),
    );
}

/// A fault, then a message: it must be heard, over a session that goes on or a new one.
fn survives(action: &str, fields: Value, resumes: bool) {
    let sandbox = sandbox();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    act(&sandbox, action, fields);
    if resumes {
        say(&sandbox, "meanwhile");
    } else {
        bot.wait("a new session", |news, _| match news {
            Received::Change(Change::Ready { .. }) => Some(()),
            Received::Change(Change::Resumed) => panic!("{action}: the session should have ended"),
            _ => None,
        });
        say(&sandbox, "meanwhile");
    }
    let mut ready = false;
    bot.wait("the message", |news, _| match news {
        Received::Change(Change::Ready { .. }) => {
            ready = true;
            None
        }
        Received::Change(Change::MessageSent { message }) => {
            (&*message.content == "meanwhile").then_some(())
        }
        _ => None,
    });
    assert!(!ready || !resumes, "{action}: nothing should begin anew");
}

#[test]
fn resumes_after_reconnect() {
    survives("reconnect", json!({}), true);
}

/// Discord ends a session whose connection is closed with 1000 or 1001.
#[test]
fn a_connection_whose_session_is_to_be_resumed_is_closed_with_another_code() {
    let sandbox = sandbox();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    act(&sandbox, "reconnect", json!({}));
    bot.wait("the resume", |news, _| {
        matches!(news, Received::Change(Change::Resumed)).then_some(())
    });
    assert_eq!(close_codes(&sandbox, 1), [json!(4000)]);
    bot.client.logout();
    assert_eq!(close_codes(&sandbox, 2), [json!(4000), json!(1000)]);
}

#[test]
fn resumes_after_a_dropped_socket() {
    survives("drop_socket", json!({}), true);
}

#[test]
fn resumes_after_an_invalid_session_that_is_resumable() {
    survives("invalid_session", json!({"resumable": true}), true);
}

#[test]
fn begins_anew_after_an_invalid_session() {
    survives("invalid_session", json!({"resumable": false}), false);
}

#[test]
fn resumes_after_garbage() {
    survives("garbage_frame", json!({}), true);
}

#[test]
fn resumes_after_a_truncated_frame() {
    let sandbox = sandbox();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    act(&sandbox, "truncate_next_frame", json!({}));
    say(&sandbox, "cut");
    bot.hear("cut");
}

#[test]
fn split_frames_are_nothing_special() {
    let sandbox = sandbox();
    act(&sandbox, "split_frames", json!({"pieces": 7}));
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    say(&sandbox, "in pieces");
    bot.hear("in pieces");
}

#[test]
fn notices_a_dead_connection_and_resumes() {
    let sandbox = Sandbox::start(Config {
        heartbeat_interval_ms: 300,
        ..Config::default()
    })
    .unwrap();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    act(&sandbox, "stop_acks", json!({}));
    bot.wait("the end of the connection", |news, _| {
        matches!(news, Received::Other(ClientEvent::ShardDisconnected { .. })).then_some(())
    });
    act(&sandbox, "resume_acks", json!({}));
    say(&sandbox, "alive");
    bot.hear("alive");
}

/// Waits for the failure that ends a login, and sees that nothing follows.
fn fails_for_good(bot: &mut Bot) -> discord_client::ClientError {
    let failure = bot.wait("the failure", |news, _| match news {
        Received::Other(ClientEvent::Failed(failure)) => Some(failure.clone()),
        _ => None,
    });
    assert!(!failure.will_retry, "{failure}");
    let until = Instant::now() + Duration::from_millis(500);
    while Instant::now() < until {
        if let Some(inbound) = bot.client.receive() {
            panic!("something followed: {inbound:?}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    failure
}

#[test]
fn a_wrong_token_ends_the_login() {
    let sandbox = sandbox();
    let secret = "very.secret.token";
    let mut bot = Bot::with(ClientConfig {
        token: Token::new(secret),
        ..config(&sandbox)
    });
    let failure = fails_for_good(&mut bot);
    assert_eq!(failure.kind, ClientErrorKind::Unauthorized);
    assert!(failure.to_string().contains("token"), "{failure}");
    assert!(!format!("{failure} {failure:?}").contains(secret));
}

/// A text that only looks wrong may be the token of another server: what it seems to be is told once it was refused.
#[test]
fn a_refusal_of_what_is_no_token_says_what_one_looks_like() {
    let sandbox = sandbox();
    for (text, expected) in [
        ("0123456789abcdefghij-_0123456789", "client secret"),
        ("Bearer abc.def.ghi", "Bearer"),
        ("not a token", "spaces"),
        ("abc.def", "three parts"),
    ] {
        let mut bot = Bot::with(ClientConfig {
            token: Token::new(text),
            ..config(&sandbox)
        });
        let failure = fails_for_good(&mut bot);
        assert_eq!(failure.kind, ClientErrorKind::Unauthorized, "{text}");
        let told = failure.to_string();
        for part in [expected, "401", "three parts", "Reset Token"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(!told.contains(text), "it may be a secret: {told}");
    }
}

#[test]
fn a_token_that_cannot_be_sent_is_refused_at_once() {
    let sandbox = sandbox();
    for text in ["abc.d\u{e9}f.ghi", "abc\n.def.ghi"] {
        let mut bot = Bot::with(ClientConfig {
            token: Token::new(text),
            ..config(&sandbox)
        });
        let failure = fails_for_good(&mut bot);
        assert_eq!(failure.kind, ClientErrorKind::Argument);
        let told = failure.to_string();
        assert!(
            told.contains("three parts") && told.contains("Reset Token"),
            "{told}"
        );
        assert!(!told.contains("abc"), "it may be a secret: {told}");
    }
    assert_eq!(act(&sandbox, "requests", json!({})), json!([]));
}

#[test]
fn intents_that_were_not_granted_end_the_login() {
    let sandbox = Sandbox::start(Config {
        privileged_intents: 0,
        ..Config::default()
    })
    .unwrap();
    let mut bot = Bot::with(ClientConfig {
        intents: Intents::GUILDS | Intents::MESSAGE_CONTENT,
        ..config(&sandbox)
    });
    let failure = fails_for_good(&mut bot);
    assert_eq!(
        (failure.kind, failure.code),
        (ClientErrorKind::Gateway, 4014)
    );
    assert!(
        failure.to_string().contains("developer portal"),
        "{failure}"
    );
}

#[test]
fn without_a_server_it_says_so_and_tries_again() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    let sandbox = sandbox();
    let mut bot = Bot::with(ClientConfig {
        api_url: format!("http://{address}"),
        ..config(&sandbox)
    });
    let failure = bot.wait("the failure", |news, _| match news {
        Received::Other(ClientEvent::Failed(failure)) => Some(failure.clone()),
        _ => None,
    });
    assert_eq!(failure.kind, ClientErrorKind::Network);
    assert!(failure.will_retry, "{failure}");
    assert!(!failure.remedy.is_empty(), "{failure}");
}
