//! Ten thousand requests against Discord's limits, applied strictly.

use super::*;

const REQUESTS: usize = 10_000;
const CHANNELS: usize = 200;
const SECOND: Duration = Duration::from_secs(1);

/// The routes and their buckets. Two share one; deletions have two, by age; one has none.
const ROUTES: [(&str, Rule); 7] = [
    ("POST /messages", rule("messages", 5, 5000)),
    ("PATCH /message", rule("messages", 5, 5000)),
    ("DELETE /message (new)", rule("delete new", 5, 1000)),
    ("DELETE /message", rule("delete", 3, 333)),
    ("PUT /reaction", rule("reaction", 1, 250)),
    ("GET /messages", rule("read", 5, 1000)),
    ("GET /unlimited", rule("", u32::MAX, 1)),
];

/// A server with Discord's global limit in addition to those of the buckets.
#[derive(Default)]
pub struct Server {
    discord: Discord,
    second: Mutex<Option<(Instant, u32)>>,
    refused: AtomicU32,
}

impl Server {
    /// Returns how many requests were rejected by the limit of a bucket, and by the global one.
    pub fn refusals(&self) -> (u32, u32) {
        (self.discord.refused(), self.refused.load(Ordering::Relaxed))
    }

    /// Returns the time at which each request was accepted, by its number.
    pub fn taken(&self) -> HashMap<u64, Instant> {
        self.discord.taken.lock().unwrap().iter().copied().collect()
    }

    pub fn response(&self, rule: Rule, resource: &str, number: u64) -> RateLimitInfo {
        let now = Instant::now();
        let mut second = self.second.lock().unwrap();
        let (start, count) = second.get_or_insert((now, 0));
        if now >= *start + SECOND {
            (*start, *count) = (now, 0);
        }
        if *count >= 50 {
            self.refused.fetch_add(1, Ordering::Relaxed);
            return response(429, &[], r#"{"retry_after": 1.0, "global": true}"#);
        }
        *count += 1;
        let responded = self.discord.response(rule, resource, number);
        if rule.hash.is_empty() {
            return response(200, &[], "{}");
        }
        responded
    }
}

/// A request and its position: among all, and among those of its bucket.
struct Place {
    number: u64,
    in_bucket: u32,
    rule: Rule,
}

/// Every sixth request goes to one of ten busy channels.
fn channel() -> usize {
    if fastrand::usize(..6) == 0 {
        fastrand::usize(..10)
    } else {
        fastrand::usize(10..CHANNELS)
    }
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_requests_meet_no_429_and_take_their_turns() {
    let (limiter, server) = (limiter(), Arc::new(Server::default()));
    let mut queues: HashMap<(&str, usize), u32> = HashMap::new();
    let (start, mut places, mut tasks) = (Instant::now(), Vec::new(), JoinSet::new());
    for _ in 0..REQUESTS {
        let (channel, (route, rule)) = (channel(), ROUTES[fastrand::usize(..ROUTES.len())]);
        let number = limiter.number();
        let in_bucket = queues.entry((rule.hash, channel)).or_default();
        places.push(Place {
            number,
            in_bucket: *in_bucket,
            rule,
        });
        *in_bucket += 1;
        let (limiter, server) = (limiter.clone(), server.clone());
        let key = key(route, &format!("channels/{channel}"));
        tasks.spawn(async move {
            loop {
                let mut permit = limiter.acquire(&key, number).await.unwrap();
                permit.sending();
                sleep(Duration::from_millis(fastrand::u64(3..25))).await;
                let response = server.response(rule, &key.resource, number);
                let taken = response.refusal.is_none();
                sleep(Duration::from_millis(fastrand::u64(3..25))).await;
                permit.completed(response);
                if taken {
                    return;
                }
            }
        });
    }
    tasks.join_all().await;
    let elapsed = start.elapsed();
    assert_eq!(server.refusals(), (0, 0), "of buckets, and global");

    let least = Duration::from_secs(REQUESTS as u64 / 50 - 1);
    let share = least.as_secs_f64() / elapsed.as_secs_f64();
    println!(
        "{elapsed:?} of {least:?}: {:.1} % of what the limits allow",
        share * 100.0
    );
    assert!(share > 0.95, "{share}");

    let taken = server.taken();
    assert_eq!(taken.len(), REQUESTS);
    for place in &places {
        let waited = taken[&place.number] - start;
        // All earlier requests are sent first, then the windows that those of its bucket fill.
        let before = SECOND.mul_f64((place.number + 1) as f64 / 47.0);
        let windows = place.in_bucket / place.rule.limit + 1;
        let most = before + (place.rule.window + Duration::from_millis(100)) * windows + SECOND;
        assert!(waited < most, "{}: {waited:?} of {most:?}", place.number);
    }
}
