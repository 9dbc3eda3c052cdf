//! What a commit replaced in such numbers that freeing it would cost more than all the rest.

use std::sync::Arc;

use discord_model::{Member, Presence, User};

use crate::Cache;

/// What was replaced and is to be freed elsewhere: whoever owns the cache gives it to a background thread, and drops it there.
#[derive(Debug, Default)]
pub struct Leftovers {
    pub(crate) members: Vec<Arc<Member>>,
    pub(crate) users: Vec<Arc<User>>,
    pub(crate) presences: Vec<Arc<Presence>>,
    pub(crate) worlds: Vec<Cache>,
}

impl Leftovers {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
            && self.users.is_empty()
            && self.presences.is_empty()
            && self.worlds.is_empty()
    }
}
