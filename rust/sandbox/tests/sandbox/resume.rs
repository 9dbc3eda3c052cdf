//! Resume: nothing is lost, nothing is told twice.

use discord_sandbox::Config;
use serde_json::{Value, json};

use crate::stranger::*;

fn resume(sandbox: &discord_sandbox::Sandbox, session: &Value, seq: u64) -> Value {
    json!({ "op": 6, "d": { "token": sandbox.bot_token(), "session_id": session, "seq": seq } })
}

fn say(sandbox: &discord_sandbox::Sandbox, content: &str) {
    sandbox
        .act_json(
            "send_message",
            json!({ "channel": "general", "author": "basil", "content": content }),
        )
        .unwrap();
}

#[tokio::test]
async fn what_was_missed_is_replayed_in_order_and_ends_with_resumed() {
    let sandbox = demo();
    let (mut gateway, ready) = Gateway::login(&sandbox, 1 << 9 | 1 << 15).await;
    say(&sandbox, "heard");
    gateway.event("MESSAGE_CREATE").await;
    sandbox.act_json("drop_socket", json!({})).unwrap();
    for number in 0..5 {
        say(&sandbox, &format!("missed {number}"));
    }
    assert_eq!(gateway.closed().await, None);

    let mut second = Gateway::connect(&sandbox).await;
    second
        .send(resume(&sandbox, &ready["session_id"], gateway.seq))
        .await;
    for number in 0..5 {
        let payload = second.payload().await;
        assert_eq!(payload["s"], gateway.seq + 1 + number);
        assert_eq!(payload["d"]["content"], format!("missed {number}"));
    }
    assert_eq!(second.payload().await["t"], "RESUMED");
    say(&sandbox, "and on");
    assert_eq!(second.event("MESSAGE_CREATE").await["content"], "and on");
}

#[tokio::test]
async fn a_client_may_come_back_before_its_old_socket_is_gone() {
    let sandbox = demo();
    let (mut first, ready) = Gateway::login(&sandbox, 1 << 9 | 1 << 15).await;
    let mut second = Gateway::connect(&sandbox).await;
    second
        .send(resume(&sandbox, &ready["session_id"], first.seq))
        .await;
    assert_eq!(second.payload().await["t"], "RESUMED");
    assert_eq!(first.closed().await, None);
    say(&sandbox, "here");
    assert_eq!(second.event("MESSAGE_CREATE").await["content"], "here");
}

#[tokio::test]
async fn closing_with_1000_ends_the_session_and_any_other_code_does_not() {
    let sandbox = demo();
    for (code, resumable) in [(1000, false), (1001, false), (4000, true), (3000, true)] {
        let (gateway, ready) = Gateway::login(&sandbox, 1).await;
        let seq = gateway.seq;
        gateway.close(code).await;
        let mut second = Gateway::connect(&sandbox).await;
        second
            .send(resume(&sandbox, &ready["session_id"], seq))
            .await;
        if resumable {
            second.event("RESUMED").await;
        } else {
            let invalid = second.payload().await;
            assert_eq!(
                (&invalid["op"], &invalid["d"]),
                (&json!(9), &json!(false)),
                "{code}"
            );
            second.send(identify(&sandbox.bot_token(), 1)).await;
            second.event("READY").await;
        }
    }
}

#[tokio::test]
async fn a_number_that_was_never_sent_is_4007() {
    let sandbox = demo();
    let (_gateway, ready) = Gateway::login(&sandbox, 1).await;
    let mut second = Gateway::connect(&sandbox).await;
    second
        .send(resume(&sandbox, &ready["session_id"], 1_000_000))
        .await;
    assert_eq!(second.closed().await, Some(4007));
}

#[tokio::test]
async fn another_bots_session_and_an_expired_one_are_lost() {
    let sandbox = demo();
    let other = sandbox
        .act_json("add_bot", json!({ "username": "grit" }))
        .unwrap();
    let (_other, ready) = Gateway::login_as(&sandbox, &text(&other["token"]), 1).await;
    let mut thief = Gateway::connect(&sandbox).await;
    thief.send(resume(&sandbox, &ready["session_id"], 1)).await;
    assert_eq!(thief.payload().await["op"], 9);

    let (mut gateway, ready) = Gateway::login(&sandbox, 1).await;
    sandbox
        .act_json("drop_socket", json!({ "bot": "sandy" }))
        .unwrap();
    gateway.closed().await;
    assert_eq!(
        sandbox.act_json("expire_sessions", json!({})).unwrap()["sessions"],
        1
    );
    let mut late = Gateway::connect(&sandbox).await;
    late.send(resume(&sandbox, &ready["session_id"], 1)).await;
    assert_eq!(late.payload().await["op"], 9);
}

#[tokio::test]
async fn what_is_forgotten_cannot_be_resumed() {
    let sandbox = start(Config {
        replay: 10,
        ..Config::default()
    });
    let (mut gateway, ready) = Gateway::login(&sandbox, 1 << 9).await;
    sandbox.act_json("drop_socket", json!({})).unwrap();
    gateway.closed().await;
    sandbox
        .act_json(
            "burst",
            json!({ "channel": "general", "author": "basil", "count": 11 }),
        )
        .unwrap();
    let mut second = Gateway::connect(&sandbox).await;
    second
        .send(resume(&sandbox, &ready["session_id"], gateway.seq))
        .await;
    let invalid = second.payload().await;
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn a_bot_is_seen_to_come_and_go() {
    let sandbox = demo();
    let other = sandbox
        .act_json(
            "add_bot",
            json!({ "username": "grit", "guilds": ["Quiet Corner"] }),
        )
        .unwrap();
    let mut watcher = Gateway::settled(&sandbox, ALL).await;
    let (gateway, _) = Gateway::login_as(&sandbox, &text(&other["token"]), 1).await;
    let came = watcher.event("PRESENCE_UPDATE").await;
    assert_eq!(
        (&came["status"], &came["user"]["id"]),
        (&json!("online"), &other["user"]["id"])
    );
    gateway.close(1000).await;
    assert_eq!(watcher.event("PRESENCE_UPDATE").await["status"], "offline");
}
