//! The kinds that belong to a guild, made, changed and deleted alike.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Guild, Id, Patch};

use crate::absorb::Overtakable;
use crate::kept::Kept;
use crate::{Cache, GuildEntry};

impl Cache {
    /// Whether the settings let this kind be kept.
    pub(super) fn keeps<T: Kept>(&self) -> bool {
        self.settings.kinds.contains(T::KIND)
    }

    /// Keeps what an event tells of, if its guild is known: what there was before, and what there is now.
    pub(crate) fn keep<T: Overtakable>(&mut self, mut patch: Patch<T>) -> (Option<Arc<T>>, Arc<T>) {
        self.see_users(&mut patch.value);
        let key = patch.value.key();
        let overtaken =
            T::overtaken(&mut self.overtaken.kinds).take(&(patch.value.guild_id(), key.clone()));
        let is_kept = self.keeps::<T>() && key != T::Key::default();
        let Some(entry) = self
            .guilds
            .get_mut(&patch.value.guild_id())
            .filter(|_| is_kept)
        else {
            return (None, Arc::new(patch.value));
        };
        match T::shelf_mut(entry).entry(key) {
            Entry::Occupied(mut known) => {
                let new = Arc::new(patch.over(known.get()));
                let known = known.insert(new.clone());
                (overtaken.or(Some(known)), new)
            }
            Entry::Vacant(place) => {
                let new = place.insert(Arc::new(patch.value));
                (None, new.clone())
            }
        }
    }

    /// Forgets what an event says is gone: as it was last, with what the event adds; or else what the event says.
    pub(crate) fn forget<T: Kept>(&mut self, mut patch: Patch<T>) -> Arc<T> {
        self.see_users(&mut patch.value);
        let known = self
            .guilds
            .get_mut(&patch.value.guild_id())
            .and_then(|entry| T::shelf_mut(entry).remove(&patch.value.key()));
        match known {
            Some(known) if patch.present == 0 => known,
            Some(known) => Arc::new(patch.over(&known)),
            None => Arc::new(patch.value),
        }
    }

    /// Keeps what an event tells of as it is, beside what is known already. Users are not looked at.
    pub(super) fn keep_all<T: Kept>(&mut self, guild: Id<Guild>, list: &[Arc<T>]) {
        let is_kept = self.keeps::<T>();
        if let Some(entry) = self.guilds.get_mut(&guild).filter(|_| is_kept) {
            let list = list.iter().map(|kept| (kept.key(), kept.clone()));
            let shelf = T::shelf_mut(entry);
            shelf.extend(list.filter(|(key, _)| *key != T::Key::default()));
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
