//! Limits that no header announces, such as two changes of a channel's name and topic in ten minutes.

use super::*;

/// Returns a 429 for ten minutes that no header announces or explains.
fn ten_minutes() -> RateLimitInfo {
    response(429, &[], r#"{"retry_after": 600.0}"#)
}

async fn learn(limiter: &Limiter, key: &LimiterKey, rule: Rule) {
    let permit = limiter.acquire(key, limiter.number()).await.unwrap();
    permit.completed(response(200, &limits(rule, rule.limit - 1, 1.0), "{}"));
}

#[tokio::test(start_paused = true)]
async fn a_429_without_headers_stops_neither_its_neighbors_nor_other_channels() {
    let limiter = limiter();
    let channel = |route: &str| key(route, "channels/1");
    for (route, hash) in [("POST /message", "a"), ("PATCH /channel", "b")] {
        learn(&limiter, &channel(route), rule(hash, 5, 1000)).await;
    }
    // The first request of its route may count in any of the buckets, and must not block any of them.
    let topic = channel("PATCH /channel (topic)");
    let permit = limiter.acquire(&topic, limiter.number()).await.unwrap();
    permit.completed(ten_minutes());
    assert!(!is_free(&limiter, &topic).await);
    assert!(is_free(&limiter, &channel("POST /message")).await);
    assert!(is_free(&limiter, &channel("PATCH /channel")).await);
    let elsewhere = key("PATCH /channel (topic)", "channels/2");
    assert!(is_free(&limiter, &elsewhere).await);
}

#[tokio::test(start_paused = true)]
async fn twice_in_ten_minutes_costs_one_429_each_time() {
    let limiter = limiter();
    let topic = key("PATCH /channel (topic)", "channels/1");
    let rule = rule("b", 5, 5000);
    let (start, mut window, mut refused) = (Instant::now(), (Instant::now(), 0), 0);
    let mut done = 0;
    while done < 7 {
        let permit = limiter.acquire(&topic, limiter.number()).await.unwrap();
        if window.0.elapsed() >= Duration::from_secs(600) {
            window = (Instant::now(), 0);
        }
        window.1 += 1;
        let left = 600.0 - window.0.elapsed().as_secs_f64();
        let fits = window.1 <= 2;
        done += u32::from(fits);
        refused += u32::from(!fits);
        permit.completed(if fits {
            response(200, &limits(rule, 4, 5.0), "{}")
        } else {
            let body = format!("{{\"retry_after\": {left:.3}}}");
            response(429, &limits(rule, 3, 5.0), &body)
        });
    }
    assert_eq!(refused, 3);
    assert!((1800..1802).contains(&start.elapsed().as_secs()));
}

#[tokio::test(start_paused = true)]
async fn carefulness_ends() {
    let limiter = limiter();
    let key = key("POST /a", "channels/1");
    let rule = rule("a", 5, 1000);
    let mut headers = limits(rule, 4, 1.0);
    headers.push(("x-ratelimit-scope", "shared".into()));
    let permit = limiter.acquire(&key, limiter.number()).await.unwrap();
    permit.completed(response(429, &headers, r#"{"retry_after": 5.0}"#));
    sleep(Duration::from_secs(6)).await;
    let one = limiter.acquire(&key, limiter.number()).await.unwrap();
    assert!(!is_free(&limiter, &key).await, "one at a time after it");
    one.completed(response(200, &limits(rule, 4, 1.0), "{}"));
    sleep(Duration::from_secs(601)).await;
    learn(&limiter, &key, rule).await;
    let _one = limiter.acquire(&key, limiter.number()).await.unwrap();
    assert!(is_free(&limiter, &key).await, "as before, after a while");
}

#[tokio::test(start_paused = true)]
async fn cloudflares_page_says_nothing_about_a_routes_bucket() {
    let limiter = limiter();
    let (known, new) = (key("POST /a", "channels/1"), key("PATCH /a", "channels/1"));
    let rule = rule("a", 1, 10_000);
    let page = [
        ("content-type", "text/html".into()),
        ("retry-after", "1".into()),
    ];
    let permit = limiter.acquire(&new, limiter.number()).await.unwrap();
    permit.completed(response(429, &page, "<html>"));
    learn(&limiter, &known, rule).await;
    let held = limiter.acquire(&known, limiter.number()).await.unwrap();
    assert!(
        !is_free(&limiter, &new).await,
        "it may share the bucket, which has no place left"
    );
    drop(held);
}
