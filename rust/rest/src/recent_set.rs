//! A set with a maximum size, which removes its oldest entries.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The maximum number of entries.
const MAX_LEN: usize = 1000;

/// The most recently inserted texts.
#[derive(Default)]
pub(crate) struct RecentSet(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    known: HashSet<Arc<str>>,
    order: VecDeque<Arc<str>>,
}

impl RecentSet {
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.lock().known.contains(text)
    }

    pub(crate) fn insert(&self, text: &str) {
        let mut entries = self.lock();
        if entries.known.contains(text) {
            return;
        }
        let text: Arc<str> = text.into();
        entries.known.insert(text.clone());
        entries.order.push_back(text);
        if entries.order.len() > MAX_LEN
            && let Some(oldest) = entries.order.pop_front()
        {
            entries.known.remove(&oldest);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let set = RecentSet::default();
        for number in 0..=MAX_LEN {
            set.insert(&format!("webhooks/{number}"));
        }
        assert!(!set.contains("webhooks/0"));
        assert!(set.contains("webhooks/1"));
    }

    #[test]
    fn nothing_is_remembered_twice() {
        let set = RecentSet::default();
        for _ in 0..2 * MAX_LEN {
            set.insert("webhooks/0");
        }
        assert_eq!(set.lock().order.len(), 1);
    }
}
