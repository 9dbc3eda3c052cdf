//! The webhooks that are gone.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// How many are remembered.
const MOST: usize = 1000;

/// Discord's code for a webhook that does not exist.
pub(crate) const UNKNOWN_WEBHOOK: u32 = 10015;

/// Remembers webhooks that were not found, by what the rate limiter knows them by. Discord wants nobody to ask for them again.
#[derive(Default)]
pub(crate) struct GoneWebhooks(Mutex<Gone>);

#[derive(Default)]
struct Gone {
    known: HashSet<Arc<str>>,
    order: VecDeque<Arc<str>>,
}

impl GoneWebhooks {
    pub(crate) fn contains(&self, webhook: &str) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .known
            .contains(webhook)
    }

    pub(crate) fn insert(&self, webhook: &Arc<str>) {
        let mut gone = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if gone.known.insert(webhook.clone()) {
            gone.order.push_back(webhook.clone());
        }
        if gone.order.len() > MOST
            && let Some(oldest) = gone.order.pop_front()
        {
            gone.known.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let gone = GoneWebhooks::default();
        for number in 0..=MOST {
            gone.insert(&format!("webhooks/{number}").into());
        }
        assert!(!gone.contains("webhooks/0"));
        assert!(gone.contains("webhooks/1"));
    }
}
