//! When a bot counts as ready: once its guilds are there.

use std::time::{Duration, Instant};

/// A guild that is neither sent nor reported as unavailable for so long keeps nobody waiting.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether a login has reached the point where its guilds are there.
#[derive(Debug, Default)]
pub struct Readiness {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// READY has not come.
    #[default]
    Waiting,
    /// READY has come; so many guilds have not.
    Filling { missing: usize, until: Instant },
    /// It has been told.
    Told,
}

impl Readiness {
    /// READY came and listed guilds, of which so many are awaited.
    pub fn logged_in(&mut self, guilds: usize, now: Instant) {
        match &mut self.state {
            State::Waiting => {
                self.state = State::Filling {
                    missing: guilds,
                    until: now + PATIENCE,
                };
            }
            // The guilds of another shard.
            State::Filling { missing, until } => {
                *missing += guilds;
                *until = now + PATIENCE;
            }
            State::Told => {}
        }
    }

    /// A guild came, or it was said that it will not.
    pub fn guild_came(&mut self, now: Instant) {
        if let State::Filling { missing, until } = &mut self.state {
            *missing = missing.saturating_sub(1);
            *until = now + PATIENCE;
        }
    }

    /// Whether the bot is ready; it says so once.
    pub fn take(&mut self, now: Instant) -> bool {
        let ready = matches!(&self.state, State::Filling { missing, until } if *missing == 0 || now >= *until);
        if ready {
            self.state = State::Told;
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
        readiness.logged_in(2, now);
        readiness.guild_came(now);
        assert!(!readiness.take(now));
        readiness.guild_came(now);
        assert!(readiness.take(now));
        assert!(!readiness.take(now));
        readiness.logged_in(1, now);
        assert!(
            !readiness.take(now + PATIENCE),
            "a new session is no new login"
        );
    }

    #[test]
    fn does_not_wait_for_ever() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(1, now);
        assert!(!readiness.take(now + PATIENCE / 2));
        assert!(readiness.take(now + PATIENCE));
    }

    #[test]
    fn no_guilds_no_wait() {
        let now = Instant::now();
        let mut readiness = Readiness::default();
        readiness.logged_in(0, now);
        assert!(readiness.take(now));
    }
}
