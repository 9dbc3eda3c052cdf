//! The limiter against a Discord made of a few rules, in paused time.

mod allowances;
mod crowds;
mod hidden;
mod memory;
mod outage;
mod permits;
mod proxy;
mod refusals;
mod sequences;
mod strict;
mod turns;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use http::{HeaderMap, StatusCode};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep, timeout};

use super::allowance::Allowance;
use super::answer::Answer;
use super::key::Key;
use super::*;

/// Bucket limits as Discord keeps them: fixed windows that begin with their first request.
#[derive(Default)]
struct Discord {
    windows: Mutex<HashMap<(String, String), (Instant, u32)>>,
    /// How many requests were refused.
    refused: AtomicU32,
    /// When each request was taken.
    taken: Mutex<Vec<(u64, Instant)>>,
}

/// The bucket of a route: its hash, how many requests fit, into which time.
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
    /// Counts a request and answers it.
    fn answer(&self, rule: Rule, major: &str, number: u64) -> Answer {
        let now = Instant::now();
        let mut windows = self.windows.lock().unwrap();
        let window = windows
            .entry((rule.hash.into(), major.into()))
            .or_insert((now, 0));
        if now >= window.0 + rule.window {
            *window = (now, 0);
        }
        let reset_after = (window.0 + rule.window - now).as_secs_f64();
        if window.1 >= rule.limit {
            self.refused.fetch_add(1, Ordering::Relaxed);
            let body = format!("{{\"retry_after\": {reset_after:.3}}}");
            return answer(429, &limits(rule, 0, reset_after), &body);
        }
        window.1 += 1;
        self.taken.lock().unwrap().push((number, now));
        answer(200, &limits(rule, rule.limit - window.1, reset_after), "{}")
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

fn answer(status: u16, headers: &[(&'static str, String)], body: &str) -> Answer {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect();
    Answer::read(
        StatusCode::from_u16(status).unwrap(),
        &headers,
        body.as_bytes(),
    )
}

fn limiter() -> Arc<Limiter> {
    with_global(50)
}

fn with_global(global_limit: u32) -> Arc<Limiter> {
    Arc::new(Limiter::new(Settings {
        global_limit,
        ..settings()
    }))
}

/// What is usual, as Discord has it. Every test begins with it, and so with the same seed for the delays of its network.
fn settings() -> Settings {
    fastrand::seed(4);
    Settings {
        global_limit: 50,
        global_window: Duration::from_secs(1),
        invalid_limit: 10_000,
        keeps_limits: true,
        max_wait: None,
    }
}

fn key(route: &str, major: &str) -> Key {
    Key {
        route: route.into(),
        major: major.into(),
        allowance: Allowance::Bot,
    }
}

/// Sends one request over a network of some delay, again until it is taken; gives the time it took.
async fn send(limiter: Arc<Limiter>, discord: Arc<Discord>, key: Key, rule: Rule) -> Duration {
    let start = Instant::now();
    let number = limiter.number();
    loop {
        let mut permit = limiter.acquire(&key, number).await.unwrap();
        permit.sending();
        sleep(Duration::from_millis(fastrand::u64(5..40))).await;
        let answer = discord.answer(rule, &key.major, number);
        let taken = answer.refusal.is_none();
        sleep(Duration::from_millis(fastrand::u64(5..40))).await;
        permit.answered(answer);
        if taken {
            return start.elapsed();
        }
    }
}

/// Whether a permit can be had without waiting.
async fn is_free(limiter: &Limiter, key: &Key) -> bool {
    timeout(
        Duration::from_millis(1),
        limiter.acquire(key, limiter.number()),
    )
    .await
    .is_ok()
}
