//! Many requests at once.

use super::*;

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
    // The thirteen requests of "messages" in windows of 1 s are the slowest: two full windows, and the first requests
    // one after the other.
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
    // The change of a hash is only known from the first response that names the new one.
    assert!(discord.refused() <= 4, "{} refused", discord.refused());
}

#[tokio::test(start_paused = true)]
async fn the_first_request_of_a_route_is_not_starved_by_busy_buckets() {
    let (limiter, discord) = (with_global(1_000_000), Arc::new(Discord::default()));
    let mut tasks = JoinSet::new();
    for (route, rule) in [
        ("POST /a", rule("a", 5, 1000)),
        ("POST /b", rule("b", 3, 700)),
    ] {
        for _ in 0..200 {
            tasks.spawn(send(
                limiter.clone(),
                discord.clone(),
                key(route, "channels/1"),
                rule,
            ));
        }
    }
    sleep(Duration::from_secs(5)).await;
    let new = send(
        limiter,
        discord.clone(),
        key("POST /c", "channels/1"),
        rule("c", 1, 1000),
    )
    .await;
    assert!(new < Duration::from_secs(2), "{new:?}");
    tasks.join_all().await;
    assert_eq!(discord.refused(), 0);
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_requests_over_two_hundred_channels() {
    let (limiter, discord) = (with_global(1_000_000), Arc::new(Discord::default()));
    let routes = [
        ("POST /messages", rule("messages", 5, 5000)),
        ("PATCH /messages", rule("messages", 5, 5000)),
        ("DELETE /messages", rule("delete", 5, 1000)),
        ("GET /messages", rule("read", 50, 1000)),
    ];
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..10_000 {
        let (route, rule) = routes[number % 4];
        let key = key(route, &format!("channels/{}", number / 4 % 200));
        tasks.spawn(send(limiter.clone(), discord.clone(), key, rule));
    }
    tasks.join_all().await;
    assert_eq!(
        (discord.taken.lock().unwrap().len(), discord.refused()),
        (10_000, 0)
    );
    // Each channel has 25 messages of each kind: ten windows of five.
    let least = Duration::from_secs(9 * 5);
    assert!(
        start.elapsed() < least.mul_f64(1.05),
        "{:?} instead of {least:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_idle_is_forgotten() {
    let mut state = state::LimiterState::new(&settings(), Instant::now());
    for channel in 0..1000 {
        let key = key("POST /a", &format!("channels/{channel}"));
        let (waiter, _granted) = tokio::sync::oneshot::channel();
        state.enqueue(&key, channel, patient(waiter), Instant::now());
        state.end(&key, channel, state::RequestEnd::NotSent, Instant::now());
        state.advance(Instant::now());
    }
    assert!(state.entry_count() >= 1000);
    tokio::time::advance(Duration::from_secs(700)).await;
    assert_eq!(
        state.advance(Instant::now()),
        None,
        "nothing to wake up for"
    );
    assert_eq!(state.entry_count(), 0);
}
