//! The end of the game: whoever waits for an answer hears that none will come while there are scripts to hear it.
//!
//! A script that is destroyed in the middle of an `await` leaks what it held, and the engine destroys all scripts before it
//! tells extensions that it ends. But before that the scene tree lets go of its root.

use std::cell::Cell;

use godot::classes::{Engine, SceneTree};
use godot::prelude::*;

use crate::core::Core;
use crate::rest::{complete_due, transfers};

/// An answer may lead to the next request. Whoever asks more often than this after the end asks for ever.
const LAST_ROUNDS: usize = 64;

thread_local! {
    /// The root whose exit is waited for.
    static ROOT: Cell<Option<InstanceId>> = const { Cell::new(None) };
}

/// Waits for the end of the game; does nothing if that is done already.
pub fn watch() {
    // The editor may replace this library while it runs, and must not be left with a way into the old one.
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

/// Ends every request and every wait, and those that are made because of that: the game is about to end.
pub fn end_requests() {
    for _ in 0..LAST_ROUNDS {
        for core in Core::all() {
            core.log_out();
            complete_due(&core);
            core.waits.process_frame();
        }
        if Core::all().iter().all(|core| core.is_idle()) {
            return;
        }
    }
}

/// Ends everything: the engine is about to.
pub fn stop() {
    transfers::clear();
    for core in Core::all() {
        core.requests.report_unseen();
        core.log_out();
        complete_due(&core);
        core.waits.process_frame();
        core.forget();
    }
}
