//! Requests whose result several calls receive.

use std::collections::BTreeMap;

/// The pending requests that fetch something for every call that asks for it meanwhile.
#[derive(Debug, Default)]
pub struct SharedRequests {
    /// The request for each key.
    by_key: BTreeMap<String, u64>,
    /// The key of each request, and the other calls that receive its result.
    shared: BTreeMap<u64, (String, Vec<u64>)>,
}

impl SharedRequests {
    /// Adds a call with a number. Returns `true` if its request must be sent, and `false` if it receives the result of
    /// the request for this key that is pending.
    #[must_use]
    pub fn submit(&mut self, key: &str, number: u64) -> bool {
        let pending = self.by_key.get(key);
        if let Some((_, others)) = pending.and_then(|first| self.shared.get_mut(first)) {
            others.push(number);
            return false;
        }
        self.by_key.insert(key.to_owned(), number);
        self.shared.insert(number, (key.to_owned(), Vec::new()));
        true
    }

    /// Records that a request has ended. It may be any request. Returns the other calls that receive its result, in
    /// order.
    #[must_use]
    pub fn end(&mut self, number: u64) -> Vec<u64> {
        let Some((key, others)) = self.shared.remove(&number) else {
            return Vec::new();
        };
        self.by_key.remove(&key);
        others
    }

    /// Forgets all requests, because each call ends on its own.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_for_the_same_key_share_a_request() {
        let mut requests = SharedRequests::default();
        assert!(requests.submit("users/1", 10));
        assert!(!requests.submit("users/1", 11));
        assert!(requests.submit("users/2", 12));
        assert!(!requests.submit("users/1", 13));
        assert!(requests.end(12).is_empty());
        assert_eq!(requests.end(10), [11, 13]);
    }

    #[test]
    fn a_request_that_has_ended_is_sent_again() {
        let mut requests = SharedRequests::default();
        assert!(requests.submit("users/1", 10));
        assert!(requests.end(10).is_empty());
        assert!(requests.submit("users/1", 11));
        assert!(requests.end(10).is_empty());
        assert!(!requests.submit("users/1", 12));
        requests.clear();
        assert!(requests.end(11).is_empty());
        assert!(requests.submit("users/1", 13));
    }

    #[test]
    fn other_requests_share_nothing() {
        let mut requests = SharedRequests::default();
        assert!(requests.submit("users/1", 10));
        assert!(requests.end(9).is_empty());
        assert!(!requests.submit("users/1", 11));
    }
}
