//! The limiter against a Discord made of a few rules, in paused time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use http::{HeaderMap, StatusCode};
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep, timeout};

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
    let global_window = Duration::from_millis(1100);
    Arc::new(Limiter::new(Settings {
        global_limit,
        global_window,
        invalid_limit: 10_000,
    }))
}

fn key(route: &str, major: &str) -> Key {
    Key {
        route: route.into(),
        major: major.into(),
        exempt: false,
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

#[tokio::test(start_paused = true)]
async fn one_first_then_as_many_as_remain() {
    let limiter = limiter();
    let key = key("POST /a", "channels/1");
    let rule = rule("a", 5, 1000);
    let first = limiter.acquire(&key, limiter.number()).await.unwrap();
    assert!(
        !is_free(&limiter, &key).await,
        "the second waits for the first answer"
    );
    first.answered(answer(200, &limits(rule, 4, 1.0), "{}"));
    let mut permits = Vec::new();
    for _ in 0..4 {
        permits.push(limiter.acquire(&key, limiter.number()).await.unwrap());
    }
    let start = Instant::now();
    let fifth = limiter.acquire(&key, limiter.number()).await.unwrap();
    assert!(
        start.elapsed() >= Duration::from_millis(990),
        "{:?}",
        start.elapsed()
    );
    drop((permits, fifth));
}

#[tokio::test(start_paused = true)]
async fn requests_of_a_bucket_go_in_their_order() {
    let (limiter, discord) = (limiter(), Arc::new(Discord::default()));
    let mut tasks = JoinSet::new();
    for _ in 0..40 {
        tasks.spawn(send(
            limiter.clone(),
            discord.clone(),
            key("POST /a", "channels/1"),
            rule("a", 1, 100),
        ));
    }
    tasks.join_all().await;
    let taken = discord.taken.lock().unwrap();
    assert!(taken.is_sorted_by_key(|(number, _)| *number));
    assert_eq!((taken.len(), discord.refused()), (40, 0));
}

#[tokio::test(start_paused = true)]
async fn strict_mixed_limits_meet_no_429_and_little_delay() {
    let (limiter, discord) = (with_global(1_000_000), Arc::new(Discord::default()));
    // Two routes share the bucket "messages"; "delete" and "edit" have their own.
    let routes = [
        ("POST /messages", rule("messages", 5, 1000)),
        ("PATCH /messages", rule("messages", 5, 1000)),
        ("DELETE /messages", rule("delete", 3, 333)),
        ("PUT /reaction", rule("reaction", 1, 250)),
    ];
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for round in 0..25 {
        for channel in 0..20 {
            let (route, rule) = routes[round % routes.len()];
            tasks.spawn(send(
                limiter.clone(),
                discord.clone(),
                key(route, &format!("channels/{channel}")),
                rule,
            ));
        }
    }
    tasks.join_all().await;
    assert_eq!(discord.taken.lock().unwrap().len(), 500);
    assert_eq!(discord.refused(), 0, "avoidable 429s");
    // Thirteen of "messages" in windows of 1 s are the slowest: two whole windows, and the first requests in a row.
    assert!(
        start.elapsed() < Duration::from_secs(4),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn the_throughput_is_what_the_limit_allows() {
    let (limiter, discord) = (limiter(), Arc::new(Discord::default()));
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..100 {
        tasks.spawn(send(
            limiter.clone(),
            discord.clone(),
            key("POST /a", "channels/1"),
            rule("a", 5, 5000),
        ));
    }
    tasks.join_all().await;
    let least = Duration::from_secs(5 * (100 / 5 - 1));
    assert!(
        start.elapsed() < least.mul_f64(1.05),
        "{:?} instead of {least:?}",
        start.elapsed()
    );
    assert_eq!(discord.refused(), 0);
}

#[tokio::test(start_paused = true)]
async fn no_window_holds_more_than_the_global_limit() {
    let (limiter, discord) = (limiter(), Arc::new(Discord::default()));
    let mut tasks = JoinSet::new();
    for channel in 0..300 {
        let key = key("POST /a", &format!("channels/{channel}"));
        tasks.spawn(send(
            limiter.clone(),
            discord.clone(),
            key,
            rule("a", 5, 1000),
        ));
    }
    tasks.join_all().await;
    let mut times: Vec<_> = discord
        .taken
        .lock()
        .unwrap()
        .iter()
        .map(|(_, time)| *time)
        .collect();
    times.sort_unstable();
    for window in times.windows(51) {
        assert!(
            window[50] - window[0] > Duration::from_secs(1),
            "{:?}",
            window[50] - window[0]
        );
    }
}

#[tokio::test(start_paused = true)]
async fn interactions_are_outside_the_global_limit() {
    let limiter = with_global(1);
    let _first = limiter
        .acquire(&key("GET /a", ""), limiter.number())
        .await
        .unwrap();
    assert!(!is_free(&limiter, &key("GET /b", "channels/1")).await);
    let callback = Key {
        exempt: true,
        ..key("POST /callback", "interactions/1/token")
    };
    assert!(is_free(&limiter, &callback).await);
}

#[tokio::test(start_paused = true)]
async fn a_global_429_stops_all_but_for_its_time() {
    let limiter = limiter();
    let permit = limiter
        .acquire(&key("GET /a", "channels/1"), limiter.number())
        .await
        .unwrap();
    permit.answered(answer(
        429,
        &[("x-ratelimit-scope", "global".into())],
        r#"{"retry_after": 2.5, "global": true}"#,
    ));
    let start = Instant::now();
    let _permit = limiter
        .acquire(&key("GET /b", "channels/2"), limiter.number())
        .await
        .unwrap();
    assert!((Duration::from_millis(2500)..Duration::from_millis(2550)).contains(&start.elapsed()));
}

#[tokio::test(start_paused = true)]
async fn a_hidden_limit_stops_its_route_alone() {
    let limiter = limiter();
    let (topic, other) = (
        key("PATCH /channel (topic)", "channels/1"),
        key("GET /channel", "channels/1"),
    );
    let rule = rule("a", 5, 1000);
    limiter
        .acquire(&other, limiter.number())
        .await
        .unwrap()
        .answered(answer(200, &limits(rule, 4, 1.0), "{}"));
    let permit = limiter.acquire(&topic, limiter.number()).await.unwrap();
    permit.answered(answer(
        429,
        &limits(rule, 3, 1.0),
        r#"{"retry_after": 598.2}"#,
    ));
    assert!(
        is_free(&limiter, &other).await,
        "the bucket itself has room"
    );
    let start = Instant::now();
    let _permit = limiter.acquire(&topic, limiter.number()).await.unwrap();
    assert!(
        (598..600).contains(&start.elapsed().as_secs()),
        "{:?}",
        start.elapsed()
    );
    assert!(
        !is_free(&limiter, &topic).await,
        "one at a time finds the hidden limit out"
    );
}

#[tokio::test(start_paused = true)]
async fn a_shared_429_stops_one_resource_and_is_not_invalid() {
    let limiter = limiter();
    let (here, there) = (key("GET /a", "guilds/1"), key("GET /a", "guilds/2"));
    let rule = rule("a", 50, 1000);
    let mut headers = limits(rule, 49, 1.0);
    headers.push(("x-ratelimit-scope", "shared".into()));
    let permit = limiter.acquire(&here, limiter.number()).await.unwrap();
    permit.answered(answer(429, &headers, r#"{"retry_after": 7.0}"#));
    assert!(!is_free(&limiter, &here).await);
    assert!(is_free(&limiter, &there).await);
    assert_eq!(limiter.invalid(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_route_does_not_overdraw_a_bucket_it_shares() {
    let limiter = limiter();
    let (known, unknown) = (
        key("POST /messages", "channels/1"),
        key("PATCH /messages", "channels/1"),
    );
    let rule = rule("a", 2, 1000);
    limiter
        .acquire(&known, limiter.number())
        .await
        .unwrap()
        .answered(answer(200, &limits(rule, 1, 1.0), "{}"));
    let probe = limiter.acquire(&unknown, limiter.number()).await.unwrap();
    assert!(
        !is_free(&limiter, &known).await,
        "the last place may be taken by the other route"
    );
    probe.answered(answer(
        200,
        &limits(super::tests::rule("b", 2, 1000), 1, 1.0),
        "{}",
    ));
    assert!(is_free(&limiter, &known).await, "it was not");
}

#[tokio::test(start_paused = true)]
async fn a_changed_hash_and_several_hashes_are_learned() {
    let (limiter, discord) = (limiter(), Arc::new(Discord::default()));
    let route = key("DELETE /message", "channels/1");
    for rule in [
        rule("young", 5, 1000),
        rule("old", 3, 333),
        rule("older", 30, 4000),
        rule("young", 5, 1000),
    ] {
        let mut tasks = JoinSet::new();
        for _ in 0..20 {
            tasks.spawn(send(limiter.clone(), discord.clone(), route.clone(), rule));
        }
        tasks.join_all().await;
    }
    assert_eq!(discord.taken.lock().unwrap().len(), 80);
    // Nothing tells that a hash will change but the answer that names the new one.
    assert!(discord.refused() <= 4, "{} refused", discord.refused());
}

#[tokio::test(start_paused = true)]
async fn without_headers_one_at_a_time() {
    let limiter = limiter();
    let key = key("POST /webhooks", "channels/1");
    for _ in 0..3 {
        let permit = limiter.acquire(&key, limiter.number()).await.unwrap();
        assert!(!is_free(&limiter, &key).await);
        permit.answered(answer(200, &[], "{}"));
    }
    let permit = limiter.acquire(&key, limiter.number()).await.unwrap();
    permit.answered(answer(
        429,
        &[("retry-after", "3".into())],
        r#"{"retry_after": 3.0}"#,
    ));
    let start = Instant::now();
    let _permit = limiter.acquire(&key, limiter.number()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn giving_up_gives_the_place_back() {
    let limiter = with_global(2);
    let key = key("POST /a", "channels/1");
    for _ in 0..10 {
        drop(limiter.acquire(&key, limiter.number()).await.unwrap());
    }
    let held = limiter.acquire(&key, limiter.number()).await.unwrap();
    let mut waiting = JoinSet::new();
    for _ in 0..100 {
        let (limiter, key) = (limiter.clone(), key.clone());
        waiting.spawn(async move { limiter.acquire(&key, limiter.number()).await.map(drop) });
    }
    tokio::task::yield_now().await;
    waiting.shutdown().await;
    drop(held);
    assert!(is_free(&limiter, &key).await);
}

#[tokio::test(start_paused = true)]
async fn lost_answers_leave_nothing_stuck() {
    let limiter = limiter();
    let key = key("POST /a", "channels/1");
    limiter
        .acquire(&key, limiter.number())
        .await
        .unwrap()
        .answered(answer(200, &limits(rule("a", 2, 500), 1, 0.5), "{}"));
    for _ in 0..50 {
        let mut permit = timeout(
            Duration::from_secs(2),
            limiter.acquire(&key, limiter.number()),
        )
        .await
        .unwrap()
        .unwrap();
        permit.sending();
    }
}

#[tokio::test(start_paused = true)]
async fn too_many_invalid_requests_are_refused_until_they_are_forgotten() {
    let global_window = Duration::from_millis(1100);
    let limiter = Limiter::new(Settings {
        global_limit: 1000,
        global_window,
        invalid_limit: 100,
    });
    let key = key("GET /a", "channels/1");
    for _ in 0..95 {
        limiter
            .acquire(&key, limiter.number())
            .await
            .unwrap()
            .answered(answer(403, &[], r#"{"code": 50013}"#));
    }
    let Err(Denied::Refused(refused)) = limiter.acquire(&key, limiter.number()).await else {
        panic!("it was let through");
    };
    assert_eq!(limiter.invalid(), 95);
    assert!(
        refused.retry_after >= Duration::from_secs(590),
        "{:?}",
        refused.retry_after
    );
    sleep(refused.retry_after).await;
    assert!(is_free(&limiter, &key).await);
}

#[tokio::test(start_paused = true)]
async fn cloudflare_stops_everything_for_its_time() {
    let limiter = limiter();
    let html = [
        ("content-type", "text/html".into()),
        ("retry-after", "30".into()),
    ];
    let permit = limiter
        .acquire(&key("GET /a", "channels/1"), limiter.number())
        .await
        .unwrap();
    permit.answered(answer(429, &html, "<html>"));
    let callback = Key {
        exempt: true,
        ..key("POST /callback", "interactions/1/token")
    };
    let start = Instant::now();
    let _permit = limiter.acquire(&callback, limiter.number()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(30));
}

#[tokio::test(start_paused = true)]
async fn an_outage_of_ten_minutes_leaves_nothing_stuck() {
    let (limiter, discord) = (limiter(), Arc::new(Discord::default()));
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..60 {
        let (limiter, discord) = (limiter.clone(), discord.clone());
        tasks.spawn(async move {
            let key = key(
                ["GET /a", "POST /a"][number % 2],
                &format!("channels/{}", number % 3),
            );
            while start.elapsed() < Duration::from_secs(600) {
                let mut permit = limiter.acquire(&key, limiter.number()).await.unwrap();
                if start.elapsed() > Duration::from_secs(600) {
                    break;
                }
                permit.sending();
                sleep(Duration::from_secs(5)).await;
                if number % 4 == 0 {
                    permit.answered(answer(502, &[], "<html>"));
                }
            }
            send(limiter, discord, key, rule("a", 5, 1000)).await
        });
    }
    let slowest = tasks.join_all().await.into_iter().max().unwrap();
    assert!(slowest < Duration::from_secs(10), "{slowest:?}");
    assert_eq!(discord.refused(), 0);
}
