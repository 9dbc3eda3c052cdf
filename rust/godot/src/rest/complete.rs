//! Completes requests: each exactly once, and while nothing is borrowed, because this resumes the script.

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

/// The maximum time that the creation of textures takes in a frame.
const TEXTURE_BUDGET: Duration = Duration::from_millis(2);

/// Completes the requests that failed before they were sent, and those whose result is known. New ones wait for the
/// next frame.
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

/// Continues the creation of a client's textures, within the budget of a frame. This resumes the scripts that await
/// them.
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
        // A canceled request needs no texture.
        if core.requests.signal(upload.number).is_none() {
            continue;
        }
        if !upload.copy(deadline) {
            uploads.borrow_mut().push_front(upload);
            return;
        }
        let (number, texture) = (upload.number, upload.texture());
        // Frees the memory for the next image before a script is resumed.
        drop(upload);
        complete(core, number, texture);
        if Instant::now() >= deadline {
            return;
        }
    }
}

/// Sends the requests over the gateway that are due, and completes those that have ended.
pub fn complete_gateway_requests(core: &Core) {
    loop {
        let mut requests = core.gateway_requests.borrow_mut();
        let ended = requests.process_frame(Instant::now(), |command| {
            core.connection(|connection| connection.send(command))
        });
        // Nothing may be borrowed from here on, because scripts are resumed.
        drop(requests);
        match ended {
            Some((number, result)) => complete_list(core, number, result),
            None => return,
        }
    }
}

/// Completes a request of an endpoint.
pub fn complete_reply(core: &Core, number: u64, reply: Result<Reply, ClientError>) {
    let pending = core.requests.pending.borrow();
    let is_uncached = pending
        .get(number)
        .is_some_and(|pending| pending.is_uncached);
    drop(pending);
    let value = reply.map(|reply| match is_uncached {
        true => result::to_uncached_variant(core, reply),
        false => result::to_variant(core, reply),
    });
    complete(core, number, value);
}

/// Completes a request over the gateway.
fn complete_list(core: &Core, number: u64, objects: Result<Vec<Variant>, ClientError>) {
    let pending = core.requests.pending.borrow();
    let list = pending.get(number).and_then(|request| request.list);
    drop(pending);
    let list = |objects| list.map_or_else(Variant::nil, |list| list.list(objects));
    complete(core, number, objects.map(list));
}

/// Completes a download that failed, or starts the creation of the texture.
pub fn complete_download(core: &Core, number: u64, image: Result<DecodedImage, ClientError>) {
    match image {
        Ok(image) => {
            let upload = TextureUpload::new(number, image);
            core.requests.texture_uploads.borrow_mut().push_back(upload);
        }
        Err(failure) => complete(core, number, Err(failure)),
    }
}

/// Emits the progress of uploads.
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

/// Returns whether a script has connected a signal of the client's `DiscordREST`.
fn is_connected(core: &Core, signal: &str) -> bool {
    core.rest_object()
        .is_some_and(|rest| rest.has_connections(signal))
}

/// Returns the text that is logged for a failure that no script has read.
fn report(failure: &ClientError, caller: Option<&str>) -> String {
    let route = &failure.route;
    match caller {
        Some(caller) => format!("DiscordREST: {route}, called at {caller}, failed: {failure}"),
        None => format!("DiscordREST: {route} failed: {failure}"),
    }
}

/// Completes a request.
fn complete(core: &Core, number: u64, value: Result<Variant, ClientError>) {
    let requests = &core.requests;
    let next = requests.coalescer.borrow_mut().advance(number);
    if let Some((next, request)) = next {
        requests.send_as(core, next, Ok(request));
    }
    requests.images.borrow_mut().end(number);
    let others = requests.shared.borrow_mut().end(number);
    for other in others {
        match &value {
            Ok(value) => requests.complete_with(other, value.clone()),
            Err(failure) => requests.note(other, Err(failure.clone())),
        }
    }
    let ended = requests.pending.borrow_mut().take(number);
    // A canceled request may still receive a response, which is not needed anymore.
    let Some(mut pending) = ended else {
        return;
    };
    // The response may be received before the last progress was emitted.
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
            DiscordRequest::complete(pending.promise, value);
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

/// Completes a request that failed.
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
    DiscordRequest::complete(pending.promise, pending.fallback);
}
