//! A proxy applies the limits.

use super::*;

fn left_to_proxy() -> Limiter {
    Limiter::new(LimiterSettings {
        applies_limits: false,
        ..settings()
    })
}

#[tokio::test(start_paused = true)]
async fn nothing_waits_twice() {
    let limiter = left_to_proxy();
    let key = key("POST /a", "channels/1");
    let mut permits = Vec::new();
    for _ in 0..400 {
        let permit = timeout(
            Duration::from_millis(1),
            limiter.acquire(&key, limiter.number()),
        );
        permits.push(permit.await.unwrap().unwrap());
    }
    for permit in permits {
        permit.completed(response(200, &limits(rule("a", 5, 5000), 0, 5.0), "{}"));
    }
    assert!(is_free(&limiter, &key).await, "whatever the headers say");
}

#[tokio::test(start_paused = true)]
async fn a_429_is_waited_out_all_the_same() {
    let limiter = left_to_proxy();
    let (here, there) = (key("POST /a", "channels/1"), key("POST /a", "channels/2"));
    let permit = limiter.acquire(&here, limiter.number()).await.unwrap();
    permit.completed(response(429, &[("retry-after", "3".into())], ""));
    assert!(is_free(&limiter, &there).await);
    let start = Instant::now();
    let permit = limiter.acquire(&here, limiter.number()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(3));
    permit.completed(response(
        429,
        &[],
        r#"{"retry_after": 2.0, "global": true}"#,
    ));
    let start = Instant::now();
    let _permit = limiter.acquire(&there, limiter.number()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn what_is_on_its_way_is_bounded() {
    let limiter = left_to_proxy();
    let key = |number: usize| key("POST /a", &format!("channels/{number}"));
    let mut permits = Vec::new();
    for number in 0..500 {
        permits.push(
            limiter
                .acquire(&key(number), limiter.number())
                .await
                .unwrap(),
        );
    }
    assert!(!is_free(&limiter, &key(500)).await);
    permits.pop();
    assert!(is_free(&limiter, &key(500)).await);
}
