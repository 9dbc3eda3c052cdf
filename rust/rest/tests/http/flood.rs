//! Hundreds of requests against a server that applies its limits strictly.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request as Incoming, State};
use axum::response::{IntoResponse, Response};
use discord_rest::{Request, Rest};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{client, listen, request};

/// A server with buckets like those of Discord, in windows of a tenth of the time.
#[derive(Clone, Default)]
struct Strict(Arc<Mutex<Counts>>);

#[derive(Default)]
struct Counts {
    /// By bucket and channel: when the window began, and the number of requests since then.
    windows: HashMap<(&'static str, String), (Instant, u32)>,
    taken: u32,
    refused: u32,
}

/// Returns the bucket of a request: its name, its number of requests, and the length of its window.
fn bucket(method: &str, path: &str) -> (&'static str, u32, Duration) {
    let (name, limit, window_ms) = match (method, path) {
        (_, path) if path.contains("/reactions/") => ("reactions", 1, 25),
        ("DELETE", path) if path.ends_with('7') => ("sevens", 5, 100),
        ("DELETE", _) => ("deletion", 3, 33),
        ("GET", _) => ("reading", 10, 100),
        // Sending and editing messages share one bucket.
        _ => ("messages", 5, 100),
    };
    (name, limit, Duration::from_millis(window_ms))
}

async fn serve(State(Strict(counts)): State<Strict>, incoming: Incoming) -> Response {
    let path = incoming.uri().path().to_owned();
    let channel = path.split('/').nth(4).unwrap_or_default().to_owned();
    let (name, limit, window) = bucket(incoming.method().as_str(), &path);
    let now = Instant::now();

    let mut counts = counts.lock().unwrap();
    let (start, count) = counts.windows.entry((name, channel)).or_insert((now, 0));
    if now >= *start + window {
        (*start, *count) = (now, 0);
    }
    *count += 1;
    let fits = *count <= limit;
    let remaining = limit.saturating_sub(*count);
    let reset_after = (*start + window - now).as_secs_f64();

    let number = |text: String| HeaderValue::try_from(text).unwrap();
    let mut headers = HeaderMap::new();
    headers.insert("x-ratelimit-bucket", HeaderValue::from_static(name));
    headers.insert("x-ratelimit-limit", number(limit.to_string()));
    headers.insert("x-ratelimit-remaining", number(remaining.to_string()));
    headers.insert(
        "x-ratelimit-reset-after",
        number(format!("{reset_after:.3}")),
    );
    if fits {
        counts.taken += 1;
        return (headers, "{}").into_response();
    }
    counts.refused += 1;
    let body = json!({"retry_after": reset_after, "global": false}).to_string();
    (StatusCode::TOO_MANY_REQUESTS, headers, body).into_response()
}

fn mixed(number: usize) -> Request {
    let channel = 1 + number % 12;
    match number % 7 {
        0 | 1 => request("create_message", json!([channel, "hi"])),
        2 => request("edit_message", json!([channel, 5, "hi"])),
        3 => request("delete_message", json!([channel, 5])),
        4 => request("create_reaction", json!([channel, 5, "🔥"])),
        5 => request("delete_own_reaction", json!([channel, 5, "🔥"])),
        _ => request("get_channel_message", json!([channel, 5])),
    }
}

async fn send_all(rest: &Rest, requests: impl IntoIterator<Item = Request>) {
    let mut tasks = JoinSet::new();
    for request in requests {
        let rest = rest.clone();
        tasks.spawn(async move { rest.send(request).await.map(drop) });
    }
    for result in tasks.join_all().await {
        result.unwrap();
    }
}

async fn strict() -> (Strict, Rest) {
    let server = Strict::default();
    let url = listen(Router::new().fallback(serve).with_state(server.clone())).await;
    // The global limit is tested in paused time, because on a busy machine the requests would arrive in bursts.
    let rest = client(&url, |config| config.global_per_second = 1_000_000);
    (server, rest)
}

#[tokio::test]
async fn strict_limits_are_never_met() {
    let (server, rest) = strict().await;
    send_all(&rest, (0..500).map(mixed)).await;
    let counts = server.0.lock().unwrap();
    assert_eq!((counts.taken, counts.refused), (500, 0));
    assert_eq!((rest.stats().rate_limited, rest.stats().sent), (0, 500));
}

#[tokio::test]
async fn several_buckets_of_one_route_are_told_apart() {
    let (server, rest) = strict().await;
    let delete = |id: Value| request("delete_message", json!([1, id]));
    for ids in [[7, 17, 27], [5, 15, 25], [7, 5, 37]] {
        send_all(
            &rest,
            ids.into_iter().cycle().take(12).map(|id| delete(json!(id))),
        )
        .await;
    }
    let counts = server.0.lock().unwrap();
    assert_eq!(counts.taken, 36);
    // The bucket of a route is not known before the first response that names it.
    assert!(counts.refused <= 2, "{} refused", counts.refused);
}
