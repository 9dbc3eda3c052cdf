//! The state of the rate limiter, which decides when each request is sent. A state machine without I/O: the time is passed in.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::allowance::{Allowance, Pools};
use super::invalid::InvalidRequests;
use super::key::LimiterKey;
use super::rate_limit_info::{RateLimitInfo, RateLimitScope, Refusal};
use super::resource::{
    InFlightRequest, ReadyRequest, RequestNumber, Resource, Selection, WaitingRequest,
};
use super::route::KnownRoutes;
use super::{Denial, DenialReason, LimiterSettings, WaitsFor};

/// The interval in which idle resources and routes are removed.
const SWEEP_INTERVAL: Duration = Duration::from_secs(60);

/// The time for which a resource is kept after its last request.
const RESOURCE_TTL: Duration = Duration::from_secs(120);

/// The time for which the buckets of a route are kept after its last response.
const ROUTE_TTL: Duration = Duration::from_secs(24 * 60 * 60);

/// The maximum number of requests in flight if a proxy applies the limits. Each may need a connection.
const MAX_UNLIMITED_IN_FLIGHT: usize = 500;

/// How a request ended.
#[derive(Debug)]
pub(super) enum RequestEnd {
    /// With a response.
    Responded(RateLimitInfo),
    /// Without a response. Discord may have counted it or not.
    Lost,
    /// Before it was sent.
    NotSent,
}

pub(super) struct LimiterState {
    /// The global limits, each with the resources that may have a request to be sent.
    pools: Pools,
    /// The configured limits.
    settings: LimiterSettings,
    /// The invalid requests of the last ten minutes.
    invalid: InvalidRequests,
    /// The time at which the ban of the IP address by Cloudflare ends, if there is a ban.
    banned: Option<Instant>,
    /// The buckets of each route, which are the same for all resources.
    routes: KnownRoutes,
    /// The queues and buckets of each top-level resource, such as `channels/1`. Requests without a resource have the empty name.
    resources: HashMap<Arc<str>, Resource>,
    /// The requests that were sent and have not ended, and when they were sent.
    in_flight: HashMap<RequestNumber, (InFlightRequest, Instant)>,
    /// The times at which a request of a resource may become ready without any response, because a window ends. Each
    /// resource is included at most once, at the time in its field `alarm`.
    alarms: BTreeSet<(Instant, Arc<str>)>,
    /// The time at which idle resources and routes were last removed.
    swept: Instant,
}

impl LimiterState {
    pub(super) fn new(settings: &LimiterSettings, now: Instant) -> Self {
        Self {
            pools: Pools::new(settings),
            settings: settings.clone(),
            invalid: InvalidRequests::new(settings.invalid_limit),
            banned: None,
            routes: KnownRoutes::default(),
            resources: HashMap::new(),
            in_flight: HashMap::new(),
            alarms: BTreeSet::new(),
            swept: now,
        }
    }

    /// Returns how many invalid requests there were in the last ten minutes.
    pub(super) fn invalid(&self) -> u32 {
        self.invalid.total()
    }

    /// Returns the total number of entries, for tests of memory.
    #[cfg(test)]
    pub(super) fn entry_count(&self) -> usize {
        let resources: usize = self.resources.values().map(Resource::entry_count).sum();
        resources
            + self.pools.entry_count()
            + self.in_flight.len()
            + self.alarms.len()
            + self.routes.entry_count()
    }

    /// Inserts a request into its queue, in the order of its number.
    pub(super) fn enqueue(
        &mut self,
        key: &LimiterKey,
        number: RequestNumber,
        waiting: WaitingRequest,
        now: Instant,
    ) {
        let latest = self.settings.latest(waiting.max_wait, now);
        if let Some(denial) = denial_of(self.blocks(key.allowance, now), latest, now) {
            // Fails if the caller has dropped the request.
            let _ = waiting.waiter.send(Err(denial));
            return;
        }
        let resource = self.resources.entry(key.resource.clone()).or_default();
        resource.allowance = key.allowance;
        resource.used = Some(now);
        resource.enqueue(&key.route, number, waiting);
        self.mark_ready(&key.resource);
    }

    /// Ends a request, whether it waits or is in flight.
    pub(super) fn end(
        &mut self,
        key: &LimiterKey,
        number: RequestNumber,
        end: RequestEnd,
        now: Instant,
    ) {
        let Some(resource) = self.resources.get_mut(&key.resource) else {
            return;
        };
        resource.used = Some(now);
        let Some((request, dispatched_at)) = self.in_flight.remove(&number) else {
            resource.remove(&key.route, number);
            // The next one in its queue may be ready.
            self.mark_ready(&key.resource);
            return;
        };
        resource.on_complete(&request);
        if let Some(global) = &mut self.pools.get(key.allowance).global {
            match end {
                RequestEnd::NotSent => global.refund(dispatched_at, number),
                _ => global.end(dispatched_at, number, now),
            }
        }
        match end {
            RequestEnd::NotSent => request
                .charged
                .iter()
                .for_each(|hash| resource.bucket(hash).refund()),
            RequestEnd::Lost => request
                .charged
                .iter()
                .for_each(|hash| resource.bucket(hash).lost()),
            RequestEnd::Responded(info) => self.update_limits(key, &request, info, now),
        }
        self.mark_ready(&key.resource);
    }

    /// Grants all requests that can be sent. Returns when to call this again.
    pub(super) fn advance(&mut self, now: Instant) -> Option<Instant> {
        self.fire_alarms(now);
        if let Some(until) = self.banned.filter(|until| *until > now) {
            return Some(until);
        }
        self.banned = None;
        let full = [Allowance::Unlimited, Allowance::PerIp, Allowance::Bot]
            .map(|allowance| self.dispatch_ready(allowance, now));
        let sweep = self.sweep(now);
        let alarm = self.alarms.first().map(|(time, _)| *time);
        full.into_iter().chain([sweep, alarm]).flatten().min()
    }

    /// Grants requests in the order of their numbers, as far as the global limit permits. Returns when it permits more.
    fn dispatch_ready(&mut self, allowance: Allowance, now: Instant) -> Option<Instant> {
        loop {
            let pool = self.pools.get(allowance);
            let (number, name) = pool.ready.first()?.clone();
            if self.settings.applies_limits {
                if let Some(time) = pool.free_at(now) {
                    return Some(time);
                }
            } else if let Some(time) = pool.blocked_until(now) {
                return Some(time);
            } else if self.in_flight.len() >= MAX_UNLIMITED_IN_FLIGHT {
                return None;
            }
            self.unlist(&name);
            let Some(resource) = self.resources.get_mut(&name) else {
                continue;
            };
            let routes = self.settings.applies_limits.then_some(&self.routes);
            let latest = |own| self.settings.latest(own, now);
            match resource.select_next(routes, latest, now) {
                Selection::WaitTooLong(waiter, time) => {
                    let _ = waiter.send(Err(Denial {
                        reason: DenialReason::WaitTooLong(WaitsFor::Endpoint),
                        retry_after: time.saturating_duration_since(now),
                    }));
                    self.mark_ready(&name);
                }
                Selection::Wait(time) => self.set_alarm(&name, time),
                // The resource was listed by a request that has to wait. Requests of other resources may be earlier than this one.
                Selection::Ready(ready, time) if ready.number > number => {
                    self.list(&name, ready.number);
                    self.set_alarm(&name, time);
                }
                Selection::Ready(ready, _) => self.dispatch(&name, ready, now),
            }
        }
    }

    /// Grants a request.
    fn dispatch(&mut self, name: &Arc<str>, ready: ReadyRequest, now: Instant) {
        let number = ready.number;
        let Some(resource) = self.resources.get_mut(name) else {
            return;
        };
        let allowance = resource.allowance;
        let dispatched = resource.dispatch(ready, now);
        self.mark_ready(name);
        let Some((waiter, request)) = dispatched else {
            return;
        };
        let permission = match self.invalid.blocked_until(now) {
            Some(until) => Err(Denial {
                reason: DenialReason::TooManyInvalid,
                retry_after: until - now,
            }),
            None => Ok(()),
        };
        let is_denied = permission.is_err();
        if waiter.send(permission).is_err() || is_denied {
            self.undo_dispatch(name, &request);
            return;
        }
        if let Some(global) = &mut self.pools.get(allowance).global {
            global.take(number, now);
        }
        self.in_flight.insert(number, (request, now));
    }

    /// Undoes the counting of a request whose caller has dropped it, or that was denied.
    fn undo_dispatch(&mut self, name: &Arc<str>, request: &InFlightRequest) {
        if let Some(resource) = self.resources.get_mut(name) {
            resource.on_complete(request);
            request
                .charged
                .iter()
                .for_each(|hash| resource.bucket(hash).refund());
        }
    }

    /// Returns until when all requests of this allowance are blocked, and by what.
    fn blocks(&mut self, allowance: Allowance, now: Instant) -> [(Option<Instant>, WaitsFor); 2] {
        let global = self.pools.get(allowance).blocked_until(now);
        [
            (self.banned, WaitsFor::Cloudflare),
            (global, WaitsFor::Global),
        ]
    }

    /// Denies the requests that wait for a block that has just begun, if it lasts too long for them.
    fn deny_blocked(&mut self, now: Instant) {
        for allowance in [Allowance::Unlimited, Allowance::PerIp, Allowance::Bot] {
            let blocks = self.blocks(allowance, now);
            let settings = &self.settings;
            let resources = self.resources.values_mut();
            for resource in resources.filter(|resource| resource.allowance == allowance) {
                resource.deny_waiting(|own| denial_of(blocks, settings.latest(own, now), now));
            }
        }
    }

    /// Updates the limits with a response.
    fn update_limits(
        &mut self,
        key: &LimiterKey,
        request: &InFlightRequest,
        info: RateLimitInfo,
        now: Instant,
    ) {
        if info.invalid && self.invalid.record(now) {
            let count = self.invalid.total();
            tracing::warn!(
                count,
                "half of the invalid requests that lead to a ban by Cloudflare; see 401, 403 and 429"
            );
        }
        let Some(resource) = self.resources.get_mut(&key.resource) else {
            return;
        };
        if self.settings.applies_limits {
            let bucket = resource.settle(request, info.limits.as_ref(), now);
            if bucket.is_some() || info.counted {
                self.routes.learn(&request.route, bucket.as_ref(), now);
            }
        }
        let Some(Refusal { scope, retry_after }) = info.refusal else {
            return;
        };
        let until = now + retry_after;
        match scope {
            RateLimitScope::Cloudflare => self.banned = self.banned.max(Some(until)),
            RateLimitScope::Global
                if let Some(global) = &mut self.pools.get(key.allowance).global =>
            {
                global.block(until);
            }
            // Only the queue of the route is blocked. The limit of the bucket is in the headers. A 429 without them is
            // caused by another limit, such as that of renaming a channel, which does not apply to other routes.
            _ => {
                let remaining = info.limits.map_or(1, |limits| limits.remaining);
                let hidden = scope == RateLimitScope::Shared || remaining > 0;
                resource.block_route(&request.route, until, hidden);
                return;
            }
        }
        self.deny_blocked(now);
    }

    /// Lists a resource as ready, because it may have a request that can be sent.
    fn mark_ready(&mut self, name: &Arc<str>) {
        let Some(resource) = self.resources.get(name) else {
            return;
        };
        match resource.first() {
            Some(first) if resource.listed != Some(first) => self.list(name, first),
            _ => {}
        }
    }

    /// Lists a resource as ready by this number, and by no other number.
    fn list(&mut self, name: &Arc<str>, number: RequestNumber) {
        self.unlist(name);
        if let Some(resource) = self.resources.get_mut(name) {
            resource.listed = Some(number);
            let pool = self.pools.get(resource.allowance);
            pool.ready.insert((number, name.clone()));
        }
    }

    fn unlist(&mut self, name: &Arc<str>) {
        if let Some(resource) = self.resources.get_mut(name)
            && let Some(number) = resource.listed.take()
        {
            let pool = self.pools.get(resource.allowance);
            pool.ready.remove(&(number, name.clone()));
        }
    }

    fn set_alarm(&mut self, name: &Arc<str>, time: Option<Instant>) {
        let Some(time) = time else { return };
        let Some(resource) = self.resources.get_mut(name) else {
            return;
        };
        match resource.alarm {
            Some(alarm) if alarm <= time => return,
            Some(alarm) => self.alarms.remove(&(alarm, name.clone())),
            None => false,
        };
        resource.alarm = Some(time);
        self.alarms.insert((time, name.clone()));
    }

    /// Lists the resources as ready whose alarm is due.
    fn fire_alarms(&mut self, now: Instant) {
        while let Some((time, _)) = self.alarms.first()
            && *time <= now
            && let Some((_, name)) = self.alarms.pop_first()
        {
            if let Some(resource) = self.resources.get_mut(&name) {
                resource.alarm = None;
            }
            self.mark_ready(&name);
        }
    }

    /// Removes idle resources and routes. Returns when to repeat this, if any resource is left.
    fn sweep(&mut self, now: Instant) -> Option<Instant> {
        if now >= self.swept + SWEEP_INTERVAL {
            self.swept = now;
            let unused = |used: Option<Instant>| used.is_none_or(|used| now >= used + RESOURCE_TTL);
            let named = self.routes.all_buckets();
            self.resources.retain(|_, resource| {
                let idle =
                    unused(resource.used) && resource.listed.is_none() && resource.is_idle(now);
                if !idle {
                    resource.prune(&named, now);
                }
                !idle
            });
            if let Some(then) = now.checked_sub(ROUTE_TTL) {
                self.routes.remove_unused_since(then);
            }
        }
        (!self.resources.is_empty()).then_some(self.swept + SWEEP_INTERVAL)
    }
}

/// Returns the denial of a request that waits until `latest` at most, if one of the blocks lasts longer.
fn denial_of(
    blocks: [(Option<Instant>, WaitsFor); 2],
    latest: Option<Instant>,
    now: Instant,
) -> Option<Denial> {
    let latest = latest?;
    blocks.into_iter().find_map(|(until, waits_for)| {
        let until = until.filter(|until| *until > latest)?;
        Some(Denial {
            reason: DenialReason::WaitTooLong(waits_for),
            retry_after: until.saturating_duration_since(now),
        })
    })
}
