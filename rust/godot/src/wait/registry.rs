//! The waits of one client, with their signals and collectors.

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

/// The waits of one client. Nothing is borrowed while a script runs.
#[derive(Default)]
pub struct WaitRegistry(RefCell<Waits<Gd<DiscordRequest>, Rc<SignalFilter>, Variant, InstanceId>>);

impl WaitRegistry {
    /// Returns whether there is a wait for a signal.
    pub fn hears(&self, signal: &str) -> bool {
        self.0.borrow().hears(signal)
    }

    /// Returns the current waits for a signal, in the order in which they started.
    pub fn listeners(&self, signal: &str) -> Vec<u64> {
        self.0.borrow().listeners(signal)
    }

    /// Returns the filter of a wait; `None` if the wait has ended.
    pub(super) fn filter(&self, number: u64) -> Option<Rc<SignalFilter>> {
        self.0.borrow().filter(number)
    }

    /// Returns whether a wait has completed.
    pub fn is_over(&self, number: u64) -> bool {
        self.0.borrow().is_over(number)
    }

    /// Returns whether there are no waits, and no ends of waits to report.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Returns whether a script references a collector.
    pub fn is_held(&self) -> bool {
        self.0.borrow().is_held()
    }

    /// Ends all current waits at the next frame, because the client was logged out.
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

    /// Returns a signal that completes with `null` at the next frame.
    pub(super) fn nothing(&self) -> Signal {
        let (promise, awaited) = DiscordRequest::promise();
        self.0.borrow_mut().resolve_later(promise, None);
        awaited
    }

    /// Starts a collector.
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

    /// Returns a collector that has ended, because it cannot start.
    pub(super) fn collect_nothing(&self, client: ClientId) -> Gd<DiscordCollector> {
        let number = self.0.borrow_mut().reserve();
        let collector = DiscordCollector::create(client, number);
        let mut waits = self.0.borrow_mut();
        waits.collect_nothing(number, collector.instance_id(), Instant::now());
        collector
    }

    /// Handles an emission that passed the filter of a wait. This may run a script.
    pub(super) fn matched(&self, number: u64, value: Variant) {
        let mut waits = self.0.borrow_mut();
        let effects = waits.matched(number, value, Instant::now());
        drop(waits);
        carry_out(effects);
    }

    /// Ends a wait; its script is resumed at the next frame.
    pub fn stop(&self, number: u64) {
        let mut waits = self.0.borrow_mut();
        let released = waits.end(number, EndReason::Stopped);
        drop(waits);
        drop(released);
    }

    /// Removes a collector, because nothing references it anymore.
    pub fn forget(&self, number: u64) {
        let mut waits = self.0.borrow_mut();
        let released = waits.forget(number);
        drop(waits);
        drop(released);
    }

    /// Returns the signal to await for the next value of a collector.
    pub fn next_collected(&self, number: u64) -> Signal {
        let (promise, awaited) = DiscordRequest::promise();
        self.0.borrow_mut().next_collected(number, promise);
        awaited
    }

    /// Returns the values that a collector has collected so far.
    pub fn collected(&self, number: u64) -> Vec<Variant> {
        self.0.borrow().collected(number).to_vec()
    }

    /// Returns whether a collector has ended.
    pub fn has_collector_ended(&self, number: u64) -> bool {
        self.0.borrow().has_collector_ended(number)
    }

    /// Ends the waits that have timed out or whose client has logged out. Called once per frame. This may run scripts.
    pub fn process_frame(&self) {
        let mut waits = self.0.borrow_mut();
        let effects = waits.process_frame(Instant::now(), InstanceId::lookup_validity);
        drop(waits);
        carry_out(effects);
    }
}

/// Performs the effects. Nothing is borrowed, because scripts are resumed.
fn carry_out(effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            WaitEffect::Resolve(promise, value) => {
                DiscordRequest::complete(promise, value.unwrap_or_default());
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
