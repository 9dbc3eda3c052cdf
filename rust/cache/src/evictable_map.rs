//! The members and the presences of a guild. The cache limits their total number in all guilds, so each entry has a
//! slot in the eviction queue that the guilds share.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Guild, Id, User};

use crate::eviction_queue::{EvictionQueue, SlotId};
use crate::user_map::UserMap;

/// One value for each user of a guild, such as a member, with its slot in the eviction queue.
#[derive(Debug)]
pub(crate) struct EvictableMap<T>(UserMap<(Arc<T>, SlotId)>);

impl<T> Default for EvictableMap<T> {
    fn default() -> Self {
        Self(UserMap::default())
    }
}

impl<T> EvictableMap<T> {
    /// Creates a map with memory reserved for this many entries.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(UserMap::with_capacity(capacity))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the size of the tables themselves in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.0.bytes()
    }

    pub(crate) fn get(&self, user: Id<User>) -> Option<&Arc<T>> {
        self.0.get(user).map(|(value, _)| value)
    }

    pub(crate) fn get_mut(&mut self, user: Id<User>) -> Option<&mut Arc<T>> {
        self.0.get_mut(user).map(|(value, _)| value)
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (Id<User>, &Arc<T>)> {
        self.0.iter().map(|(user, (value, _))| (user, value))
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Arc<T>> {
        self.0.iter_mut().map(|(_, (value, _))| value)
    }

    /// Inserts a value without adding it to the eviction queue, as a background thread does while it prepares a guild.
    pub(crate) fn insert_untracked(&mut self, user: Id<User>, value: Arc<T>) {
        self.0.entry(user).insert_entry((value, SlotId::NONE));
    }

    /// Adds all values that were inserted untracked to the eviction queue.
    pub(crate) fn track_all(&mut self, queue: &mut EvictionQueue, guild: Id<Guild>) {
        for (user, (_, slot)) in self.0.iter_mut() {
            queue.push(slot, guild, user);
        }
    }

    /// Inserts a value. The slot of a replaced value in the queue is kept.
    pub(crate) fn insert(
        &mut self,
        queue: &mut EvictionQueue,
        guild: Id<Guild>,
        user: Id<User>,
        value: Arc<T>,
    ) -> Option<Arc<T>> {
        match self.0.entry(user) {
            Entry::Occupied(mut entry) => Some(std::mem::replace(&mut entry.get_mut().0, value)),
            Entry::Vacant(entry) => {
                let (_, slot) = entry.insert((value, SlotId::NONE));
                queue.push(slot, guild, user);
                None
            }
        }
    }

    pub(crate) fn remove(&mut self, queue: &mut EvictionQueue, user: Id<User>) -> Option<Arc<T>> {
        let (value, slot) = self.0.remove(user)?;
        queue.remove(slot);
        Some(value)
    }

    /// Takes over the slots of `old`, the map that this one replaces. If `all` is true, also takes over the values that
    /// only `old` has. Calls `removed` with the values that are dropped.
    pub(crate) fn reconcile(
        &mut self,
        old: Self,
        queue: &mut EvictionQueue,
        all: bool,
        mut removed: impl FnMut(Id<User>, Arc<T>),
    ) {
        for (user, (value, slot)) in old.0.into_iter() {
            match self.0.entry(user) {
                Entry::Occupied(mut entry) => {
                    entry.get_mut().1 = slot;
                    removed(user, value);
                }
                Entry::Vacant(entry) if all => {
                    entry.insert((value, slot));
                }
                Entry::Vacant(_) => {
                    queue.remove(slot);
                    removed(user, value);
                }
            }
        }
    }

    /// Removes all values, and their slots from the queue.
    pub(crate) fn drain(
        self,
        queue: &mut EvictionQueue,
    ) -> impl Iterator<Item = (Id<User>, Arc<T>)> {
        self.0.into_iter().map(|(user, (value, slot))| {
            queue.remove(slot);
            (user, value)
        })
    }
}
