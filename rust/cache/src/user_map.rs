//! A hash map by user id that never rehashes more than a bounded number of entries at once: extendible hashing.
//!
//! When an ordinary hash table is full, all of its entries move into one twice as large. With a million members this
//! takes 3 ms or more on the main thread, which a player can notice. Here, a full table is split in two, and the other
//! tables are not changed. This map is written by hand because neither the standard library nor `hashlink` nor
//! `indexmap` grow in steps.

use std::collections::hash_map::Entry;

use discord_model::heap_size::allocation;
use discord_model::{Id, User};
use rustc_hash::FxHashMap;

use crate::hash_table::hash_table_bytes;

/// The maximum number of entries of a table before it is split: as many as fit into a hash table with 2,048 slots.
const MAX_TABLE_LEN: usize = 1_792;

/// The maximum number of times that a table can be split. If so many ids share their hash bits, which only a malicious
/// server could achieve, the table grows like any other.
const MAX_DEPTH: u32 = 16;

/// Values by user: an extendible hash table.
#[derive(Debug)]
pub(crate) struct UserMap<V> {
    /// The numbers of the tables, indexed by the last bits of the users' [`directory_bits`]. Its length is a power of
    /// two, or zero while there is only one table.
    directory: Vec<u32>,
    tables: Vec<Table<V>>,
}

#[derive(Debug)]
struct Table<V> {
    /// The number of last [`directory_bits`] that all entries of this table share.
    depth: u32,
    map: FxHashMap<Id<User>, V>,
}

impl<V> Default for UserMap<V> {
    fn default() -> Self {
        Self {
            directory: Vec::new(),
            tables: Vec::new(),
        }
    }
}

impl<V> UserMap<V> {
    /// Creates a map with memory reserved for this many entries, up to the capacity of one table.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let mut this = Self::default();
        if capacity > 0 {
            this.tables.push(Table::new(0, capacity.min(MAX_TABLE_LEN)));
        }
        this
    }

    pub(crate) fn len(&self) -> usize {
        self.tables.iter().map(|table| table.map.len()).sum()
    }

    /// Returns the size of all tables in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let tables: usize = self
            .tables
            .iter()
            .map(|each| hash_table_bytes(&each.map))
            .sum();
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

    /// Returns the entry of a user, occupied or vacant.
    pub(crate) fn entry(&mut self, user: Id<User>) -> Entry<'_, Id<User>, V> {
        if self.tables.is_empty() {
            self.tables.push(Table::new(0, 0));
        }
        let mut table = self.table_of(user);
        if self.tables[table].map.len() >= MAX_TABLE_LEN {
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
        ExactLen {
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
            .get(directory_bits(user) & mask)
            .map_or(0, |table| *table as usize)
    }

    /// Splits a table: the entries whose next directory bit is set move into a new table.
    fn split(&mut self, full: usize) {
        let table = &mut self.tables[full];
        if table.depth == MAX_DEPTH {
            return;
        }
        let bit = 1 << table.depth;
        table.depth += 1;
        let mut half = Table::new(table.depth, MAX_TABLE_LEN / 2);
        let moved = table
            .map
            .extract_if(|user, _| directory_bits(*user) & bit != 0);
        half.map.extend(moved);
        if self.directory.is_empty() {
            self.directory.push(0);
        }
        if self.directory.len() == bit {
            self.directory.extend_from_within(..);
        }
        for (directory_bits, table) in self.directory.iter_mut().enumerate() {
            if *table as usize == full && directory_bits & bit != 0 {
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

/// Returns the bits of the hash that select the table. The hash inside a table uses other bits.
fn directory_bits(user: Id<User>) -> usize {
    (user.get().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

/// An iterator with a known number of remaining items.
struct ExactLen<I> {
    all: I,
    left: usize,
}

impl<I: Iterator> Iterator for ExactLen<I> {
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

impl<I: Iterator> ExactSizeIterator for ExactLen<I> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(user: u64) -> Id<User> {
        Id::new(user)
    }

    fn filled(count: u64) -> UserMap<u64> {
        let mut all = UserMap::default();
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
        let mut entries: Vec<_> = all.iter().map(|(user, _)| user.get()).collect();
        entries.sort_unstable();
        assert!(entries.into_iter().eq(1..=100_000));
        assert_eq!(all.iter().len(), 100_000);
    }

    #[test]
    fn no_table_holds_more_than_it_should() {
        let all = filled(100_000);
        assert!(
            all.tables
                .iter()
                .all(|table| table.map.len() <= MAX_TABLE_LEN)
        );
        assert!(
            all.tables.len() < 4 * 100_000 / MAX_TABLE_LEN,
            "they are well filled"
        );
    }

    #[test]
    fn few_need_no_directory() {
        let all = filled(MAX_TABLE_LEN as u64);
        assert_eq!((all.tables.len(), all.directory.len()), (1, 0));
    }

    #[test]
    fn those_of_one_place_share_a_table() {
        let twins = (1_u64..)
            .map(number)
            .filter(|user| directory_bits(*user) & 0xF_FFFF == 7);
        let mut all = UserMap::default();
        for user in twins.take(2 * MAX_TABLE_LEN) {
            all.entry(user).or_insert(());
        }
        assert_eq!(all.len(), 2 * MAX_TABLE_LEN);
        assert!(all.tables.len() <= MAX_DEPTH as usize + 1);
        assert_eq!(all.directory.len(), 1 << MAX_DEPTH);
    }

    proptest! {
        #[test]
        fn it_keeps_what_a_map_keeps(steps in proptest::collection::vec((0_u64..6_000, any::<bool>()), 0..12_000)) {
            let (mut all, mut plain) = (UserMap::default(), FxHashMap::default());
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
            let entries: FxHashMap<_, _> = all.into_iter().collect();
            prop_assert_eq!(entries, plain);
        }
    }
}
