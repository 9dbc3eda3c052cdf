//! The requests and buckets of one top-level resource. Requests of different resources share no bucket.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::Instant;

use super::Denial;
use super::allowance::Allowance;
use super::bucket::{Availability, Bucket};
use super::rate_limit_info::BucketLimits;
use super::route::KnownRoutes;

/// The time for which a route sends one request at a time after a 429 that the headers did not announce.
const SERIAL_PERIOD: Duration = Duration::from_secs(600);

/// The maximum time that requests wait for the response to a probe. If the probe hangs, it must not block requests that
/// may have another bucket.
const RESPONSE_TIMEOUT: Duration = Duration::from_millis(500);

/// The number of a request. Requests with smaller numbers were created earlier.
pub(super) type RequestNumber = u64;

/// The channel to the caller of a request that waits.
pub(super) type Waiter = oneshot::Sender<Result<(), Denial>>;

/// A request that waits to be sent.
#[derive(Debug)]
pub(super) struct WaitingRequest {
    pub(super) waiter: Waiter,
    /// The maximum time that one limit can delay it, if that is not the configured one.
    pub(super) max_wait: Option<Duration>,
}

/// The requests and buckets of one channel, guild or webhook, or of all requests without such a resource.
#[derive(Debug, Default)]
pub(super) struct Resource {
    /// The queues of requests, by route.
    queues: HashMap<Arc<str>, RouteQueue>,
    /// The buckets, by the hash that Discord names them by.
    buckets: HashMap<Arc<str>, Bucket>,
    /// The probe in flight. There is one at a time, since a second one might count in the same bucket.
    probe: Option<Probe>,
    /// The global limit that the requests count against.
    pub(super) allowance: Allowance,
    /// The time at which a request may become ready without any response: the time of the entry in
    /// `LimiterState::alarms`.
    pub(super) alarm: Option<Instant>,
    /// The number by which the resource is listed in `Pool::ready`. `None` if it is not listed.
    pub(super) listed: Option<RequestNumber>,
    /// The time at which a request was last added to a queue, or last ended. A resource that is not used for a while is
    /// removed.
    pub(super) used: Option<Instant>,
}

/// The first request of a route, whose response names its bucket.
#[derive(Debug)]
struct Probe {
    number: RequestNumber,
    dispatched_at: Instant,
    /// The buckets that it is counted in, since it may turn out to share any of them.
    held: Vec<Arc<str>>,
}

/// The requests of one route on one resource, which are sent in the order of their numbers.
#[derive(Debug, Default)]
struct RouteQueue {
    /// The requests that wait to be sent.
    waiting: BTreeMap<RequestNumber, WaitingRequest>,
    /// How many of them have a maximum time to wait of their own.
    with_max_wait: usize,
    /// The number of requests that were sent and have not ended.
    in_flight: u32,
    /// The time at which the last of these requests was sent.
    dispatched_at: Option<Instant>,
    /// The time until which a 429 blocks the queue.
    blocked: Option<Instant>,
    /// The time until which one request at a time is sent, after a 429 that the headers had not announced: the response
    /// to one request shows whether that limit is still exceeded.
    serial_until: Option<Instant>,
}

impl RouteQueue {
    fn is_idle(&self, now: Instant) -> bool {
        let over = |until: Option<Instant>| until.is_none_or(|until| until <= now);
        self.waiting.is_empty()
            && self.in_flight == 0
            && over(self.blocked)
            && over(self.serial_until)
    }

    fn is_serial(&self, now: Instant) -> bool {
        self.serial_until.is_some_and(|until| until > now)
    }

    fn insert(&mut self, number: RequestNumber, waiting: WaitingRequest) {
        self.with_max_wait += usize::from(waiting.max_wait.is_some());
        self.waiting.insert(number, waiting);
    }

    fn remove(&mut self, number: RequestNumber) -> Option<WaitingRequest> {
        let removed = self.waiting.remove(&number)?;
        self.with_max_wait -= usize::from(removed.max_wait.is_some());
        Some(removed)
    }

    /// Returns the first request that must not wait until `time`. Only the first of the requests without a maximum of
    /// their own is checked, since the others wait for it.
    fn impatient(
        &self,
        time: Instant,
        latest: &impl Fn(Option<Duration>) -> Option<Instant>,
    ) -> Option<RequestNumber> {
        let checked = match self.with_max_wait {
            0 => 1,
            _ => self.waiting.len(),
        };
        let mut waiting = self.waiting.iter().take(checked);
        let is_impatient = |own| latest(own).is_some_and(|latest| time > latest);
        let (number, _) = waiting.find(|(_, waiting)| is_impatient(waiting.max_wait))?;
        Some(*number)
    }
}

/// A request in flight, with its counting, which is undone or settled when it ends.
#[derive(Debug)]
pub(super) struct InFlightRequest {
    number: RequestNumber,
    pub(super) route: Arc<str>,
    /// The buckets that it is counted in.
    pub(super) charged: Vec<Arc<str>>,
}

/// Which of the waiting requests is sent next.
pub(super) enum Selection {
    /// This request can be sent. At the time, an earlier request may become ready.
    Ready(ReadyRequest, Option<Instant>),
    /// No request can be sent before this time, or before a response arrives.
    Wait(Option<Instant>),
    /// The request of this waiter would have to wait until this time, which is too long.
    WaitTooLong(Waiter, Instant),
}

/// A request that can be sent.
pub(super) struct ReadyRequest {
    pub(super) number: RequestNumber,
    route: Arc<str>,
    /// The buckets that it will be counted in.
    charge: Vec<Arc<str>>,
    /// Whether it is the first request of its route.
    probe: bool,
}

impl Resource {
    pub(super) fn enqueue(
        &mut self,
        route: &Arc<str>,
        number: RequestNumber,
        waiting: WaitingRequest,
    ) {
        let queue = self.queues.entry(route.clone()).or_default();
        queue.insert(number, waiting);
    }

    /// Removes a request that waits.
    pub(super) fn remove(&mut self, route: &Arc<str>, number: RequestNumber) {
        if let Some(queue) = self.queues.get_mut(route) {
            queue.remove(number);
        }
    }

    /// Denies the requests that wait for which this returns a denial, by their own maximum time to wait.
    pub(super) fn deny_waiting(&mut self, denial_of: impl Fn(Option<Duration>) -> Option<Denial>) {
        for queue in self.queues.values_mut() {
            let waiting = queue.waiting.iter();
            let denied: Vec<_> = waiting
                .filter_map(|(number, waiting)| Some((*number, denial_of(waiting.max_wait)?)))
                .collect();
            for (number, denial) in denied {
                if let Some(request) = queue.remove(number) {
                    // Fails if the caller has dropped the request.
                    let _ = request.waiter.send(Err(denial));
                }
            }
        }
    }

    /// Returns the smallest number of the requests that wait.
    pub(super) fn first(&self) -> Option<RequestNumber> {
        self.queues
            .values()
            .filter_map(|queue| queue.waiting.keys().next())
            .min()
            .copied()
    }

    /// Selects the first request that can be sent. A request that cannot reserves its buckets, so that later requests of other routes do
    /// not overtake it forever.
    ///
    /// Without `routes` the limits are applied by a proxy, and only a 429 delays requests. No request waits longer than until
    /// `latest`, which depends on its own maximum time to wait.
    pub(super) fn select_next(
        &mut self,
        routes: Option<&KnownRoutes>,
        latest: impl Fn(Option<Duration>) -> Option<Instant>,
        now: Instant,
    ) -> Selection {
        let mut heads: Vec<_> = self
            .queues
            .iter()
            .filter_map(|(route, queue)| Some((*queue.waiting.keys().next()?, route.clone())))
            .map(|(number, route)| {
                let known = routes.is_none_or(|routes| routes.is_known(&route));
                (known, number, route)
            })
            .collect();
        // Unknown routes first: there are few of them, and the buckets of others should not delay a probe that does not share them.
        heads.sort_unstable();
        let mut reserved = HashSet::new();
        let mut wake: Option<Instant> = None;
        for (known, number, route) in heads {
            let probe = !known;
            let charge = match routes {
                Some(_) if probe => self.candidate_buckets(now),
                Some(routes) => routes.buckets(&route),
                None => Vec::new(),
            };
            let serial = charge.is_empty() && routes.is_some();
            let free = match self.queue_availability(&route, serial, now) {
                Availability::Now => {
                    let buckets = self.buckets_availability(&charge, &reserved, now);
                    self.probe_availability(probe, &charge, now).later(buckets)
                }
                other => other,
            };
            match free {
                Availability::Now => {
                    let ready = ReadyRequest {
                        number,
                        route,
                        charge,
                        probe,
                    };
                    return Selection::Ready(ready, wake);
                }
                Availability::At(time) => {
                    let queue = self.queues.get_mut(&route);
                    let denied = queue.and_then(|queue| {
                        let number = queue.impatient(time, &latest)?;
                        queue.remove(number)
                    });
                    if let Some(denied) = denied {
                        return Selection::WaitTooLong(denied.waiter, time);
                    }
                    wake = Some(wake.map_or(time, |wake| wake.min(time)));
                }
                Availability::AfterResponse => {}
            }
            // A request that waits for its own queue needs no bucket yet.
            if self.queue_availability(&route, false, now) == Availability::Now {
                reserved.extend(charge);
            }
        }
        Selection::Wait(wake)
    }

    /// Removes a request from its queue and counts it.
    pub(super) fn dispatch(
        &mut self,
        ready: ReadyRequest,
        now: Instant,
    ) -> Option<(Waiter, InFlightRequest)> {
        let ReadyRequest {
            number,
            route,
            charge,
            probe,
        } = ready;
        let queue = self.queues.get_mut(&route)?;
        let waiter = queue.remove(number)?.waiter;
        queue.in_flight += 1;
        queue.dispatched_at = Some(now);
        for hash in &charge {
            self.buckets.entry(hash.clone()).or_default().take();
        }
        if probe {
            self.probe = Some(Probe {
                number,
                dispatched_at: now,
                held: charge.clone(),
            });
        }
        Some((
            waiter,
            InFlightRequest {
                number,
                route,
                charged: charge,
            },
        ))
    }

    /// Ends a request for its queue. The caller settles its buckets.
    pub(super) fn on_complete(&mut self, request: &InFlightRequest) {
        if let Some(queue) = self.queues.get_mut(&request.route) {
            queue.in_flight = queue.in_flight.saturating_sub(1);
        }
        self.probe.take_if(|probe| probe.number == request.number);
    }

    /// Returns the bucket of this hash.
    pub(super) fn bucket(&mut self, hash: &Arc<str>) -> &mut Bucket {
        self.buckets.entry(hash.clone()).or_default()
    }

    /// Settles the buckets of a request with a response. Returns the bucket that Discord counted it in, if the response names one.
    pub(super) fn settle(
        &mut self,
        request: &InFlightRequest,
        limits: Option<&BucketLimits>,
        now: Instant,
    ) -> Option<Arc<str>> {
        let Some(limits) = limits else {
            request
                .charged
                .iter()
                .for_each(|hash| self.bucket(hash).lost());
            return None;
        };
        let actual: Arc<str> = limits.bucket.as_str().into();
        for hash in request.charged.iter().filter(|hash| **hash != actual) {
            self.bucket(hash).refund();
        }
        let bucket = self.bucket(&actual);
        if !request.charged.contains(&actual) {
            bucket.take();
        }
        bucket.update(limits, now);
        Some(actual)
    }

    /// Blocks a route until `until`. If `hidden` is true, the headers had not announced it.
    pub(super) fn block_route(&mut self, route: &Arc<str>, until: Instant, hidden: bool) {
        let queue = self.queues.entry(route.clone()).or_default();
        queue.blocked = queue.blocked.max(Some(until));
        if hidden {
            queue.serial_until = queue.serial_until.max(Some(until + SERIAL_PERIOD));
        }
    }

    /// Removes unused queues, and buckets that no route has anymore.
    pub(super) fn prune(&mut self, named: &HashSet<&Arc<str>>, now: Instant) {
        self.queues.retain(|_, queue| !queue.is_idle(now));
        self.buckets
            .retain(|hash, bucket| !bucket.is_unused() || named.contains(hash));
    }

    /// Returns the number of entries, for tests of memory.
    #[cfg(test)]
    pub(super) fn entry_count(&self) -> usize {
        let waiting = |queue: &RouteQueue| 1 + queue.waiting.len();
        1 + self.buckets.len() + self.queues.values().map(waiting).sum::<usize>()
    }

    /// Returns whether no request waits or is in flight, and no bucket or queue has state that still matters.
    pub(super) fn is_idle(&mut self, now: Instant) -> bool {
        let queues = self.queues.values().all(|queue| queue.is_idle(now));
        queues && self.buckets.values_mut().all(|bucket| bucket.is_idle(now))
    }

    /// Returns whether a request has to wait for the response to the probe, which may turn out to share its bucket.
    fn probe_availability(
        &self,
        is_probe: bool,
        charge: &[Arc<str>],
        now: Instant,
    ) -> Availability {
        let Some(probe) = &self.probe else {
            return Availability::Now;
        };
        let elsewhere = |bucket: &Arc<str>| !probe.held.contains(bucket);
        match is_probe || charge.iter().any(elsewhere) {
            true => availability_after(probe.dispatched_at, now),
            false => Availability::Now,
        }
    }

    /// Returns whether the queue of a route allows a request. A serial queue sends one at a time.
    fn queue_availability(&self, route: &Arc<str>, serial: bool, now: Instant) -> Availability {
        match self.queues.get(route) {
            Some(RouteQueue {
                blocked: Some(until),
                ..
            }) if *until > now => Availability::At(*until),
            Some(queue) if queue.in_flight > 0 && queue.is_serial(now) => {
                Availability::AfterResponse
            }
            Some(queue) if queue.in_flight > 0 && serial => match queue.dispatched_at {
                Some(dispatched_at) => availability_after(dispatched_at, now),
                None => Availability::AfterResponse,
            },
            _ => Availability::Now,
        }
    }

    /// Returns whether all these buckets allow a request. Reserved buckets are kept for an earlier request.
    fn buckets_availability(
        &mut self,
        hashes: &[Arc<str>],
        reserved: &HashSet<Arc<str>>,
        now: Instant,
    ) -> Availability {
        hashes
            .iter()
            .map(|hash| match self.bucket(hash).availability(now) {
                _ if reserved.contains(hash) => Availability::AfterResponse,
                free => free,
            })
            .fold(Availability::Now, Availability::later)
    }

    /// Returns the buckets that an unknown route may turn out to share: all of this resource, except those that stay
    /// exhausted for long.
    fn candidate_buckets(&mut self, now: Instant) -> Vec<Arc<str>> {
        let latest = now + super::PROBE_TIMEOUT;
        self.buckets
            .iter_mut()
            .filter_map(|(hash, bucket)| match bucket.availability(now) {
                Availability::At(time) if time > latest => None,
                _ => Some(hash.clone()),
            })
            .collect()
    }
}

/// Returns the time at which a request can be sent that waits for the response to another one, which was sent at
/// `dispatched_at`.
fn availability_after(dispatched_at: Instant, now: Instant) -> Availability {
    let time = dispatched_at + RESPONSE_TIMEOUT;
    if time > now {
        Availability::At(time)
    } else {
        Availability::Now
    }
}
