//! What is kept for the users of a guild, up to a number for all guilds together: members, and presences.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use discord_model::{Guild, Id, User};

use crate::arrivals::{Arrivals, Place};
use crate::by_user::ByUser;

/// What one guild keeps for each of its users.
#[derive(Debug)]
pub(crate) struct Crowd<T>(ByUser<(Arc<T>, Place)>);

impl<T> Default for Crowd<T> {
    fn default() -> Self {
        Self(ByUser::default())
    }
}

impl<T> Crowd<T> {
    /// Room for so many.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(ByUser::with_capacity(capacity))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The bytes the tables themselves take.
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

    /// Puts something down that has not arrived yet.
    pub(crate) fn put(&mut self, user: Id<User>, value: Arc<T>) {
        self.0.entry(user).insert_entry((value, Place::NONE));
    }

    /// All that was put down arrives.
    pub(crate) fn arrive(&mut self, row: &mut Arrivals, guild: Id<Guild>) {
        for (user, (_, place)) in self.0.iter_mut() {
            row.add(place, guild, user);
        }
    }

    /// Keeps something, in the place of what was there before.
    pub(crate) fn insert(
        &mut self,
        row: &mut Arrivals,
        guild: Id<Guild>,
        user: Id<User>,
        value: Arc<T>,
    ) -> Option<Arc<T>> {
        match self.0.entry(user) {
            Entry::Occupied(mut entry) => Some(std::mem::replace(&mut entry.get_mut().0, value)),
            Entry::Vacant(entry) => {
                let (_, place) = entry.insert((value, Place::NONE));
                row.add(place, guild, user);
                None
            }
        }
    }

    pub(crate) fn remove(&mut self, row: &mut Arrivals, user: Id<User>) -> Option<Arc<T>> {
        let (value, place) = self.0.remove(user)?;
        row.remove(place);
        Some(value)
    }

    /// Takes over the places of `known`, and with `all` also who is in it alone. Gives `gone` all that is kept no more.
    pub(crate) fn follow(
        &mut self,
        known: Self,
        row: &mut Arrivals,
        all: bool,
        mut gone: impl FnMut(Id<User>, Arc<T>),
    ) {
        for (user, (value, place)) in known.0.into_iter() {
            match self.0.entry(user) {
                Entry::Occupied(mut entry) => {
                    entry.get_mut().1 = place;
                    gone(user, value);
                }
                Entry::Vacant(entry) if all => {
                    entry.insert((value, place));
                }
                Entry::Vacant(_) => {
                    row.remove(place);
                    gone(user, value);
                }
            }
        }
    }

    /// Everybody leaves.
    pub(crate) fn leave(self, row: &mut Arrivals) -> impl Iterator<Item = (Id<User>, Arc<T>)> {
        self.0.into_iter().map(|(user, (value, place))| {
            row.remove(place);
            (user, value)
        })
    }
}
