//! Users, each kept once, for as long as something that is kept names them.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Entity, Fields, Id, User};

use crate::by_user::ByUser;

/// The users that members, messages and direct messages name.
#[derive(Debug, Default)]
pub(crate) struct Users {
    entries: ByUser<Known>,
}

#[derive(Debug)]
struct Known {
    user: Arc<User>,
    holders: u32,
}

impl Users {
    pub(crate) fn get(&self, id: Id<User>) -> Option<&Arc<User>> {
        self.entries.get(id).map(|known| &known.user)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The bytes the table itself takes.
    pub(crate) fn bytes(&self) -> usize {
        self.entries.bytes()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<User>> {
        self.entries.iter().map(|(_, known)| &known.user)
    }

    /// Counts one more holder of `user`, and lets it share the copy that is kept. What `user` says is not taken over: a
    /// holder may have stood there long enough to be out of date.
    pub(crate) fn hold(&mut self, user: &mut Arc<User>) {
        if user.id.is_none() {
            return;
        }
        match self.entries.entry(user.id) {
            Entry::Vacant(entry) => {
                entry.insert(Known {
                    user: user.clone(),
                    holders: 1,
                });
            }
            Entry::Occupied(mut entry) => {
                let known = entry.get_mut();
                known.holders += 1;
                *user = known.user.clone();
            }
        }
    }

    /// Takes over what `user` says, counts one more holder, and lets it share the copy that is kept.
    pub(crate) fn meet(&mut self, user: &mut Arc<User>) {
        if user.id.is_none() {
            return;
        }
        let known = self.entries.entry(user.id).or_insert_with(|| Known {
            user: user.clone(),
            holders: 0,
        });
        known.holders += 1;
        share(&mut known.user, user);
    }

    /// Takes over what `user` says, if the user is kept at all, and lets it share the copy that is.
    pub(crate) fn see(&mut self, user: &mut Arc<User>) {
        if let Some(known) = self.entries.get_mut(user.id) {
            share(&mut known.user, user);
        }
    }

    /// Puts `user` in the place of the copy that is kept.
    pub(crate) fn replace(&mut self, user: &Arc<User>) {
        if let Some(known) = self.entries.get_mut(user.id) {
            known.user = user.clone();
        }
    }

    /// Counts one holder less; the last one takes the user along, who is given back.
    pub(crate) fn release(&mut self, id: Id<User>) -> Option<Arc<User>> {
        let known = self.entries.get_mut(id)?;
        known.holders = known.holders.saturating_sub(1);
        if known.holders > 0 {
            return None;
        }
        self.entries.remove(id).map(|known| known.user)
    }

    /// How many hold the user.
    #[cfg(test)]
    pub(crate) fn holders(&self, id: Id<User>) -> u32 {
        self.entries.get(id).map_or(0, |known| known.holders)
    }
}

/// Brings the copy that is kept up to date with what a payload says of the user, and makes one of both. Most payloads hold only a
/// part of a user; what they leave out stays as it was.
fn share(known: &mut Arc<User>, told: &mut Arc<User>) {
    if !Arc::ptr_eq(known, told) {
        let present = reliable_fields(told);
        if !known.fields_equal(told, present) {
            Arc::make_mut(known).merge((**told).clone(), present);
        }
    }
    *told = known.clone();
}

/// The fields of a payload that say something. Only logging in and fetching a user tell of some of them; other payloads leave them
/// out or hold `null`, which must not empty what is known.
fn reliable_fields(told: &User) -> Fields {
    let silent = User::default();
    let mut fields = told.present.fields();
    macro_rules! unless_silent {
        ($($field:ident)+) => {$(
            if told.$field == silent.$field {
                fields &= !User::field_bit(stringify!($field));
            }
        )+};
    }
    unless_silent! { username banner accent_color flags premium_type locale mfa_enabled verified email }
    fields
}
