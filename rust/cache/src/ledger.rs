//! What people bought: the newest of it, by its ids, which grow with time.

use std::collections::BTreeMap;
use std::sync::Arc;

use discord_model::{Entity, Id, Patch};

/// How many of a kind are kept; the oldest go first.
pub(crate) const MOST: usize = 1_000;

/// One kind, such as subscriptions.
#[derive(Debug)]
pub(crate) struct Ledger<T>(BTreeMap<Id<T>, Arc<T>>);

impl<T> Default for Ledger<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Entity> Ledger<T> {
    pub(crate) fn get(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.0.get(&id)
    }

    /// All of them, the oldest first.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<T>> {
        self.0.values()
    }

    /// Keeps what an event tells of: what there was before, and what there is now.
    pub(crate) fn keep(&mut self, id: Id<T>, patch: Patch<T>) -> (Option<Arc<T>>, Arc<T>) {
        let old = self.0.get(&id).cloned();
        let new = Arc::new(match &old {
            Some(old) => patch.over(old),
            None => patch.value,
        });
        if id.is_some() {
            self.0.insert(id, new.clone());
            if self.0.len() > MOST {
                self.0.pop_first();
            }
        }
        (old, new)
    }

    /// Forgets what an event says is gone: as it was last, with what the event adds.
    pub(crate) fn forget(&mut self, id: Id<T>, patch: Patch<T>) -> Arc<T> {
        Arc::new(match self.0.remove(&id) {
            Some(known) => patch.over(&known),
            None => patch.value,
        })
    }
}
