//! The pending requests of a client, with their signals. `send` adds requests, `complete` completes them.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Instant;

use discord_client::ClientError;
use discord_client::requests::{
    Coalescer, CompletionWaits, FailureReport, ImageCache, LastError, PendingRequest,
    PendingRequests, SharedRequests, UnseenFailure, UnseenFailures,
};
use discord_godot_values::error::DiscordError;
use discord_rest::Request;
use godot::classes::{Engine, Texture2D};
use godot::prelude::*;

use super::texture::TextureUpload;
use crate::gateway_requests::ListKind;
use crate::promise::DiscordRequest;

/// A pending request of the client `C`.
pub(super) type Pending<C> = PendingRequest<Gd<DiscordRequest>, Variant, C, ListKind>;

/// The pending requests of the client `C`. Each completes once, and never inside the call that started it. Nothing is
/// borrowed while a script runs.
pub struct Requests<C> {
    pub(super) pending: RefCell<PendingRequests<Gd<DiscordRequest>, Variant, C, ListKind>>,
    last_error: RefCell<LastError<Gd<DiscordError>>>,
    unseen: RefCell<UnseenFailures<InstanceId>>,
    completion_waits: RefCell<CompletionWaits<Gd<DiscordRequest>>>,
    /// The requests of which only the newest is sent.
    pub(super) coalescer: RefCell<Coalescer<Request>>,
    /// The requests whose result several calls receive.
    pub(super) shared: RefCell<SharedRequests>,
    /// The most recently loaded images.
    pub(super) images: RefCell<ImageCache<Gd<Texture2D>>>,
    /// The images whose textures are being created.
    pub(super) texture_uploads: RefCell<VecDeque<TextureUpload>>,
}

impl<C> Default for Requests<C> {
    fn default() -> Self {
        Self {
            pending: RefCell::default(),
            last_error: RefCell::default(),
            unseen: RefCell::default(),
            completion_waits: RefCell::default(),
            coalescer: RefCell::default(),
            shared: RefCell::default(),
            images: RefCell::default(),
            texture_uploads: RefCell::default(),
        }
    }
}

impl<C> Requests<C> {
    /// Adds a request. Returns its number, and the signal that a script awaits.
    pub fn open(&self, route: &'static str, fallback: Variant) -> (u64, Signal) {
        let (promise, signal) = DiscordRequest::promise();
        let request = PendingRequest::new(promise, route, caller(), fallback);
        let number = self.pending.borrow_mut().open(request);
        (number, signal)
    }

    /// Adds a request that fails before it is sent.
    pub fn refused(&self, route: &'static str, fallback: Variant, failure: ClientError) -> Signal {
        let (number, signal) = self.open(route, fallback);
        self.note(number, Err(failure));
        signal
    }

    /// Adds a request that does not need to be sent, because its result is known. It completes at the next frame.
    pub fn completed(&self, method: &'static str, value: Variant) -> Signal {
        let (number, signal) = self.open(method, Variant::nil());
        self.complete_with(number, value);
        signal
    }

    /// Completes a request with this value at the next frame.
    pub fn complete_with(&self, number: u64, value: Variant) {
        self.pending.borrow_mut().complete_later(number, value);
    }

    /// Makes a request fail at the next frame.
    pub fn fail(&self, number: u64, failure: ClientError) {
        self.pending.borrow_mut().fail_later(number, failure);
    }

    pub(super) fn with(&self, number: u64, change: impl FnOnce(&mut Pending<C>)) {
        if let Some(request) = self.pending.borrow_mut().get_mut(number) {
            change(request);
        }
    }

    /// Returns the signal of a pending request.
    pub(super) fn signal(&self, number: u64) -> Option<Signal> {
        let pending = self.pending.borrow();
        Some(DiscordRequest::signal(&pending.get(number)?.promise))
    }

    /// Makes a request fail at the next frame, if it was not sent.
    pub(super) fn note(&self, number: u64, sent: Result<(), ClientError>) {
        if let Err(failure) = sent {
            self.fail(number, failure);
        }
    }

    /// Makes all pending requests fail at the next frame, because no more responses will be received.
    pub fn cancel_all(&self) {
        self.coalescer.borrow_mut().clear();
        self.completion_waits.borrow_mut().close();
        self.shared.borrow_mut().clear();
        let mut pending = self.pending.borrow_mut();
        let dropped = pending.cancel_all();
        drop(pending);
        drop(dropped);
    }

    /// Returns whether no request is pending.
    pub fn is_empty(&self) -> bool {
        self.pending.borrow().is_empty()
    }

    /// Waits until no request is pending, for `timeout` seconds, or without a limit if it is 0. Returns the signal to await.
    pub(super) fn wait_for_completion(&self, timeout: f64) -> Signal {
        let (promise, signal) = DiscordRequest::promise();
        let mut waits = self.completion_waits.borrow_mut();
        waits.start(promise, timeout, Instant::now());
        signal
    }

    /// Ends the waits for pending requests that are due. Called once per frame. This may run scripts.
    pub fn end_completion_waits(&self) {
        let is_pending = !self.is_empty();
        let mut waits = self.completion_waits.borrow_mut();
        let ended = waits.process_frame(is_pending, Instant::now());
        drop(waits);
        for (promise, is_complete) in ended {
            DiscordRequest::complete(promise, is_complete.to_variant());
        }
    }

    /// Returns whether nothing waits for pending requests.
    pub fn has_no_completion_waits(&self) -> bool {
        self.completion_waits.borrow().is_empty()
    }

    /// Returns the newest error, and marks it as read by a script.
    pub fn read_last_error(&self) -> Option<Gd<DiscordError>> {
        let error = self.last_error.borrow_mut().read();
        if let Some(error) = &error {
            self.unseen.borrow_mut().seen(&error.instance_id());
        }
        error
    }

    /// Records the result of the request that completed last.
    pub(super) fn note_error(&self, error: Option<Gd<DiscordError>>) {
        let mut last = self.last_error.borrow_mut();
        let old = last.note(error);
        drop(last);
        // The error is dropped while nothing is borrowed: this may be the script's last reference to it.
        drop(old);
    }

    /// Records a failure that no script has read yet.
    pub(super) fn add_unseen(&self, failure: UnseenFailure<InstanceId>) {
        self.unseen.borrow_mut().add(failure);
    }

    /// Reports the failures of the last frame that no script has read.
    pub fn report_unseen(&self) {
        let reports = self.unseen.borrow_mut().take_reports();
        for report in reports {
            match report {
                FailureReport::Warning(text) => godot_warn!("{text}"),
                FailureReport::Error(text) => godot_error!("{text}"),
            }
        }
    }
}

/// Returns the location in a script that is being executed, such as `res://bot.gd:12`. The engine records it in debug
/// builds, and if the project setting `debug/settings/gdscript/always_track_call_stacks` is enabled.
fn caller() -> Option<String> {
    let backtraces = Engine::singleton().capture_script_backtraces();
    let backtrace = backtraces
        .iter_shared()
        .find(|backtrace| backtrace.get_frame_count() > 0)?;
    Some(format!(
        "{}:{}",
        backtrace.get_frame_file(0),
        backtrace.get_frame_line(0)
    ))
}
