//! The end of the game: pending requests and waits end while scripts can still be resumed.
//!
//! A script that is destroyed during an `await` leaks its references, and the engine destroys all scripts before it
//! notifies extensions of its end. Before that, however, the scene tree removes its root.

use std::cell::Cell;

use godot::classes::{Engine, SceneTree};
use godot::prelude::*;

use crate::core::Core;
use crate::promise;
use crate::rest::{complete_due, transfers};
use crate::voice;

/// The maximum number of rounds. A completed request may start the next one; a script that starts more than these never
/// stops.
const LAST_ROUNDS: usize = 64;

thread_local! {
    /// The root node whose exit is observed.
    static ROOT: Cell<Option<InstanceId>> = const { Cell::new(None) };
}

/// Observes the end of the game. Does nothing if it is observed already.
pub fn watch() {
    // The editor may reload this library while it runs, and must not keep a callable into the old one.
    if ROOT.get().is_some() || godot::init::is_editor_hint() {
        return;
    }
    let root = Engine::singleton()
        .get_main_loop()
        .and_then(|main_loop| main_loop.try_cast::<SceneTree>().ok())
        .and_then(|tree| tree.get_root());
    if let Some(mut root) = root {
        ROOT.set(Some(root.instance_id()));
        root.connect(
            "tree_exiting",
            &Callable::from_fn("discord_end_requests", |_| end_requests()),
        );
    }
}

/// Ends every request and every wait, and those that scripts start because of that: the game is about to end.
pub fn end_requests() {
    for _ in 0..LAST_ROUNDS {
        for core in Core::all() {
            core.log_out();
            voice::end_all(&core);
            complete_due(&core);
            core.requests.end_completion_waits();
            core.waits.process_frame();
        }
        let has_resumed = promise::process_frame();
        if !has_resumed && Core::all().iter().all(|core| core.is_idle()) {
            return;
        }
    }
}

/// Ends everything, because the engine is about to end.
pub fn stop() {
    transfers::clear();
    for core in Core::all() {
        core.requests.report_unseen();
        core.log_out();
        voice::end_all(&core);
        complete_due(&core);
        core.requests.end_completion_waits();
        core.waits.process_frame();
        core.forget();
    }
    promise::clear();
}
