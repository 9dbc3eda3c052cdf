//! The limits of Identify. Discord allows a bot about 1000 new sessions per day, and resets the token of a bot that
//! exceeds this. Shards also have to wait 5 s for each other.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The pause between two identifies with the same key: 5 s, as Discord requires, and some time for the network.
const PAUSE: Duration = Duration::from_millis(5_250);

/// The period of the daily limit.
const DAY: Duration = Duration::from_secs(24 * 3600);

/// `session_start_limit` of `GET /gateway/bot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionStartLimit {
    /// The number of new sessions per day.
    pub total: u32,
    /// The number of sessions that are left today.
    pub remaining: u32,
    /// The time until `remaining` is reset to `total`. In JSON it is in milliseconds.
    pub reset_after: Duration,
    /// The number of shards that can identify at once every 5 s. At least 1.
    pub max_concurrency: u32,
}

impl Default for SessionStartLimit {
    /// Returns the usual limits of a small bot at the beginning of a day.
    fn default() -> Self {
        Self {
            total: 1000,
            remaining: 1000,
            reset_after: DAY,
            max_concurrency: 1,
        }
    }
}

/// Limits the identifies of all shards of one bot, which share it: all clones are the same queue.
#[derive(Clone, Debug)]
pub struct IdentifyQueue(Arc<Mutex<IdentifyLimiter>>);

impl IdentifyQueue {
    /// Creates a queue with the limits that `GET /gateway/bot` has just returned.
    pub fn new(limit: SessionStartLimit) -> Self {
        Self(Arc::new(Mutex::new(IdentifyLimiter::new(
            limit,
            Instant::now(),
        ))))
    }

    /// Updates the limits with a newer response of `GET /gateway/bot`. Waiting tickets keep their order.
    pub fn update(&self, limit: SessionStartLimit) {
        self.with_limiter(|limiter| limiter.update(limit, Instant::now()));
    }

    /// Returns whether there is no other clone of this queue, and a turn would be available at once.
    pub fn is_idle(&self) -> bool {
        Arc::strong_count(&self.0) == 1
            && self.with_limiter(|limiter| limiter.is_free(Instant::now()))
    }

    /// Returns the known number of new sessions that are left today.
    pub fn remaining(&self) -> u32 {
        self.with_limiter(|limiter| limiter.remaining_today(Instant::now()))
    }

    /// Returns an error with the time until the daily limit is reset, if it is used up.
    pub(crate) fn check(&self, now: Instant) -> Result<(), Duration> {
        self.with_limiter(|limiter| limiter.check(now))
    }

    /// Reserves a turn for this shard, after all waiting tickets.
    ///
    /// # Errors
    /// The time until the daily limit is reset, if it is used up.
    pub(crate) fn reserve(&self, shard: u32, now: Instant) -> Result<IdentifyTicket, Duration> {
        let id = self.with_limiter(|limiter| limiter.reserve(shard, now))?;
        Ok(IdentifyTicket {
            queue: self.clone(),
            shard,
            id,
            redeemed: false,
        })
    }

    fn with_limiter<R>(&self, work: impl FnOnce(&mut IdentifyLimiter) -> R) -> R {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Default for IdentifyQueue {
    fn default() -> Self {
        Self::new(SessionStartLimit::default())
    }
}

/// A reserved turn in an [`IdentifyQueue`]. If it is dropped unused, later tickets move up.
#[derive(Debug)]
pub(crate) struct IdentifyTicket {
    queue: IdentifyQueue,
    shard: u32,
    id: u64,
    redeemed: bool,
}

impl IdentifyTicket {
    /// Returns the time at which the shard may identify. The time changes if other shards identify late or not at all,
    /// so it must be checked again at that time.
    pub fn turn(&self) -> Instant {
        self.queue
            .with_limiter(|limiter| limiter.turn(self.shard, self.id))
    }

    /// Uses the turn, if its time has come. Returns whether the shard may identify now. This is checked and recorded in
    /// one step, so that only one of two late shards may identify.
    pub fn try_redeem(&mut self, now: Instant) -> bool {
        self.redeemed = self
            .queue
            .with_limiter(|limiter| limiter.try_redeem(self.shard, self.id, now));
        self.redeemed
    }
}

impl Drop for IdentifyTicket {
    fn drop(&mut self) {
        if !self.redeemed {
            self.queue
                .with_limiter(|limiter| limiter.cancel(self.shard, self.id));
        }
    }
}

/// The state behind an [`IdentifyQueue`].
#[derive(Debug)]
struct IdentifyLimiter {
    total: u32,
    remaining: u32,
    resets: Instant,
    max_concurrency: u32,
    /// The queues by rate-limit key, which is `shard % max_concurrency`.
    keys: HashMap<u32, KeyQueue>,
    /// The earliest turn of a key that has not been used yet.
    earliest: Instant,
    next_id: u64,
}

/// The shards that share a rate-limit key.
#[derive(Debug)]
struct KeyQueue {
    /// The turn of the first ticket. The turn of each further ticket is [`PAUSE`] later.
    next_turn: Instant,
    waiting: VecDeque<WaitingShard>,
}

#[derive(Debug)]
struct WaitingShard {
    shard: u32,
    id: u64,
}

impl IdentifyLimiter {
    fn new(limit: SessionStartLimit, now: Instant) -> Self {
        let mut limiter = Self {
            total: 0,
            remaining: 0,
            resets: now,
            max_concurrency: 1,
            keys: HashMap::new(),
            earliest: now,
            next_id: 0,
        };
        limiter.update(limit, now);
        limiter
    }

    fn update(&mut self, limit: SessionStartLimit, now: Instant) {
        self.total = limit.total;
        self.remaining = limit.remaining;
        self.resets = now + limit.reset_after.min(DAY);
        let max_concurrency = limit.max_concurrency.max(1);
        if self.max_concurrency != max_concurrency {
            self.max_concurrency = max_concurrency;
            // The keys now belong to other shards, so the latest pause applies to all keys.
            let keys = std::mem::take(&mut self.keys);
            self.earliest = keys
                .values()
                .fold(self.earliest, |earliest, key| earliest.max(key.next_turn));
            let mut waiting: Vec<WaitingShard> =
                keys.into_values().flat_map(|key| key.waiting).collect();
            waiting.sort_by_key(|waiting| waiting.id);
            for waiting in waiting {
                self.enqueue(waiting, now);
            }
        }
    }

    fn remaining_today(&mut self, now: Instant) -> u32 {
        if now >= self.resets {
            self.remaining = self.total;
            self.resets = now + DAY;
        }
        self.remaining
    }

    fn check(&mut self, now: Instant) -> Result<(), Duration> {
        match self.remaining_today(now) {
            0 => Err(self.resets - now),
            _ => Ok(()),
        }
    }

    /// Returns whether a turn would be available at once, for every key.
    fn is_free(&self, now: Instant) -> bool {
        let is_free = |key: &KeyQueue| key.waiting.is_empty() && key.next_turn <= now;
        self.earliest <= now && self.keys.values().all(is_free)
    }

    fn reserve(&mut self, shard: u32, now: Instant) -> Result<u64, Duration> {
        self.check(now)?;
        self.remaining -= 1;
        let id = self.next_id;
        self.next_id += 1;
        self.enqueue(WaitingShard { shard, id }, now);
        Ok(id)
    }

    fn enqueue(&mut self, waiting: WaitingShard, now: Instant) {
        let key = self.key(waiting.shard);
        if key.waiting.is_empty() {
            key.next_turn = key.next_turn.max(now);
        }
        key.waiting.push_back(waiting);
    }

    fn key(&mut self, shard: u32) -> &mut KeyQueue {
        let key = self.keys.entry(shard % self.max_concurrency);
        key.or_insert_with(|| KeyQueue {
            next_turn: self.earliest,
            waiting: VecDeque::new(),
        })
    }

    fn turn(&mut self, shard: u32, id: u64) -> Instant {
        let key = self.key(shard);
        let ahead = key.waiting.iter().take_while(|waiting| waiting.id != id);
        let pauses = u32::try_from(ahead.count()).unwrap_or(u32::MAX);
        key.next_turn + PAUSE.saturating_mul(pauses)
    }

    /// Lets the shard identify now, if its turn has come. The next turn is then a pause later.
    fn try_redeem(&mut self, shard: u32, id: u64, now: Instant) -> bool {
        let may_identify = self.turn(shard, id) <= now;
        if may_identify {
            let key = self.key(shard);
            key.waiting.retain(|waiting| waiting.id != id);
            key.next_turn = now + PAUSE;
        }
        may_identify
    }

    /// Releases a turn that will not be used.
    fn cancel(&mut self, shard: u32, id: u64) {
        self.remaining = self.remaining.saturating_add(1).min(self.total);
        self.key(shard).waiting.retain(|waiting| waiting.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter(remaining: u32, max_concurrency: u32) -> (IdentifyLimiter, Instant) {
        let now = Instant::now();
        let limit = SessionStartLimit {
            total: 10,
            remaining,
            reset_after: Duration::from_secs(600),
            max_concurrency,
        };
        (IdentifyLimiter::new(limit, now), now)
    }

    fn reserve(limiter: &mut IdentifyLimiter, shard: u32, now: Instant) -> Instant {
        let id = limiter.reserve(shard, now).unwrap();
        limiter.turn(shard, id)
    }

    #[test]
    fn shards_of_one_key_wait_five_seconds_and_others_do_not() {
        let (mut limiter, now) = limiter(10, 2);
        let turns = [0, 1, 2, 3, 4].map(|shard| reserve(&mut limiter, shard, now));
        assert_eq!(turns, [0, 0, 1, 1, 2].map(|pauses| now + PAUSE * pauses));
    }

    #[test]
    fn a_key_that_nobody_waits_for_is_free_at_once() {
        let (mut limiter, now) = limiter(10, 2);
        let id = limiter.reserve(0, now).unwrap();
        assert!(limiter.try_redeem(0, id, now));
        let later = now + Duration::from_secs(60);
        assert_eq!(reserve(&mut limiter, 0, later), later);
    }

    #[test]
    fn nothing_is_given_beyond_the_daily_limit() {
        let (mut limiter, now) = limiter(1, 1);
        assert!(limiter.reserve(0, now).is_ok());
        let half = Duration::from_secs(300);
        assert_eq!(
            limiter.reserve(0, now + half),
            Err(Duration::from_secs(300))
        );
        assert_eq!(limiter.check(now + half), Err(Duration::from_secs(300)));
        assert!(limiter.reserve(0, now + Duration::from_secs(600)).is_ok());
        assert_eq!(limiter.remaining, 9);
    }

    #[test]
    fn an_update_replaces_the_count() {
        let (mut limiter, now) = limiter(0, 0);
        assert!(limiter.check(now).is_err());
        limiter.update(
            SessionStartLimit {
                remaining: 3,
                ..SessionStartLimit::default()
            },
            now,
        );
        assert_eq!(limiter.remaining_today(now), 3);
    }

    #[test]
    fn a_new_concurrency_keeps_the_pause_and_the_order() {
        let (mut limiter, now) = limiter(10, 1);
        let id = limiter.reserve(0, now).unwrap();
        assert!(limiter.try_redeem(0, id, now));
        let waiting = [9, 1, 17].map(|shard| (shard, limiter.reserve(shard, now).unwrap()));
        limiter.update(
            SessionStartLimit {
                max_concurrency: 16,
                ..SessionStartLimit::default()
            },
            now,
        );
        assert_eq!(reserve(&mut limiter, 7, now), now + PAUSE);
        let turns = waiting.map(|(shard, id)| limiter.turn(shard, id));
        assert_eq!(turns, [1, 1, 2].map(|pauses| now + PAUSE * pauses));
    }

    #[tokio::test(start_paused = true)]
    async fn a_ticket_that_is_not_used_is_free_again_and_counts_no_session() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let mut used = queue.reserve(0, now).unwrap();
        assert!(used.try_redeem(now));
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
        let mut first = queue.reserve(0, now).unwrap();
        let second = queue.reserve(1, now).unwrap();
        assert!(first.try_redeem(late));
        assert_eq!(second.turn(), late + PAUSE);
    }

    /// A shard that cannot connect does not delay later shards, and none of them identifies too early when it connects.
    #[tokio::test(start_paused = true)]
    async fn a_late_shard_identifies_after_the_next_one() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let late = queue.reserve(0, now).unwrap();
        let mut punctual = queue.reserve(1, now).unwrap();
        assert!(!punctual.try_redeem(now));
        let turn = punctual.turn();
        assert_eq!(turn, now + PAUSE);
        assert!(punctual.try_redeem(turn));
        assert_eq!(late.turn(), turn + PAUSE);
    }

    #[tokio::test(start_paused = true)]
    async fn of_two_that_are_late_one_alone_may_identify() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let mut first = queue.reserve(0, now).unwrap();
        let mut second = queue.reserve(1, now).unwrap();
        let late = now + 3 * PAUSE;
        assert!(first.turn() <= late && second.turn() <= late);
        assert!(second.try_redeem(late));
        assert!(!first.try_redeem(late));
        assert!(first.try_redeem(late + PAUSE));
    }
}
