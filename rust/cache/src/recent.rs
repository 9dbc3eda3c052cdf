//! A map whose entries expire.

use std::collections::VecDeque;
use std::hash::Hash;
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

/// The time for which an entry is kept. The event and the response about the same change arrive within seconds of each other.
pub(crate) const MAX_AGE: Duration = Duration::from_secs(60);

/// The maximum number of entries. The oldest are removed first.
pub(crate) const MAX_ENTRIES: usize = 1_000;

/// A map with at most [`MAX_ENTRIES`] entries, which expire after [`MAX_AGE`].
#[derive(Debug)]
pub(crate) struct RecentMap<K, V> {
    entries: FxHashMap<K, Entry<V>>,
    /// The time at which each entry was inserted, the oldest first. It may include entries that have been removed or
    /// replaced since.
    order: VecDeque<(Instant, u64, K)>,
    insertions: u64,
}

#[derive(Debug)]
struct Entry<V> {
    /// The number of the insertion of this entry.
    insertion: u64,
    inserted_at: Instant,
    value: V,
}

impl<K, V> Default for RecentMap<K, V> {
    fn default() -> Self {
        Self {
            entries: FxHashMap::default(),
            order: VecDeque::new(),
            insertions: 0,
        }
    }
}

impl<K: Hash + Eq + Clone, V> RecentMap<K, V> {
    /// Inserts an entry, which replaces one with the same key.
    pub(crate) fn insert(&mut self, now: Instant, key: K, value: V) {
        self.remove_expired(now);
        if self.order.len() == MAX_ENTRIES {
            self.remove_oldest();
        }
        self.insertions += 1;
        let entry = Entry {
            insertion: self.insertions,
            inserted_at: now,
            value,
        };
        self.entries.insert(key.clone(), entry);
        self.order.push_back((now, self.insertions, key));
    }

    /// Returns the value of a key, if it has not expired.
    pub(crate) fn get(&self, now: Instant, key: &K) -> Option<&V> {
        let entry = self.entries.get(key)?;
        (!is_expired(now, entry.inserted_at)).then_some(&entry.value)
    }

    /// Returns whether there is an entry of a key, which may have expired.
    pub(crate) fn is_known(&self, key: &K) -> bool {
        self.entries.contains_key(key)
    }

    /// Returns whether a key has not expired.
    pub(crate) fn contains(&self, now: Instant, key: &K) -> bool {
        self.get(now, key).is_some()
    }

    /// Removes a key. Returns its value, unless it had expired.
    pub(crate) fn remove(&mut self, now: Instant, key: &K) -> Option<V> {
        let entry = self.entries.remove(key)?;
        (!is_expired(now, entry.inserted_at)).then_some(entry.value)
    }

    /// Removes all entries that have expired.
    pub(crate) fn remove_expired(&mut self, now: Instant) {
        while let Some((inserted_at, ..)) = self.order.front()
            && is_expired(now, *inserted_at)
        {
            self.remove_oldest();
        }
    }

    fn remove_oldest(&mut self) {
        if let Some((_, insertion, key)) = self.order.pop_front()
            && let Some(entry) = self.entries.get(&key)
            && entry.insertion == insertion
        {
            self.entries.remove(&key);
        }
    }

    /// Returns the number of entries in memory, including expired ones.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.entries.len().max(self.order.len())
    }
}

fn is_expired(now: Instant, inserted_at: Instant) -> bool {
    now.saturating_duration_since(inserted_at) > MAX_AGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_forgotten_after_a_while() {
        let start = Instant::now();
        let mut map = RecentMap::default();
        map.insert(start, 1, "a");
        map.insert(start + MAX_AGE / 2, 2, "b");
        assert_eq!(map.get(start + MAX_AGE, &1), Some(&"a"));
        let later = start + MAX_AGE + Duration::from_millis(1);
        assert_eq!((map.get(later, &1), map.get(later, &2)), (None, Some(&"b")));
        assert_eq!(map.remove(later, &1), None);
        map.remove_expired(later + MAX_AGE);
        assert_eq!(map.len(), 0);
    }

    #[test]
    fn the_oldest_entries_make_room() {
        let now = Instant::now();
        let mut map = RecentMap::default();
        for key in 0..=MAX_ENTRIES {
            map.insert(now, key, ());
        }
        assert!(!map.contains(now, &0) && map.contains(now, &1));
        assert_eq!(map.len(), MAX_ENTRIES);
    }

    #[test]
    fn inserting_and_removing_in_turn_takes_no_more_and_more_memory() {
        let now = Instant::now();
        let mut map = RecentMap::default();
        for _ in 0..10 * MAX_ENTRIES {
            map.insert(now, 1, ());
            map.remove(now, &1);
        }
        assert!(map.len() <= MAX_ENTRIES);
    }

    #[test]
    fn a_replaced_entry_is_as_old_as_its_replacement() {
        let start = Instant::now();
        let mut map = RecentMap::default();
        map.insert(start, 1, "a");
        map.insert(start + MAX_AGE, 1, "b");
        let later = start + MAX_AGE * 2;
        map.remove_expired(later);
        assert_eq!(map.get(later, &1), Some(&"b"));
    }
}
