//! When a bot counts as ready: once each of its shards has a session and the guilds are there.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// A guild that is neither sent nor reported as unavailable for so long keeps nobody waiting.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether a login has reached the point where its guilds are there.
#[derive(Debug, Default)]
pub struct Readiness {
    state: ReadinessState,
}

#[derive(Debug, Default)]
enum ReadinessState {
    /// READY has not come.
    #[default]
    Waiting,
    /// READY has come from some shards; so many of their guilds have not.
    Filling {
        missing: usize,
        until: Instant,
        /// The shards that READY has come from.
        shards: BTreeSet<u32>,
        /// How many shards run here.
        shard_count: usize,
    },
    /// It has been told.
    Announced,
}

impl Readiness {
    /// READY came from one of the `shard_count` shards that run here and listed guilds, of which so many are awaited.
    pub fn logged_in(&mut self, shard: u32, shard_count: usize, guilds: usize, now: Instant) {
        match &mut self.state {
            ReadinessState::Waiting => {
                self.state = ReadinessState::Filling {
                    missing: guilds,
                    until: now + PATIENCE,
                    shards: BTreeSet::from([shard]),
                    shard_count,
                };
            }
            // The guilds of another shard.
            ReadinessState::Filling {
                missing,
                until,
                shards,
                ..
            } => {
                shards.insert(shard);
                *missing += guilds;
                *until = now + PATIENCE;
            }
            ReadinessState::Announced => {}
        }
    }

    /// A guild came, or it was said that it will not.
    pub fn guild_came(&mut self, now: Instant) {
        if let ReadinessState::Filling { missing, until, .. } = &mut self.state {
            *missing = missing.saturating_sub(1);
            *until = now + PATIENCE;
        }
    }

    /// Whether the bot is ready; it says so once.
    pub fn take(&mut self, now: Instant) -> bool {
        let ready = match &self.state {
            ReadinessState::Filling {
                missing,
                until,
                shards,
                shard_count,
            } => shards.len() >= *shard_count && (*missing == 0 || now >= *until),
            ReadinessState::Waiting | ReadinessState::Announced => false,
        };
        if ready {
            self.state = ReadinessState::Announced;
        }
        ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_for_every_guild_and_says_it_once() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        assert!(!readiness.take(now), "not before READY");
        readiness.logged_in(0, 1, 2, now);
        readiness.guild_came(now);
        assert!(!readiness.take(now));
        readiness.guild_came(now);
        assert!(readiness.take(now));
        assert!(!readiness.take(now));
        readiness.logged_in(0, 1, 1, now);
        assert!(
            !readiness.take(now + PATIENCE),
            "a new session is no new login"
        );
    }

    #[test]
    fn does_not_wait_for_ever() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 1, 1, now);
        assert!(!readiness.take(now + PATIENCE / 2));
        assert!(readiness.take(now + PATIENCE));
    }

    #[test]
    fn no_guilds_no_wait() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 1, 0, now);
        assert!(readiness.take(now));
    }

    #[test]
    fn waits_for_every_shard() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 2, 0, now);
        // Discord lets the next shard log in five seconds later at the earliest.
        let later = now + PATIENCE;
        assert!(!readiness.take(later), "the other shard has no session yet");
        readiness.logged_in(0, 2, 0, later);
        assert!(!readiness.take(later), "a new session of the same shard");
        readiness.logged_in(1, 2, 1, later);
        assert!(!readiness.take(later), "its guild has not come");
        readiness.guild_came(later);
        assert!(readiness.take(later));
    }
}
