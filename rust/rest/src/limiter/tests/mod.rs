//! Tests the limiter against a simulated Discord with a few rules, in paused time.

mod allowances;
mod hidden;
mod many_requests;
mod max_wait;
mod memory;
mod outage;
mod permits;
mod proxy;
mod refusals;
mod request_order;
mod sequences;
mod strict;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use http::{HeaderMap, StatusCode};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep, timeout};

use super::allowance::Allowance;
use super::key::LimiterKey;
use super::rate_limit_info::RateLimitInfo;
use super::*;

/// Bucket limits with the rules of Discord: fixed windows that begin with their first request.
#[derive(Default)]
struct Discord {
    windows: Mutex<HashMap<(String, String), (Instant, u32)>>,
    /// The number of requests that were refused.
    refused: AtomicU32,
    /// The time at which each request was accepted.
    taken: Mutex<Vec<(u64, Instant)>>,
}

/// The bucket of a route: its hash, its number of requests, and the length of its window.
#[derive(Clone, Copy)]
struct Rule {
    hash: &'static str,
    limit: u32,
    window: Duration,
}

const fn rule(hash: &'static str, limit: u32, window_ms: u64) -> Rule {
    Rule {
        hash,
        limit,
        window: Duration::from_millis(window_ms),
    }
}

impl Discord {
    /// Counts a request and returns the response.
    fn response(&self, rule: Rule, resource: &str, number: u64) -> RateLimitInfo {
        let now = Instant::now();
        let mut windows = self.windows.lock().unwrap();
        let window = windows
            .entry((rule.hash.into(), resource.into()))
            .or_insert((now, 0));
        if now >= window.0 + rule.window {
            *window = (now, 0);
        }
        let reset_after = (window.0 + rule.window - now).as_secs_f64();
        if window.1 >= rule.limit {
            self.refused.fetch_add(1, Ordering::Relaxed);
            let body = format!("{{\"retry_after\": {reset_after:.3}}}");
            return response(429, &limits(rule, 0, reset_after), &body);
        }
        window.1 += 1;
        self.taken.lock().unwrap().push((number, now));
        response(200, &limits(rule, rule.limit - window.1, reset_after), "{}")
    }

    fn refused(&self) -> u32 {
        self.refused.load(Ordering::Relaxed)
    }
}

fn limits(rule: Rule, remaining: u32, reset_after: f64) -> Vec<(&'static str, String)> {
    vec![
        ("x-ratelimit-bucket", rule.hash.into()),
        ("x-ratelimit-limit", rule.limit.to_string()),
        ("x-ratelimit-remaining", remaining.to_string()),
        ("x-ratelimit-reset-after", format!("{reset_after:.3}")),
    ]
}

fn response(status: u16, headers: &[(&'static str, String)], body: &str) -> RateLimitInfo {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect();
    RateLimitInfo::from_response(
        StatusCode::from_u16(status).unwrap(),
        &headers,
        body.as_bytes(),
    )
}

impl Limiter {
    /// Waits until the request can be sent, as long as the settings permit.
    async fn acquire(&self, key: &LimiterKey, number: u64) -> Result<Permit, AcquireError> {
        self.acquire_within(key, number, None).await
    }
}

/// Returns a request that waits as long as the settings permit.
fn patient(waiter: resource::Waiter) -> WaitingRequest {
    WaitingRequest {
        waiter,
        max_wait: None,
    }
}

fn limiter() -> Arc<Limiter> {
    with_global(50)
}

fn with_global(global_limit: u32) -> Arc<Limiter> {
    Arc::new(Limiter::new(LimiterSettings {
        global_limit,
        ..settings()
    }))
}

/// Returns the usual limits of Discord. Every test begins with them, and with the same seed for the delays of its
/// network.
fn settings() -> LimiterSettings {
    fastrand::seed(4);
    LimiterSettings {
        global_limit: 50,
        global_window: Duration::from_secs(1),
        invalid_limit: 10_000,
        applies_limits: true,
        max_wait: None,
    }
}

fn key(route: &str, resource: &str) -> LimiterKey {
    LimiterKey {
        route: route.into(),
        resource: resource.into(),
        allowance: Allowance::Bot,
        has_bearer: false,
    }
}

/// Sends a request over a network with a delay, repeatedly until it is accepted. Returns the time that this took.
async fn send(
    limiter: Arc<Limiter>,
    discord: Arc<Discord>,
    key: LimiterKey,
    rule: Rule,
) -> Duration {
    let start = Instant::now();
    let number = limiter.number();
    loop {
        let mut permit = limiter.acquire(&key, number).await.unwrap();
        permit.sending();
        sleep(Duration::from_millis(fastrand::u64(5..40))).await;
        let response = discord.response(rule, &key.resource, number);
        let taken = response.refusal.is_none();
        sleep(Duration::from_millis(fastrand::u64(5..40))).await;
        permit.completed(response);
        if taken {
            return start.elapsed();
        }
    }
}

/// Returns whether a permit is available without waiting.
async fn is_free(limiter: &Limiter, key: &LimiterKey) -> bool {
    timeout(
        Duration::from_millis(1),
        limiter.acquire(key, limiter.number()),
    )
    .await
    .is_ok()
}
