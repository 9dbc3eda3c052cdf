//! Users, each kept once, for as long as something that is kept names them.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Entity, Id, User};

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

    /// As [`Users::see`], for a user of whom only what changed is sent.
    pub(crate) fn see_part(&mut self, part: &mut Arc<User>) {
        if let Some(known) = self.entries.get_mut(part.id) {
            // An empty name says that nothing changed, which is what most of these say.
            if !part.username.is_empty() {
                let mut whole = (*known.user).clone();
                whole.merge((**part).clone(), part.said());
                *part = Arc::new(whole);
            }
            share(&mut known.user, part);
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

/// Brings the copy that is kept up to date, and makes one of both.
fn share(known: &mut Arc<User>, told: &mut Arc<User>) {
    // Discord often sends no more than the id. Such a user says nothing and must not replace one that does.
    if !Arc::ptr_eq(known, told) && !told.username.is_empty() {
        keep_profile(told, known);
        if **known != **told {
            *known = told.clone();
            return;
        }
    }
    *told = known.clone();
}

/// Only logging in and fetching a user tell of these. All other payloads leave them out, which must not empty them.
fn keep_profile(told: &mut Arc<User>, known: &User) {
    let silent = User::default();
    macro_rules! keep {
        ($($field:ident)+) => {$(
            if told.$field == silent.$field && known.$field != silent.$field {
                Arc::make_mut(told).$field.clone_from(&known.$field);
            }
        )+};
    }
    keep! { banner accent_color flags premium_type locale mfa_enabled verified email }
}
