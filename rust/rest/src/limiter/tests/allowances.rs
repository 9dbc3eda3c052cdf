//! Which requests wait when a global limit is used up.

use super::*;

fn of(allowance: Allowance, route: &str, resource: &str) -> LimiterKey {
    LimiterKey {
        allowance,
        ..key(route, resource)
    }
}

fn global_429() -> RateLimitInfo {
    let headers = [("x-ratelimit-scope", "global".into())];
    response(429, &headers, r#"{"retry_after": 2.5, "global": true}"#)
}

#[tokio::test(start_paused = true)]
async fn a_webhook_takes_nothing_from_the_bot() {
    let limiter = with_global(1);
    let _bot = limiter
        .acquire(&key("GET /a", ""), limiter.number())
        .await
        .unwrap();
    let webhook = of(Allowance::PerIp, "POST /webhook", "webhooks/1/token");
    let other = of(Allowance::PerIp, "POST /webhook", "webhooks/2/token");
    let _webhook = limiter.acquire(&webhook, limiter.number()).await.unwrap();
    assert!(!is_free(&limiter, &other).await, "both use the address");
}

#[tokio::test(start_paused = true)]
async fn a_global_429_stops_its_own_allowance() {
    let limiter = limiter();
    let webhook = of(Allowance::PerIp, "POST /webhook", "webhooks/1/token");
    let permit = limiter.acquire(&webhook, limiter.number()).await.unwrap();
    permit.completed(global_429());
    assert!(is_free(&limiter, &key("GET /a", "")).await);
    let other = of(Allowance::PerIp, "POST /webhook", "webhooks/2/token");
    assert!(!is_free(&limiter, &other).await);
}

#[tokio::test(start_paused = true)]
async fn what_has_no_global_limit_waits_for_a_global_429_all_the_same() {
    let limiter = limiter();
    let callback = of(
        Allowance::Unlimited,
        "POST /callback",
        "interactions/1/token",
    );
    let permit = limiter.acquire(&callback, limiter.number()).await.unwrap();
    permit.completed(global_429());
    assert!(is_free(&limiter, &key("GET /a", "")).await);
    let start = Instant::now();
    let _permit = limiter.acquire(&callback, limiter.number()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(2500));
}
