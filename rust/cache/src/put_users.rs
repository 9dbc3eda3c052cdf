//! The users that a game put into the cache. No event removes them, so there is a maximum.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use discord_model::{Id, User};
use rustc_hash::FxHashMap;

use crate::Cache;
use crate::evictions::EvictedKind;

/// The maximum number of users that a game may put into the cache.
pub(crate) const MAX_LEN: usize = 10_000;

/// The users that a game put into the cache, each of which holds one reference to the user.
#[derive(Debug, Default)]
pub(crate) struct PutUsers {
    put_at: FxHashMap<Id<User>, Instant>,
    order: BTreeSet<(Instant, Id<User>)>,
}

impl PutUsers {
    /// Inserts a user, or makes it the newest. Returns whether it was known.
    pub(crate) fn touch(&mut self, now: Instant, user: Id<User>) -> bool {
        let is_known = self.remove(user);
        self.put_at.insert(user, now);
        self.order.insert((now, user));
        is_known
    }

    /// Removes a user. Returns whether it was known.
    pub(crate) fn remove(&mut self, user: Id<User>) -> bool {
        let put_at = self.put_at.remove(&user);
        put_at.is_some_and(|put_at| self.order.remove(&(put_at, user)))
    }

    /// Removes and returns the user that was put first.
    pub(crate) fn pop_oldest(&mut self) -> Option<Id<User>> {
        let (_, user) = self.order.pop_first()?;
        self.put_at.remove(&user);
        Some(user)
    }

    /// Removes and returns a user that was put before a time.
    pub(crate) fn pop_older(&mut self, limit: Instant) -> Option<Id<User>> {
        let (put_at, _) = self.order.first()?;
        if *put_at >= limit {
            return None;
        }
        self.pop_oldest()
    }

    /// Returns the users, the oldest first.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = Id<User>> {
        self.order.iter().map(|(_, user)| *user)
    }
}

impl Cache {
    /// Evicts the oldest users beyond the maximum.
    pub(crate) fn evict_excess_put_users(&mut self) {
        while self.put_users.order.len() > MAX_LEN
            && let Some(user) = self.put_users.pop_oldest()
        {
            self.release_put_user(user);
        }
    }

    /// Evicts up to `most` users that were put longer than `age` ago.
    pub(crate) fn sweep_put_users(&mut self, age: Duration, most: usize) {
        let Some(limit) = self.now().checked_sub(age) else {
            return;
        };
        for _ in 0..most {
            match self.put_users.pop_older(limit) {
                Some(user) => self.release_put_user(user),
                None => return,
            }
        }
    }

    fn release_put_user(&mut self, user: Id<User>) {
        if self.users.release(user).is_some() {
            self.evictions.push(EvictedKind::User, Id::NONE, user.get());
        }
    }
}
