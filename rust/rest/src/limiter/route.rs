//! The buckets of the routes. They are the same for all resources.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

/// The time for which a bucket is remembered after a response of the route last named it.
const STALE: Duration = Duration::from_secs(300);

/// The maximum number of buckets of one route that are remembered. Discord has up to three.
const MAX_BUCKETS: usize = 4;

/// The buckets of each route, as responses named them.
#[derive(Debug, Default)]
pub(super) struct KnownRoutes(HashMap<Arc<str>, RouteInfo>);

#[derive(Debug, Default)]
struct RouteInfo {
    /// The hashes of the buckets, and when a response last named each. Most routes have one.
    buckets: Vec<(Arc<str>, Instant)>,
    /// Whether there was a response. If there are no buckets, the route has no limit of its own.
    known: bool,
    /// The time of the last response.
    used: Option<Instant>,
}

impl KnownRoutes {
    /// Returns whether there was a response, with or without a bucket.
    pub(super) fn is_known(&self, route: &str) -> bool {
        self.0.get(route).is_some_and(|route| route.known)
    }

    /// Returns the buckets that a request of this route may count in.
    pub(super) fn buckets(&self, route: &str) -> Vec<Arc<str>> {
        let known = self.0.get(route).map_or(&[][..], |route| &route.buckets);
        known.iter().map(|(hash, _)| hash.clone()).collect()
    }

    /// Returns the buckets of all routes.
    pub(super) fn all_buckets(&self) -> HashSet<&Arc<str>> {
        let buckets = self.0.values().flat_map(|route| &route.buckets);
        buckets.map(|(hash, _)| hash).collect()
    }

    /// Returns the number of entries, for tests of memory.
    #[cfg(test)]
    pub(super) fn entry_count(&self) -> usize {
        let entry_count = |route: &RouteInfo| 1 + route.buckets.len();
        self.0.values().map(entry_count).sum()
    }

    /// Records a response, and the bucket that it named, if any.
    pub(super) fn learn(&mut self, route: &Arc<str>, bucket: Option<&Arc<str>>, now: Instant) {
        let route = self.0.entry(route.clone()).or_default();
        route.known = true;
        route.used = Some(now);
        let Some(bucket) = bucket else { return };
        match route.buckets.iter_mut().find(|(hash, _)| hash == bucket) {
            Some((_, seen)) => *seen = now,
            None => route.buckets.push((bucket.clone(), now)),
        }
        route
            .buckets
            .retain(|(_, seen)| now.duration_since(*seen) < STALE);
        if route.buckets.len() > MAX_BUCKETS
            && let Some((oldest, _)) =
                (route.buckets.iter().enumerate()).min_by_key(|(_, (_, seen))| *seen)
        {
            route.buckets.remove(oldest);
        }
    }

    /// Removes routes without a response since `then`.
    pub(super) fn remove_unused_since(&mut self, then: Instant) {
        self.0
            .retain(|_, route| route.used.is_some_and(|used| used >= then));
    }
}
