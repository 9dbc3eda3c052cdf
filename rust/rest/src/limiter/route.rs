//! What is known of routes, whatever resource they are used on.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

/// How long a bucket is remembered that the answers of a route no longer name.
const STALE: Duration = Duration::from_secs(300);

/// How many buckets of one route are remembered; Discord has shown three.
const MOST_BUCKETS: usize = 4;

/// What the answers of each route have told.
#[derive(Debug, Default)]
pub(super) struct Routes(HashMap<Arc<str>, Route>);

#[derive(Debug, Default)]
struct Route {
    /// The hashes of its buckets, and when each was last named. Most routes have one.
    buckets: Vec<(Arc<str>, Instant)>,
    /// Whether Discord has ever answered.
    known: bool,
    used: Option<Instant>,
}

impl Routes {
    /// Whether an answer has told what its bucket is, or that it has none.
    pub(super) fn is_known(&self, route: &str) -> bool {
        self.0.get(route).is_some_and(|route| route.known)
    }

    /// The buckets a request of this route may count in.
    pub(super) fn buckets(&self, route: &str) -> Vec<Arc<str>> {
        let known = self.0.get(route).map_or(&[][..], |route| &route.buckets);
        known.iter().map(|(hash, _)| hash.clone()).collect()
    }

    /// The buckets of all routes.
    pub(super) fn all_buckets(&self) -> HashSet<&Arc<str>> {
        let buckets = self.0.values().flat_map(|route| &route.buckets);
        buckets.map(|(hash, _)| hash).collect()
    }

    /// How much they remember.
    #[cfg(test)]
    pub(super) fn weight(&self) -> usize {
        let weight = |route: &Route| 1 + route.buckets.len();
        self.0.values().map(weight).sum()
    }

    /// Learns from an answer in which bucket it counted, if it says.
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
        if route.buckets.len() > MOST_BUCKETS
            && let Some((oldest, _)) =
                (route.buckets.iter().enumerate()).min_by_key(|(_, (_, seen))| *seen)
        {
            route.buckets.remove(oldest);
        }
    }

    /// Forgets what has not been used since then.
    pub(super) fn forget_before(&mut self, then: Instant) {
        self.0
            .retain(|_, route| route.used.is_some_and(|used| used >= then));
    }
}
