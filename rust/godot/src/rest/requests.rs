//! The requests of a client that are on their way, with what scripts hold of them. `send` makes requests, `complete` ends them.

use std::cell::RefCell;
use std::collections::VecDeque;

use discord_client::ClientError;
use discord_client::requests::{
    Coalescer, FailureReport, ImageCache, LastError, PendingRequest, PendingRequests,
    UnseenFailure, UnseenFailures,
};
use discord_godot_values::error::DiscordError;
use discord_rest::Request;
use godot::classes::{Engine, Texture2D};
use godot::prelude::*;

use super::texture::TextureUpload;
use crate::gateway_requests::ListKind;
use crate::promise::DiscordRequest;

/// A request of the client `C` that is on its way.
pub(super) type Pending<C> = PendingRequest<Gd<DiscordRequest>, Variant, C, ListKind>;

/// The requests of the client `C` that are on their way. Each ends once, and never inside the call that made it. Nothing of it is
/// borrowed while a script runs.
pub struct Requests<C> {
    pub(super) pending: RefCell<PendingRequests<Gd<DiscordRequest>, Variant, C, ListKind>>,
    last_error: RefCell<LastError<Gd<DiscordError>>>,
    unseen: RefCell<UnseenFailures<InstanceId>>,
    /// Those of which only the newest counts.
    pub(super) coalescer: RefCell<Coalescer<Request>>,
    /// The images that were loaded last.
    pub(super) images: RefCell<ImageCache<Gd<Texture2D>>>,
    /// The images of which textures are being made.
    pub(super) texture_uploads: RefCell<VecDeque<TextureUpload>>,
}

impl<C> Default for Requests<C> {
    fn default() -> Self {
        Self {
            pending: RefCell::default(),
            last_error: RefCell::default(),
            unseen: RefCell::default(),
            coalescer: RefCell::default(),
            images: RefCell::default(),
            texture_uploads: RefCell::default(),
        }
    }
}

impl<C> Requests<C> {
    /// Opens a request: its number, and the signal a script awaits.
    pub fn open(&self, route: &'static str, fallback: Variant) -> (u64, Signal) {
        let (promise, signal) = DiscordRequest::promise();
        let request = PendingRequest::new(promise, route, caller(), fallback);
        let number = self.pending.borrow_mut().open(request);
        (number, signal)
    }

    /// A request that fails before it is sent.
    pub fn refused(&self, route: &'static str, fallback: Variant, failure: ClientError) -> Signal {
        let (number, signal) = self.open(route, fallback);
        self.note(number, Err(failure));
        signal
    }

    /// Opens a request that is not sent, because its result is known. It completes at the next frame.
    pub fn completed(&self, method: &'static str, value: Variant) -> Signal {
        let (number, signal) = self.open(method, Variant::nil());
        self.complete_with(number, value);
        signal
    }

    /// Ends a request with this value at the next frame.
    pub fn complete_with(&self, number: u64, value: Variant) {
        self.pending.borrow_mut().complete_later(number, value);
    }

    pub(super) fn with(&self, number: u64, change: impl FnOnce(&mut Pending<C>)) {
        if let Some(request) = self.pending.borrow_mut().get_mut(number) {
            change(request);
        }
    }

    /// The signal of a request that is on its way.
    pub(super) fn signal(&self, number: u64) -> Option<Signal> {
        let pending = self.pending.borrow();
        Some(DiscordRequest::signal(&pending.get(number)?.promise))
    }

    /// Has a request fail at the next frame, if it was not sent.
    pub(super) fn note(&self, number: u64, sent: Result<(), ClientError>) {
        if let Err(failure) = sent {
            self.pending.borrow_mut().fail_later(number, failure);
        }
    }

    /// Has everything that is still on its way fail at the next frame: no answer will come any more.
    pub fn cancel_all(&self) {
        self.coalescer.borrow_mut().clear();
        let mut pending = self.pending.borrow_mut();
        let dropped = pending.cancel_all();
        drop(pending);
        drop(dropped);
    }

    /// Whether nothing is on its way.
    pub fn is_empty(&self) -> bool {
        self.pending.borrow().is_empty()
    }

    /// The newest error, for a script that looks at it.
    pub fn read_last_error(&self) -> Option<Gd<DiscordError>> {
        let error = self.last_error.borrow_mut().read();
        if let Some(error) = &error {
            self.unseen.borrow_mut().seen(&error.instance_id());
        }
        error
    }

    /// Notes how the request that ended last did.
    pub(super) fn note_error(&self, error: Option<Gd<DiscordError>>) {
        let mut last = self.last_error.borrow_mut();
        let old = last.note(error);
        drop(last);
        // Dropped outside: the object may be the script's last.
        drop(old);
    }

    /// Notes a failure that no script has looked at yet.
    pub(super) fn add_unseen(&self, failure: UnseenFailure<InstanceId>) {
        self.unseen.borrow_mut().add(failure);
    }

    /// Reports the failures of the last frame that no script has looked at.
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

/// The place in a script that calls just now, such as `res://bot.gd:12`. The engine knows it in debug builds, and where the
/// project setting `debug/settings/gdscript/always_track_call_stacks` is on.
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
