//! Who waits for something of one client.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;
use std::time::Instant;

use godot::prelude::*;
use rustc_hash::FxHashMap;

use super::collection::{Collection, Reason};
use super::filter::Test;
use super::waiter::{Goal, Waiter, after};
use crate::rest::DiscordRequest;

/// Who waits for something of one client. What is taken out is dropped after the borrow: it may run a script's code.
#[derive(Default)]
pub struct Waiting {
    next: Cell<u64>,
    /// Those before this number end at the next turn: the client they waited for is gone.
    pub(super) closed: Cell<u64>,
    pub(super) open: RefCell<BTreeMap<u64, Waiter>>,
    /// Who of `open` waits for which signal.
    by_signal: RefCell<FxHashMap<Box<str>, BTreeSet<u64>>>,
    pub(super) collections: RefCell<BTreeMap<u64, Collection>>,
    /// What ends at the next turn, and with what.
    pub(super) due: RefCell<VecDeque<(Gd<DiscordRequest>, Variant)>>,
}

impl Waiting {
    /// Whether somebody waits for a signal.
    pub fn hears(&self, signal: &str) -> bool {
        self.by_signal.borrow().contains_key(signal)
    }

    /// Those who wait for a signal now, in the order they began.
    pub fn listeners(&self, signal: &str) -> Vec<u64> {
        let by_signal = self.by_signal.borrow();
        by_signal
            .get(signal)
            .map(|numbers| numbers.iter().copied().collect())
            .unwrap_or_default()
    }

    /// Has all who wait now end at the next turn: the client was logged out.
    pub fn close(&self) {
        self.closed.set(self.next.get());
    }

    /// Whether nobody waits, and nobody is to be told of an end.
    pub fn is_empty(&self) -> bool {
        let collections = self.collections.borrow();
        collections.values().all(|collection| collection.told)
            && self.open.borrow().is_empty()
            && self.due.borrow().is_empty()
    }

    /// Whether somebody holds a collector.
    pub fn is_held(&self) -> bool {
        !self.collections.borrow().is_empty()
    }

    /// Waits for one emission. Gives the signal to await.
    pub(super) fn once(&self, signal: &str, test: Test, timeout: f64) -> Signal {
        self.once_numbered(signal, test, timeout).1
    }

    /// Waits for one emission, and can be given up before it comes.
    pub(super) fn once_numbered(&self, signal: &str, test: Test, timeout: f64) -> (u64, Signal) {
        let number = self.number();
        let request = DiscordRequest::create();
        let awaited = DiscordRequest::signal(&request);
        self.open(number, signal, test, timeout, Goal::Once(request));
        (number, awaited)
    }

    /// Whether one that waited has got what it waited for.
    pub fn is_over(&self, number: u64) -> bool {
        !self.open.borrow().contains_key(&number)
    }

    /// An `await` that ends with `null` at the next turn.
    pub(super) fn nothing(&self) -> Signal {
        self.ended(Variant::nil())
    }

    fn ended(&self, value: Variant) -> Signal {
        let request = DiscordRequest::create();
        let awaited = DiscordRequest::signal(&request);
        self.due.borrow_mut().push_back((request, value));
        awaited
    }

    /// A number for one that waits.
    pub(super) fn number(&self) -> u64 {
        self.next.replace(self.next.get() + 1)
    }

    /// Has one wait.
    pub(super) fn open(&self, number: u64, signal: &str, test: Test, timeout: f64, goal: Goal) {
        let waiter = Waiter {
            signal: signal.to_owned(),
            test: Rc::new(test),
            until: after(timeout, Instant::now()),
            goal,
        };
        self.by_signal
            .borrow_mut()
            .entry(signal.into())
            .or_default()
            .insert(number);
        self.open.borrow_mut().insert(number, waiter);
    }

    /// Takes out one that waits.
    pub(super) fn remove(&self, number: u64) -> Option<Waiter> {
        let waiter = self.open.borrow_mut().remove(&number)?;
        let mut by_signal = self.by_signal.borrow_mut();
        if let Some(numbers) = by_signal.get_mut(waiter.signal.as_str()) {
            numbers.remove(&number);
            if numbers.is_empty() {
                by_signal.remove(waiter.signal.as_str());
            }
        }
        Some(waiter)
    }

    /// What one who waits still asks of an emission; `None` if it does not wait any more.
    pub(super) fn test(&self, number: u64) -> Option<Rc<Test>> {
        let open = self.open.borrow();
        Some(open.get(&number)?.test.clone())
    }

    /// Ends one that waits; its script is told at the next turn.
    pub(super) fn end(&self, number: u64, reason: Reason) {
        let waiter = self.remove(number);
        match waiter.map(|waiter| waiter.goal) {
            None => {}
            Some(Goal::Once(request)) => {
                self.due.borrow_mut().push_back((request, Variant::nil()));
            }
            Some(Goal::Collection) => self.end_collection(number, reason),
        }
    }

    fn end_collection(&self, number: u64, reason: Reason) {
        if let Some(collection) = self.collections.borrow_mut().get_mut(&number) {
            collection.over.get_or_insert(reason);
            self.nobody_comes(collection);
        }
    }

    /// Those who wait for the next value of a collection get `null`.
    pub(super) fn nobody_comes(&self, collection: &mut Collection) {
        let waited = collection.next.drain(..);
        let ends = waited.map(|request| (request, Variant::nil()));
        self.due.borrow_mut().extend(ends);
    }

    /// Forgets a collection: nobody holds the collector any more.
    pub(super) fn forget(&self, number: u64) {
        let waiter = self.remove(number);
        let collection = self.collections.borrow_mut().remove(&number);
        drop(waiter);
        if let Some(mut collection) = collection {
            self.nobody_comes(&mut collection);
        }
    }

    /// The next value of a collection, to be awaited.
    pub(super) fn next(&self, number: u64) -> Signal {
        let mut collections = self.collections.borrow_mut();
        let Some(collection) = collections.get_mut(&number) else {
            return self.nothing();
        };
        if let Some(value) = collection.give() {
            return self.ended(value);
        }
        if collection.over.is_some() {
            return self.nothing();
        }
        let request = DiscordRequest::create();
        let awaited = DiscordRequest::signal(&request);
        collection.next.push_back(request);
        awaited
    }

    /// Asks something of a collection.
    pub(super) fn ask<R>(&self, number: u64, ask: impl FnOnce(&Collection) -> R) -> Option<R> {
        self.collections.borrow().get(&number).map(ask)
    }
}
