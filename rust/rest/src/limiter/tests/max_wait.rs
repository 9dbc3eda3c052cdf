//! Requests that fail instead of waiting.

use super::*;

const SECOND: Duration = Duration::from_secs(1);

/// Exhausts the bucket of a route for this time.
async fn exhaust(limiter: &Limiter, key: &LimiterKey, seconds: f64) {
    let permit = limiter.acquire(key, limiter.number()).await.unwrap();
    let rule = rule("a", 1, 1000);
    permit.completed(response(200, &limits(rule, 0, seconds), "{}"));
}

async fn denied(limiter: &Limiter, key: &LimiterKey, max_wait: Duration) -> Option<Denial> {
    let acquired = limiter.acquire_within(key, limiter.number(), Some(max_wait));
    match acquired.await {
        Err(AcquireError::Denied(denial)) => Some(denial),
        _ => None,
    }
}

#[tokio::test(start_paused = true)]
async fn it_is_denied_with_the_time_at_once() {
    let limiter = limiter();
    let key = key("GET /a", "channels/1");
    exhaust(&limiter, &key, 5.0).await;
    let start = Instant::now();
    let denial = denied(&limiter, &key, Duration::ZERO).await.unwrap();
    assert_eq!(denial.reason, DenialReason::WaitTooLong(WaitsFor::Endpoint));
    assert!(
        (4.9..=5.1).contains(&denial.retry_after.as_secs_f64()),
        "{denial:?}"
    );
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert!(denied(&limiter, &key, 4 * SECOND).await.is_some());
    assert!(
        denied(&limiter, &key, 6 * SECOND).await.is_none(),
        "it waits"
    );
}

/// The others wait as long as before, and it does not wait behind them.
#[tokio::test(start_paused = true)]
async fn it_does_not_wait_behind_those_who_do() {
    let limiter = limiter();
    let key = key("GET /a", "channels/1");
    exhaust(&limiter, &key, 5.0).await;
    let patient = tokio::spawn({
        let (limiter, key) = (limiter.clone(), key.clone());
        async move { limiter.acquire(&key, limiter.number()).await.map(drop) }
    });
    sleep(SECOND).await;
    let start = Instant::now();
    assert!(denied(&limiter, &key, Duration::ZERO).await.is_some());
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(patient.await.unwrap(), Ok(()));
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_begins_while_it_waits_denies_it() {
    let limiter = limiter();
    let (here, there) = (key("GET /a", "channels/1"), key("GET /b", "channels/2"));
    exhaust(&limiter, &here, 2.0).await;
    let waiting = tokio::spawn({
        let (limiter, here) = (limiter.clone(), here.clone());
        async move { denied(&limiter, &here, 3 * SECOND).await }
    });
    sleep(SECOND).await;
    let permit = limiter.acquire(&there, limiter.number()).await.unwrap();
    permit.completed(response(
        429,
        &[("x-ratelimit-scope", "global".into())],
        r#"{"retry_after": 60, "global": true}"#,
    ));
    let denial = waiting.await.unwrap().unwrap();
    assert_eq!(denial.reason, DenialReason::WaitTooLong(WaitsFor::Global));
}

/// The bucket of a new route is unknown until the first response, which is no rate limit.
#[tokio::test(start_paused = true)]
async fn the_response_to_another_request_is_no_limit() {
    let limiter = limiter();
    let key = key("GET /a", "channels/1");
    let probe = limiter.acquire(&key, limiter.number()).await.unwrap();
    let waiting = tokio::spawn({
        let (limiter, key) = (limiter.clone(), key.clone());
        async move { denied(&limiter, &key, Duration::ZERO).await }
    });
    sleep(Duration::from_millis(100)).await;
    let rule = rule("a", 5, 1000);
    probe.completed(response(200, &limits(rule, 4, 1.0), "{}"));
    assert_eq!(waiting.await.unwrap(), None);
}

#[tokio::test(start_paused = true)]
async fn each_bearer_has_buckets_of_its_own() {
    let limiter = limiter();
    let bot = key("GET /users/@me/guilds", "");
    exhaust(&limiter, &bot, 60.0).await;
    for number in [1, 2] {
        let bearer = bot.clone().of_bearer(number);
        assert_eq!(denied(&limiter, &bearer, Duration::ZERO).await, None);
        exhaust(&limiter, &bearer, 60.0).await;
        assert!(denied(&limiter, &bearer, Duration::ZERO).await.is_some());
    }
}
