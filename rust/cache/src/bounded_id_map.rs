//! Entities that belong to no guild, such as entitlements. They expire without an event, so only the newest are kept.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use discord_model::{Entity, Id, Patch};

use crate::recent::RecentMap;

/// The maximum number of entities of one kind. The oldest, which have the smallest ids, are evicted first.
pub(crate) const MAX_LEN: usize = 1_000;

/// The entities of one kind, such as subscriptions.
#[derive(Debug)]
pub(crate) struct BoundedIdMap<T> {
    entries: BTreeMap<Id<T>, Arc<T>>,
    deleted: RecentMap<Id<T>, ()>,
}

impl<T> Default for BoundedIdMap<T> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            deleted: RecentMap::default(),
        }
    }
}

impl<T: Entity> BoundedIdMap<T> {
    pub(crate) fn get(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.entries.get(&id)
    }

    /// Returns all entities, the oldest first.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<T>> {
        self.entries.values()
    }

    /// Inserts an entity that was created.
    pub(crate) fn create(&mut self, id: Id<T>, patch: Patch<T>) -> Arc<T> {
        self.upsert(id, patch).1
    }

    /// Merges an update, unless the entity was deleted a moment ago. Returns the entity before and after the update.
    pub(crate) fn update(
        &mut self,
        now: Instant,
        id: Id<T>,
        patch: Patch<T>,
    ) -> (Option<Arc<T>>, Arc<T>) {
        if self.deleted.contains(now, &id) && !self.entries.contains_key(&id) {
            return (None, Arc::new(patch.value));
        }
        self.upsert(id, patch)
    }

    /// Removes the records of deletions that are older than any event that may still arrive late.
    pub(crate) fn remove_expired(&mut self, now: Instant) {
        self.deleted.remove_expired(now);
    }

    /// Merges `patch` into the entity, or inserts it. Returns the entity before and after that.
    fn upsert(&mut self, id: Id<T>, patch: Patch<T>) -> (Option<Arc<T>>, Arc<T>) {
        let old = self.entries.get(&id).cloned();
        let new = Arc::new(match &old {
            Some(old) => patch.applied_to(old),
            None => patch.value,
        });
        if id.is_some() {
            self.entries.insert(id, new.clone());
            if self.entries.len() > MAX_LEN {
                self.entries.pop_first();
            }
        }
        (old, new)
    }

    /// Removes an entity that was not deleted. Returns whether it was known.
    pub(crate) fn evict(&mut self, id: Id<T>) -> bool {
        self.entries.remove(&id).is_some()
    }

    /// Removes an entity. Returns its last state, merged with the payload of the event.
    pub(crate) fn delete(&mut self, now: Instant, id: Id<T>, patch: Patch<T>) -> Arc<T> {
        self.deleted.insert(now, id, ());
        Arc::new(match self.entries.remove(&id) {
            Some(known) => patch.applied_to(&known),
            None => patch.value,
        })
    }
}
