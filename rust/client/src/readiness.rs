//! Determines when a bot is ready: once each of its shards has a session and the guilds are available.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// A guild that is neither sent nor reported as unavailable within this time does not delay readiness any longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// A moment at which a bot is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// For the first time since the login, with a new session.
    First,
    /// For the first time since the login. All sessions are those of an earlier login.
    Resumed,
    /// Again, after a shard has begun a new session.
    Again,
}

/// Whether the guilds of a login are available.
#[derive(Debug, Default)]
pub struct Readiness {
    /// The guilds of new sessions that have not been received; `None` if nothing has changed since the bot was ready.
    filling: Option<Filling>,
    /// The shards that have a session, a new one or one of an earlier login.
    shards: BTreeSet<u32>,
    /// The number of shards that run here.
    shard_count: usize,
    was_ready: bool,
}

#[derive(Debug)]
struct Filling {
    missing: usize,
    until: Instant,
    /// Whether a session has begun, and not only been resumed.
    has_new_session: bool,
}

impl Readiness {
    /// Handles READY from one of the `shard_count` shards that run here, with this many guilds to wait for.
    pub fn logged_in(&mut self, shard: u32, shard_count: usize, guilds: usize, now: Instant) {
        self.shards.insert(shard);
        self.shard_count = shard_count;
        // The guilds of several shards are added.
        let missing = self.filling.as_ref().map_or(0, |filling| filling.missing);
        self.filling = Some(Filling {
            missing: missing.saturating_add(guilds),
            until: now + PATIENCE,
            has_new_session: true,
        });
    }

    /// Handles a session that one of the `shard_count` shards has resumed. If it is that of an earlier login, there are no guilds to wait for.
    pub fn resumed(&mut self, shard: u32, shard_count: usize, now: Instant) {
        if self.shards.insert(shard) {
            self.shard_count = shard_count;
            self.filling.get_or_insert(Filling {
                missing: 0,
                until: now,
                has_new_session: false,
            });
        }
    }

    /// Handles a guild that was sent or was reported as unavailable.
    pub fn guild_came(&mut self, now: Instant) {
        if let Some(filling) = &mut self.filling {
            filling.missing = filling.missing.saturating_sub(1);
            filling.until = now + PATIENCE;
        }
    }

    /// Returns whether the bot has been ready since the login.
    pub fn is_announced(&self) -> bool {
        self.was_ready
    }

    /// Returns a value once for each time that the bot becomes ready.
    pub fn take(&mut self, now: Instant) -> Option<Ready> {
        let filling = self.filling.as_ref()?;
        let is_filled = filling.missing == 0 || now >= filling.until;
        if !is_filled || self.shards.len() < self.shard_count {
            return None;
        }
        let has_new_session = filling.has_new_session;
        self.filling = None;
        Some(match std::mem::replace(&mut self.was_ready, true) {
            true => Ready::Again,
            false if has_new_session => Ready::First,
            false => Ready::Resumed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_for_every_guild_and_says_it_once() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        assert_eq!(readiness.take(now), None, "not before READY");
        readiness.logged_in(0, 1, 2, now);
        readiness.guild_came(now);
        assert_eq!(readiness.take(now), None);
        readiness.guild_came(now);
        assert!(!readiness.is_announced());
        assert_eq!(readiness.take(now), Some(Ready::First));
        assert!(readiness.is_announced());
        readiness.logged_in(0, 1, 1, now);
        assert!(readiness.is_announced(), "a new session is no new login");
        readiness.guild_came(now);
        assert_eq!(readiness.take(now), Some(Ready::Again));
        assert_eq!(readiness.take(now), None);
    }

    #[test]
    fn is_ready_again_after_each_new_session_and_its_guilds() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 2, 0, now);
        readiness.logged_in(1, 2, 1, now);
        readiness.guild_came(now);
        assert_eq!(readiness.take(now), Some(Ready::First));
        readiness.guild_came(now);
        assert_eq!(readiness.take(now), None, "a guild that the bot has joined");
        readiness.logged_in(1, 2, 1, now);
        assert_eq!(readiness.take(now), None);
        readiness.guild_came(now);
        assert_eq!(readiness.take(now), Some(Ready::Again));
        readiness.logged_in(0, 2, 3, now);
        assert_eq!(readiness.take(now + PATIENCE), Some(Ready::Again));
        assert_eq!(readiness.take(now + PATIENCE), None);
    }

    #[test]
    fn a_session_of_an_earlier_login_makes_it_ready_once() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.resumed(0, 2, now);
        assert_eq!(readiness.take(now), None, "the other shard has no session");
        readiness.resumed(1, 2, now);
        assert_eq!(readiness.take(now), Some(Ready::Resumed));
        readiness.resumed(1, 2, now);
        assert_eq!(readiness.take(now), None, "it was only reconnected");
        readiness.logged_in(1, 2, 0, now);
        assert_eq!(readiness.take(now), Some(Ready::Again));
    }

    #[test]
    fn one_new_session_among_those_of_an_earlier_login_counts() {
        let now = Instant::now();
        for resumes_first in [true, false] {
            let mut readiness = Readiness::default();
            if resumes_first {
                readiness.resumed(0, 2, now);
            }
            readiness.logged_in(1, 2, 1, now);
            readiness.resumed(0, 2, now);
            assert_eq!(readiness.take(now), None, "its guild has not come");
            readiness.guild_came(now);
            assert_eq!(readiness.take(now), Some(Ready::First));
        }
    }

    #[test]
    fn does_not_wait_for_ever() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 1, 1, now);
        assert_eq!(readiness.take(now + PATIENCE / 2), None);
        assert_eq!(readiness.take(now + PATIENCE), Some(Ready::First));
    }

    #[test]
    fn no_guilds_no_wait() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 1, 0, now);
        assert_eq!(readiness.take(now), Some(Ready::First));
    }

    #[test]
    fn waits_for_every_shard() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, 2, 0, now);
        // Discord lets the next shard identify five seconds later at the earliest.
        let later = now + PATIENCE;
        assert_eq!(
            readiness.take(later),
            None,
            "the other shard has no session yet"
        );
        readiness.logged_in(0, 2, 0, later);
        assert_eq!(
            readiness.take(later),
            None,
            "a new session of the same shard"
        );
        readiness.logged_in(1, 2, 1, later);
        assert_eq!(readiness.take(later), None, "its guild has not come");
        readiness.guild_came(later);
        assert_eq!(readiness.take(later), Some(Ready::First));
    }
}
