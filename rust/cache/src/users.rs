//! Users, each kept once, for as long as something that is kept names them.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Id, User};
use rustc_hash::FxHashMap;

/// The users that members, messages and direct messages name.
#[derive(Debug, Default)]
pub(crate) struct Users {
    entries: FxHashMap<Id<User>, Known>,
}

#[derive(Debug)]
struct Known {
    user: Arc<User>,
    holders: u32,
}

/// Discord often sends no more of a user than the id. Such a user says nothing and must not replace one that does.
fn is_whole(user: &User) -> bool {
    user.id.is_some() && !user.username.is_empty()
}

impl Users {
    pub(crate) fn get(&self, id: Id<User>) -> Option<&Arc<User>> {
        self.entries.get(&id).map(|known| &known.user)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<User>> {
        self.entries.values().map(|known| &known.user)
    }

    /// Counts one more holder of `user`, and lets it share the copy that is kept.
    pub(crate) fn hold(&mut self, user: &mut Arc<User>) {
        if !user.id.is_some() {
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
                share(known, user);
            }
        }
    }

    /// Takes over what `user` says, if the user is kept at all.
    pub(crate) fn see(&mut self, user: &mut Arc<User>) {
        if let Some(known) = self.entries.get_mut(&user.id) {
            share(known, user);
        }
    }

    /// Counts one holder less; the last one takes the user along.
    pub(crate) fn release(&mut self, id: Id<User>) {
        if let Entry::Occupied(mut entry) = self.entries.entry(id) {
            let known = entry.get_mut();
            known.holders = known.holders.saturating_sub(1);
            if known.holders == 0 {
                entry.remove();
            }
        }
    }
}

fn share(known: &mut Known, user: &mut Arc<User>) {
    if !is_whole(user) || *known.user == **user {
        *user = known.user.clone();
    } else {
        known.user = user.clone();
    }
}
