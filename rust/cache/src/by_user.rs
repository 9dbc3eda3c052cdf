//! What is kept for each of any number of users.
//!
//! A hash table that is full moves all it has into one twice as large. With a million members that is a pause a player sees,
//! so here a full table is split in two, and no other is touched: a guild of a million costs no more at once than a small one.

use std::collections::hash_map::Entry;

use discord_model::heap::allocation;
use discord_model::{Id, User};
use rustc_hash::FxHashMap;

use crate::table;

/// How many a table holds before it is split: what fits into 2,048 places.
const MOST: usize = 1_792;

/// How often a table is split at most. What is meant to end in the same table makes it grow like any other then.
const DEEPEST: u32 = 16;

/// Values by user: an extendible hash table.
#[derive(Debug)]
pub(crate) struct ByUser<V> {
    /// The number of the table of everybody whose [`place`] ends in these bits; a power of two of them, or none while there
    /// is one table.
    directory: Vec<u32>,
    tables: Vec<Table<V>>,
}

#[derive(Debug)]
struct Table<V> {
    /// How many bits of their places all who are in it have in common.
    depth: u32,
    map: FxHashMap<Id<User>, V>,
}

impl<V> Default for ByUser<V> {
    fn default() -> Self {
        Self {
            directory: Vec::new(),
            tables: Vec::new(),
        }
    }
}

impl<V> ByUser<V> {
    /// Room for so many, as far as one table has it.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let mut this = Self::default();
        if capacity > 0 {
            this.tables.push(Table::new(0, capacity.min(MOST)));
        }
        this
    }

    pub(crate) fn len(&self) -> usize {
        self.tables.iter().map(|table| table.map.len()).sum()
    }

    /// The bytes all tables take.
    pub(crate) fn bytes(&self) -> usize {
        let tables: usize = self.tables.iter().map(|each| table::bytes(&each.map)).sum();
        tables
            + allocation(self.directory.capacity() * size_of::<u32>())
            + allocation(self.tables.capacity() * size_of::<Table<V>>())
    }

    pub(crate) fn get(&self, user: Id<User>) -> Option<&V> {
        self.tables.get(self.table_of(user))?.map.get(&user)
    }

    pub(crate) fn get_mut(&mut self, user: Id<User>) -> Option<&mut V> {
        let table = self.table_of(user);
        self.tables.get_mut(table)?.map.get_mut(&user)
    }

    /// The place of a user, taken or not.
    pub(crate) fn entry(&mut self, user: Id<User>) -> Entry<'_, Id<User>, V> {
        if self.tables.is_empty() {
            self.tables.push(Table::new(0, 0));
        }
        let mut table = self.table_of(user);
        if self.tables[table].map.len() >= MOST {
            self.split(table);
            table = self.table_of(user);
        }
        self.tables[table].map.entry(user)
    }

    pub(crate) fn remove(&mut self, user: Id<User>) -> Option<V> {
        let table = self.table_of(user);
        self.tables.get_mut(table)?.map.remove(&user)
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (Id<User>, &V)> {
        let all = self.tables.iter().flat_map(|table| &table.map);
        Counted {
            left: self.len(),
            all: all.map(|(user, value)| (*user, value)),
        }
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (Id<User>, &mut V)> {
        let all = self.tables.iter_mut().flat_map(|table| &mut table.map);
        all.map(|(user, value)| (*user, value))
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = (Id<User>, V)> {
        self.tables.into_iter().flat_map(|table| table.map)
    }

    fn table_of(&self, user: Id<User>) -> usize {
        let mask = self.directory.len().wrapping_sub(1);
        self.directory
            .get(place(user) & mask)
            .map_or(0, |table| *table as usize)
    }

    /// Half of a table moves into a new one: those whose places have one bit more than they have in common.
    fn split(&mut self, full: usize) {
        let table = &mut self.tables[full];
        if table.depth == DEEPEST {
            return;
        }
        let bit = 1 << table.depth;
        table.depth += 1;
        let mut half = Table::new(table.depth, MOST / 2);
        let moved = table.map.extract_if(|user, _| place(*user) & bit != 0);
        half.map.extend(moved);
        if self.directory.is_empty() {
            self.directory.push(0);
        }
        if self.directory.len() == bit {
            self.directory.extend_from_within(..);
        }
        for (place, table) in self.directory.iter_mut().enumerate() {
            if *table as usize == full && place & bit != 0 {
                *table = self.tables.len() as u32;
            }
        }
        self.tables.push(half);
    }
}

impl<V> Table<V> {
    fn new(depth: u32, capacity: usize) -> Self {
        Self {
            depth,
            map: FxHashMap::with_capacity_and_hasher(capacity, Default::default()),
        }
    }
}

/// Bits that say which table somebody belongs in. They are none of those by which the table itself tells users apart.
fn place(user: Id<User>) -> usize {
    (user.get().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

/// An iterator of which is known how many are left.
struct Counted<I> {
    all: I,
    left: usize,
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let next = self.all.next();
        self.left -= usize::from(next.is_some());
        next
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<I: Iterator> ExactSizeIterator for Counted<I> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(user: u64) -> Id<User> {
        Id::new(user)
    }

    fn filled(count: u64) -> ByUser<u64> {
        let mut all = ByUser::default();
        for user in 1..=count {
            all.entry(number(user)).or_insert(user * 2);
        }
        all
    }

    #[test]
    fn everybody_is_found_however_many_there_are() {
        let all = filled(100_000);
        assert_eq!(all.len(), 100_000);
        for user in 1..=100_000 {
            assert_eq!(all.get(number(user)), Some(&(user * 2)));
        }
        assert_eq!(all.get(number(100_001)), None);
        let mut told: Vec<_> = all.iter().map(|(user, _)| user.get()).collect();
        told.sort_unstable();
        assert!(told.into_iter().eq(1..=100_000));
        assert_eq!(all.iter().len(), 100_000);
    }

    #[test]
    fn no_table_holds_more_than_it_should() {
        let all = filled(100_000);
        assert!(all.tables.iter().all(|table| table.map.len() <= MOST));
        assert!(
            all.tables.len() < 4 * 100_000 / MOST,
            "they are well filled"
        );
    }

    #[test]
    fn few_need_no_directory() {
        let all = filled(MOST as u64);
        assert_eq!((all.tables.len(), all.directory.len()), (1, 0));
    }

    #[test]
    fn those_of_one_place_share_a_table() {
        let twins = (1_u64..)
            .map(number)
            .filter(|user| place(*user) & 0xF_FFFF == 7);
        let mut all = ByUser::default();
        for user in twins.take(2 * MOST) {
            all.entry(user).or_insert(());
        }
        assert_eq!(all.len(), 2 * MOST);
        assert!(all.tables.len() <= DEEPEST as usize + 1);
        assert_eq!(all.directory.len(), 1 << DEEPEST);
    }

    proptest! {
        #[test]
        fn it_keeps_what_a_map_keeps(steps in proptest::collection::vec((0_u64..6_000, any::<bool>()), 0..12_000)) {
            let (mut all, mut plain) = (ByUser::default(), FxHashMap::default());
            for (step, (user, adds)) in steps.into_iter().enumerate() {
                let user = number(user);
                if adds {
                    *all.entry(user).or_insert(step) = step;
                    plain.insert(user, step);
                } else {
                    prop_assert_eq!(all.remove(user), plain.remove(&user));
                }
            }
            prop_assert_eq!(all.len(), plain.len());
            for (user, value) in &mut plain {
                prop_assert_eq!(all.get_mut(*user), Some(value));
            }
            let told: FxHashMap<_, _> = all.into_iter().collect();
            prop_assert_eq!(told, plain);
        }
    }
}
