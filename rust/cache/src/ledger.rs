//! What people bought: the newest of it, by its ids, which grow with time.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use discord_model::{Entity, Id, Patch};

use crate::recent::RecentMap;

/// How many of a kind are kept; the oldest go first.
pub(crate) const MOST: usize = 1_000;

/// One kind, such as subscriptions.
#[derive(Debug)]
pub(crate) struct Ledger<T> {
    entries: BTreeMap<Id<T>, Arc<T>>,
    deleted: RecentMap<Id<T>, ()>,
}

impl<T> Default for Ledger<T> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            deleted: RecentMap::default(),
        }
    }
}

impl<T: Entity> Ledger<T> {
    pub(crate) fn get(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.entries.get(&id)
    }

    /// All of them, the oldest first.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<T>> {
        self.entries.values()
    }

    /// Keeps what was created.
    pub(crate) fn create(&mut self, id: Id<T>, patch: Patch<T>) -> Arc<T> {
        self.keep(id, patch).1
    }

    /// Keeps what was updated, unless it was deleted a moment ago: what there was before, and what there is now.
    pub(crate) fn update(
        &mut self,
        now: Instant,
        id: Id<T>,
        patch: Patch<T>,
    ) -> (Option<Arc<T>>, Arc<T>) {
        if self.deleted.contains(now, &id) && !self.entries.contains_key(&id) {
            return (None, Arc::new(patch.value));
        }
        self.keep(id, patch)
    }

    /// Forgets the deletions that are too old to matter.
    pub(crate) fn forget_expired(&mut self, now: Instant) {
        self.deleted.forget_expired(now);
    }

    /// Keeps what an event tells of: what there was before, and what there is now.
    fn keep(&mut self, id: Id<T>, patch: Patch<T>) -> (Option<Arc<T>>, Arc<T>) {
        let old = self.entries.get(&id).cloned();
        let new = Arc::new(match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        });
        if id.is_some() {
            self.entries.insert(id, new.clone());
            if self.entries.len() > MOST {
                self.entries.pop_first();
            }
        }
        (old, new)
    }

    /// Forgets what an event says is gone: as it was last, with what the event adds.
    pub(crate) fn delete(&mut self, now: Instant, id: Id<T>, patch: Patch<T>) -> Arc<T> {
        self.deleted.insert(now, id, ());
        Arc::new(match self.entries.remove(&id) {
            Some(known) => patch.over(&known),
            None => patch.value,
        })
    }
}
