//! Entities that a commit replaced in such large numbers that freeing them would take longer than the commit itself.

use std::sync::Arc;

use discord_model::{Member, Presence, User};

use crate::Cache;

/// Entities that are freed on another thread: the owner of the cache moves them to a background thread and drops them
/// there.
#[derive(Debug, Default)]
pub struct DeferredDrop {
    pub(crate) members: Vec<Arc<Member>>,
    pub(crate) users: Vec<Arc<User>>,
    pub(crate) presences: Vec<Arc<Presence>>,
    pub(crate) caches: Vec<Cache>,
}

impl DeferredDrop {
    /// Returns whether there is nothing to free.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
            && self.users.is_empty()
            && self.presences.is_empty()
            && self.caches.is_empty()
    }
}
