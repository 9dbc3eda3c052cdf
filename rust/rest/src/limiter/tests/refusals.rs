//! 429 responses, and other refusals of Discord and Cloudflare.

use super::*;

#[tokio::test(start_paused = true)]
async fn a_global_429_stops_all_but_for_its_time() {
    let limiter = limiter();
    let permit = limiter
        .acquire(&key("GET /a", "channels/1"), limiter.number())
        .await
        .unwrap();
    permit.completed(response(
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
        .completed(response(200, &limits(rule, 4, 1.0), "{}"));
    let permit = limiter.acquire(&topic, limiter.number()).await.unwrap();
    permit.completed(response(
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
    permit.completed(response(429, &headers, r#"{"retry_after": 7.0}"#));
    assert!(!is_free(&limiter, &here).await);
    assert!(is_free(&limiter, &there).await);
    assert_eq!(limiter.invalid(), 0);
}

#[tokio::test(start_paused = true)]
async fn too_many_invalid_requests_are_refused_until_they_are_forgotten() {
    let limiter = Limiter::new(LimiterSettings {
        global_limit: 1000,
        invalid_limit: 100,
        ..settings()
    });
    let key = key("GET /a", "channels/1");
    for _ in 0..95 {
        limiter
            .acquire(&key, limiter.number())
            .await
            .unwrap()
            .completed(response(403, &[], r#"{"code": 50013}"#));
    }
    let Err(AcquireError::Denied(denial)) = limiter.acquire(&key, limiter.number()).await else {
        panic!("it was let through");
    };
    assert_eq!(limiter.invalid(), 95);
    assert!(
        denial.retry_after >= Duration::from_secs(590),
        "{:?}",
        denial.retry_after
    );
    sleep(denial.retry_after).await;
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
    permit.completed(response(429, &html, "<html>"));
    let callback = LimiterKey {
        allowance: Allowance::Unlimited,
        ..key("POST /callback", "interactions/1/token")
    };
    let start = Instant::now();
    let _permit = limiter.acquire(&callback, limiter.number()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(30));
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_a_hidden_limit_holds_nobody_up() {
    let limiter = limiter();
    let (topic, other) = (
        key("PATCH /channel (topic)", "channels/1"),
        key("GET /channel", "channels/1"),
    );
    let rule = rule("a", 5, 1000);
    for key in [&topic, &other] {
        let permit = limiter.acquire(key, limiter.number()).await.unwrap();
        permit.completed(response(200, &limits(rule, 4, 1.0), "{}"));
    }
    let permit = limiter.acquire(&topic, limiter.number()).await.unwrap();
    permit.completed(response(
        429,
        &limits(rule, 3, 1.0),
        r#"{"retry_after": 600.0}"#,
    ));
    let waiting = tokio::spawn({
        let (limiter, topic) = (limiter.clone(), topic.clone());
        async move { limiter.acquire(&topic, limiter.number()).await.map(drop) }
    });
    tokio::task::yield_now().await;
    assert!(is_free(&limiter, &other).await);
    waiting.await.unwrap().unwrap();
}
