//! Coalesces requests of which only the newest is needed, because requests that a game repeats every frame must not
//! queue up.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

/// The pending request for each key, and the one that waits for it. `R` is a request.
pub struct Coalescer<R> {
    /// The request that waits behind the pending one, by its key.
    waiting: BTreeMap<String, Option<(u64, R)>>,
    /// The key of each pending request.
    keys: FxHashMap<u64, String>,
}

/// What happens to a request.
#[derive(Debug, PartialEq)]
pub enum Coalesced<R> {
    /// It is sent. Its number is recorded with [`Coalescer::sent`].
    Send(R),
    /// It waits. Its number is recorded with [`Coalescer::wait`].
    Wait(R),
    /// It has replaced the waiting request with this number, and completes with it.
    Replaced(u64),
}

impl<R> Default for Coalescer<R> {
    fn default() -> Self {
        Self {
            waiting: BTreeMap::new(),
            keys: FxHashMap::default(),
        }
    }
}

impl<R> Coalescer<R> {
    /// Decides what happens to a request about `key`. `is_open` returns whether the request with a number is pending.
    pub fn submit(
        &mut self,
        key: &str,
        request: R,
        is_open: impl FnOnce(u64) -> bool,
    ) -> Coalesced<R> {
        match self.waiting.get_mut(key) {
            None => Coalesced::Send(request),
            Some(Some((number, waiting))) if is_open(*number) => {
                *waiting = request;
                Coalesced::Replaced(*number)
            }
            Some(_) => Coalesced::Wait(request),
        }
    }

    /// Records that a request about `key` is pending.
    pub fn sent(&mut self, key: String, number: u64) {
        self.keys.insert(number, key.clone());
        self.waiting.insert(key, None);
    }

    /// Records that a request waits behind the pending one about `key`.
    pub fn wait(&mut self, key: &str, number: u64, request: R) {
        if let Some(waiting) = self.waiting.get_mut(key) {
            *waiting = Some((number, request));
        }
    }

    /// Handles the end of a request. Returns the one that waited for it, which must be sent now.
    #[must_use]
    pub fn advance(&mut self, number: u64) -> Option<(u64, R)> {
        let key = self.keys.remove(&number)?;
        match self.waiting.get_mut(&key).and_then(Option::take) {
            Some(next) => {
                self.keys.insert(next.0, key);
                Some(next)
            }
            None => {
                self.waiting.remove(&key);
                None
            }
        }
    }

    /// Removes all requests, because no more responses will be received.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_waits() {
        let mut coalescer = Coalescer::default();
        assert_eq!(
            coalescer.submit("name", 'a', |_| true),
            Coalesced::Send('a')
        );
        coalescer.sent("name".to_owned(), 1);
        assert_eq!(
            coalescer.submit("name", 'b', |_| true),
            Coalesced::Wait('b')
        );
        coalescer.wait("name", 2, 'b');
        assert_eq!(
            coalescer.submit("name", 'c', |_| true),
            Coalesced::Replaced(2)
        );
        assert_eq!(coalescer.advance(1), Some((2, 'c')));
        assert_eq!(coalescer.advance(1), None);
        assert_eq!(
            coalescer.submit("name", 'd', |_| true),
            Coalesced::Wait('d')
        );
        assert_eq!(coalescer.advance(2), None);
        assert_eq!(
            coalescer.submit("name", 'e', |_| true),
            Coalesced::Send('e')
        );
    }

    #[test]
    fn other_things_do_not_wait() {
        let mut coalescer = Coalescer::default();
        coalescer.sent("name".to_owned(), 1);
        assert_eq!(
            coalescer.submit("topic", 'a', |_| true),
            Coalesced::Send('a')
        );
    }

    #[test]
    fn one_that_was_cancelled_is_not_replaced() {
        let mut coalescer = Coalescer::default();
        coalescer.sent("name".to_owned(), 1);
        coalescer.wait("name", 2, 'a');
        assert_eq!(
            coalescer.submit("name", 'b', |number| number != 2),
            Coalesced::Wait('b')
        );
        coalescer.wait("name", 3, 'b');
        assert_eq!(coalescer.advance(1), Some((3, 'b')));
    }

    #[test]
    fn nothing_waits_after_a_logout() {
        let mut coalescer = Coalescer::default();
        coalescer.sent("name".to_owned(), 1);
        coalescer.wait("name", 2, 'a');
        coalescer.clear();
        assert_eq!(coalescer.advance(1), None);
        assert_eq!(
            coalescer.submit("name", 'b', |_| true),
            Coalesced::Send('b')
        );
    }
}
