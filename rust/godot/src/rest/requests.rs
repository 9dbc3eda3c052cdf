//! The requests of a client that are on their way, and how each of them ends.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use discord_client::{Ask, Failure};
use discord_rest::schema::Outcome;
use discord_rest::{Progress, Request};
use godot::prelude::*;
use rustc_hash::FxHashSet;

use super::images::Images;
use super::latest::Latest;
use super::request::DiscordRequest;
use super::result;
use super::then::{Explain, Next, Then};
use super::unseen::{self, Unseen};
use crate::core::Core;
use crate::error::DiscordError;
use crate::gathering::Answer;

/// The requests of a client that are on their way. Each ends once, and never inside the call that made it.
#[derive(Default)]
pub struct Requests {
    next: Cell<u64>,
    open: RefCell<BTreeMap<u64, Open>>,
    /// Those that failed before they were sent, to be ended at the next frame.
    failed: RefCell<VecDeque<(u64, Failure)>>,
    /// Those that were answered without being sent, likewise.
    answered: RefCell<VecDeque<(u64, Variant)>>,
    last_error: RefCell<Option<Gd<DiscordError>>>,
    /// Whether a script has read the error.
    last_error_was_read: Cell<bool>,
    /// The failures no script has looked at yet.
    pub(super) unseen: Unseen,
    /// Those of which only the newest counts.
    pub(super) latest: Latest,
    /// The pictures that were loaded last.
    pub(super) images: Images,
}

pub(super) struct Open {
    pub(super) object: Gd<DiscordRequest>,
    /// The method called, for errors.
    pub(super) route: &'static str,
    /// The place in the script that made the request, if the engine knows it.
    pub(super) caller: Option<String>,
    /// What the script gets if it fails.
    pub(super) otherwise: Variant,
    /// What becomes of its value before the script gets it.
    pub(super) then: Option<Then>,
    /// What is said of its failure besides.
    pub(super) explain: Option<Explain>,
    /// What the objects are that come one by one, if they do.
    pub(super) answer: Option<Answer>,
    /// How far its files have come, if it has any.
    pub(super) upload: Option<Upload>,
}

pub(super) struct Upload {
    progress: Arc<Progress>,
    /// How many bytes the script was told of.
    told: u64,
}

impl Upload {
    /// How many bytes were sent, and how many there are, if it has come further since this was last asked.
    pub(super) fn step(&mut self) -> Option<(u64, u64)> {
        let sent = self.progress.sent();
        let moved = sent != std::mem::replace(&mut self.told, sent);
        moved.then(|| (sent, self.progress.total()))
    }
}

impl Requests {
    /// Makes a request, or notes why it cannot be made.
    pub fn send(
        &self,
        core: &Core,
        route: &'static str,
        outcome: Outcome,
        request: Result<Request, Failure>,
    ) -> Signal {
        let (number, signal) = self.open(route, result::otherwise(outcome));
        self.go(core, number, request);
        signal
    }

    /// Makes a request whose value is not what the script gets.
    pub fn send_then(
        &self,
        core: &Core,
        route: &'static str,
        otherwise: Variant,
        request: Result<Request, Failure>,
        then: Then,
    ) -> Signal {
        let (number, signal) = self.open(route, otherwise);
        self.with(number, |open| open.then = Some(then));
        self.go(core, number, request);
        signal
    }

    /// Sends a request under a number that was opened for it.
    pub fn send_opened(
        &self,
        core: &Core,
        number: u64,
        request: Result<Request, Failure>,
        then: Option<Then>,
        explain: Option<Explain>,
    ) {
        self.with(number, |open| {
            open.then = then;
            open.explain = explain;
        });
        self.go(core, number, request);
    }

    /// A request that fails before it is sent.
    pub fn refused(&self, route: &'static str, otherwise: Variant, failure: Failure) -> Signal {
        let (number, signal) = self.open(route, otherwise);
        self.note(number, Err(failure));
        signal
    }

    /// Begins with what follows, where nothing has to be asked first.
    pub fn begin(
        &self,
        core: &Core,
        route: &'static str,
        otherwise: Variant,
        next: Next,
    ) -> Signal {
        match next {
            Next::Value(value) => self.answered(route, value),
            Next::Request(request) => {
                let (number, signal) = self.open(route, otherwise);
                self.go(core, number, request);
                signal
            }
            Next::RequestThen(request, then) => {
                self.send_then(core, route, otherwise, request, then)
            }
        }
    }

    /// Sends a request under a number that is open.
    pub(super) fn go(&self, core: &Core, number: u64, request: Result<Request, Failure>) {
        let sent = request.and_then(|request| {
            if request.has_files() {
                let progress = request.progress();
                self.with(number, |open| {
                    open.upload = Some(Upload { progress, told: 0 })
                });
            }
            core.session
                .with_engine(core, |engine| engine.request(number, request))
        });
        self.note(number, sent);
    }

    /// Loads a picture. Whoever asks for one that is on its way waits for the same.
    pub fn download(&self, core: &Core, url: String) -> Signal {
        let loading = self.images.loading(&url);
        if let Some(signal) = loading.and_then(|number| self.signal(number)) {
            return signal;
        }
        let (number, signal) = self.open("fetch_image", Variant::nil());
        if let Some(known) = self.images.find(&url) {
            self.answer_with(number, known);
            return signal;
        }
        self.images.begin(url.clone(), number);
        let name = url.clone();
        self.with(number, |open| {
            open.then = Some(Box::new(move |core, texture| {
                core.requests.images.keep(name, &texture);
                Next::Value(texture)
            }));
        });
        let sent = core
            .session
            .with_engine(core, |engine| engine.download(number, url));
        self.note(number, sent);
        signal
    }

    /// A request that needs not be sent: its answer is known, and is given at the next frame.
    pub fn answered(&self, method: &'static str, value: Variant) -> Signal {
        let (number, signal) = self.open(method, Variant::nil());
        self.answer_with(number, value);
        signal
    }

    /// Ends a request with this value at the next frame.
    pub fn answer_with(&self, number: u64, value: Variant) {
        self.answered.borrow_mut().push_back((number, value));
    }

    /// Makes a request over the gateway, or notes why it cannot be made.
    pub fn ask(
        &self,
        core: &Core,
        method: &'static str,
        answer: Answer,
        ask: Result<Ask, Failure>,
    ) -> Signal {
        let (number, signal) = self.open(method, answer.list(Vec::new()));
        self.with(number, |open| open.answer = Some(answer));
        let begun = ask.and_then(|ask| core.gathering.begin(core, number, ask));
        self.note(number, begun);
        signal
    }

    /// Opens a request: its number, and the signal a script awaits.
    pub fn open(&self, route: &'static str, otherwise: Variant) -> (u64, Signal) {
        let number = self.next.replace(self.next.get() + 1);
        let object = DiscordRequest::create();
        let signal = DiscordRequest::signal(&object);
        let open = Open {
            object,
            route,
            caller: unseen::caller(),
            otherwise,
            then: None,
            explain: None,
            answer: None,
            upload: None,
        };
        self.open.borrow_mut().insert(number, open);
        (number, signal)
    }

    /// Opens what had been taken once more: it goes on with another request.
    pub(super) fn reopen(&self, open: Open) -> u64 {
        let number = self.next.replace(self.next.get() + 1);
        self.open.borrow_mut().insert(number, open);
        number
    }

    fn with(&self, number: u64, change: impl FnOnce(&mut Open)) {
        if let Some(open) = self.open.borrow_mut().get_mut(&number) {
            change(open);
        }
    }

    /// The signal of a request that is on its way.
    pub(super) fn signal(&self, number: u64) -> Option<Signal> {
        let open = self.open.borrow();
        Some(DiscordRequest::signal(&open.get(&number)?.object))
    }

    pub(super) fn note(&self, number: u64, sent: Result<(), Failure>) {
        if let Err(failure) = sent {
            self.failed.borrow_mut().push_back((number, failure));
        }
    }

    /// The next of those that failed before they were sent.
    pub fn next_failed(&self) -> Option<(u64, Failure)> {
        self.failed.borrow_mut().pop_front()
    }

    /// The next of those that were answered without being sent.
    pub fn next_answered(&self) -> Option<(u64, Variant)> {
        self.answered.borrow_mut().pop_front()
    }

    /// How many were answered without being sent.
    pub fn answered_count(&self) -> usize {
        self.answered.borrow().len()
    }

    /// How many failed before they were sent.
    pub fn failed_count(&self) -> usize {
        self.failed.borrow().len()
    }

    /// Has everything that is still on its way fail at the next frame: no answer will come any more.
    pub fn cancel_all(&self) {
        self.latest.forget();
        self.answered.borrow_mut().clear();
        let known: Vec<_> = {
            let failed = self.failed.borrow();
            let failed: FxHashSet<u64> = failed.iter().map(|(number, _)| *number).collect();
            self.open
                .borrow()
                .keys()
                .filter(|number| !failed.contains(number))
                .copied()
                .collect()
        };
        self.failed.borrow_mut().extend(
            known
                .into_iter()
                .map(|number| (number, Failure::cancelled())),
        );
    }

    /// Whether nothing is on its way.
    pub fn is_empty(&self) -> bool {
        self.open.borrow().is_empty()
    }

    /// The newest error, for a script that looks at it.
    pub fn read_last_error(&self) -> Option<Gd<DiscordError>> {
        let error = self.last_error.borrow().clone();
        if let Some(error) = &error {
            self.last_error_was_read.set(true);
            self.unseen.saw(error.instance_id());
        }
        error
    }

    /// Reports the failures of the last frame that no script has looked at.
    pub fn report_unseen(&self) {
        self.unseen.report();
    }

    /// The uploads that have come further since this was last asked: the signal of each, bytes sent, bytes in all.
    pub fn take_progress(&self) -> Vec<(Signal, u64, u64)> {
        let mut open = self.open.borrow_mut();
        open.values_mut()
            .filter_map(|open| {
                let (sent, total) = open.upload.as_mut()?.step()?;
                Some((DiscordRequest::signal(&open.object), sent, total))
            })
            .collect()
    }

    /// Notes how the request that ended last did. A success takes away an error only if a script has read it.
    pub(super) fn note_error(&self, error: Option<Gd<DiscordError>>) {
        if error.is_none() && !self.last_error_was_read.get() {
            return;
        }
        self.last_error_was_read.set(false);
        // Dropped outside: the object may be the script's last.
        let _old = self.last_error.replace(error);
    }

    pub(super) fn answer(&self, number: u64) -> Option<Answer> {
        self.open.borrow().get(&number)?.answer
    }

    pub(super) fn take(&self, number: u64) -> Option<Open> {
        self.open.borrow_mut().remove(&number)
    }
}
