//! The rate limiter's whole state: which request may be sent when. No I/O, and no clock but the time it is told.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::answer::{Answer, Refusal, Scope};
use super::global::Global;
use super::invalid::Invalid;
use super::key::Key;
use super::major::{Flight, Major, Next, Number, Waiter};
use super::route::Routes;
use super::{Refused, Settings};

/// How often what is idle is looked for.
const SWEEP: Duration = Duration::from_secs(60);

/// How long a resource is remembered that nobody uses.
const IDLE: Duration = Duration::from_secs(600);

/// How long it is remembered which buckets a route has.
const ROUTE_IDLE: Duration = Duration::from_secs(24 * 60 * 60);

/// How a request ended.
#[derive(Debug)]
pub(super) enum End {
    /// With an answer.
    Answered(Answer),
    /// Without; Discord may have counted it or not.
    Lost,
    /// It was never sent.
    Unsent,
}

pub(super) struct State {
    global: Global,
    invalid: Invalid,
    /// Set while Cloudflare refuses everything.
    banned: Option<Instant>,
    routes: Routes,
    majors: HashMap<Arc<str>, Major>,
    /// The requests on their way, and when they were let go.
    flights: HashMap<Number, (Flight, Instant)>,
    /// The resources where a request may be ready to go, by the number of the first one that waits.
    ready: BTreeSet<(Number, Arc<str>)>,
    /// The same for those outside the global limit.
    ready_exempt: BTreeSet<(Number, Arc<str>)>,
    /// When to look at a resource again.
    alarms: BinaryHeap<Reverse<(Instant, Arc<str>)>>,
    swept: Instant,
}

impl State {
    pub(super) fn new(settings: &Settings, now: Instant) -> Self {
        Self {
            global: Global::new(settings.global_limit, settings.global_window),
            invalid: Invalid::new(settings.invalid_limit),
            banned: None,
            routes: Routes::default(),
            majors: HashMap::new(),
            flights: HashMap::new(),
            ready: BTreeSet::new(),
            ready_exempt: BTreeSet::new(),
            alarms: BinaryHeap::new(),
            swept: now,
        }
    }

    /// How many invalid requests there were in the last ten minutes.
    pub(super) fn invalid(&self) -> u32 {
        self.invalid.total()
    }

    /// How many resources it remembers.
    #[cfg(test)]
    pub(super) fn size(&self) -> usize {
        self.majors.len()
    }

    /// Puts a request into its queue, at the place its number gives it.
    pub(super) fn enqueue(&mut self, key: &Key, number: Number, waiter: Waiter, now: Instant) {
        let major = self.majors.entry(key.major.clone()).or_default();
        major.exempt = key.exempt;
        major.used = Some(now);
        major.enqueue(&key.route, number, waiter);
        self.mark_ready(&key.major);
    }

    /// Ends a request, wherever it is.
    pub(super) fn end(&mut self, key: &Key, number: Number, end: End, now: Instant) {
        let Some(major) = self.majors.get_mut(&key.major) else {
            return;
        };
        major.used = Some(now);
        let Some((flight, departed)) = self.flights.remove(&number) else {
            major.remove(&key.route, number);
            // The next one in its queue may be able to go where it was not.
            self.mark_ready(&key.major);
            return;
        };
        major.land(&flight);
        match end {
            End::Unsent => {
                flight
                    .charged
                    .iter()
                    .for_each(|hash| major.bucket(hash).refund());
                if !key.exempt {
                    self.global.refund(departed);
                }
            }
            End::Lost => flight
                .charged
                .iter()
                .for_each(|hash| major.bucket(hash).lost()),
            End::Answered(answer) => self.learn(key, &flight, answer, now),
        }
        self.mark_ready(&key.major);
    }

    /// Lets every request go that may, and tells when to look again.
    pub(super) fn advance(&mut self, now: Instant) -> Option<Instant> {
        self.ring(now);
        if let Some(until) = self.banned.filter(|until| *until > now) {
            return Some(until);
        }
        self.banned = None;
        self.release_exempt(now);
        let global = self.release(now);
        let sweep = self.sweep(now);
        let alarm = self.alarms.peek().map(|Reverse((time, _))| *time);
        [global, sweep, alarm].into_iter().flatten().min()
    }

    /// Lets requests go in the order they came, as far as the global limit allows; tells when it does again.
    fn release(&mut self, now: Instant) -> Option<Instant> {
        while let Some((number, name)) = self.ready.pop_first() {
            if let Some(time) = self.global.free_at(now) {
                self.ready.insert((number, name));
                return Some(time);
            }
            if self.release_one(&name, now) {
                self.global.take(now);
            }
        }
        None
    }

    fn release_exempt(&mut self, now: Instant) {
        while let Some((_, name)) = self.ready_exempt.pop_first() {
            self.release_one(&name, now);
        }
    }

    /// Lets the first request of a resource go that may; tells whether one went.
    fn release_one(&mut self, name: &Arc<str>, now: Instant) -> bool {
        let Some(major) = self.majors.get_mut(name) else {
            return false;
        };
        let departure = match major.next(&self.routes, now) {
            Next::Ready(departure) => departure,
            Next::Wait(time) => {
                self.set_alarm(name, time);
                return false;
            }
        };
        let number = departure.number;
        let departed = major.depart(departure);
        self.mark_ready(name);
        let Some((waiter, flight)) = departed else {
            return false;
        };
        let verdict = match self.invalid.refused_until(now) {
            Some(until) => Err(Refused {
                retry_after: until - now,
            }),
            None => Ok(()),
        };
        let refused = verdict.is_err();
        if waiter.send(verdict).is_err() || refused {
            self.undo(name, &flight);
            return false;
        }
        self.flights.insert(number, (flight, now));
        true
    }

    /// Takes back a departure whose caller has gone away or was refused.
    fn undo(&mut self, name: &Arc<str>, flight: &Flight) {
        if let Some(major) = self.majors.get_mut(name) {
            major.land(flight);
            flight
                .charged
                .iter()
                .for_each(|hash| major.bucket(hash).refund());
        }
    }

    fn learn(&mut self, key: &Key, flight: &Flight, answer: Answer, now: Instant) {
        if answer.invalid && self.invalid.note(now) {
            let count = self.invalid.total();
            tracing::warn!(
                count,
                "half of the invalid requests that lead to a ban by Cloudflare; see 401, 403 and 429"
            );
        }
        let Some(major) = self.majors.get_mut(&key.major) else {
            return;
        };
        let bucket = major.settle(flight, answer.limits.as_ref(), now);
        if answer.genuine {
            self.routes.learn(&flight.route, bucket.as_ref(), now);
        }
        let Some(Refusal { scope, retry_after }) = answer.refusal else {
            return;
        };
        let until = now + retry_after;
        match scope {
            Scope::Cloudflare => self.banned = self.banned.max(Some(until)),
            Scope::Global => self.global.block(until),
            Scope::Shared | Scope::User => {
                let hidden = scope == Scope::Shared
                    || answer
                        .limits
                        .as_ref()
                        .is_some_and(|limits| limits.remaining > 0);
                major.block_lane(&flight.route, until, hidden);
                if scope == Scope::User && answer.limits.is_none() {
                    flight
                        .charged
                        .iter()
                        .for_each(|hash| major.bucket(hash).block(until));
                }
            }
        }
    }

    /// Says that a request of this resource may be able to go.
    fn mark_ready(&mut self, name: &Arc<str>) {
        let Some(major) = self.majors.get(name) else {
            return;
        };
        let Some(first) = major.first() else { return };
        let ready = if major.exempt {
            &mut self.ready_exempt
        } else {
            &mut self.ready
        };
        ready.insert((first, name.clone()));
    }

    fn set_alarm(&mut self, name: &Arc<str>, time: Option<Instant>) {
        let Some(time) = time else { return };
        let Some(major) = self.majors.get_mut(name) else {
            return;
        };
        if major.alarm.is_none_or(|alarm| time < alarm) {
            major.alarm = Some(time);
            self.alarms.push(Reverse((time, name.clone())));
        }
    }

    /// Looks again at the resources whose time has come.
    fn ring(&mut self, now: Instant) {
        while let Some(Reverse((time, _))) = self.alarms.peek()
            && *time <= now
            && let Some(Reverse((time, name))) = self.alarms.pop()
        {
            if let Some(major) = self.majors.get_mut(&name)
                && major.alarm == Some(time)
            {
                major.alarm = None;
            }
            self.mark_ready(&name);
        }
    }

    /// Forgets what is idle; tells when to do it again, if there is anything left.
    fn sweep(&mut self, now: Instant) -> Option<Instant> {
        if now >= self.swept + SWEEP {
            self.swept = now;
            let unused = |used: Option<Instant>| used.is_none_or(|used| now >= used + IDLE);
            self.majors
                .retain(|_, major| !(unused(major.used) && major.is_idle(now)));
            if let Some(then) = now.checked_sub(ROUTE_IDLE) {
                self.routes.forget_before(then);
            }
        }
        (!self.majors.is_empty()).then_some(self.swept + SWEEP)
    }
}
