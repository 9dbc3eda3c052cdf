//! Those who wait for something of one client, with what scripts hold of them.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

use discord_client::wait::{CollectorLimits, EndReason, WaitEffect, Waits};
use discord_godot_entities::collector::DiscordCollector;
use discord_godot_entities::entity_store::ClientId;
use godot::prelude::*;

use super::filter::SignalFilter;
use crate::promise::DiscordRequest;

type Effect = WaitEffect<Gd<DiscordRequest>, Rc<SignalFilter>, Variant, InstanceId>;

/// Those who wait for something of one client. Nothing of it is borrowed while a script runs.
#[derive(Default)]
pub struct WaitRegistry(RefCell<Waits<Gd<DiscordRequest>, Rc<SignalFilter>, Variant, InstanceId>>);

impl WaitRegistry {
    /// Whether somebody waits for a signal.
    pub fn hears(&self, signal: &str) -> bool {
        self.0.borrow().hears(signal)
    }

    /// Those who wait for a signal now, in the order they began.
    pub fn listeners(&self, signal: &str) -> Vec<u64> {
        self.0.borrow().listeners(signal)
    }

    /// What one who waits still asks of an emission; `None` if it does not wait any more.
    pub(super) fn filter(&self, number: u64) -> Option<Rc<SignalFilter>> {
        self.0.borrow().filter(number)
    }

    /// Whether one that waited has got what it waited for.
    pub fn is_over(&self, number: u64) -> bool {
        self.0.borrow().is_over(number)
    }

    /// Whether nobody waits, and nobody is to be told of an end.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Whether somebody holds a collector.
    pub fn is_held(&self) -> bool {
        self.0.borrow().is_held()
    }

    /// Has all who wait now end at the next frame: the client was logged out.
    pub fn close(&self) {
        self.0.borrow_mut().close();
    }

    /// Waits for one emission. Returns the number of the wait, and the signal to await.
    pub(super) fn wait_once(
        &self,
        signal: &str,
        filter: SignalFilter,
        timeout: f64,
    ) -> (u64, Signal) {
        let (promise, awaited) = DiscordRequest::promise();
        let mut waits = self.0.borrow_mut();
        let number = waits.wait_once(signal, Rc::new(filter), timeout, promise, Instant::now());
        (number, awaited)
    }

    /// An `await` that ends with `null` at the next frame.
    pub(super) fn nothing(&self) -> Signal {
        let (promise, awaited) = DiscordRequest::promise();
        self.0.borrow_mut().resolve_later(promise, None);
        awaited
    }

    /// Collects emissions.
    pub(super) fn collect(
        &self,
        client: ClientId,
        signal: &str,
        filter: SignalFilter,
        limits: &CollectorLimits,
    ) -> Gd<DiscordCollector> {
        let number = self.0.borrow_mut().reserve();
        let collector = DiscordCollector::create(client, number);
        let (id, filter) = (collector.instance_id(), Rc::new(filter));
        let mut waits = self.0.borrow_mut();
        waits.collect(number, id, signal, filter, limits, Instant::now());
        collector
    }

    /// A collector that cannot begin: it has ended.
    pub(super) fn collect_nothing(&self, client: ClientId) -> Gd<DiscordCollector> {
        let number = self.0.borrow_mut().reserve();
        let collector = DiscordCollector::create(client, number);
        let mut waits = self.0.borrow_mut();
        waits.collect_nothing(number, collector.instance_id(), Instant::now());
        collector
    }

    /// An emission passed the filter of a wait. A script may run.
    pub(super) fn matched(&self, number: u64, value: Variant) {
        let mut waits = self.0.borrow_mut();
        let effects = waits.matched(number, value, Instant::now());
        drop(waits);
        carry_out(effects);
    }

    /// Ends a wait; its script is told at the next frame.
    pub fn stop(&self, number: u64) {
        let mut waits = self.0.borrow_mut();
        let released = waits.end(number, EndReason::Stopped);
        drop(waits);
        drop(released);
    }

    /// Forgets a collector: nobody holds it any more.
    pub fn forget(&self, number: u64) {
        let mut waits = self.0.borrow_mut();
        let released = waits.forget(number);
        drop(waits);
        drop(released);
    }

    /// The next value of a collector, to be awaited.
    pub fn next_collected(&self, number: u64) -> Signal {
        let (promise, awaited) = DiscordRequest::promise();
        self.0.borrow_mut().next_collected(number, promise);
        awaited
    }

    /// What a collector has got so far.
    pub fn collected(&self, number: u64) -> Vec<Variant> {
        self.0.borrow().collected(number).to_vec()
    }

    /// Whether a collector has ended.
    pub fn has_collector_ended(&self, number: u64) -> bool {
        self.0.borrow().has_collector_ended(number)
    }

    /// Once a frame: ends what is over, because of time or because of the client. Scripts may run.
    pub fn process_frame(&self) {
        let mut waits = self.0.borrow_mut();
        let effects = waits.process_frame(Instant::now(), InstanceId::lookup_validity);
        drop(waits);
        carry_out(effects);
    }
}

/// Does what follows. No borrow of anything is held: scripts go on inside.
fn carry_out(effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            WaitEffect::Resolve(promise, value) => {
                DiscordRequest::complete(promise, &value.unwrap_or_default());
            }
            WaitEffect::Collected(collector, value) => {
                if let Ok(mut collector) = Gd::<DiscordCollector>::try_from_instance_id(collector) {
                    collector.emit_signal("collected", &[value]);
                }
            }
            WaitEffect::Ended(collector, reason) => {
                if let Ok(collector) = Gd::<DiscordCollector>::try_from_instance_id(collector) {
                    DiscordCollector::emit_ended(collector, reason.name());
                }
            }
            WaitEffect::Release(filter, values) => drop((filter, values)),
        }
    }
}
