//! When a shard may identify. Discord grants about 1000 new sessions a day for the bot as a whole and resets the token
//! of one that takes more; and it grants them slowly.

use std::collections::{BTreeSet, HashMap};
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

    /// Takes in a newer answer of `GET /gateway/bot`. Turns already given stay.
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

    /// Reserves the next turn of this shard; if there is none left today, an error with the time until there is.
    pub(crate) fn reserve(&self, shard: u32, now: Instant) -> Result<IdentifyTicket, Duration> {
        let (key, turn) = self.with(|pace| pace.reserve(shard, now))?;
        Ok(IdentifyTicket {
            queue: self.clone(),
            key,
            turn,
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

/// A turn in an [`IdentifyQueue`]. One that is dropped unused goes to whoever asks next.
#[derive(Debug)]
pub(crate) struct IdentifyTicket {
    queue: IdentifyQueue,
    key: u32,
    turn: Instant,
    redeemed: bool,
}

impl IdentifyTicket {
    /// When the shard may identify.
    pub fn turn(&self) -> Instant {
        self.turn
    }

    /// Notes that the shard identifies now, at its turn or later.
    pub fn redeem(mut self, now: Instant) {
        self.redeemed = true;
        self.queue.with(|pace| pace.used(self.key, self.turn, now));
    }
}

impl Drop for IdentifyTicket {
    fn drop(&mut self) {
        if !self.redeemed {
            self.queue.with(|pace| pace.cancel(self.key, self.turn));
        }
    }
}

#[derive(Debug)]
struct Pace {
    total: u32,
    remaining: u32,
    resets: Instant,
    max_concurrency: u32,
    /// The turns of each key (`shard % max_concurrency`): those reserved, and the last ones that were used.
    turns: HashMap<u32, BTreeSet<Instant>>,
    /// When the first turn of a key that has had none may be.
    first: Instant,
}

impl Pace {
    fn new(limit: SessionStartLimit, now: Instant) -> Self {
        let mut pace = Self {
            total: 0,
            remaining: 0,
            resets: now,
            max_concurrency: 1,
            turns: HashMap::new(),
            first: now,
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
            // Keys mean other shards now: the latest turn holds for all of them.
            self.first = self
                .turns
                .drain()
                .filter_map(|(_, turns)| turns.last().map(|turn| *turn + PAUSE))
                .fold(self.first, Instant::max);
            self.max_concurrency = max_concurrency;
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
        let mut turns = self.turns.values().flatten();
        self.first <= now && turns.all(|turn| *turn + PAUSE <= now)
    }

    fn reserve(&mut self, shard: u32, now: Instant) -> Result<(u32, Instant), Duration> {
        self.check(now)?;
        self.remaining -= 1;
        let key = shard % self.max_concurrency;
        let turns = self.turns.entry(key).or_default();
        turns.retain(|turn| *turn + PAUSE > now);
        let mut turn = now.max(self.first);
        for taken in turns.iter() {
            if turn + PAUSE <= *taken {
                break;
            }
            turn = turn.max(*taken + PAUSE);
        }
        turns.insert(turn);
        Ok((key, turn))
    }

    /// A turn was used, at its time or later.
    fn used(&mut self, key: u32, turn: Instant, now: Instant) {
        if let Some(turns) = self.turns.get_mut(&key)
            && turns.remove(&turn)
        {
            turns.insert(now);
        } else {
            // The keys have changed meanwhile.
            self.first = self.first.max(now + PAUSE);
        }
    }

    /// A turn will not be used.
    fn cancel(&mut self, key: u32, turn: Instant) {
        self.remaining = self.remaining.saturating_add(1).min(self.total);
        if let Some(turns) = self.turns.get_mut(&key) {
            turns.remove(&turn);
        }
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

    #[test]
    fn shards_of_one_key_wait_five_seconds_and_others_do_not() {
        let (mut pace, now) = pace(10, 2);
        let turns = [0, 1, 2, 3, 4].map(|shard| pace.reserve(shard, now).unwrap().1);
        assert_eq!(turns, [0, 0, 1, 1, 2].map(|pauses| now + PAUSE * pauses));
        let later = now + Duration::from_secs(60);
        assert_eq!(pace.reserve(0, later), Ok((0, later)));
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
    fn a_new_concurrency_keeps_the_pause() {
        let (mut pace, now) = pace(10, 1);
        pace.reserve(0, now).unwrap();
        pace.update(
            SessionStartLimit {
                max_concurrency: 16,
                ..SessionStartLimit::default()
            },
            now,
        );
        assert_eq!(pace.reserve(7, now), Ok((7, now + PAUSE)));
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
        assert_eq!(queue.reserve(0, now).unwrap().turn(), now + PAUSE);
    }

    #[tokio::test(start_paused = true)]
    async fn the_pause_is_counted_from_when_the_identify_was_sent() {
        let queue = IdentifyQueue::default();
        let now = Instant::now();
        let late = now + Duration::from_secs(60);
        queue.reserve(0, now).unwrap().redeem(late);
        assert_eq!(queue.reserve(0, late).unwrap().turn(), late + PAUSE);
    }
}
