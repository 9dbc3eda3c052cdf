//! All that shares one top-level resource: the unit within which requests contend for buckets.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::Instant;

use super::Refused;
use super::allowance::Allowance;
use super::answer::Limits;
use super::bucket::{Bucket, Free};
use super::route::Routes;

/// How long one request at a time is sent after a refusal the headers did not announce.
const CAREFUL: Duration = Duration::from_secs(600);

/// How long requests wait for an answer that tells a limit. One that does not come, since the request hangs, must not hold up those
/// that may have nothing to do with it.
const ANSWER_PATIENCE: Duration = Duration::from_millis(500);

/// The number of a request. Smaller ones came first.
pub(super) type Number = u64;

/// A request that waits, by the line to its caller.
pub(super) type Waiter = oneshot::Sender<Result<(), Refused>>;

/// The requests and buckets of one channel, guild or webhook, or of all that have no such resource.
#[derive(Debug, Default)]
pub(super) struct Major {
    /// By route.
    lanes: HashMap<Arc<str>, Lane>,
    /// By Discord's hash.
    buckets: HashMap<Arc<str>, Bucket>,
    /// The first request of a route, while it is on its way.
    probe: Option<Probe>,
    /// Whose global limit its requests count against.
    pub(super) allowance: Allowance,
    /// When it is to be looked at again.
    pub(super) alarm: Option<Instant>,
    /// By which number it is listed as ready.
    pub(super) listed: Option<Number>,
    /// When something last happened here.
    pub(super) used: Option<Instant>,
}

/// The first request of a route, whose answer tells which bucket it counts in.
#[derive(Debug)]
struct Probe {
    number: Number,
    departed: Instant,
    /// The buckets it has a place in, as it may count there.
    held: Vec<Arc<str>>,
}

/// The requests of one route and one resource, first come, first served.
#[derive(Debug, Default)]
struct Lane {
    waiting: BTreeMap<Number, Waiter>,
    in_flight: u32,
    /// When the last of those on their way departed.
    departed: Option<Instant>,
    blocked: Option<Instant>,
    /// Until when one request at a time has to find out whether a limit the headers do not tell is met again.
    careful: Option<Instant>,
}

impl Lane {
    fn is_idle(&self, now: Instant) -> bool {
        let over = |until: Option<Instant>| until.is_none_or(|until| until <= now);
        self.waiting.is_empty() && self.in_flight == 0 && over(self.blocked) && over(self.careful)
    }

    fn is_careful(&self, now: Instant) -> bool {
        self.careful.is_some_and(|until| until > now)
    }
}

/// A request on its way: what has to be settled when it ends.
#[derive(Debug)]
pub(super) struct Flight {
    number: Number,
    pub(super) route: Arc<str>,
    /// The buckets it may count in.
    pub(super) charged: Vec<Arc<str>>,
}

/// What a look at the waiting requests came to.
pub(super) enum Next {
    /// This one may go; at this time perhaps one that came before it.
    Ready(Departure, Option<Instant>),
    /// Nothing before this time, or before something is answered.
    Wait(Option<Instant>),
    /// This one may not wait as long as it would have to, which is until this time.
    TooLong(Waiter, Instant),
}

/// A request that may go.
pub(super) struct Departure {
    pub(super) number: Number,
    route: Arc<str>,
    charge: Vec<Arc<str>>,
    probe: bool,
}

impl Major {
    pub(super) fn enqueue(&mut self, route: &Arc<str>, number: Number, waiter: Waiter) {
        self.lanes
            .entry(route.clone())
            .or_default()
            .waiting
            .insert(number, waiter);
    }

    /// Forgets a request that waits.
    pub(super) fn remove(&mut self, route: &Arc<str>, number: Number) {
        if let Some(lane) = self.lanes.get_mut(route) {
            lane.waiting.remove(&number);
        }
    }

    /// Takes out all that waits.
    pub(super) fn take_waiting(&mut self) -> impl Iterator<Item = Waiter> {
        let lanes = self.lanes.values_mut();
        lanes.flat_map(|lane| std::mem::take(&mut lane.waiting).into_values())
    }

    /// The number of the request that has waited longest.
    pub(super) fn first(&self) -> Option<Number> {
        self.lanes
            .values()
            .filter_map(|lane| lane.waiting.keys().next())
            .min()
            .copied()
    }

    /// Looks for the first request that may go. One that may not keeps its buckets closed for those behind it, so that
    /// nobody is overtaken for ever.
    ///
    /// Without routes somebody else keeps the limits, and only what was refused has to wait. None may wait longer than until
    /// `latest`.
    pub(super) fn next(
        &mut self,
        routes: Option<&Routes>,
        latest: Option<Instant>,
        now: Instant,
    ) -> Next {
        let mut heads: Vec<_> = self
            .lanes
            .iter()
            .filter_map(|(route, lane)| Some((*lane.waiting.keys().next()?, route.clone())))
            .map(|(number, route)| {
                let known = routes.is_none_or(|routes| routes.is_known(&route));
                (known, number, route)
            })
            .collect();
        // Unknown routes first: there are few, and a queue they turn out not to share should not hold them up.
        heads.sort_unstable();
        let mut closed = HashSet::new();
        let mut wake: Option<Instant> = None;
        for (known, number, route) in heads {
            let probe = !known;
            let charge = match routes {
                Some(_) if probe => self.near_buckets(now),
                Some(routes) => routes.buckets(&route),
                None => Vec::new(),
            };
            let serial = charge.is_empty() && routes.is_some();
            let free = match self.lane_free(&route, serial, now) {
                Free::Now => {
                    let buckets = self.buckets_free(&charge, &closed, now);
                    self.probe_free(probe, &charge, now).later(buckets)
                }
                other => other,
            };
            match free {
                Free::Now => {
                    let departure = Departure {
                        number,
                        route,
                        charge,
                        probe,
                    };
                    return Next::Ready(departure, wake);
                }
                Free::At(time) if latest.is_some_and(|latest| time > latest) => {
                    let lane = self.lanes.get_mut(&route);
                    if let Some(waiter) = lane.and_then(|lane| lane.waiting.remove(&number)) {
                        return Next::TooLong(waiter, time);
                    }
                }
                Free::At(time) => wake = Some(wake.map_or(time, |wake| wake.min(time))),
                Free::AfterAnswer => {}
            }
            // What waits for its lane needs no bucket yet.
            if self.lane_free(&route, false, now) == Free::Now {
                closed.extend(charge);
            }
        }
        Next::Wait(wake)
    }

    /// Sends a request off.
    pub(super) fn depart(
        &mut self,
        departure: Departure,
        now: Instant,
    ) -> Option<(Waiter, Flight)> {
        let Departure {
            number,
            route,
            charge,
            probe,
        } = departure;
        let lane = self.lanes.get_mut(&route)?;
        let waiter = lane.waiting.remove(&number)?;
        lane.in_flight += 1;
        lane.departed = Some(now);
        for hash in &charge {
            self.buckets.entry(hash.clone()).or_default().take();
        }
        if probe {
            self.probe = Some(Probe {
                number,
                departed: now,
                held: charge.clone(),
            });
        }
        Some((
            waiter,
            Flight {
                number,
                route,
                charged: charge,
            },
        ))
    }

    /// Ends a request's flight for its lane. Its buckets are settled by the caller.
    pub(super) fn land(&mut self, flight: &Flight) {
        if let Some(lane) = self.lanes.get_mut(&flight.route) {
            lane.in_flight = lane.in_flight.saturating_sub(1);
        }
        self.probe.take_if(|probe| probe.number == flight.number);
    }

    /// The bucket of this hash.
    pub(super) fn bucket(&mut self, hash: &Arc<str>) -> &mut Bucket {
        self.buckets.entry(hash.clone()).or_default()
    }

    /// Settles the buckets an answered request may have counted in; gives the one it did count in, if the answer says.
    pub(super) fn settle(
        &mut self,
        flight: &Flight,
        limits: Option<&Limits>,
        now: Instant,
    ) -> Option<Arc<str>> {
        let Some(limits) = limits else {
            flight
                .charged
                .iter()
                .for_each(|hash| self.bucket(hash).lost());
            return None;
        };
        let actual: Arc<str> = limits.bucket.as_str().into();
        for hash in flight.charged.iter().filter(|hash| **hash != actual) {
            self.bucket(hash).refund();
        }
        let bucket = self.bucket(&actual);
        if !flight.charged.contains(&actual) {
            bucket.take();
        }
        bucket.answered(limits, now);
        Some(actual)
    }

    /// Sends nothing on a route until then. `hidden` says that the headers would have allowed it.
    pub(super) fn block_lane(&mut self, route: &Arc<str>, until: Instant, hidden: bool) {
        let lane = self.lanes.entry(route.clone()).or_default();
        lane.blocked = lane.blocked.max(Some(until));
        if hidden {
            lane.careful = lane.careful.max(Some(until + CAREFUL));
        }
    }

    /// Forgets the lanes nobody uses, and the buckets no route names any more.
    pub(super) fn forget(&mut self, named: &HashSet<&Arc<str>>, now: Instant) {
        self.lanes.retain(|_, lane| !lane.is_idle(now));
        self.buckets
            .retain(|hash, bucket| !bucket.is_unused() || named.contains(hash));
    }

    /// How much it remembers.
    #[cfg(test)]
    pub(super) fn weight(&self) -> usize {
        let waiting = |lane: &Lane| 1 + lane.waiting.len();
        1 + self.buckets.len() + self.lanes.values().map(waiting).sum::<usize>()
    }

    /// Whether nothing waits, flies, or is known that still matters.
    pub(super) fn is_idle(&mut self, now: Instant) -> bool {
        let lanes = self.lanes.values().all(|lane| lane.is_idle(now));
        lanes && self.buckets.values_mut().all(|bucket| bucket.is_idle(now))
    }

    /// Whether the answer to a probe has to come first, as that may count where it has no place.
    fn probe_free(&self, is_probe: bool, charge: &[Arc<str>], now: Instant) -> Free {
        let Some(probe) = &self.probe else {
            return Free::Now;
        };
        let elsewhere = |bucket: &Arc<str>| !probe.held.contains(bucket);
        match is_probe || charge.iter().any(elsewhere) {
            true => patience_after(probe.departed, now),
            false => Free::Now,
        }
    }

    /// Whether a lane as such lets a request pass. A serial one sends one at a time.
    fn lane_free(&self, route: &Arc<str>, serial: bool, now: Instant) -> Free {
        match self.lanes.get(route) {
            Some(Lane {
                blocked: Some(until),
                ..
            }) if *until > now => Free::At(*until),
            Some(lane) if lane.in_flight > 0 && lane.is_careful(now) => Free::AfterAnswer,
            Some(lane) if lane.in_flight > 0 && serial => match lane.departed {
                Some(departed) => patience_after(departed, now),
                None => Free::AfterAnswer,
            },
            _ => Free::Now,
        }
    }

    /// Whether all these buckets let a request pass. Those that are closed wait for somebody who came before.
    fn buckets_free(
        &mut self,
        hashes: &[Arc<str>],
        closed: &HashSet<Arc<str>>,
        now: Instant,
    ) -> Free {
        hashes
            .iter()
            .map(|hash| match self.bucket(hash).free(now) {
                _ if closed.contains(hash) => Free::AfterAnswer,
                free => free,
            })
            .fold(Free::Now, Free::later)
    }

    /// The buckets an unknown route may turn out to share: all of this resource, but those that stay shut for long.
    fn near_buckets(&mut self, now: Instant) -> Vec<Arc<str>> {
        let patience = now + super::PROBE_PATIENCE;
        self.buckets
            .iter_mut()
            .filter_map(|(hash, bucket)| match bucket.free(now) {
                Free::At(time) if time > patience => None,
                _ => Some(hash.clone()),
            })
            .collect()
    }
}

/// When a request may go that should wait for the answer to one that departed then.
fn patience_after(departed: Instant, now: Instant) -> Free {
    let time = departed + ANSWER_PATIENCE;
    if time > now {
        Free::At(time)
    } else {
        Free::Now
    }
}
