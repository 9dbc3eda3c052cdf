//! Creating, updating and deleting resources of guilds.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Guild, Id, Patch};

use crate::guild_resource::{GuildResource, evict_oldest};
use crate::superseded::HasHistory;
use crate::{Cache, GuildEntry};

impl Cache {
    /// Returns whether the settings include this type.
    pub(super) fn is_cached<T: GuildResource>(&self) -> bool {
        self.settings.kinds.contains(T::KIND)
    }

    /// Inserts a resource that was created, if its guild is cached.
    pub(crate) fn create_resource<T: HasHistory>(&mut self, patch: Patch<T>) -> Arc<T> {
        let key = (patch.value.guild_id(), patch.value.key());
        let now = self.now();
        T::history(&mut self.superseded.resources)
            .deleted
            .remove(now, &key);
        self.upsert(patch).1
    }

    /// Updates a resource, if its guild is cached and the resource was not deleted a moment ago. Returns it before and after that.
    pub(crate) fn update_resource<T: HasHistory>(
        &mut self,
        mut patch: Patch<T>,
    ) -> (Option<Arc<T>>, Arc<T>) {
        if self.was_deleted::<T>(patch.value.guild_id(), &patch.value.key()) {
            self.update_users(&mut patch.value);
            return (None, Arc::new(patch.value));
        }
        self.upsert(patch)
    }

    /// Returns whether a resource was deleted a moment ago and has not been created again.
    fn was_deleted<T: HasHistory>(&mut self, guild: Id<Guild>, key: &T::Key) -> bool {
        let now = self.now();
        let is_known = self
            .guilds
            .get(&guild)
            .is_some_and(|entry| T::resources(entry).contains_key(key));
        let deleted = &T::history(&mut self.superseded.resources).deleted;
        !is_known && deleted.contains(now, &(guild, key.clone()))
    }

    fn upsert<T: HasHistory>(&mut self, mut patch: Patch<T>) -> (Option<Arc<T>>, Arc<T>) {
        self.update_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let now = self.now();
        let history = T::history(&mut self.superseded.resources);
        let superseded = history.superseded.take(now, &(guild, key.clone()));
        let is_kept = self.is_cached::<T>() && key != T::Key::default();
        let Some(entry) = self.guilds.get_mut(&guild).filter(|_| is_kept) else {
            return (None, Arc::new(patch.value));
        };
        match T::resources_mut(entry).entry(key) {
            Entry::Occupied(mut known) => {
                let new = Arc::new(patch.applied_to(known.get()));
                let known = known.insert(new.clone());
                (superseded.or(Some(known)), new)
            }
            Entry::Vacant(place) => {
                let new = place.insert(Arc::new(patch.value)).clone();
                evict_oldest::<T>(T::resources_mut(entry));
                (None, new)
            }
        }
    }

    /// Removes a resource. Returns its last state merged with the payload of the event, or only the latter if it was
    /// not cached.
    pub(crate) fn remove_resource<T: HasHistory>(&mut self, mut patch: Patch<T>) -> Arc<T> {
        self.update_users(&mut patch.value);
        let (guild, key) = (patch.value.guild_id(), patch.value.key());
        let known = self
            .guilds
            .get_mut(&guild)
            .and_then(|entry| T::resources_mut(entry).remove(&key));
        self.record_deletion::<T>(guild, key);
        match known {
            Some(known) if patch.present == 0 => known,
            Some(known) => Arc::new(patch.applied_to(&known)),
            None => Arc::new(patch.value),
        }
    }

    /// Records that a resource was deleted, so that an update that arrives late does not insert it again.
    pub(super) fn record_deletion<T: HasHistory>(&mut self, guild: Id<Guild>, key: T::Key) {
        let now = self.now();
        let history = T::history(&mut self.superseded.resources);
        history.superseded.take(now, &(guild, key.clone()));
        history.deleted.insert(now, (guild, key), ());
    }

    /// Inserts the resources of a list. Their users are not updated.
    pub(super) fn insert_resources<T: HasHistory>(&mut self, guild: Id<Guild>, list: &[Arc<T>]) {
        if !self.is_cached::<T>() {
            return;
        }
        for resource in list {
            let key = resource.key();
            if key == T::Key::default() || self.was_deleted::<T>(guild, &key) {
                continue;
            }
            if let Some(entry) = self.guilds.get_mut(&guild) {
                T::resources_mut(entry).insert(key, resource.clone());
            }
        }
        // This is done once for the whole list, because finding the oldest resources visits all of them.
        if let Some(entry) = self.guilds.get_mut(&guild) {
            evict_oldest::<T>(T::resources_mut(entry));
        }
    }

    /// Prepares the resources of a new guild entry: removes them if the settings exclude their type, and updates their users.
    pub(super) fn normalize_resources<T: GuildResource>(&mut self, entry: &mut GuildEntry) {
        let resources = T::resources_mut(entry);
        if !self.is_cached::<T>() {
            *resources = Default::default();
        }
        for resource in resources.values_mut() {
            if let Some(resource) = Arc::get_mut(resource) {
                self.update_users(resource);
            }
        }
    }

    pub(crate) fn update_users<T: GuildResource>(&mut self, payload: &mut T) {
        payload.users().for_each(|user| self.users.update(user));
    }
}
