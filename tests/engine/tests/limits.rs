//! The rate limiter against the sandbox's limits, over real sockets.

#![allow(clippy::unwrap_used, reason = "the whole file is a test")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use discord_engine_tests::act;
use discord_model::Token;
use discord_rest::{Config, RawRequest, Rest, api_base};
use discord_sandbox::{Config as SandboxConfig, LimitMode, Preset, Sandbox};
use serde_json::{Value, json};
use tokio::task::JoinSet;

const REQUESTS: usize = 10_000;
const CHANNELS: usize = 200;

/// Requests in a second on all routes together, ten times Discord's.
const GLOBAL: u32 = 500;

const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";

fn client(sandbox: &Sandbox, global: u32) -> Rest {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    Rest::new(Config {
        token: Some(Token::new(sandbox.bot_token())),
        global_per_second: global,
        ..Config::new(api_base(&sandbox.url()).unwrap(), tls)
    })
    .unwrap()
}

fn raw(method: &str, path: String, body: Option<Value>) -> RawRequest {
    RawRequest {
        method: method.into(),
        path,
        body,
        ..RawRequest::default()
    }
}

async fn send(rest: &Rest, request: RawRequest) -> Value {
    let response = rest.send(request.request().unwrap()).await.unwrap();
    serde_json::from_slice(&response.body).unwrap_or_default()
}

fn id(of: &Value) -> String {
    of["id"].as_str().unwrap().to_owned()
}

/// A channel and two messages in it: one to stay, one to be deleted.
struct Place {
    channel: String,
    stays: String,
    goes: String,
}

/// Two hundred channels with their messages, made while there are no limits.
async fn places(sandbox: &Sandbox) -> Vec<Place> {
    let rest = client(sandbox, 1_000_000);
    let mut channels = Vec::new();
    for guild in send(&rest, raw("GET", "/users/@me/guilds".into(), None))
        .await
        .as_array()
        .unwrap()
    {
        let path = format!("/guilds/{}/channels", id(guild));
        let all = send(&rest, raw("GET", path, None)).await;
        let text = all.as_array().unwrap().iter();
        channels.extend(text.filter(|channel| channel["type"] == 0).map(id));
    }
    let mut places = Vec::new();
    for channel in channels.into_iter().take(CHANNELS) {
        let message = || {
            let path = format!("/channels/{channel}/messages");
            raw("POST", path, Some(json!({"content": "first"})))
        };
        places.push(Place {
            stays: id(&send(&rest, message()).await),
            goes: id(&send(&rest, message()).await),
            channel,
        });
    }
    places
}

/// Discord's counts in a tenth of their time; deletions keep their own, by age.
fn tighten(sandbox: &Sandbox) {
    let reaction = &format!("{MESSAGE}/reactions/{{emoji}}/@me");
    let rules = [
        ("POST", MESSAGES, 5, 500, "write"),
        ("PATCH", MESSAGE, 5, 500, "write"),
        ("PUT", reaction, 1, 25, "react"),
        ("DELETE", reaction, 1, 25, "react"),
        ("GET", MESSAGES, 5, 100, "list"),
        ("GET", MESSAGE, 5, 100, "read"),
    ];
    for (method, path, count, per_ms, bucket) in rules {
        let rule = json!({"count": count, "per_ms": per_ms, "bucket": bucket});
        let route = format!("{method} {path}");
        act(
            sandbox,
            "set_rate_limits",
            json!({"route": route, "rule": rule}),
        );
    }
    act(
        sandbox,
        "set_rate_limits",
        json!({"mode": "strict", "global": GLOBAL}),
    );
}

fn mixed(place: &Place, number: usize) -> RawRequest {
    let messages = format!("/channels/{}/messages", place.channel);
    let message = format!("{messages}/{}", place.stays);
    let reaction = format!("{message}/reactions/%F0%9F%94%A5/@me");
    // The first round deletes; the others do the rest in turn.
    match (number / CHANNELS, number / CHANNELS % 6) {
        (0, _) => raw("DELETE", format!("{messages}/{}", place.goes), None),
        (_, 0) => raw("POST", messages, Some(json!({"content": "hello"}))),
        (_, 1) => raw("PATCH", message, Some(json!({"content": "edited"}))),
        (_, 2) => raw("PUT", reaction, None),
        (_, 3) => raw("DELETE", reaction, None),
        (_, 4) => raw("GET", messages, None),
        _ => raw("GET", message, None),
    }
}

fn refused(sandbox: &Sandbox) -> usize {
    let requests = sandbox.recorded_requests();
    requests
        .iter()
        .filter(|request| request.status == 429)
        .count()
}

#[tokio::test]
async fn ten_thousand_requests_over_two_hundred_channels_meet_no_429() {
    let sandbox = Sandbox::start(SandboxConfig {
        preset: Preset::Big {
            guilds: 23,
            members: 3,
        },
        limits: LimitMode::Off,
        ..SandboxConfig::default()
    })
    .unwrap();
    let places = places(&sandbox).await;
    assert_eq!(places.len(), CHANNELS);
    tighten(&sandbox);
    let rest = client(&sandbox, GLOBAL);
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..REQUESTS {
        let request = mixed(&places[number % CHANNELS], number);
        let rest = rest.clone();
        tasks.spawn(async move { rest.send(request.request().unwrap()).await.map(drop) });
    }
    let results = tasks.join_all().await;
    let elapsed = start.elapsed();
    for result in results {
        result.unwrap();
    }
    assert_eq!(refused(&sandbox), 0);
    assert_eq!(
        (rest.stats().sent, rest.stats().retried, rest.stats().open),
        (REQUESTS as u64, 0, 0)
    );
    let least = Duration::from_secs((REQUESTS as u64).div_ceil(u64::from(GLOBAL)) - 1);
    let share = least.as_secs_f64() / elapsed.as_secs_f64();
    println!(
        "{elapsed:?} of {least:?}: {:.1} % of what the limits allow",
        share * 100.0
    );
    // How much it is exactly is tried in paused time; a busy machine is slower than the limits.
    assert!(share > 0.5, "{elapsed:?} of {least:?}");
}

#[tokio::test]
async fn a_channels_topic_holds_nothing_else_up() {
    let sandbox = Sandbox::start(SandboxConfig {
        limits: LimitMode::Strict,
        ..SandboxConfig::default()
    })
    .unwrap();
    let rest = client(&sandbox, 50);
    let guilds = send(&rest, raw("GET", "/users/@me/guilds".into(), None)).await;
    let path = format!("/guilds/{}/channels", id(&guilds[0]));
    let channels = send(&rest, raw("GET", path, None)).await;
    let mut channels = channels
        .as_array()
        .unwrap()
        .iter()
        .filter(|channel| channel["type"] == 0)
        .map(id);
    let (here, there) = (channels.next().unwrap(), channels.next().unwrap());
    let change = |channel: &str, body: Value| {
        let rest = rest.clone();
        let request = raw("PATCH", format!("/channels/{channel}"), Some(body));
        async move { rest.send(request.request().unwrap()).await }
    };
    for topic in ["one", "two"] {
        change(&here, json!({"topic": topic})).await.unwrap();
    }
    let third = tokio::spawn(change(&here, json!({"topic": "three"})));
    while rest.stats().rate_limited == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let start = Instant::now();
    change(&here, json!({"nsfw": true})).await.unwrap();
    change(&there, json!({"topic": "elsewhere"})).await.unwrap();
    let post = raw(
        "POST",
        format!("/channels/{here}/messages"),
        Some(json!({"content": "still here"})),
    );
    send(&rest, post).await;
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    assert!(!third.is_finished(), "it waits for its ten minutes");
    third.abort();
    assert_eq!(refused(&sandbox), 1);
}
