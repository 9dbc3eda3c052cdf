//! The pending requests, and those that complete without being sent.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashSet;

use super::continuation::{Continuation, ErrorContext};
use super::reported_upload::ReportedUpload;
use crate::ClientError;

/// The pending requests of a client `C`. Each completes once, and never inside the call that started it. `P` is a
/// promise to a script, `V` a value, `L` the type of a list that is received in parts.
pub struct PendingRequests<P, V, C, L> {
    next: u64,
    pending: BTreeMap<u64, PendingRequest<P, V, C, L>>,
    /// Requests that failed before they were sent, and complete at the next frame.
    failed: VecDeque<(u64, ClientError)>,
    /// Requests whose value is known without sending them, and that complete at the next frame.
    answered: VecDeque<(u64, V)>,
}

/// A pending request.
pub struct PendingRequest<P, V, C, L> {
    /// The promise that the script awaits.
    pub promise: P,
    /// The method that was called, for errors.
    pub route: &'static str,
    /// The location in the script that called the method, if known.
    pub caller: Option<String>,
    /// The value that the script receives if the request fails.
    pub fallback: V,
    /// The next step with its value, before the script receives it.
    pub continuation: Option<Continuation<C, V>>,
    /// Additional context for its error.
    pub error_context: Option<ErrorContext<C>>,
    /// The type of the objects, if they are received in parts.
    pub list: Option<L>,
    /// The progress of its files, if it has any.
    pub upload: Option<ReportedUpload>,
    /// Whether the entities in its response are not merged into the cache, because a user sees them, not the bot.
    pub is_uncached: bool,
}

impl<P, V, C, L> PendingRequest<P, V, C, L> {
    /// Creates a request without the optional fields.
    pub fn new(promise: P, route: &'static str, caller: Option<String>, fallback: V) -> Self {
        Self {
            promise,
            route,
            caller,
            fallback,
            continuation: None,
            error_context: None,
            list: None,
            upload: None,
            is_uncached: false,
        }
    }
}

impl<P, V, C, L> Default for PendingRequests<P, V, C, L> {
    fn default() -> Self {
        Self {
            next: 0,
            pending: BTreeMap::new(),
            failed: VecDeque::new(),
            answered: VecDeque::new(),
        }
    }
}

impl<P: Clone, V, C, L> PendingRequests<P, V, C, L> {
    /// Adds a request. Returns its number.
    pub fn open(&mut self, request: PendingRequest<P, V, C, L>) -> u64 {
        let number = self.reserve();
        self.pending.insert(number, request);
        number
    }

    /// Returns the number of a request that completes nothing.
    pub fn reserve(&mut self) -> u64 {
        let number = self.next;
        self.next += 1;
        number
    }

    /// Returns a pending request.
    pub fn get(&self, number: u64) -> Option<&PendingRequest<P, V, C, L>> {
        self.pending.get(&number)
    }

    /// Returns a pending request, mutably.
    pub fn get_mut(&mut self, number: u64) -> Option<&mut PendingRequest<P, V, C, L>> {
        self.pending.get_mut(&number)
    }

    /// Removes a request that ends. Returns `None` if it was canceled: a canceled request may still receive a response.
    #[must_use]
    pub fn take(&mut self, number: u64) -> Option<PendingRequest<P, V, C, L>> {
        self.pending.remove(&number)
    }

    /// Makes a request fail at the next frame.
    pub fn fail_later(&mut self, number: u64, failure: ClientError) {
        self.failed.push_back((number, failure));
    }

    /// Completes a request with this value at the next frame.
    pub fn complete_later(&mut self, number: u64, value: V) {
        self.answered.push_back((number, value));
    }

    /// Returns the next request that failed before it was sent.
    #[must_use]
    pub fn next_failed(&mut self) -> Option<(u64, ClientError)> {
        self.failed.pop_front()
    }

    /// Returns the next request whose value is known without sending it.
    #[must_use]
    pub fn next_answered(&mut self) -> Option<(u64, V)> {
        self.answered.pop_front()
    }

    /// Returns the number of requests that failed before they were sent.
    pub fn failed_count(&self) -> usize {
        self.failed.len()
    }

    /// Returns the number of requests whose values are known without sending them.
    pub fn answered_count(&self) -> usize {
        self.answered.len()
    }

    /// Makes all pending requests fail at the next frame, because no more responses will be received. Returns the
    /// values of requests that were about to complete, which must be dropped while nothing is borrowed.
    #[must_use]
    pub fn cancel_all(&mut self) -> VecDeque<(u64, V)> {
        let failed: FxHashSet<u64> = self.failed.iter().map(|(number, _)| *number).collect();
        let cancelled = self
            .pending
            .keys()
            .filter(|&number| !failed.contains(number));
        self.failed
            .extend(cancelled.map(|&number| (number, ClientError::cancelled())));
        std::mem::take(&mut self.answered)
    }

    /// Returns whether no request is pending.
    pub fn is_empty(&self) -> bool {
        self.pending.is_empty()
    }

    /// Returns the uploads with progress since the last call: the promise, the bytes sent, and the total bytes of each.
    pub fn take_progress(&mut self) -> Vec<(P, u64, u64)> {
        let pending = self.pending.values_mut();
        pending
            .filter_map(|request| {
                let (sent, total) = request.upload.as_mut()?.step()?;
                Some((request.promise.clone(), sent, total))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClientErrorKind;

    type Requests = PendingRequests<&'static str, i32, (), ()>;

    fn request(promise: &'static str) -> PendingRequest<&'static str, i32, (), ()> {
        PendingRequest::new(promise, "get_user", None, 0)
    }

    #[test]
    fn a_request_ends_once() {
        let mut requests = Requests::default();
        let number = requests.open(request("a"));
        assert!(!requests.is_empty());
        assert!(
            requests
                .take(number)
                .is_some_and(|ended| ended.promise == "a")
        );
        assert!(requests.take(number).is_none() && requests.is_empty());
    }

    #[test]
    fn a_request_that_goes_on_has_another_number() {
        let mut requests = Requests::default();
        let first = requests.open(request("a"));
        let again = requests.take(first).unwrap();
        let second = requests.open(again);
        assert_ne!(first, second);
        assert!(requests.get(first).is_none() && requests.get(second).is_some());
    }

    #[test]
    fn what_ends_without_being_sent_ends_in_order() {
        let mut requests = Requests::default();
        let [a, b, c] = ["a", "b", "c"].map(|promise| requests.open(request(promise)));
        requests.fail_later(b, ClientError::cancelled());
        requests.complete_later(c, 3);
        requests.complete_later(a, 1);
        assert_eq!((requests.answered_count(), requests.failed_count()), (2, 1));
        assert_eq!(requests.next_answered(), Some((c, 3)));
        assert_eq!(requests.next_answered(), Some((a, 1)));
        assert_eq!(requests.next_answered(), None);
        assert!(
            requests
                .next_failed()
                .is_some_and(|(number, _)| number == b)
        );
    }

    #[test]
    fn a_logout_cancels_each_request_once() {
        let mut requests = Requests::default();
        let [failed, sent, known] = ["a", "b", "c"].map(|promise| requests.open(request(promise)));
        requests.fail_later(failed, ClientError::internal("before"));
        requests.complete_later(known, 3);
        assert_eq!(requests.cancel_all(), [(known, 3)]);
        assert_eq!(requests.answered_count(), 0);
        assert_eq!(requests.cancel_all(), []);
        let ends: Vec<_> = std::iter::from_fn(|| requests.next_failed())
            .map(|(number, failure)| (number, failure.kind))
            .collect();
        assert_eq!(
            ends,
            [
                (failed, ClientErrorKind::Internal),
                (sent, ClientErrorKind::Cancelled),
                (known, ClientErrorKind::Cancelled)
            ]
        );
    }
}
