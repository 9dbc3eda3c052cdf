//! How requests end: once each, with no borrow of anything held, since the script goes on inside.

use std::time::{Duration, Instant};

use discord_client::requests::{ReportedUpload, Step, UnseenFailure};
use discord_client::{ClientError, ClientErrorKind, DecodedImage, Reply};
use discord_godot_values::error::DiscordError;
use godot::prelude::*;

use super::requests::Pending;
use super::result;
use super::texture::TextureUpload;
use crate::core::Core;
use crate::promise::DiscordRequest;

/// How long the making of textures may take in a frame.
const TEXTURE_BUDGET: Duration = Duration::from_millis(2);

/// Ends the requests that failed before they were sent, and those whose answer is known. New ones wait for the next frame.
pub fn complete_due(core: &Core) {
    make_textures(core);
    let answered = core.requests.pending.borrow().answered_count();
    for _ in 0..answered {
        let next = core.requests.pending.borrow_mut().next_answered();
        if let Some((number, value)) = next {
            complete(core, number, Ok(value));
        }
    }
    let failed = core.requests.pending.borrow().failed_count();
    for _ in 0..failed {
        let next = core.requests.pending.borrow_mut().next_failed();
        if let Some((number, failure)) = next {
            complete(core, number, Err(failure));
        }
    }
}

/// Goes on with the textures of a client, within the budget of a frame. Scripts that await them go on inside.
fn make_textures(core: &Core) {
    let uploads = &core.requests.texture_uploads;
    if uploads.borrow().is_empty() {
        return;
    }
    let deadline = Instant::now() + TEXTURE_BUDGET;
    loop {
        let next = uploads.borrow_mut().pop_front();
        let Some(mut upload) = next else {
            return;
        };
        // A request that was cancelled needs no texture.
        if core.requests.signal(upload.number).is_none() {
            continue;
        }
        if !upload.copy(deadline) {
            uploads.borrow_mut().push_front(upload);
            return;
        }
        let (number, texture) = (upload.number, upload.texture());
        // Its memory is free for the next image before a script goes on.
        drop(upload);
        complete(core, number, texture);
        if Instant::now() >= deadline {
            return;
        }
    }
}

/// Sends the requests over the gateway that are due, and ends those that are complete or failed.
pub fn complete_gateway_requests(core: &Core) {
    loop {
        let mut requests = core.gateway_requests.borrow_mut();
        let ended = requests.process_frame(Instant::now(), |command| {
            core.connection(|connection| connection.send(command))
        });
        // Nothing is borrowed then: whoever waited goes on inside.
        drop(requests);
        match ended {
            Some((number, result)) => complete_list(core, number, result),
            None => return,
        }
    }
}

/// Ends a request of an endpoint.
pub fn complete_reply(core: &Core, number: u64, reply: Result<Reply, ClientError>) {
    let value = reply.map(|reply| result::to_variant(core, reply));
    complete(core, number, value);
}

/// Ends a request over the gateway.
fn complete_list(core: &Core, number: u64, objects: Result<Vec<Variant>, ClientError>) {
    let pending = core.requests.pending.borrow();
    let list = pending.get(number).and_then(|request| request.list);
    drop(pending);
    let list = |objects| list.map_or_else(Variant::nil, |list| list.list(objects));
    complete(core, number, objects.map(list));
}

/// Ends a download that failed, and lets a texture be made of one that succeeded.
pub fn complete_download(core: &Core, number: u64, image: Result<DecodedImage, ClientError>) {
    match image {
        Ok(image) => {
            let upload = TextureUpload::new(number, image);
            core.requests.texture_uploads.borrow_mut().push_back(upload);
        }
        Err(failure) => complete(core, number, Err(failure)),
    }
}

/// Tells how far uploads have come.
pub fn tell_progress(core: &Core) {
    let progress = core.requests.pending.borrow_mut().take_progress();
    for (promise, sent, total) in progress {
        progressed(core, &DiscordRequest::signal(&promise), sent, total);
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
    if let Some(mut rest) = core.rest_object() {
        rest.emit_signal(signal, arguments);
    }
}

/// Whether a script has connected a signal of the client's `DiscordREST`.
fn is_connected(core: &Core, signal: &str) -> bool {
    core.rest_object()
        .is_some_and(|rest| rest.has_connections(signal))
}

/// What the log says of a failure that no script looks at.
fn report(failure: &ClientError, caller: Option<&str>) -> String {
    let route = &failure.route;
    match caller {
        Some(caller) => format!("DiscordREST: {route}, called at {caller}, failed: {failure}"),
        None => format!("DiscordREST: {route} failed: {failure}"),
    }
}

/// Ends a request.
fn complete(core: &Core, number: u64, value: Result<Variant, ClientError>) {
    let requests = &core.requests;
    let next = requests.coalescer.borrow_mut().advance(number);
    if let Some((next, request)) = next {
        requests.send_as(core, next, Ok(request));
    }
    requests.images.borrow_mut().end(number);
    let ended = requests.pending.borrow_mut().take(number);
    // A request that was cancelled may still be answered; nobody waits any more.
    let Some(mut pending) = ended else {
        return;
    };
    // An answer may come before its last step was told.
    let last = pending.upload.as_mut().and_then(ReportedUpload::step);
    if let Some((sent, total)) = last.filter(|_| value.is_ok()) {
        progressed(core, &DiscordRequest::signal(&pending.promise), sent, total);
    }
    let step = value.map(|value| match pending.continuation.take() {
        None => Step::Value(value),
        Some(continuation) => continuation(core, value),
    });
    let (request, continuation) = match step {
        Ok(Step::Value(value)) => {
            requests.note_error(None);
            DiscordRequest::complete(pending.promise, &value);
            return;
        }
        Err(failure) => {
            fail(core, pending, failure);
            return;
        }
        Ok(Step::Request(request)) => (request, None),
        Ok(Step::RequestThen(request, continuation)) => (request, Some(continuation)),
    };
    pending.continuation = continuation;
    let number = requests.pending.borrow_mut().open(pending);
    requests.send_as(core, number, request);
}

/// Ends a request that failed.
fn fail(core: &Core, mut pending: Pending<Core>, mut failure: ClientError) {
    if failure.route.is_empty() {
        pending.route.clone_into(&mut failure.route);
    }
    if let Some(error_context) = pending.error_context.take() {
        error_context(core, &mut failure);
    }
    let report = report(&failure, pending.caller.as_deref());
    let is_cancelled = failure.kind == ClientErrorKind::Cancelled;
    let error = DiscordError::new(failure);
    core.requests.note_error(Some(error.clone()));
    if !is_cancelled && !is_connected(core, "request_failed") {
        core.requests.add_unseen(UnseenFailure {
            error: error.instance_id(),
            report,
            is_awaited: pending.promise.has_connections("completed"),
        });
    }
    emit(core, "request_failed", &[error.to_variant()]);
    DiscordRequest::complete(pending.promise, &pending.fallback);
}
