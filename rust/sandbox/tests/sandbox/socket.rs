//! What a socket may carry, and how much.

use discord_sandbox::Config;
use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn a_payload_above_4096_bytes_is_4002() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, 1).await;
    let at_most = |length: usize| {
        let payload = json!({ "op": 1, "d": null, "filler": "" }).to_string();
        json!({ "op": 1, "d": null, "filler": "x".repeat(length - payload.len()) })
    };
    gateway.send(at_most(4096)).await;
    gateway.opcode(11).await;
    gateway.send(at_most(4097)).await;
    assert_eq!(gateway.closed().await, Some(4002));
}

#[tokio::test]
async fn more_than_120_payloads_a_minute_are_4008() {
    let sandbox = empty();
    let mut gateway = Gateway::connect(&sandbox).await;
    for _ in 0..120 {
        gateway.send(json!({ "op": 1, "d": null })).await;
    }
    for _ in 0..120 {
        assert_eq!(gateway.payload().await["op"], 11);
    }
    gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(gateway.closed().await, Some(4008));
}

#[tokio::test]
async fn fifty_thousand_messages_arrive_in_order() {
    let sandbox = demo();
    let mut gateway = Gateway::open(&sandbox, "?v=10&encoding=json&compress=zlib-stream").await;
    gateway.payload().await;
    gateway
        .send(identify(&sandbox.bot_token(), 1 << 9 | 1 << 15))
        .await;
    gateway.event("READY").await;
    let count = 50_000;
    let made = sandbox
        .act_json(
            "burst",
            json!({ "channel": "general", "author": "basil", "count": count }),
        )
        .unwrap();
    assert_eq!(made["count"], count);
    for number in 0..count {
        let payload = gateway.payload().await;
        assert_eq!(payload["d"]["content"], format!("message {number}"));
    }
}

#[tokio::test]
async fn a_client_that_does_not_read_is_cut_off() {
    let sandbox = start(Config {
        backlog: 1 << 20,
        ..Config::default()
    });
    let (_gateway, _) = Gateway::login(&sandbox, 1 << 9).await;
    sandbox
        .act_json(
            "burst",
            json!({ "channel": "general", "author": "basil", "count": 30_000 }),
        )
        .unwrap();
    let connected =
        || sandbox.act_json("state", json!({})).unwrap()["sessions"][0]["connected"] == true;
    for _ in 0..500 {
        if !connected() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("it still hangs on");
}

#[tokio::test]
async fn a_close_is_answered_with_its_code() {
    let sandbox = demo();
    for code in [1000, 1001, 4000] {
        let (gateway, _) = Gateway::login(&sandbox, 1).await;
        assert_eq!(gateway.close_and_hear(code).await, Some(code));
    }
    // Events that come meanwhile change nothing.
    let (gateway, _) = Gateway::login(&sandbox, ALL).await;
    let burst = json!({ "channel": "general", "author": "basil", "count": 2000 });
    sandbox.act_json("burst", burst).unwrap();
    assert_eq!(gateway.close_and_hear(1000).await, Some(1000));
    // Only the one that closed with 4000 can be resumed. A session ends after its close is answered.
    let open = || {
        let state = sandbox.act_json("state", json!({})).unwrap();
        state["sessions"].as_array().unwrap().len()
    };
    let ended = async {
        while open() != 1 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    let limit = std::time::Duration::from_secs(20);
    tokio::time::timeout(limit, ended).await.expect("they end");
}

#[tokio::test]
async fn how_a_client_closes_its_socket_is_remembered() {
    let sandbox = demo();
    let bot = user(&sandbox, "sandy");
    let mut expected = Vec::new();
    for code in [Some(1000), Some(4000), None] {
        let (gateway, ready) = Gateway::login(&sandbox, 1).await;
        match code {
            Some(code) => gateway.close(code).await,
            None => drop(gateway),
        }
        expected.push(
            json!({ "session": ready["session_id"], "bot": bot, "shard": [0, 1], "code": code }),
        );
        closed_sockets(&sandbox, expected.len()).await;
    }
    // What the client answers to a close of the sandbox's own, and what never identified, is none of it.
    let (mut gateway, _) = Gateway::login(&sandbox, 1).await;
    sandbox.act_json("close", json!({ "code": 4000 })).unwrap();
    assert_eq!(gateway.closed().await, Some(4000));
    Gateway::connect(&sandbox).await.close(1000).await;
    let (gateway, ready) = Gateway::login(&sandbox, 1).await;
    gateway.close(1001).await;
    expected
        .push(json!({ "session": ready["session_id"], "bot": bot, "shard": [0, 1], "code": 1001 }));
    assert_eq!(closed_sockets(&sandbox, 4).await, json!(expected));
}

/// What the sandbox remembers of closed sockets, once there are so many.
async fn closed_sockets(sandbox: &discord_sandbox::Sandbox, count: usize) -> serde_json::Value {
    let remembered = async {
        loop {
            let state = sandbox.act_json("state", json!({})).unwrap();
            if state["closed_sockets"].as_array().unwrap().len() >= count {
                return state["closed_sockets"].clone();
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    let patience = std::time::Duration::from_secs(20);
    tokio::time::timeout(patience, remembered).await.unwrap()
}
