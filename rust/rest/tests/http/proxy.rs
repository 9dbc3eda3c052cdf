//! A proxy applies Discord's limits itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request as Incoming, State};
use axum::response::{IntoResponse, Response};
use discord_rest::{Request, Rest};
use http::StatusCode;
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::support::{client, listen, request};

/// The number of requests that the proxy passes on at the same time, and how long it holds each.
const LANES: usize = 10;
const TIME: Duration = Duration::from_millis(20);

#[derive(Clone)]
struct Proxy(Arc<Inner>);

struct Inner {
    lanes: Semaphore,
    here: AtomicUsize,
    most: AtomicUsize,
    wrong: AtomicUsize,
    /// The number of requests that it rejects before it queues them.
    refusals: AtomicUsize,
    with_headers: bool,
}

impl Proxy {
    /// Starts a proxy below a path, and returns the URL of that path.
    async fn start(with_headers: bool, refusals: usize) -> (Self, String) {
        let proxy = Self(Arc::new(Inner {
            lanes: Semaphore::new(LANES),
            here: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            wrong: AtomicUsize::new(0),
            refusals: AtomicUsize::new(refusals),
            with_headers,
        }));
        let router = Router::new().fallback(serve).with_state(proxy.clone());
        let url = listen(router).await;
        (proxy, format!("{url}/to/discord"))
    }
}

/// Queues a request until Discord would accept it, and responds in place of Discord.
async fn serve(State(Proxy(proxy)): State<Proxy>, incoming: Incoming) -> Response {
    if !(incoming.uri().path()).starts_with("/to/discord/api/v10/channels/") {
        proxy.wrong.fetch_add(1, Ordering::Relaxed);
    }
    let refuses = proxy
        .refusals
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            left.checked_sub(1)
        });
    if refuses.is_ok() {
        let wait = [("retry-after", "1")];
        return (StatusCode::TOO_MANY_REQUESTS, wait, "slow down").into_response();
    }
    let here = proxy.here.fetch_add(1, Ordering::Relaxed) + 1;
    proxy.most.fetch_max(here, Ordering::Relaxed);
    let lane = proxy.lanes.acquire().await.unwrap();
    tokio::time::sleep(TIME).await;
    drop(lane);
    proxy.here.fetch_sub(1, Ordering::Relaxed);
    if !proxy.with_headers {
        return "{}".into_response();
    }
    // These headers are those of the proxy's own count, which the client must ignore.
    let headers = [
        ("x-ratelimit-bucket", "a"),
        ("x-ratelimit-limit", "5"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset-after", "5.0"),
    ];
    (headers, "{}").into_response()
}

/// Sends messages to several channels: those of one channel keep their order, and wait for each other.
async fn flood(rest: &Rest, count: usize, channels: usize) -> Duration {
    let message = |number| request("create_message", json!([1 + number % channels, "hi"]));
    let mut tasks = JoinSet::new();
    let start = Instant::now();
    for request in (0..count).map(message) {
        let rest = rest.clone();
        tasks.spawn(async move { rest.send(request).await.map(drop) });
    }
    for result in tasks.join_all().await {
        result.unwrap();
    }
    start.elapsed()
}

#[tokio::test]
async fn requests_wait_at_the_proxy_and_nowhere_else() {
    for with_headers in [true, false] {
        let (proxy, url) = Proxy::start(with_headers, 0).await;
        let rest = client(&url, |config| config.rate_limits = false);
        let elapsed = flood(&rest, 100, 100).await;
        assert_eq!((rest.stats().sent, rest.stats().rate_limited), (100, 0));
        assert_eq!(proxy.0.wrong.load(Ordering::Relaxed), 0);
        assert!(
            proxy.0.most.load(Ordering::Relaxed) > LANES,
            "they queue there"
        );
        // With its own limits, the client would take a hundred seconds, according to the headers.
        assert!(elapsed < Duration::from_secs(10), "{elapsed:?}");
    }
}

#[tokio::test]
async fn a_client_with_its_own_limits_works_there_too() {
    let (proxy, url) = Proxy::start(false, 0).await;
    let rest = client(&url, |_| {});
    flood(&rest, 20, 1).await;
    assert_eq!((rest.stats().sent, rest.stats().rate_limited), (20, 0));
    assert_eq!(proxy.0.most.load(Ordering::Relaxed), 1, "one after another");
}

#[tokio::test]
async fn the_proxys_own_429_is_waited_out() {
    let (_proxy, url) = Proxy::start(true, 1).await;
    let rest = client(&url, |config| config.rate_limits = false);
    let one: Request = request("get_channel", json!([1]));
    let start = Instant::now();
    rest.send(one).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!((rest.stats().sent, rest.stats().rate_limited), (2, 1));
}
