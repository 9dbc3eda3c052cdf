//! Determines when a bot is ready: once each of its shards has a session and the guilds are available.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// A guild that is neither sent nor reported as unavailable within this time does not delay readiness any longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether the guilds of a login are available.
#[derive(Debug, Default)]
pub struct Readiness {
    state: ReadinessState,
}

#[derive(Debug, Default)]
enum ReadinessState {
    /// READY has not been received.
    #[default]
    Waiting,
    /// READY has been received from some shards; this many of their guilds have not been received.
    Filling {
        missing: usize,
        until: Instant,
        /// The shards from which READY has been received.
        shards: BTreeSet<u32>,
        /// The number of shards that run here.
        shard_count: usize,
    },
    /// Readiness has been announced.
    Announced,
}

impl Readiness {
    /// Handles READY from one of the `shard_count` shards that run here, with this many guilds to wait for.
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
            // The guilds of another shard are added.
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

    /// Handles a guild that was sent or was reported as unavailable.
    pub fn guild_came(&mut self, now: Instant) {
        if let ReadinessState::Filling { missing, until, .. } = &mut self.state {
            *missing = missing.saturating_sub(1);
            *until = now + PATIENCE;
        }
    }

    /// Returns whether readiness has been announced.
    pub fn is_announced(&self) -> bool {
        matches!(self.state, ReadinessState::Announced)
    }

    /// Returns `true` once, when the bot is ready.
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
        assert!(!readiness.is_announced());
        assert!(readiness.take(now));
        assert!(!readiness.take(now));
        assert!(readiness.is_announced());
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
        // Discord lets the next shard identify five seconds later at the earliest.
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
