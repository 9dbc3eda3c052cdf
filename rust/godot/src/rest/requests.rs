//! The requests of a client that are on their way, and how each of them ends.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

use bytes::Bytes;
use discord_client::{Ask, Failure, Reply};
use discord_rest::schema::Outcome;
use discord_rest::{Request, Route};
use godot::prelude::*;

use super::request::DiscordRequest;
use super::{image, result};
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
    last_error: RefCell<Option<Gd<DiscordError>>>,
}

struct Open {
    object: Gd<DiscordRequest>,
    /// The method called, for errors.
    route: &'static str,
    /// What the script gets if it fails.
    otherwise: Variant,
    /// What the objects are that come one by one, if they do.
    answer: Option<Answer>,
}

impl Requests {
    /// Makes a request of an endpoint, or notes why it cannot be made.
    pub fn send(
        &self,
        core: &Core,
        route: &'static Route,
        request: Result<Request, Failure>,
    ) -> Signal {
        let otherwise = match route.outcome {
            Outcome::Nothing => false.to_variant(),
            Outcome::Raw | Outcome::One(_) => Variant::nil(),
            Outcome::Many(entity) => result::empty_list(entity),
        };
        let (number, signal) = self.open(route.name, otherwise, None);
        let sent = request.and_then(|request| {
            core.session
                .with_engine(core, |engine| engine.request(number, request))
        });
        self.note(number, sent);
        signal
    }

    /// Loads a picture.
    pub fn download(&self, core: &Core, url: String) -> Signal {
        let (number, signal) = self.open("fetch_image", Variant::nil(), None);
        let sent = core
            .session
            .with_engine(core, |engine| engine.download(number, url));
        self.note(number, sent);
        signal
    }

    /// Makes a request over the gateway, or notes why it cannot be made.
    pub fn ask(
        &self,
        core: &Core,
        method: &'static str,
        answer: Answer,
        ask: Result<Ask, Failure>,
    ) -> Signal {
        let (number, signal) = self.open(method, answer.list(Vec::new()), Some(answer));
        let begun = ask.and_then(|ask| core.gathering.begin(core, number, ask));
        self.note(number, begun);
        signal
    }

    fn open(
        &self,
        route: &'static str,
        otherwise: Variant,
        answer: Option<Answer>,
    ) -> (u64, Signal) {
        let number = self.next.replace(self.next.get() + 1);
        let object = DiscordRequest::create();
        let signal = DiscordRequest::signal(&object);
        self.open.borrow_mut().insert(
            number,
            Open {
                object,
                route,
                otherwise,
                answer,
            },
        );
        (number, signal)
    }

    fn note(&self, number: u64, sent: Result<(), Failure>) {
        if let Err(failure) = sent {
            self.failed.borrow_mut().push_back((number, failure));
        }
    }

    /// The next of those that failed before they were sent.
    pub fn next_failed(&self) -> Option<(u64, Failure)> {
        self.failed.borrow_mut().pop_front()
    }

    /// How many failed before they were sent.
    pub fn failed_count(&self) -> usize {
        self.failed.borrow().len()
    }

    /// Has everything that is still on its way fail at the next frame: no answer will come any more.
    pub fn cancel_all(&self) {
        let known: Vec<_> = {
            let failed = self.failed.borrow();
            self.open
                .borrow()
                .keys()
                .filter(|number| !failed.iter().any(|(other, _)| other == *number))
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

    /// The newest error, if the request that ended last failed.
    pub fn last_error(&self) -> Option<Gd<DiscordError>> {
        self.last_error.borrow().clone()
    }

    fn answer(&self, number: u64) -> Option<Answer> {
        self.open.borrow().get(&number)?.answer
    }

    fn take(&self, number: u64) -> Option<Open> {
        self.open.borrow_mut().remove(&number)
    }
}

/// Ends a request of an endpoint.
pub fn complete_reply(core: &Core, number: u64, reply: Result<Reply, Failure>) {
    let value = reply.map(|reply| result::to_variant(core, reply));
    complete(core, number, value);
}

/// Ends a request over the gateway.
pub fn complete_answer(core: &Core, number: u64, objects: Result<Vec<Variant>, Failure>) {
    let answer = core.requests.answer(number);
    let list = |objects| answer.map_or_else(Variant::nil, |answer| answer.list(objects));
    complete(core, number, objects.map(list));
}

/// Ends a download.
pub fn complete_download(core: &Core, number: u64, bytes: Result<Bytes, Failure>) {
    let value = bytes.and_then(|bytes| image::texture(&bytes));
    complete(core, number, value);
}

fn complete(core: &Core, number: u64, value: Result<Variant, Failure>) {
    // A request that was cancelled may still be answered; nobody waits any more.
    let Some(open) = core.requests.take(number) else {
        return;
    };
    let value = match value {
        Ok(value) => {
            core.requests.last_error.replace(None);
            value
        }
        Err(mut failure) => {
            if failure.route.is_empty() {
                open.route.clone_into(&mut failure.route);
            }
            let error = DiscordError::new(failure);
            core.requests.last_error.replace(Some(error.clone()));
            if let Some(rest) = core.node().map(|node| node.bind().rest()) {
                let mut rest = rest.upcast::<Object>();
                rest.emit_signal("request_failed", &[error.to_variant()]);
            }
            open.otherwise
        }
    };
    DiscordRequest::complete(open.object, &value);
}
