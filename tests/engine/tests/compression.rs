//! The compressed transports over real sockets, and what they must survive.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use discord_cache::Change;
use discord_client::{ClientEvent, Compression, Config as ClientConfig};
use discord_engine_tests::{Bot, Received, act, config};
use discord_sandbox::{Config, Sandbox};
use serde_json::{Value, json};

const ALL: [Compression; 3] = [
    Compression::None,
    Compression::ZlibStream,
    Compression::ZstdStream,
];

/// A sandbox, and a bot that is connected to it this way.
fn connected(compression: Compression) -> (Sandbox, Bot) {
    let sandbox = Sandbox::start(Config::default()).unwrap();
    let mut bot = Bot::with(ClientConfig {
        compression,
        ..config(&sandbox)
    });
    bot.ready();
    (sandbox, bot)
}

fn say(sandbox: &Sandbox, content: &str) {
    act(
        sandbox,
        "send_message",
        json!({"channel": "general", "author": "basil", "content": content}),
    );
}

/// Waits for an event that has no type of its own.
fn hear_raw(bot: &mut Bot, wanted: &str) -> Value {
    bot.wait(wanted, |news, _| match news {
        Received::Other(ClientEvent::Event { raw: Some(raw), .. }) if raw.name == wanted => {
            Some(raw.data.clone())
        }
        _ => None,
    })
}

#[test]
fn a_message_of_20_mb_arrives_whole_and_the_next_after_it() {
    for compression in ALL {
        let (sandbox, mut bot) = connected(compression);
        bot.client.want_raw(true);
        // Hardly compressible, so that it crosses every buffer on the way.
        let text: String = (0_u32..5_000_000)
            .map(|n| n.wrapping_mul(2_654_435_761) >> 12)
            .map(|n| format!("{:04x}", n & 0xffff))
            .collect();
        act(
            &sandbox,
            "dispatch",
            json!({"event": "GIANT", "payload": {"text": text}}),
        );
        say(&sandbox, "after the giant");
        assert!(
            hear_raw(&mut bot, "GIANT")["text"] == text,
            "{compression:?}"
        );
        bot.hear("after the giant");
    }
}

#[test]
fn whatever_breaks_the_stream_no_message_is_lost() {
    for compression in ALL {
        for (action, fields) in [
            ("truncate_next_frame", json!({})),
            ("garbage_frame", json!({})),
            ("drop_socket", json!({})),
            ("reconnect", json!({})),
            ("split_frames", json!({"pieces": 5})),
        ] {
            let (sandbox, mut bot) = connected(compression);
            act(&sandbox, action, fields);
            for number in 0..20 {
                say(&sandbox, &number.to_string());
            }
            let mut next = 0;
            bot.wait("all messages", |news, _| {
                match news {
                    Received::Change(Change::MessageSent { message }) => {
                        assert_eq!(
                            &*message.content,
                            next.to_string(),
                            "{compression:?} {action}: in order, none twice"
                        );
                        next += 1;
                    }
                    Received::Change(Change::Ready { .. }) => {
                        panic!("{compression:?} {action}: the session should have gone on")
                    }
                    _ => {}
                }
                (next == 20).then_some(())
            });
        }
    }
}

#[test]
fn a_bomb_ends_the_connection_and_nothing_else() {
    for compression in [Compression::ZlibStream, Compression::ZstdStream] {
        let (sandbox, mut bot) = connected(compression);
        let bomb = " ".repeat(65 << 20);
        act(
            &sandbox,
            "dispatch",
            json!({"event": "BOMB", "payload": bomb}),
        );
        bot.wait("the end of the connection", |news, _| {
            matches!(news, Received::Other(ClientEvent::ShardDisconnected { .. })).then_some(())
        });
        // The session would be replayed, bomb and all.
        act(&sandbox, "expire_sessions", json!({}));
        bot.wait("a new session", |news, _| {
            matches!(news, Received::Change(Change::Ready { .. })).then_some(())
        });
        say(&sandbox, "unharmed");
        bot.hear("unharmed");
    }
}
