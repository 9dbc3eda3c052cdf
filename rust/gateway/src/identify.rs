//! When a shard may identify. Discord grants about 1000 new sessions a day for the bot as a whole and resets the token
//! of one that takes more; and it grants them slowly.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The pause between two identifies of the same key: Discord's 5 s, and a little for the network between.
const PAUSE: Duration = Duration::from_millis(5_250);

/// The period of the daily limit.
const DAY: Duration = Duration::from_secs(24 * 3600);

/// `session_start_limit` of `GET /gateway/bot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionStartLimit {
    /// New sessions a day.
    pub total: u32,
    /// Those still left today.
    pub remaining: u32,
    /// The time until `remaining` is `total` again. On the wire it is in milliseconds.
    pub reset_after: Duration,
    /// So many shards may identify at once every 5 s. At least 1.
    pub max_concurrency: u32,
}

impl Default for SessionStartLimit {
    /// What a small bot has at the beginning of a day.
    fn default() -> Self {
        Self {
            total: 1000,
            remaining: 1000,
            reset_after: DAY,
            max_concurrency: 1,
        }
    }
}

/// Paces the identifies of all shards of one bot, which share it: clones are the same queue.
#[derive(Clone, Debug)]
pub struct IdentifyQueue(Arc<Mutex<Pace>>);

impl IdentifyQueue {
    /// A queue with what `GET /gateway/bot` said just now.
    pub fn new(limit: SessionStartLimit) -> Self {
        Self(Arc::new(Mutex::new(Pace::new(limit, Instant::now()))))
    }

    /// Takes in a newer answer of `GET /gateway/bot`. Tickets that wait keep their order.
    pub fn update(&self, limit: SessionStartLimit) {
        self.with(|pace| pace.update(limit, Instant::now()));
    }

    /// Whether nobody else holds this queue, and the next turn would be at once.
    pub fn is_idle(&self) -> bool {
        Arc::strong_count(&self.0) == 1 && self.with(|pace| pace.is_free(Instant::now()))
    }

    /// The new sessions still left today, as far as is known here.
    pub fn remaining(&self) -> u32 {
        self.with(|pace| pace.left(Instant::now()))
    }

    /// Whether a new session may be had at all; if not, the time until one may.
    pub(crate) fn check(&self, now: Instant) -> Result<(), Duration> {
        self.with(|pace| pace.check(now))
    }

    /// Reserves a turn for this shard behind all that wait; if there is no session left today, an error with the time until
    /// there is.
    pub(crate) fn reserve(&self, shard: u32, now: Instant) -> Result<IdentifyTicket, Duration> {
        let id = self.with(|pace| pace.reserve(shard, now))?;
        Ok(IdentifyTicket {
            queue: self.clone(),
            shard,
            id,
            redeemed: false,
        })
    }

    fn with<R>(&self, work: impl FnOnce(&mut Pace) -> R) -> R {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Default for IdentifyQueue {
    fn default() -> Self {
        Self::new(SessionStartLimit::default())
    }
}

/// A place in an [`IdentifyQueue`]. If it is dropped unused, those behind it move up.
#[derive(Debug)]
pub(crate) struct IdentifyTicket {
    queue: IdentifyQueue,
    shard: u32,
    id: u64,
    redeemed: bool,
}

impl IdentifyTicket {
    /// When the shard may identify. It changes when others identify late or not at all, so it is asked again at that time.
    pub fn turn(&self) -> Instant {
        self.queue.with(|pace| pace.turn(self.shard, self.id))
    }

    /// Notes that the shard identifies now, at its turn or later.
    pub fn redeem(mut self, now: Instant) {
        self.redeemed = true;
        self.queue
            .with(|pace| pace.redeem(self.shard, self.id, now));
    }
}

impl Drop for IdentifyTicket {
    fn drop(&mut self) {
        if !self.redeemed {
            self.queue.with(|pace| pace.cancel(self.shard, self.id));
        }
    }
}

#[derive(Debug)]
struct Pace {
    total: u32,
    remaining: u32,
    resets: Instant,
    max_concurrency: u32,
    /// One for each rate-limit key, which is `shard % max_concurrency`.
    keys: HashMap<u32, KeyQueue>,
    /// When the first turn of a key that has had none may be.
    first: Instant,
    next_id: u64,
}

/// The shards that share a rate-limit key.
#[derive(Debug)]
struct KeyQueue {
    /// The turn of the first ticket. Each further one has its turn [`PAUSE`] later.
    first: Instant,
    waiting: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    shard: u32,
    id: u64,
}

impl Pace {
    fn new(limit: SessionStartLimit, now: Instant) -> Self {
        let mut pace = Self {
            total: 0,
            remaining: 0,
            resets: now,
            max_concurrency: 1,
            keys: HashMap::new(),
            first: now,
            next_id: 0,
        };
        pace.update(limit, now);
        pace
    }

    fn update(&mut self, limit: SessionStartLimit, now: Instant) {
        self.total = limit.total;
        self.remaining = limit.remaining;
        self.resets = now + limit.reset_after.min(DAY);
        let max_concurrency = limit.max_concurrency.max(1);
        if self.max_concurrency != max_concurrency {
            self.max_concurrency = max_concurrency;
            // Keys mean other shards now: the latest pause holds for all of them.
            let keys = std::mem::take(&mut self.keys);
            self.first = keys
                .values()
                .fold(self.first, |first, key| first.max(key.first));
            let mut waiting: Vec<Waiting> =
                keys.into_values().flat_map(|key| key.waiting).collect();
            waiting.sort_by_key(|waiting| waiting.id);
            for waiting in waiting {
                self.enqueue(waiting, now);
            }
        }
    }

    fn left(&mut self, now: Instant) -> u32 {
        if now >= self.resets {
            self.remaining = self.total;
            self.resets = now + DAY;
        }
        self.remaining
    }

    fn check(&mut self, now: Instant) -> Result<(), Duration> {
        match self.left(now) {
            0 => Err(self.resets - now),
            _ => Ok(()),
        }
    }

    /// Whether a turn would be at once, whatever the key.
    fn is_free(&self, now: Instant) -> bool {
        let is_free = |key: &KeyQueue| key.waiting.is_empty() && key.first <= now;
        self.first <= now && self.keys.values().all(is_free)
    }

    fn reserve(&mut self, shard: u32, now: Instant) -> Result<u64, Duration> {
        self.check(now)?;
        self.remaining -= 1;
        let id = self.next_id;
        self.next_id += 1;
        self.enqueue(Waiting { shard, id }, now);
        Ok(id)
    }

    fn enqueue(&mut self, waiting: Waiting, now: Instant) {
        let key = self.key(waiting.shard);
        if key.waiting.is_empty() {
            key.first = key.first.max(now);
        }
        key.waiting.push_back(waiting);
    }

    fn key(&mut self, shard: u32) -> &mut KeyQueue {
        let key = self.keys.entry(shard % self.max_concurrency);
        key.or_insert_with(|| KeyQueue {
            first: self.first,
            waiting: VecDeque::new(),
        })
    }

    fn turn(&mut self, shard: u32, id: u64) -> Instant {
        let key = self.key(shard);
        let ahead = key.waiting.iter().take_while(|waiting| waiting.id != id);
        let pauses = u32::try_from(ahead.count()).unwrap_or(u32::MAX);
        key.first + PAUSE.saturating_mul(pauses)
    }

    /// The shard identifies now: whoever waits has the next turn after a pause from now.
    fn redeem(&mut self, shard: u32, id: u64, now: Instant) {
        let key = self.key(shard);
        key.waiting.retain(|waiting| waiting.id != id);
        key.first = now + PAUSE;
    }

    /// A turn will not be used.
    fn cancel(&mut self, shard: u32, id: u64) {
        self.remaining = self.remaining.saturating_add(1).min(self.total);
        self.key(shard).waiting.retain(|waiting| waiting.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(remaining: u32, max_concurrency: u32) -> (Pace, Instant) {
        let now = Instant::now();
        let limit = SessionStartLimit {
            total: 10,
            remaining,
            reset_after: Duration::from_secs(600),
            max_concurrency,
        };
        (Pace::new(limit, now), now)
    }

    fn reserve(pace: &mut Pace, shard: u32, now: Instant) -> Instant {
        let id = pace.reserve(shard, now).unwrap();
        pace.turn(shard, id)
    }

    #[test]
    fn shards_of_one_key_wait_five_seconds_and_others_do_not() {
        let (mut pace, now) = pace(10, 2);
        let turns = [0, 1, 2, 3, 4].map(|shard| reserve(&mut pace, shard, now));
        assert_eq!(turns, [0, 0, 1, 1, 2].map(|pauses| now + PAUSE * pauses));
    }

    #[test]
    fn a_key_that_nobody_waits_for_is_free_at_once() {
        let (mut pace, now) = pace(10, 2);
        let id = pace.reserve(0, now).unwrap();
        pace.redeem(0, id, now);
        let later = now + Duration::from_secs(60);
        assert_eq!(reserve(&mut pace, 0, later), later);
    }

    #[test]
    fn nothing_is_given_beyond_the_daily_limit() {
        let (mut pace, now) = pace(1, 1);
        assert!(pace.reserve(0, now).is_ok());
        let half = Duration::from_secs(300);
        assert_eq!(pace.reserve(0, now + half), Err(Duration::from_secs(300)));
        assert_eq!(pace.check(now + half), Err(Duration::from_secs(300)));
        assert!(pace.reserve(0, now + Duration::from_secs(600)).is_ok());
        assert_eq!(pace.remaining, 9);
    }

    #[test]
    fn news_from_discord_replace_the_count() {
        let (mut pace, now) = pace(0, 0);
        assert!(pace.check(now).is_err());
        pace.update(
            SessionStartLimit {
                remaining: 3,
                ..SessionStartLimit::default()
            },
            now,
        );
        assert_eq!(pace.left(now), 3);
    }

    #[test]
    fn a_new_concurrency_keeps_the_pause_and_the_order() {
        let (mut pace, now) = pace(10, 1);
        let id = pace.reserve(0, now).unwrap();
        pace.redeem(0, id, now);
        let waiting = [9, 1, 17].map(|shard| (shard, pace.reserve(shard, now).unwrap()));
        pace.update(
            SessionStartLimit {
                max_concurrency: 16,
                ..SessionStartLimit::default()
            },
            now,
        );
        assert_eq!(reserve(&mut pace, 7, now), now + PAUSE);
        let turns = waiting.map(|(shard, id)| pace.turn(shard, id));
        assert_eq!(turns, [1, 1, 2].map(|pauses| now + PAUSE * pauses));
    }

    #[tokio::test(start_paused = true)]
    async fn a_ticket_that_is_not_used_is_free_again_and_counts_no_session() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let used = queue.reserve(0, now).unwrap();
        used.redeem(now);
        for _ in 0..40 {
            let ticket = queue.reserve(0, now).unwrap();
            assert_eq!(ticket.turn(), now + PAUSE, "never before its turn");
        }
        assert_eq!(queue.remaining(), 999);
        let first = queue.reserve(0, now).unwrap();
        let second = queue.reserve(0, now).unwrap();
        assert_eq!(second.turn(), now + 2 * PAUSE);
        drop(first);
        assert_eq!(second.turn(), now + PAUSE, "it moves up");
    }

    #[tokio::test(start_paused = true)]
    async fn the_pause_is_counted_from_when_the_identify_was_sent() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let late = now + Duration::from_secs(60);
        let first = queue.reserve(0, now).unwrap();
        let second = queue.reserve(1, now).unwrap();
        first.redeem(late);
        assert_eq!(second.turn(), late + PAUSE);
    }

    /// A shard that cannot be reached does not hold up those behind it, and neither is too early when it comes.
    #[tokio::test(start_paused = true)]
    async fn one_that_is_late_is_overtaken_at_the_turn_of_the_next() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let late = queue.reserve(0, now).unwrap();
        let punctual = queue.reserve(1, now).unwrap();
        let turn = punctual.turn();
        assert_eq!(turn, now + PAUSE);
        punctual.redeem(turn);
        assert_eq!(late.turn(), turn + PAUSE);
    }
}
