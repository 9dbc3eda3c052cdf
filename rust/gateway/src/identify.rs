//! When a shard may identify. Discord grants about 1000 new sessions a day for the bot as a whole and resets the token
//! of one that takes more; and it grants them slowly.

use std::collections::HashMap;
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

    /// The new sessions still left today, as far as is known here.
    pub fn remaining(&self) -> u32 {
        self.with(|pace| pace.left(Instant::now()))
    }

    /// Whether a new session may be had at all; if not, the time until one may.
    pub(crate) fn check(&self, now: Instant) -> Result<(), Duration> {
        self.with(|pace| pace.check(now))
    }

    /// Takes the next turn of this shard and says when it is; if there is none left today, the time until there is.
    pub(crate) fn take_turn(&self, shard: u32, now: Instant) -> Result<Instant, Duration> {
        self.with(|pace| pace.take_turn(shard, now))
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

#[derive(Debug)]
struct Pace {
    total: u32,
    remaining: u32,
    resets: Instant,
    max_concurrency: u32,
    /// The next free turn of each key (`shard % max_concurrency`).
    next: HashMap<u32, Instant>,
    /// The next free turn of a key that has had none.
    first: Instant,
}

impl Pace {
    fn new(limit: SessionStartLimit, now: Instant) -> Self {
        let mut pace = Self {
            total: 0,
            remaining: 0,
            resets: now,
            max_concurrency: 1,
            next: HashMap::new(),
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
                .next
                .drain()
                .map(|(_, turn)| turn)
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

    fn take_turn(&mut self, shard: u32, now: Instant) -> Result<Instant, Duration> {
        self.check(now)?;
        self.remaining -= 1;
        let next = self
            .next
            .entry(shard % self.max_concurrency)
            .or_insert(self.first);
        let turn = now.max(*next);
        *next = turn + PAUSE;
        Ok(turn)
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
        let turns = [0, 1, 2, 3, 4].map(|shard| pace.take_turn(shard, now).unwrap());
        assert_eq!(turns, [0, 0, 1, 1, 2].map(|pauses| now + PAUSE * pauses));
        let later = now + Duration::from_secs(60);
        assert_eq!(pace.take_turn(0, later), Ok(later));
    }

    #[test]
    fn nothing_is_given_beyond_the_daily_limit() {
        let (mut pace, now) = pace(1, 1);
        assert!(pace.take_turn(0, now).is_ok());
        let half = Duration::from_secs(300);
        assert_eq!(pace.take_turn(0, now + half), Err(Duration::from_secs(300)));
        assert_eq!(pace.check(now + half), Err(Duration::from_secs(300)));
        assert!(pace.take_turn(0, now + Duration::from_secs(600)).is_ok());
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
        pace.take_turn(0, now).unwrap();
        pace.update(
            SessionStartLimit {
                max_concurrency: 16,
                ..SessionStartLimit::default()
            },
            now,
        );
        assert_eq!(pace.take_turn(7, now), Ok(now + PAUSE));
    }
}
