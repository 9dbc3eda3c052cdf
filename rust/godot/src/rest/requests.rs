//! The requests of a client that are on their way, and how each of them ends.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use bytes::Bytes;
use discord_client::{Ask, Failure, Reply};
use discord_rest::schema::Outcome;
use discord_rest::{Progress, Request};
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
    /// How far its files have come, if it has any.
    upload: Option<Upload>,
}

struct Upload {
    progress: Arc<Progress>,
    /// How many bytes the script was told of.
    told: u64,
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
        let upload = request
            .as_ref()
            .ok()
            .filter(|request| request.file_bytes() > 0)
            .map(Request::progress);
        let (number, signal) = self.open(route, result::otherwise(outcome), None);
        if let (Some(progress), Some(open)) = (upload, self.open.borrow_mut().get_mut(&number)) {
            open.upload = Some(Upload { progress, told: 0 });
        }
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
                upload: None,
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

    /// The uploads that have come further since this was last asked: the signal of each, bytes sent, bytes in all.
    pub fn take_progress(&self) -> Vec<(Signal, u64, u64)> {
        let mut open = self.open.borrow_mut();
        open.values_mut()
            .filter_map(|open| {
                let upload = open.upload.as_mut()?;
                let sent = upload.progress.sent();
                let moved = sent != std::mem::replace(&mut upload.told, sent);
                moved.then(|| {
                    let signal = DiscordRequest::signal(&open.object);
                    (signal, sent, upload.progress.total())
                })
            })
            .collect()
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

/// Tells how far uploads have come.
pub fn tell_progress(core: &Core) {
    for (request, sent, total) in core.requests.take_progress() {
        let arguments = [
            request.to_variant(),
            (sent as i64).to_variant(),
            (total as i64).to_variant(),
        ];
        emit(core, "upload_progressed", &arguments);
    }
}

/// Emits a signal of the client's `DiscordREST`.
fn emit(core: &Core, signal: &str, arguments: &[Variant]) {
    if let Some(rest) = core.node().map(|node| node.bind().rest()) {
        rest.upcast::<Object>().emit_signal(signal, arguments);
    }
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
            emit(core, "request_failed", &[error.to_variant()]);
            open.otherwise
        }
    };
    DiscordRequest::complete(open.object, &value);
}
