//! Single requests.

use super::*;

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
    first.completed(response(200, &limits(rule, 4, 1.0), "{}"));
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
async fn interactions_are_outside_the_global_limit() {
    let limiter = with_global(1);
    let _first = limiter
        .acquire(&key("GET /a", ""), limiter.number())
        .await
        .unwrap();
    assert!(!is_free(&limiter, &key("GET /b", "channels/1")).await);
    let callback = LimiterKey {
        allowance: Allowance::Unlimited,
        ..key("POST /callback", "interactions/1/token")
    };
    assert!(is_free(&limiter, &callback).await);
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
        .completed(response(200, &limits(rule, 1, 1.0), "{}"));
    let probe = limiter.acquire(&unknown, limiter.number()).await.unwrap();
    assert!(
        !is_free(&limiter, &known).await,
        "the last place may be taken by the other route"
    );
    probe.completed(response(
        200,
        &limits(super::rule("b", 2, 1000), 1, 1.0),
        "{}",
    ));
    assert!(is_free(&limiter, &known).await, "it was not");
}

#[tokio::test(start_paused = true)]
async fn without_headers_one_at_a_time() {
    let limiter = limiter();
    let key = key("POST /webhooks", "channels/1");
    for _ in 0..3 {
        let permit = limiter.acquire(&key, limiter.number()).await.unwrap();
        assert!(!is_free(&limiter, &key).await);
        permit.completed(response(200, &[], "{}"));
    }
    let permit = limiter.acquire(&key, limiter.number()).await.unwrap();
    permit.completed(response(
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
        .completed(response(200, &limits(rule("a", 2, 500), 1, 0.5), "{}"));
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
