//! A bot logs in, hears, answers, and sees what becomes of its answer.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use discord_cache::Change;
use discord_cache::ResponseEntity;
use discord_client::{ClientErrorKind, Reply};
use discord_engine_tests::{Bot, Received, act};
use discord_rest::routes::{message, user};
use discord_sandbox::{Config, Sandbox};
use serde_json::json;

fn sandbox() -> Sandbox {
    Sandbox::start(Config::default()).unwrap()
}

#[test]
fn hears_answers_and_sees_its_answer_change() {
    let sandbox = sandbox();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    let me = bot.cache.me().unwrap().clone();
    act(
        &sandbox,
        "send_message",
        json!({"channel": "general", "author": "basil", "content": "!ping"}),
    );
    let channel = bot.wait("the question", |news, cache| match news {
        Received::Change(Change::MessageSent { message }) => {
            assert_eq!(&*message.content, "!ping");
            assert_eq!(
                cache.message(message.id),
                Some(message),
                "the cache is at the event"
            );
            Some(message.channel_id)
        }
        _ => None,
    });

    let sent = bot.request(
        &message::create_message,
        vec![json!(channel.get()), json!("Pong!")],
        json!({}),
    );
    let Ok(Reply::One(ResponseEntity::Message(response))) = sent else {
        panic!("{sent:?}");
    };
    assert_eq!(&*response.value.content, "Pong!");
    assert_eq!(
        response.value.author.as_ref().map(|author| author.id),
        Some(me.id)
    );
    let id = response.value.id;

    act(
        &sandbox,
        "react",
        json!({"channel": "general", "message": id.to_string(), "user": "ada", "emoji": "🏓"}),
    );
    bot.wait("the reaction", |news, _| match news {
        Received::Change(Change::ReactionAdded {
            message, reaction, ..
        }) => {
            assert_eq!((message.id, reaction.count), (id, 1));
            Some(())
        }
        _ => None,
    });
    let edit = vec![json!(channel.get()), json!(id.get()), json!("Pong, twice")];
    bot.request(&message::edit_message, edit, json!({}))
        .unwrap();
    // The event may have come before the answer.
    if &*bot.cache.message(id).unwrap().content != "Pong, twice" {
        bot.wait("the edit", |_, cache| {
            (&*cache.message(id)?.content == "Pong, twice").then_some(())
        });
    }
    bot.request(
        &message::delete_message,
        vec![json!(channel.get()), json!(id.get())],
        json!({}),
    )
    .unwrap();
}

#[test]
fn an_edit_of_its_own_still_tells_what_there_was_before() {
    let sandbox = sandbox();
    let mut bot = Bot::log_in(&sandbox);
    bot.ready();
    act(
        &sandbox,
        "send_message",
        json!({"channel": "general", "author": "sandy", "content": "first"}),
    );
    let (channel, id) = bot.wait("the message", |news, _| match news {
        Received::Change(Change::MessageSent { message }) => Some((message.channel_id, message.id)),
        _ => None,
    });
    let request = message::edit_message
        .request(discord_rest::Arguments {
            parameters: vec![json!(channel.get()), json!(id.get()), json!("second")],
            ..Default::default()
        })
        .unwrap();
    bot.client.request(99, request);
    bot.wait("the event", |news, _| match news {
        Received::Change(Change::MessageUpdated { old, new }) => {
            assert_eq!(old.as_ref().map(|old| &*old.content), Some("first"));
            assert_eq!(&*new.content, "second");
            Some(())
        }
        _ => None,
    });
}

#[test]
fn refusals_are_explained() {
    let sandbox = sandbox();
    let mut bot = Bot::log_in(&sandbox);
    let unknown = bot
        .request(&user::get_user, vec![json!(4)], json!({}))
        .unwrap_err();
    assert_eq!(
        (unknown.kind, unknown.code, unknown.http_status),
        (ClientErrorKind::Refused, 10013, 404)
    );
    assert!(!unknown.remedy.is_empty(), "{unknown}");
    let long = bot.request(
        &message::create_message,
        vec![json!(1), json!("x".repeat(2001))],
        json!({}),
    );
    assert!(long.unwrap_err().message.contains("2001"));
}
