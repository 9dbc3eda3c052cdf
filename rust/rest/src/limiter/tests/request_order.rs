//! The order of waiting requests: later requests overtake an earlier one only for a limited time.

use super::*;

type Waiting = (
    u64,
    LimiterKey,
    tokio::sync::oneshot::Receiver<Result<(), Denial>>,
);

/// Sends the requests that can be sent. Returns their numbers in the order of sending.
fn departures(
    state: &mut state::LimiterState,
    waiting: &mut Vec<Waiting>,
    now: Instant,
) -> Vec<(u64, LimiterKey)> {
    state.advance(now);
    let mut gone = Vec::new();
    waiting.retain_mut(|(number, key, granted)| {
        let went = matches!(granted.try_recv(), Ok(Ok(())));
        if went {
            gone.push((*number, key.clone()));
        }
        !went
    });
    gone
}

#[test]
fn a_resource_whose_first_request_must_wait_does_not_overtake_others() {
    let mut now = Instant::now();
    let mut state = state::LimiterState::new(
        &LimiterSettings {
            global_limit: 10,
            ..settings()
        },
        now,
    );
    let (topic, busy, quiet) = (
        key("PATCH /topic", "channels/1"),
        key("GET /busy", "channels/1"),
        key("GET /busy", "channels/2"),
    );
    let rule = rule("a", 100_000, 1000);
    let (mut waiting, mut enqueue) = (Vec::new(), 0);
    let mut queue =
        |state: &mut state::LimiterState, waiting: &mut Vec<_>, key: &LimiterKey, now| {
            let (waiter, granted) = tokio::sync::oneshot::channel();
            state.enqueue(key, enqueue, patient(waiter), now);
            waiting.push((enqueue, key.clone(), granted));
            enqueue += 1;
        };
    // The buckets of both channels have requests left, and the topic has to wait for ten minutes.
    for (key, told) in [
        (&topic, response(429, &[], r#"{"retry_after": 600.0}"#)),
        (&busy, response(200, &limits(rule, 90_000, 1000.0), "{}")),
        (&quiet, response(200, &limits(rule, 90_000, 1000.0), "{}")),
    ] {
        queue(&mut state, &mut waiting, key, now);
        let gone = departures(&mut state, &mut waiting, now);
        state.end(key, gone[0].0, state::RequestEnd::Responded(told), now);
    }
    queue(&mut state, &mut waiting, &topic, now);
    for _ in 0..200 {
        queue(&mut state, &mut waiting, &quiet, now);
        queue(&mut state, &mut waiting, &busy, now);
    }
    let mut order = Vec::new();
    for _ in 0..60 {
        now += Duration::from_secs(1);
        let gone = departures(&mut state, &mut waiting, now);
        for (number, key) in gone {
            let told = response(200, &limits(rule, 90_000, 1000.0), "{}");
            state.end(&key, number, state::RequestEnd::Responded(told), now);
            order.push(number);
        }
    }
    assert_eq!(order.len(), 400, "all but the topic");
    assert!(order.is_sorted(), "{order:?}");
}
