//! Identify: what is answered, and what is refused.

use discord_sandbox::{Config, LimitMode, Preset};
use serde_json::json;

use crate::stranger::*;

#[tokio::test]
async fn ready_comes_first_then_each_guild() {
    let sandbox = demo();
    let (mut gateway, ready) = Gateway::login(&sandbox, ALL).await;
    assert_eq!(ready["v"], 10);
    assert_eq!(ready["user"]["username"], "sandy");
    assert_eq!(ready["user"]["bot"], true);
    assert_eq!(ready["application"]["id"], ready["user"]["id"]);
    assert!(ready["session_id"].is_string());
    assert!(
        ready["resume_gateway_url"]
            .as_str()
            .unwrap()
            .starts_with("ws://127.0.0.1:")
    );
    let guilds = ready["guilds"].as_array().unwrap();
    assert_eq!(guilds.len(), 3);
    for guild in guilds {
        assert_eq!(guild["unavailable"], true);
        let created = gateway.event("GUILD_CREATE").await;
        assert_eq!(created["id"], guild["id"]);
        assert_eq!(
            created["member_count"],
            created["members"].as_array().unwrap().len()
        );
        assert!(!created["channels"].as_array().unwrap().is_empty());
        assert!(
            created["presences"]
                .as_array()
                .unwrap()
                .iter()
                .all(|presence| presence["status"] != "offline")
        );
    }
    assert_eq!(gateway.seq, 4);
}

#[tokio::test]
async fn hello_names_the_interval_and_heartbeats_are_answered() {
    let sandbox = start(Config {
        heartbeat_interval_ms: 12_345,
        ..Config::default()
    });
    let mut gateway = Gateway::open(&sandbox, "?v=10&encoding=json").await;
    let hello = gateway.payload().await;
    assert_eq!(hello["op"], 10);
    assert_eq!(hello["d"]["heartbeat_interval"], 12_345);
    gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(gateway.payload().await["op"], 11);
}

#[tokio::test]
async fn what_is_wrong_is_closed_with_its_code() {
    let privileged = 1 << 1 | 1 << 8;
    let sandbox = start(Config {
        privileged_intents: privileged,
        ..Config::default()
    });
    let token = sandbox.bot_token();
    let with = |field: &str, value: serde_json::Value| {
        let mut payload = identify(&token, 1);
        payload["d"][field] = value;
        payload
    };
    for (payload, code) in [
        (identify("wrong", 1), 4004),
        (with("intents", json!(1 << 23)), 4013),
        (with("intents", json!(1 << 15)), 4014),
        (with("intents", json!("many")), 4002),
        (with("properties", json!(null)), 4002),
        (with("shard", json!([2, 2])), 4010),
        (with("large_threshold", json!(9)), 4002),
        (json!({ "op": 3, "d": { "status": "online" } }), 4003),
        (json!({ "op": 5, "d": {} }), 4001),
        (json!({ "op": 99 }), 4001),
        (json!([]), 4002),
        (
            json!({ "op": 6, "d": { "token": "wrong", "session_id": "x", "seq": 0 } }),
            4004,
        ),
    ] {
        let mut gateway = Gateway::connect(&sandbox).await;
        gateway.send(payload.clone()).await;
        assert_eq!(gateway.closed().await, Some(code), "{payload}");
    }
    let (mut gateway, _) = Gateway::login(&sandbox, privileged).await;
    gateway.send(identify(&token, 1)).await;
    assert_eq!(gateway.closed().await, Some(4005));
}

#[tokio::test]
async fn versions_and_encodings_it_does_not_speak_are_refused() {
    let sandbox = empty();
    for (query, code) in [
        ("?v=3&encoding=json", 4012),
        ("?v=11&encoding=json", 4012),
        ("?v=10&encoding=etf", 4002),
        ("?v=10&encoding=json&compress=lz4", 4002),
    ] {
        let mut gateway = Gateway::open(&sandbox, query).await;
        assert_eq!(gateway.closed().await, Some(code), "{query}");
    }
}

#[tokio::test]
async fn guilds_are_divided_among_shards() {
    let sandbox = demo();
    let mut seen = 0;
    for shard in 0..2_u64 {
        let mut gateway = Gateway::connect(&sandbox).await;
        let mut payload = identify(&sandbox.bot_token(), ALL);
        payload["d"]["shard"] = json!([shard, 2]);
        gateway.send(payload).await;
        let ready = gateway.event("READY").await;
        assert_eq!(ready["shard"], json!([shard, 2]));
        for guild in ready["guilds"].as_array().unwrap() {
            let id: u64 = text(&guild["id"]).parse().unwrap();
            assert_eq!((id >> 22) % 2, shard);
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}

#[tokio::test]
async fn direct_messages_go_to_the_first_shard_only() {
    let sandbox = demo();
    let mut shards = Vec::new();
    for shard in 0..2_u64 {
        let mut gateway = Gateway::connect(&sandbox).await;
        let mut payload = identify(&sandbox.bot_token(), 1 << 12);
        payload["d"]["shard"] = json!([shard, 2]);
        gateway.send(payload).await;
        gateway.event("READY").await;
        shards.push(gateway);
    }
    sandbox
        .act_json("send_dm", json!({ "user": "basil", "content": "psst" }))
        .unwrap();
    assert_eq!(shards[0].event("MESSAGE_CREATE").await["content"], "psst");
    shards[1].send(json!({ "op": 1, "d": null })).await;
    assert_eq!(
        shards[1].payload().await["op"],
        11,
        "the second shard hears the heartbeat first"
    );
}

#[tokio::test]
async fn identifying_too_fast_is_an_invalid_session_under_strict_limits() {
    let sandbox = start(Config {
        limits: LimitMode::Strict,
        preset: Preset::Empty,
        ..Config::default()
    });
    Gateway::login(&sandbox, 1).await;
    let mut second = Gateway::connect(&sandbox).await;
    second.send(identify(&sandbox.bot_token(), 1)).await;
    let invalid = second.payload().await;
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn an_outage_at_login_is_a_guild_delete() {
    let sandbox = demo();
    sandbox
        .act_json(
            "set_outage",
            json!({ "guild": "Quiet Corner", "unavailable": true }),
        )
        .unwrap();
    let (mut gateway, _) = Gateway::login(&sandbox, 1).await;
    let outage = gateway.event("GUILD_DELETE").await;
    assert_eq!(
        outage,
        json!({ "id": guild(&sandbox, "Quiet Corner"), "unavailable": true })
    );
    sandbox
        .act_json(
            "set_outage",
            json!({ "guild": "Quiet Corner", "unavailable": false }),
        )
        .unwrap();
    assert_eq!(gateway.event("GUILD_CREATE").await["name"], "Quiet Corner");
}

#[tokio::test]
async fn without_presences_only_the_bot_and_those_in_voice_are_told() {
    let sandbox = demo();
    let (mut gateway, _) = Gateway::login(&sandbox, UNPRIVILEGED).await;
    let workshop = loop {
        let created = gateway.event("GUILD_CREATE").await;
        if created["name"] == "Godot Workshop" {
            break created;
        }
    };
    let mut told: Vec<String> = workshop["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| text(&member["user"]["username"]))
        .collect();
    told.sort();
    assert_eq!(told, ["elder", "sandy"]);
    assert_eq!(workshop["presences"], json!([]));
    assert_eq!(workshop["member_count"], 13);
}

#[tokio::test]
async fn a_large_guild_tells_only_who_is_online() {
    let sandbox = start(Config {
        preset: Preset::Big {
            guilds: 1,
            members: 60,
        },
        ..Config::default()
    });
    let (mut gateway, _) = Gateway::login(&sandbox, ALL).await;
    let created = gateway.event("GUILD_CREATE").await;
    assert_eq!(created["large"], true);
    assert_eq!(created["member_count"], 60);
    assert_eq!(created["members"].as_array().unwrap().len(), 30);
}

#[tokio::test]
async fn a_token_may_have_the_prefix_that_rest_asks_for() {
    let sandbox = demo();
    let token = format!("Bot {}", sandbox.bot_token());
    let (mut gateway, ready) = Gateway::login_as(&sandbox, &token, 1).await;
    sandbox.act_json("drop_socket", json!({})).unwrap();
    assert_eq!(gateway.closed().await, None);
    let mut second = Gateway::connect(&sandbox).await;
    let resume = json!({ "token": token, "session_id": ready["session_id"], "seq": gateway.seq });
    second.send(json!({ "op": 6, "d": resume })).await;
    second.event("RESUMED").await;
    let mut third = Gateway::connect(&sandbox).await;
    third.send(identify(&format!("Bot {token}"), 1)).await;
    assert_eq!(third.closed().await, Some(4004));
}
