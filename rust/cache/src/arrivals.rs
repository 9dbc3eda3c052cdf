//! In which order those came of whom only so many are kept.

use discord_model::heap::allocation;
use discord_model::{Guild, Id, User};

/// A place in the row of arrivals.
#[derive(Debug)]
pub(crate) struct Place(u32);

impl Place {
    /// Not in the row.
    pub(crate) const NONE: Self = Self(NOWHERE);
}

/// Behind either end of the row.
const NOWHERE: u32 = u32::MAX;

/// Users of guilds in the order they came: a linked list, so that nobody who leaves must be searched.
#[derive(Debug)]
pub(crate) struct Arrivals {
    /// Who never stands in the row.
    spared: Id<User>,
    row: Row,
    /// The first of the places nobody stands in, each of which leads to the next.
    free: u32,
    oldest: u32,
    newest: u32,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    guild: Id<Guild>,
    user: Id<User>,
    older: u32,
    newer: u32,
}

/// How many links stand in one vector.
const STRETCH: usize = 256;

/// All links, taken or free, in vectors that never grow: no arrival has to move those who are there already.
#[derive(Debug, Default)]
struct Row(Vec<Vec<Link>>);

impl Row {
    fn get(&self, place: u32) -> Option<&Link> {
        let place = place as usize;
        self.0.get(place / STRETCH)?.get(place % STRETCH)
    }

    fn get_mut(&mut self, place: u32) -> Option<&mut Link> {
        let place = place as usize;
        self.0.get_mut(place / STRETCH)?.get_mut(place % STRETCH)
    }

    /// Where the link stands now.
    fn push(&mut self, link: Link) -> u32 {
        if self.0.last().is_none_or(|last| last.len() == STRETCH) {
            self.0.push(Vec::with_capacity(STRETCH));
        }
        let before = (self.0.len() - 1) * STRETCH;
        let last = &mut self.0[before / STRETCH];
        last.push(link);
        (before + last.len() - 1) as u32
    }

    fn bytes(&self) -> usize {
        let stretch = allocation(STRETCH * size_of::<Link>());
        self.0.len() * stretch
    }
}

impl Default for Arrivals {
    fn default() -> Self {
        Self {
            spared: Id::NONE,
            row: Row::default(),
            free: NOWHERE,
            oldest: NOWHERE,
            newest: NOWHERE,
            len: 0,
        }
    }
}

impl Arrivals {
    /// An empty row in which `user` never stands.
    pub(crate) fn sparing(user: Id<User>) -> Self {
        Self {
            spared: user,
            ..Self::default()
        }
    }

    /// The bytes the row takes.
    pub(crate) fn bytes(&self) -> usize {
        self.row.bytes()
    }

    /// Puts a user at the end of the row, who stands nowhere in it yet.
    pub(crate) fn add(&mut self, place: &mut Place, guild: Id<Guild>, user: Id<User>) {
        if place.0 != NOWHERE || user == self.spared {
            return;
        }
        let link = Link {
            guild,
            user,
            older: self.newest,
            newer: NOWHERE,
        };
        place.0 = match self.row.get_mut(self.free) {
            Some(free) => std::mem::replace(&mut self.free, std::mem::replace(free, link).newer),
            None => self.row.push(link),
        };
        match self.row.get_mut(self.newest) {
            Some(before) => before.newer = place.0,
            None => self.oldest = place.0,
        }
        self.newest = place.0;
        self.len += 1;
    }

    /// Whoever stood at this place leaves the row.
    pub(crate) fn remove(&mut self, place: Place) {
        let Some(&Link { older, newer, .. }) = self.row.get(place.0) else {
            return;
        };
        match self.row.get_mut(older) {
            Some(before) => before.newer = newer,
            None => self.oldest = newer,
        }
        match self.row.get_mut(newer) {
            Some(after) => after.older = older,
            None => self.newest = older,
        }
        if let Some(link) = self.row.get_mut(place.0) {
            link.newer = std::mem::replace(&mut self.free, place.0);
        }
        self.len -= 1;
    }

    /// Who has stood there longest, if more than so many do.
    pub(crate) fn oldest_beyond(&self, most: usize) -> Option<(Id<Guild>, Id<User>)> {
        if self.len <= most {
            return None;
        }
        let link = self.row.get(self.oldest)?;
        Some((link.guild, link.user))
    }

    /// All that stand there, the oldest first.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id<Guild>, Id<User>)> {
        let mut place = self.oldest;
        std::iter::from_fn(move || {
            let link = self.row.get(place)?;
            place = link.newer;
            Some((link.guild, link.user))
        })
    }
}
