//! The Godot extension: the only room that knows Godot.
//!
//! - `client` is the node, `rest` its requests, `entities` the classes of Discord's objects, `entity_manager` what is known.
//! - `waiting` is who waits for a signal of the node, once or again and again.
//! - `core` is a client's state on the main thread, `session` its connection, `pump` what happens once per frame, `emit` how an
//!   event becomes a signal, `gathering` what waits for events that answer.
//! - `main_thread` keeps scripts on other threads from ending the game.
//! - `builders` are objects to be sent, made step by step.
//! - `entity` makes a class of a definition in `discord-model`, `handle` is what its objects stand on, `show` says what each value
//!   looks like in GDScript.

mod acts;
mod allocator;
mod broken_pipe_signal;
mod builders;
mod cdn;
mod client;
mod constants;
mod convert;
mod core;
mod direct_messages;
mod emit;
mod engine_call;
mod entities;
mod entity;
mod entity_manager;
mod error;
mod frame_clock;
mod gathering;
mod handle;
mod handler_error;
mod id_argument;
mod interactions;
mod library;
mod main_thread;
mod options;
mod presence_update;
mod pump;
mod quitting;
mod raw_event;
mod registered_commands;
mod registry;
mod rest;
#[cfg(feature = "sandbox")]
mod sandbox;
#[cfg(test)]
mod sandbox_declarations;
#[cfg(not(feature = "sandbox"))]
mod sandbox_stub;
mod session;
mod show;
mod signals;
mod waiting;

use std::time::Duration;

use godot::init::InitStage;
use godot::prelude::*;

/// How long the end of the program may wait for the background threads.
const SHUTDOWN_BOUND: Duration = Duration::from_secs(1);

struct DiscordExtension;

#[gdextension(entry_symbol = discord_unguarded_init)]
// SAFETY: the methods only use the public API of gdext.
unsafe impl ExtensionLibrary for DiscordExtension {
    fn on_main_loop_frame() {
        pump::run();
    }

    fn on_stage_init(stage: InitStage) {
        if stage == InitStage::Scene {
            discord_client::set_thread_start_hook(broken_pipe_signal::block_in_this_thread);
        }
    }

    fn on_stage_deinit(stage: InitStage) {
        match stage {
            // Classes still work here, so that scripts which wait for an answer can be told that none will come.
            InitStage::MainLoop => {
                pump::stop();
                main_thread::free_deferred();
                end_background_threads();
            }
            // A reloaded extension has no main loop of its own to end.
            InitStage::Scene => {
                main_thread::free_deferred();
                end_background_threads();
            }
            _ => {}
        }
    }
}

/// Closes the connections and ends the threads.
fn end_background_threads() {
    if !discord_client::shutdown(SHUTDOWN_BOUND) {
        library::keep_loaded();
    }
}
