//! The memory of the limiter is bounded.

use super::*;
use state::{LimiterState, RequestEnd};

fn enqueue(state: &mut LimiterState, key: &LimiterKey, number: u64, now: Instant) -> Granted {
    let (waiter, granted) = tokio::sync::oneshot::channel();
    state.enqueue(key, number, patient(waiter), now);
    granted
}

type Granted = tokio::sync::oneshot::Receiver<Result<(), Denial>>;

#[test]
fn requests_given_up_during_a_long_block_leave_nothing() {
    let mut now = Instant::now();
    let mut state = LimiterState::new(&settings(), now);
    let first = key("GET /a", "channels/1");
    let _granted = enqueue(&mut state, &first, 0, now);
    state.advance(now);
    let block = response(429, &[], r#"{"retry_after": 80000.0, "global": true}"#);
    state.end(&first, 0, RequestEnd::Responded(block), now);
    let mut most = 0;
    for number in 1..20_000 {
        now += Duration::from_millis(500);
        let key = key("GET /a", &format!("channels/{}", number % 3));
        drop(enqueue(&mut state, &key, number, now));
        state.advance(now);
        // The second to last request is dropped, while the last one waits.
        if number > 3 {
            let before = super::key("GET /a", &format!("channels/{}", (number - 3) % 3));
            state.end(&before, number - 3, RequestEnd::NotSent, now);
        }
        most = most.max(state.entry_count());
    }
    assert!(most < 40, "{most}");
}

#[test]
fn a_long_wait_beside_a_busy_route_sets_one_alarm() {
    let mut now = Instant::now();
    let mut state = LimiterState::new(&settings(), now);
    let (topic, busy) = (key("PATCH /a", "channels/1"), key("PUT /b", "channels/1"));
    let _first = enqueue(&mut state, &topic, 0, now);
    state.advance(now);
    let block = response(429, &[], r#"{"retry_after": 80000.0}"#);
    state.end(&topic, 0, RequestEnd::Responded(block), now);
    let _waits = enqueue(&mut state, &topic, 1, now);
    let mut most = 0;
    for number in 2..5000 {
        let mut granted = enqueue(&mut state, &busy, number, now);
        loop {
            let wake = state.advance(now);
            if granted.try_recv().is_ok() {
                break;
            }
            now = wake.unwrap();
        }
        let told = response(200, &limits(rule("b", 1, 250), 0, 0.25), "{}");
        state.end(&busy, number, RequestEnd::Responded(told), now);
        most = most.max(state.entry_count());
    }
    assert!(most < 20, "{most}");
}

#[test]
fn a_server_that_makes_up_buckets_fills_nothing() {
    let mut now = Instant::now();
    let mut state = LimiterState::new(&settings(), now);
    let key = key("GET /a", "channels/1");
    let mut most = 0;
    for number in 0..50_000_u64 {
        now += Duration::from_millis(100);
        let mut granted = enqueue(&mut state, &key, number, now);
        state.advance(now);
        if granted.try_recv().is_ok() {
            let mut headers = limits(rule("", 5, 1000), 4, 86_000.0);
            headers[0].1 = format!("hash{number}");
            state.end(
                &key,
                number,
                RequestEnd::Responded(response(200, &headers, "{}")),
                now,
            );
        }
        most = most.max(state.entry_count());
    }
    assert!(most < 1000, "{most}");
}

#[test]
fn interactions_are_forgotten_soon() {
    let mut now = Instant::now();
    let mut state = LimiterState::new(&settings(), now);
    let mut most = 0;
    for number in 0..50_000 {
        now += Duration::from_millis(100);
        let callback = LimiterKey {
            allowance: Allowance::Unlimited,
            ..key("POST /callback", &format!("interactions/{number}/token"))
        };
        let _granted = enqueue(&mut state, &callback, number, now);
        state.advance(now);
        state.end(
            &callback,
            number,
            RequestEnd::Responded(response(204, &[], "")),
            now,
        );
        most = most.max(state.entry_count());
    }
    // The resources of two or three minutes, each with its queue.
    assert!(most < 2 * 1810, "{most}");
    now += Duration::from_secs(200);
    state.advance(now);
    assert!(
        state.entry_count() <= 1,
        "the route: {}",
        state.entry_count()
    );
}
