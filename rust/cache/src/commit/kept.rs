//! The kinds that belong to a guild, made, changed and deleted alike.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Guild, Id, Patch};

use crate::kept::{Kept, evict_oldest};
use crate::overtaken::History;
use crate::{Cache, GuildEntry};

impl Cache {
    /// Whether the settings let this kind be kept.
    pub(super) fn keeps<T: Kept>(&self) -> bool {
        self.settings.kinds.contains(T::KIND)
    }

    /// Keeps what was created, if its guild is known.
    pub(crate) fn keep_created<T: History>(&mut self, patch: Patch<T>) -> Arc<T> {
        let key = (patch.value.guild_id(), patch.value.key());
        let now = self.now();
        T::history(&mut self.overtaken.kinds)
            .deleted
            .remove(now, &key);
        self.keep(patch).1
    }

    /// Keeps what was updated, if its guild is known and it was not deleted a moment ago: what there was before, and what there is
    /// now.
    pub(crate) fn keep_updated<T: History>(
        &mut self,
        mut patch: Patch<T>,
    ) -> (Option<Arc<T>>, Arc<T>) {
        if self.was_deleted::<T>(patch.value.guild_id(), &patch.value.key()) {
            self.see_users(&mut patch.value);
            return (None, Arc::new(patch.value));
        }
        self.keep(patch)
    }

    /// Whether an object of this kind was deleted a moment ago and is not known any more.
    fn was_deleted<T: History>(&mut self, guild: Id<Guild>, key: &T::Key) -> bool {
        let now = self.now();
        let is_known = self
            .guilds
            .get(&guild)
            .is_some_and(|entry| T::shelf(entry).contains_key(key));
        let deleted = &T::history(&mut self.overtaken.kinds).deleted;
        !is_known && deleted.contains(now, &(guild, key.clone()))
    }

    fn keep<T: History>(&mut self, mut patch: Patch<T>) -> (Option<Arc<T>>, Arc<T>) {
        self.see_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let now = self.now();
        let history = T::history(&mut self.overtaken.kinds);
        let overtaken = history.overtaken.take(now, &(guild, key.clone()));
        let is_kept = self.keeps::<T>() && key != T::Key::default();
        let Some(entry) = self.guilds.get_mut(&guild).filter(|_| is_kept) else {
            return (None, Arc::new(patch.value));
        };
        match T::shelf_mut(entry).entry(key) {
            Entry::Occupied(mut known) => {
                let new = Arc::new(patch.over(known.get()));
                let known = known.insert(new.clone());
                (overtaken.or(Some(known)), new)
            }
            Entry::Vacant(place) => {
                let new = place.insert(Arc::new(patch.value)).clone();
                evict_oldest::<T>(T::shelf_mut(entry));
                (None, new)
            }
        }
    }

    /// Forgets what an event says is gone: as it was last, with what the event adds; or else what the event says.
    pub(crate) fn forget<T: History>(&mut self, mut patch: Patch<T>) -> Arc<T> {
        self.see_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let known = self
            .guilds
            .get_mut(&guild)
            .and_then(|entry| T::shelf_mut(entry).remove(&key));
        self.note_deleted::<T>(guild, key);
        match known {
            Some(known) if patch.present == 0 => known,
            Some(known) => Arc::new(patch.over(&known)),
            None => Arc::new(patch.value),
        }
    }

    /// An update that arrives from now on must not bring an object of this kind back.
    pub(super) fn note_deleted<T: History>(&mut self, guild: Id<Guild>, key: T::Key) {
        let now = self.now();
        let history = T::history(&mut self.overtaken.kinds);
        history.overtaken.take(now, &(guild, key.clone()));
        history.deleted.insert(now, (guild, key), ());
    }

    /// Keeps what an event tells of as it is, beside what is known already. Users are not looked at.
    pub(super) fn keep_all<T: History>(&mut self, guild: Id<Guild>, list: &[Arc<T>]) {
        if !self.keeps::<T>() {
            return;
        }
        for kept in list {
            let key = kept.key();
            if key == T::Key::default() || self.was_deleted::<T>(guild, &key) {
                continue;
            }
            if let Some(entry) = self.guilds.get_mut(&guild) {
                T::shelf_mut(entry).insert(key, kept.clone());
            }
        }
        // Once for the whole list: finding the oldest looks at all of them.
        if let Some(entry) = self.guilds.get_mut(&guild) {
            evict_oldest::<T>(T::shelf_mut(entry));
        }
    }

    /// What came with a whole guild is all that guild has of this kind.
    pub(super) fn settle<T: Kept>(&mut self, entry: &mut GuildEntry) {
        let shelf = T::shelf_mut(entry);
        if !self.keeps::<T>() {
            *shelf = Default::default();
        }
        for kept in shelf.values_mut() {
            if let Some(kept) = Arc::get_mut(kept) {
                self.see_users(kept);
            }
        }
    }

    pub(crate) fn see_users<T: Kept>(&mut self, told: &mut T) {
        told.users().for_each(|user| self.users.see(user));
    }
}
