//! How requests end: once each, with no borrow of anything held, since the script goes on inside.

use discord_client::{DecodedImage, Failure, Kind, Reply};
use godot::prelude::*;

use super::request::DiscordRequest;
use super::requests::Upload;
use super::result;
use super::texture::TextureUpload;
use super::then::Next;
use super::unseen::UnseenFailure;
use crate::core::Core;
use crate::error::DiscordError;

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

/// Ends a request whose answer was known.
pub fn complete_known(core: &Core, number: u64, value: Variant) {
    complete(core, number, Ok(value));
}

/// Ends a download that failed, and lets a texture be made of one that succeeded.
pub fn complete_download(core: &Core, number: u64, image: Result<DecodedImage, Failure>) {
    match image {
        Ok(image) => {
            let upload = TextureUpload::new(number, image);
            core.requests.images.uploads.borrow_mut().push_back(upload);
        }
        Err(failure) => complete(core, number, Err(failure)),
    }
}

/// Tells how far uploads have come.
pub fn tell_progress(core: &Core) {
    for (request, sent, total) in core.requests.take_progress() {
        progressed(core, &request, sent, total);
    }
}

fn progressed(core: &Core, request: &Signal, sent: u64, total: u64) {
    let arguments = [
        request.to_variant(),
        (sent as i64).to_variant(),
        (total as i64).to_variant(),
    ];
    emit(core, "upload_progressed", &arguments);
}

/// Emits a signal of the client's `DiscordREST`.
fn emit(core: &Core, signal: &str, arguments: &[Variant]) {
    if let Some(rest) = core.node().map(|node| node.bind().rest()) {
        rest.upcast::<Object>().emit_signal(signal, arguments);
    }
}

/// Whether a script has connected a signal of the client's `DiscordREST`.
fn is_connected(core: &Core, signal: &str) -> bool {
    let rest = core.node().map(|node| node.bind().rest());
    rest.is_some_and(|rest| rest.has_connections(signal))
}

/// What the log says of a failure that no script looks at.
fn report(failure: &Failure, caller: Option<&str>) -> String {
    let route = &failure.route;
    match caller {
        Some(caller) => format!("DiscordREST: {route}, called at {caller}, failed: {failure}"),
        None => format!("DiscordREST: {route} failed: {failure}"),
    }
}

/// Ends a request.
pub(super) fn complete(core: &Core, number: u64, value: Result<Variant, Failure>) {
    core.requests.latest.go_on(core, number);
    core.requests.images.end(number);
    // A request that was cancelled may still be answered; nobody waits any more.
    let Some(mut open) = core.requests.take(number) else {
        return;
    };
    // An answer may come before its last step was told.
    let last = open.upload.as_mut().and_then(Upload::step);
    if let Some((sent, total)) = last.filter(|_| value.is_ok()) {
        progressed(core, &DiscordRequest::signal(&open.object), sent, total);
    }
    let value = value.map(|value| match open.then.take() {
        None => Next::Value(value),
        Some(then) => then(core, value),
    });
    let value = match value {
        Ok(Next::Request(request)) => {
            let number = core.requests.reopen(open);
            core.requests.go(core, number, request);
            return;
        }
        Ok(Next::RequestThen(request, then)) => {
            open.then = Some(then);
            let number = core.requests.reopen(open);
            core.requests.go(core, number, request);
            return;
        }
        Ok(Next::Value(value)) => {
            core.requests.note_error(None);
            value
        }
        Err(mut failure) => {
            if failure.route.is_empty() {
                open.route.clone_into(&mut failure.route);
            }
            if let Some(explain) = open.explain.take() {
                explain(core, &mut failure);
            }
            let report = report(&failure, open.caller.as_deref());
            let is_cancelled = failure.kind == Kind::Cancelled;
            let error = DiscordError::new(failure);
            core.requests.note_error(Some(error.clone()));
            if !is_cancelled && !is_connected(core, "request_failed") {
                core.requests.unseen.add(UnseenFailure {
                    error: error.instance_id(),
                    report,
                    is_awaited: open.object.has_connections("completed"),
                });
            }
            emit(core, "request_failed", &[error.to_variant()]);
            open.otherwise
        }
    };
    DiscordRequest::complete(open.object, &value);
}
