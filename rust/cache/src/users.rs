//! Users, each stored once, with the number of cached entities that refer to them.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Entity, Fields, Id, User, bit_of};

use crate::user_map::UserMap;

/// The users that cached members, messages and direct messages refer to.
#[derive(Debug, Default)]
pub(crate) struct Users {
    entries: UserMap<UserEntry>,
}

#[derive(Debug)]
struct UserEntry {
    user: Arc<User>,
    /// The number of cached entities that refer to the user.
    references: u32,
}

impl Users {
    pub(crate) fn get(&self, id: Id<User>) -> Option<&Arc<User>> {
        self.entries.get(id).map(|known| &known.user)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns the size of the table itself in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.entries.bytes()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<User>> {
        self.entries.iter().map(|(_, known)| &known.user)
    }

    /// Adds a reference to a user, and replaces `user` with the shared copy. The fields of `user` are not merged, since
    /// the entity that refers to it may be older than the shared copy.
    pub(crate) fn retain(&mut self, user: &mut Arc<User>) {
        if user.id.is_none() {
            return;
        }
        match self.entries.entry(user.id) {
            Entry::Vacant(entry) => {
                entry.insert(UserEntry {
                    user: user.clone(),
                    references: 1,
                });
            }
            Entry::Occupied(mut entry) => {
                let known = entry.get_mut();
                known.references += 1;
                *user = known.user.clone();
            }
        }
    }

    /// Merges `user` into the shared copy, or inserts it; adds a reference; and replaces `user` with the shared copy.
    pub(crate) fn upsert_and_retain(&mut self, user: &mut Arc<User>) {
        if user.id.is_none() {
            return;
        }
        let known = self.entries.entry(user.id).or_insert_with(|| UserEntry {
            user: user.clone(),
            references: 0,
        });
        known.references += 1;
        merge_and_share(&mut known.user, user);
    }

    /// If the user is stored, merges `user` into the shared copy and replaces it with that.
    pub(crate) fn update(&mut self, user: &mut Arc<User>) {
        if let Some(known) = self.entries.get_mut(user.id) {
            merge_and_share(&mut known.user, user);
        }
    }

    /// Replaces the shared copy with `user`.
    pub(crate) fn replace(&mut self, user: &Arc<User>) {
        if let Some(known) = self.entries.get_mut(user.id) {
            known.user = user.clone();
        }
    }

    /// Removes a reference. Returns the user if it was the last reference and the user is no longer stored.
    pub(crate) fn release(&mut self, id: Id<User>) -> Option<Arc<User>> {
        let known = self.entries.get_mut(id)?;
        known.references = known.references.saturating_sub(1);
        if known.references > 0 {
            return None;
        }
        self.entries.remove(id).map(|known| known.user)
    }

    /// Returns the number of references to the user.
    #[cfg(test)]
    pub(crate) fn references(&self, id: Id<User>) -> u32 {
        self.entries.get(id).map_or(0, |known| known.references)
    }
}

/// Merges the user of a payload into the shared copy, and replaces it with the shared copy. Most payloads have only
/// some fields of a user; the others are not changed.
fn merge_and_share(known: &mut Arc<User>, payload: &mut Arc<User>) {
    if !Arc::ptr_eq(known, payload) {
        let present = reliable_fields(payload);
        if !known.fields_equal(payload, present) {
            Arc::make_mut(known).merge((**payload).clone(), present);
        }
    }
    *payload = known.clone();
}

/// Returns the fields of a payload that are merged. Some fields have their value only in READY and in responses to
/// fetching a user; other payloads omit them or have `null`, which must not clear the cached value.
fn reliable_fields(payload: &User) -> Fields {
    let mut fields = payload.present.fields();
    macro_rules! ignore_defaults {
        ($($field:ident)+) => {$(
            if is_default(&payload.$field) {
                fields &= !const { bit_of(User::FIELDS, stringify!($field)) };
            }
        )+};
    }
    ignore_defaults! { username banner accent_color flags premium_type locale mfa_enabled verified email }
    fields
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
