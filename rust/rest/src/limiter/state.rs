//! The rate limiter's whole state: which request may be sent when. No I/O, and no clock but the time it is told.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::allowance::{Allowance, Pools};
use super::answer::{Answer, Refusal, Scope};
use super::invalid::Invalid;
use super::key::Key;
use super::major::{Departure, Flight, Major, Next, Number, Waiter};
use super::route::Routes;
use super::{Refused, RefusedFor, Settings, WaitsFor};

/// How often what is idle is looked for.
const SWEEP: Duration = Duration::from_secs(60);

/// How long a resource is remembered that nobody uses.
const IDLE: Duration = Duration::from_secs(120);

/// How long it is remembered which buckets a route has.
const ROUTE_IDLE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many requests are on their way at once where somebody else keeps the limits; each may take a connection.
const MOST_UNLIMITED: usize = 500;

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
    pools: Pools,
    settings: Settings,
    invalid: Invalid,
    /// Set while Cloudflare refuses everything.
    banned: Option<Instant>,
    routes: Routes,
    majors: HashMap<Arc<str>, Major>,
    /// The requests on their way, and when they were let go.
    flights: HashMap<Number, (Flight, Instant)>,
    /// When to look at a resource again. Each is in it once at most.
    alarms: BTreeSet<(Instant, Arc<str>)>,
    swept: Instant,
}

impl State {
    pub(super) fn new(settings: &Settings, now: Instant) -> Self {
        Self {
            pools: Pools::new(settings),
            settings: settings.clone(),
            invalid: Invalid::new(settings.invalid_limit),
            banned: None,
            routes: Routes::default(),
            majors: HashMap::new(),
            flights: HashMap::new(),
            alarms: BTreeSet::new(),
            swept: now,
        }
    }

    /// How many invalid requests there were in the last ten minutes.
    pub(super) fn invalid(&self) -> u32 {
        self.invalid.total()
    }

    /// How much it remembers, of any kind.
    #[cfg(test)]
    pub(super) fn weight(&self) -> usize {
        let majors: usize = self.majors.values().map(Major::weight).sum();
        majors + self.pools.weight() + self.flights.len() + self.alarms.len() + self.routes.weight()
    }

    /// Puts a request into its queue, at the place its number gives it.
    pub(super) fn enqueue(&mut self, key: &Key, number: Number, waiter: Waiter, now: Instant) {
        if let Some(refused) = self.blocked_too_long(key.allowance, now) {
            // Nobody waits for it if its caller has gone away.
            let _ = waiter.send(Err(refused));
            return;
        }
        let major = self.majors.entry(key.major.clone()).or_default();
        major.allowance = key.allowance;
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
        if let Some(global) = &mut self.pools.get(key.allowance).global {
            match end {
                End::Unsent => global.refund(departed, number),
                _ => global.end(departed, number, now),
            }
        }
        match end {
            End::Unsent => flight
                .charged
                .iter()
                .for_each(|hash| major.bucket(hash).refund()),
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
        let full = [Allowance::Free, Allowance::Address, Allowance::Bot]
            .map(|allowance| self.release(allowance, now));
        let sweep = self.sweep(now);
        let alarm = self.alarms.first().map(|(time, _)| *time);
        full.into_iter().chain([sweep, alarm]).flatten().min()
    }

    /// Lets requests go in the order they came, as far as their allowance does; tells when it does again.
    fn release(&mut self, allowance: Allowance, now: Instant) -> Option<Instant> {
        loop {
            let pool = self.pools.get(allowance);
            let (number, name) = pool.ready.first()?.clone();
            if self.settings.keeps_limits {
                if let Some(time) = pool.free_at(now) {
                    return Some(time);
                }
            } else if let Some(time) = pool.blocked_until(now) {
                return Some(time);
            } else if self.flights.len() >= MOST_UNLIMITED {
                return None;
            }
            self.unlist(&name);
            let Some(major) = self.majors.get_mut(&name) else {
                continue;
            };
            let routes = self.settings.keeps_limits.then_some(&self.routes);
            match major.next(routes, self.settings.latest(now), now) {
                Next::TooLong(waiter, time) => {
                    let _ = waiter.send(Err(Refused {
                        reason: RefusedFor::TooLong(WaitsFor::Endpoint),
                        retry_after: time.saturating_duration_since(now),
                    }));
                    self.mark_ready(&name);
                }
                Next::Wait(time) => self.set_alarm(&name, time),
                // It is listed by one that has to wait; others may have come before the one that has not.
                Next::Ready(departure, time) if departure.number > number => {
                    self.list(&name, departure.number);
                    self.set_alarm(&name, time);
                }
                Next::Ready(departure, _) => self.depart(&name, departure, now),
            }
        }
    }

    /// Lets a request go.
    fn depart(&mut self, name: &Arc<str>, departure: Departure, now: Instant) {
        let number = departure.number;
        let Some(major) = self.majors.get_mut(name) else {
            return;
        };
        let allowance = major.allowance;
        let departed = major.depart(departure, now);
        self.mark_ready(name);
        let Some((waiter, flight)) = departed else {
            return;
        };
        let verdict = match self.invalid.refused_until(now) {
            Some(until) => Err(Refused {
                reason: RefusedFor::TooManyInvalid,
                retry_after: until - now,
            }),
            None => Ok(()),
        };
        let refused = verdict.is_err();
        if waiter.send(verdict).is_err() || refused {
            self.undo(name, &flight);
            return;
        }
        if let Some(global) = &mut self.pools.get(allowance).global {
            global.take(number, now);
        }
        self.flights.insert(number, (flight, now));
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

    /// Why nothing of this allowance can be sent for longer than requests may wait.
    fn blocked_too_long(&mut self, allowance: Allowance, now: Instant) -> Option<Refused> {
        let latest = self.settings.latest(now)?;
        let global = self.pools.get(allowance).blocked_until(now);
        let blocks = [
            (self.banned, WaitsFor::Cloudflare),
            (global, WaitsFor::Global),
        ];
        let too_long = |(until, waits_for): (Option<Instant>, WaitsFor)| {
            let until = until.filter(|until| *until > latest)?;
            Some(Refused {
                reason: RefusedFor::TooLong(waits_for),
                retry_after: until.saturating_duration_since(now),
            })
        };
        blocks.into_iter().find_map(too_long)
    }

    /// Refuses all that waits for a block which has just begun, if it takes too long.
    fn refuse_blocked(&mut self, now: Instant) {
        for allowance in [Allowance::Free, Allowance::Address, Allowance::Bot] {
            let Some(refused) = self.blocked_too_long(allowance, now) else {
                continue;
            };
            let majors = self.majors.values_mut();
            for major in majors.filter(|major| major.allowance == allowance) {
                for waiter in major.take_waiting() {
                    let _ = waiter.send(Err(refused));
                }
            }
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
        if self.settings.keeps_limits {
            let bucket = major.settle(flight, answer.limits.as_ref(), now);
            if bucket.is_some() || answer.counted {
                self.routes.learn(&flight.route, bucket.as_ref(), now);
            }
        }
        let Some(Refusal { scope, retry_after }) = answer.refusal else {
            return;
        };
        let until = now + retry_after;
        match scope {
            Scope::Cloudflare => self.banned = self.banned.max(Some(until)),
            Scope::Global if let Some(global) = &mut self.pools.get(key.allowance).global => {
                global.block(until);
            }
            // Its lane alone. What the bucket allows is in the headers; without them it was a limit of another kind, such as
            // that of a channel's name, and the others of this resource must not wait for that.
            _ => {
                let remaining = answer.limits.map_or(1, |limits| limits.remaining);
                let hidden = scope == Scope::Shared || remaining > 0;
                major.block_lane(&flight.route, until, hidden);
                return;
            }
        }
        self.refuse_blocked(now);
    }

    /// Says that a request of this resource may be able to go.
    fn mark_ready(&mut self, name: &Arc<str>) {
        let Some(major) = self.majors.get(name) else {
            return;
        };
        match major.first() {
            Some(first) if major.listed != Some(first) => self.list(name, first),
            _ => {}
        }
    }

    /// Lists a resource as ready by this number, and by no other.
    fn list(&mut self, name: &Arc<str>, number: Number) {
        self.unlist(name);
        if let Some(major) = self.majors.get_mut(name) {
            major.listed = Some(number);
            let pool = self.pools.get(major.allowance);
            pool.ready.insert((number, name.clone()));
        }
    }

    fn unlist(&mut self, name: &Arc<str>) {
        if let Some(major) = self.majors.get_mut(name)
            && let Some(number) = major.listed.take()
        {
            let pool = self.pools.get(major.allowance);
            pool.ready.remove(&(number, name.clone()));
        }
    }

    fn set_alarm(&mut self, name: &Arc<str>, time: Option<Instant>) {
        let Some(time) = time else { return };
        let Some(major) = self.majors.get_mut(name) else {
            return;
        };
        match major.alarm {
            Some(alarm) if alarm <= time => return,
            Some(alarm) => self.alarms.remove(&(alarm, name.clone())),
            None => false,
        };
        major.alarm = Some(time);
        self.alarms.insert((time, name.clone()));
    }

    /// Looks again at the resources whose time has come.
    fn ring(&mut self, now: Instant) {
        while let Some((time, _)) = self.alarms.first()
            && *time <= now
            && let Some((_, name)) = self.alarms.pop_first()
        {
            if let Some(major) = self.majors.get_mut(&name) {
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
            let named = self.routes.all_buckets();
            self.majors.retain(|_, major| {
                let idle = unused(major.used) && major.listed.is_none() && major.is_idle(now);
                if !idle {
                    major.forget(&named, now);
                }
                !idle
            });
            if let Some(then) = now.checked_sub(ROUTE_IDLE) {
                self.routes.forget_before(then);
            }
        }
        (!self.majors.is_empty()).then_some(self.swept + SWEEP)
    }
}
