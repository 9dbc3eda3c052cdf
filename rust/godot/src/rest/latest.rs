//! Requests of which only the newest counts: what a game says every frame must not wait in a line.

use std::cell::RefCell;
use std::collections::BTreeMap;

use discord_client::Failure;
use discord_rest::Request;
use discord_rest::schema::Outcome;
use godot::prelude::*;
use rustc_hash::FxHashMap;

use super::{Requests, result};
use crate::core::Core;

/// For each thing that is said again and again: the request on its way, and the one that follows it.
#[derive(Default)]
pub struct Latest(RefCell<Slots>);

#[derive(Default)]
struct Slots {
    by_key: BTreeMap<String, Slot>,
    /// The key of each request on its way.
    keys: FxHashMap<u64, String>,
}

struct Slot {
    waiting: Option<(u64, Request)>,
}

impl Latest {
    /// Forgets all: no answer will come any more.
    pub fn forget(&self) {
        self.0.take();
    }

    /// A request has ended; what waited behind it goes.
    pub fn go_on(&self, core: &Core, number: u64) {
        let next = {
            let slots = &mut *self.0.borrow_mut();
            let Some(key) = slots.keys.remove(&number) else {
                return;
            };
            let waiting = slots
                .by_key
                .get_mut(&key)
                .and_then(|slot| slot.waiting.take());
            let Some(next) = waiting else {
                slots.by_key.remove(&key);
                return;
            };
            slots.keys.insert(next.0, key);
            next
        };
        core.requests.go(core, next.0, Ok(next.1));
    }
}

impl Requests {
    /// Makes a request about `key`. While an earlier one about it is on its way only the newest waits: those it replaces end
    /// with it, and give what it gives.
    pub fn send_latest(
        &self,
        core: &Core,
        key: String,
        route: &'static str,
        outcome: Outcome,
        request: Result<Request, Failure>,
    ) -> Signal {
        let request = match request {
            Ok(request) if !request.has_files() => request,
            other => return self.send(core, route, outcome, other),
        };
        let mut slots = self.latest.0.borrow_mut();
        let Some(slot) = slots.by_key.get_mut(&key) else {
            let (number, signal) = self.open(route, result::otherwise(outcome));
            slots.keys.insert(number, key.clone());
            slots.by_key.insert(key, Slot { waiting: None });
            drop(slots);
            self.go(core, number, Ok(request));
            return signal;
        };
        if let Some((number, waiting)) = &mut slot.waiting
            && let Some(signal) = self.signal(*number)
        {
            *waiting = request;
            return signal;
        }
        let (number, signal) = self.open(route, result::otherwise(outcome));
        slot.waiting = Some((number, request));
        signal
    }
}
