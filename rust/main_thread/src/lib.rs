//! Keeps scripts on other threads from ending the game.
//!
//! The classes of this extension may be used on the main thread only; elsewhere gdext panics, and a panic inside one of the
//! engine's callbacks aborts the process. gdext has no hook for that, but it reaches the engine only through the function
//! `get_proc_address` it is given. So `entry` hands it one of ours, and everything that is registered through it gets a guard:
//! `class_guard` for the functions of a class (create, free, to string, notification, virtual methods), `method_guard` for
//! methods, property getters and setters.
//!
//! The only exception is `_mix` of an `AudioStreamPlayback`, which the engine calls on its audio thread.
//!
//! On another thread a method reports an error, does nothing and returns the default value of its type. An object that is
//! created there is finished on the main thread, when it is first used there (`unfinished`); one that is freed there is taken
//! apart on the main thread, at the next frame.
//!
//! `other_extension` does not initialize the library if another extension has registered classes of the same names.

mod class_guard;
mod engine_functions;
mod entry;
mod method_guard;
mod other_extension;
mod unfinished;

pub use class_guard::{free_deferred, is_freeing_deferred};
pub use entry::initialize_guarded;

use godot::init::is_main_thread;
use godot::prelude::*;

/// Whether a call may go on; reports it as an error otherwise.
fn allow_call(class: &str, method: &str) -> bool {
    let is_allowed = is_main_thread();
    if !is_allowed {
        godot_error!(
            "{class}.{method}: This method was called on another thread and did nothing. It may be called on the main \
             thread only; use call_deferred() to call it there."
        );
    }
    is_allowed
}

/// Warns that an object is created on another thread, where it cannot do much.
fn warn_of_creation(class: &str) {
    godot_warn!(
        "{class}: An object of this class was created on another thread. It can be used on the main thread only; use \
         call_deferred() to call its methods there."
    );
}
