//! Faults on demand.

use std::time::{Duration, Instant};

use discord_sandbox::{Action, Config, FailNext, Preset, Reconnect};
use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn reconnect_is_op_7_and_what_follows_waits_for_the_resume() {
    let sandbox = demo();
    let (mut gateway, ready) = Gateway::login(&sandbox, 1 << 9 | 1 << 15).await;
    assert_eq!(sandbox.act(Reconnect::default()).unwrap()["sockets"], 1);
    sandbox
        .act_json(
            "send_message",
            json!({ "channel": "general", "author": "basil", "content": "away" }),
        )
        .unwrap();
    assert_eq!(gateway.opcode(7).await["d"], json!(null));
    let seq = gateway.seq;
    gateway.close(4000).await;
    let mut second = Gateway::connect(&sandbox).await;
    second.send(json!({ "op": 6, "d": { "token": sandbox.bot_token(), "session_id": ready["session_id"], "seq": seq } })).await;
    assert_eq!(second.event("MESSAGE_CREATE").await["content"], "away");
}

#[tokio::test]
async fn who_does_not_heed_a_reconnect_is_hung_up_on() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, 1 << 9).await;
    sandbox.act(Reconnect::default()).unwrap();
    assert_eq!(gateway.closed().await, Some(4000));
}

#[tokio::test]
async fn an_invalid_session_may_be_resumable_or_not() {
    let sandbox = demo();
    for resumable in [true, false] {
        let (mut gateway, ready) = Gateway::login(&sandbox, 1 << 9).await;
        sandbox
            .act_json("invalid_session", json!({ "resumable": resumable }))
            .unwrap();
        assert_eq!(gateway.opcode(9).await["d"], resumable);
        let seq = gateway.seq;
        gateway.send(json!({ "op": 6, "d": { "token": sandbox.bot_token(), "session_id": ready["session_id"], "seq": seq } })).await;
        if resumable {
            gateway.event("RESUMED").await;
        } else {
            assert_eq!(gateway.opcode(9).await["d"], false);
        }
        gateway.close(1000).await;
    }
}

#[tokio::test]
async fn any_close_code_can_be_had() {
    let sandbox = demo();
    for code in [1000, 4000, 4004, 4014] {
        let (mut gateway, _) = Gateway::login(&sandbox, 1).await;
        sandbox
            .act_json("close", json!({ "code": code, "reason": "because" }))
            .unwrap();
        assert_eq!(gateway.closed().await, Some(code));
    }
    assert!(sandbox.act_json("close", json!({ "code": 1006 })).is_err());
}

#[tokio::test]
async fn heartbeats_go_unanswered_on_demand() {
    let sandbox = empty();
    let mut gateway = Gateway::connect(&sandbox).await;
    sandbox.act_json("stop_acks", json!({})).unwrap();
    gateway.send(json!({ "op": 1, "d": null })).await;
    sandbox.act_json("request_heartbeat", json!({})).unwrap();
    assert_eq!(
        gateway.payload().await["op"],
        1,
        "no answer before the server's own request"
    );
    sandbox.act_json("resume_acks", json!({})).unwrap();
    gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(gateway.payload().await["op"], 11);
}

#[tokio::test]
async fn a_client_that_does_not_beat_is_timed_out() {
    let sandbox = start(Config {
        heartbeat_interval_ms: 100,
        preset: Preset::Empty,
        ..Config::default()
    });
    let mut gateway = Gateway::connect(&sandbox).await;
    assert_eq!(gateway.closed().await, Some(4009));
}

#[tokio::test]
async fn a_truncated_frame_breaks_the_connection_in_its_middle() {
    let sandbox = demo();
    for query in [
        "?v=10&encoding=json",
        "?v=10&encoding=json&compress=zlib-stream",
    ] {
        let mut gateway = Gateway::open(&sandbox, query).await;
        gateway.payload().await;
        gateway.send(identify(&sandbox.bot_token(), 1 << 9)).await;
        gateway.event("READY").await;
        sandbox.act_json("truncate_next_frame", json!({})).unwrap();
        sandbox
            .act_json(
                "send_message",
                json!({ "channel": "general", "author": "basil", "content": "cut" }),
            )
            .unwrap();
        assert!(
            matches!(gateway.hear().await, Heard::Closed(None)),
            "{query}"
        );
    }
}

#[tokio::test]
async fn events_can_be_dropped_doubled_and_reordered() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, 1 << 9 | 1 << 15).await;
    let say = |content: &str| {
        sandbox
            .act_json(
                "send_message",
                json!({ "channel": "general", "author": "basil", "content": content }),
            )
            .unwrap();
    };
    sandbox
        .act_json(
            "disturb_events",
            json!({ "event": "MESSAGE_CREATE", "drop": 1 }),
        )
        .unwrap();
    say("dropped");
    sandbox
        .act_json("disturb_events", json!({ "double": 1 }))
        .unwrap();
    say("doubled");
    sandbox
        .act_json("disturb_events", json!({ "reorder": 1 }))
        .unwrap();
    say("second");
    say("first");
    for expected in ["doubled", "doubled", "first", "second"] {
        assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], expected);
    }
}

#[tokio::test]
async fn rest_fails_as_told_and_only_so_often() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    sandbox
        .act(Action::FailNext(FailNext {
            status: 502,
            count: 2,
            html: true,
            path: Some("/users".into()),
        }))
        .unwrap();
    assert_eq!(rest.get("/gateway/bot").await.status, 200, "another path");
    for _ in 0..2 {
        let failed = rest.get("/users/@me").await;
        assert_eq!(failed.status, 502);
        assert!(failed.header("content-type").starts_with("text/html"));
    }
    assert_eq!(rest.get("/users/@me").await.status, 200);
    sandbox
        .act_json("fail_next", json!({ "status": 500 }))
        .unwrap();
    let failed = rest.get("/users/@me").await;
    assert_eq!(
        (failed.status, &failed.body["message"]),
        (500, &json!("500: Internal Server Error"))
    );
}

#[tokio::test]
async fn answers_can_be_slow() {
    let sandbox = demo();
    sandbox.act_json("slow", json!({ "ms": 300 })).unwrap();
    let before = Instant::now();
    Rest::new(&sandbox).get("/users/@me").await;
    assert!(before.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn connections_can_be_refused() {
    let sandbox = demo();
    let rest = Rest::new(&sandbox);
    sandbox.act_json("refuse_connections", json!({})).unwrap();
    assert!(rest.request("GET", "/gateway").send().await.is_err());
    sandbox.act_json("clear_faults", json!({})).unwrap();
    assert_eq!(rest.get("/gateway").await.status, 200);
}

#[tokio::test]
async fn garbage_is_no_json() {
    use futures_util::StreamExt;
    let sandbox = demo();
    let (mut socket, _) =
        tokio_tungstenite::connect_async(sandbox.url().replace("http", "ws") + "/?v=10")
            .await
            .unwrap();
    socket.next().await;
    sandbox.act_json("garbage_frame", json!({})).unwrap();
    let garbage = socket.next().await.unwrap().unwrap();
    assert!(garbage.is_binary());
    assert!(serde_json::from_slice::<serde_json::Value>(&garbage.into_data()).is_err());
}
