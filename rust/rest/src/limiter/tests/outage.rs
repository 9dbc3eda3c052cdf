//! An outage of ten minutes.

use super::*;

/// The symptom of the outage.
#[derive(Clone, Copy, Debug)]
enum Away {
    /// Every connection is refused at once.
    Refusing,
    /// A server in front of Discord responds with errors.
    Failing,
    /// There is no response until the client times out.
    Hanging,
}

const OUTAGE: Duration = Duration::from_secs(600);

/// Sends requests until the outage has ended, like a client that never gives up, and then once more.
async fn endure(
    limiter: Arc<Limiter>,
    discord: Arc<Discord>,
    key: LimiterKey,
    away: Away,
    end: Instant,
) -> Duration {
    let number = limiter.number();
    loop {
        let mut permit = limiter.acquire(&key, number).await.unwrap();
        if Instant::now() >= end {
            drop(permit);
            send(limiter, discord, key, rule("a", 5, 1000)).await;
            return end.elapsed();
        }
        permit.sending();
        match away {
            Away::Refusing => drop(permit),
            Away::Failing => permit.completed(response(502, &[], "<html>")),
            Away::Hanging => {
                sleep(Duration::from_secs(15)).await;
                drop(permit);
            }
        }
        sleep(Duration::from_millis(fastrand::u64(500..4000))).await;
    }
}

async fn outage(away: Away, known_before: bool) {
    let (limiter, discord) = (limiter(), Arc::new(Discord::default()));
    let keys: Vec<_> = (0..60)
        .map(|number| {
            key(
                ["GET /a", "POST /a"][number % 2],
                &format!("channels/{}", number % 6),
            )
        })
        .collect();
    if known_before {
        for key in &keys[..12] {
            send(
                limiter.clone(),
                discord.clone(),
                key.clone(),
                rule("a", 5, 1000),
            )
            .await;
        }
    }
    let end = Instant::now() + OUTAGE;
    let mut tasks = JoinSet::new();
    for key in keys {
        tasks.spawn(endure(limiter.clone(), discord.clone(), key, away, end));
    }
    let slowest = tasks.join_all().await.into_iter().max().unwrap();
    // Requests that have just begun to hang end within a timeout. Twenty requests of a bucket, each of which counts
    // twice now, need seconds.
    assert!(
        slowest < Duration::from_secs(30),
        "{away:?}, {known_before}: {slowest:?}"
    );
    assert_eq!(discord.refused(), 0, "{away:?}, {known_before}");
    sleep(Duration::from_secs(2)).await;
    assert!(is_free(&limiter, &key("GET /a", "channels/1")).await);
}

#[tokio::test(start_paused = true)]
async fn refused_connections_leave_nothing_stuck() {
    outage(Away::Refusing, false).await;
    outage(Away::Refusing, true).await;
}

#[tokio::test(start_paused = true)]
async fn failing_servers_leave_nothing_stuck() {
    outage(Away::Failing, false).await;
    outage(Away::Failing, true).await;
}

#[tokio::test(start_paused = true)]
async fn hanging_requests_leave_nothing_stuck() {
    outage(Away::Hanging, false).await;
    outage(Away::Hanging, true).await;
}

#[tokio::test(start_paused = true)]
async fn a_reset_by_a_clock_that_jumped_is_not_believed() {
    let limiter = limiter();
    let key = key("POST /a", "channels/1");
    // These are in 1970 and in 2100; the time to wait is in another header.
    for reset in ["0.5", "4102444800.0", "-1", "soon"] {
        let permit = limiter.acquire(&key, limiter.number()).await.unwrap();
        let mut headers = limits(rule("a", 1, 1000), 0, 1.0);
        headers.push(("x-ratelimit-reset", reset.into()));
        permit.completed(response(200, &headers, "{}"));
        let start = Instant::now();
        drop(limiter.acquire(&key, limiter.number()).await.unwrap());
        assert!(
            (1000..1020).contains(&start.elapsed().as_millis()),
            "{reset}"
        );
    }
}
