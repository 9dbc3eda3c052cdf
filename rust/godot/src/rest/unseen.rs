//! Failures that no script has looked at: they go into the log, so that no request fails without a trace.

use std::cell::RefCell;

use godot::classes::Engine;
use godot::prelude::*;

/// How many are reported one by one in a frame. A thousand calls that fail at once must not fill the log.
const MOST_IN_A_FRAME: usize = 5;

/// The failures of which it is not known yet whether a script looks at them.
#[derive(Default)]
pub(super) struct Unseen(RefCell<Vec<UnseenFailure>>);

/// A failed request.
pub(super) struct UnseenFailure {
    /// The [`DiscordError`](crate::error::DiscordError).
    pub(super) error: InstanceId,
    /// What is reported.
    pub(super) report: String,
    /// Whether a script awaits the request, and so knows that it failed, if not why.
    pub(super) is_awaited: bool,
}

impl Unseen {
    /// Notes a failure.
    pub(super) fn add(&self, failure: UnseenFailure) {
        self.0.borrow_mut().push(failure);
    }

    /// A script has read an error.
    pub(super) fn saw(&self, error: InstanceId) {
        self.0.borrow_mut().retain(|unseen| unseen.error != error);
    }

    /// Reports what was noted in the last frame and has not been looked at since.
    pub(super) fn report(&self) {
        let unseen = self.0.take();
        for failure in unseen.iter().take(MOST_IN_A_FRAME) {
            match failure.is_awaited {
                true => godot_warn!("{}", failure.report),
                false => godot_error!("{}", failure.report),
            }
        }
        if unseen.len() > MOST_IN_A_FRAME {
            godot_error!(
                "DiscordREST: {} more requests failed in the same frame. Connect request_failed to see each of them.",
                unseen.len() - MOST_IN_A_FRAME
            );
        }
    }
}

/// The place in a script that calls just now, such as `res://bot.gd:12`. The engine knows it in debug builds, and where the
/// project setting `debug/settings/gdscript/always_track_call_stacks` is on.
pub(super) fn caller() -> Option<String> {
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
