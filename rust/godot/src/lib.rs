//! The Godot extension. It connects the client with the engine, and is the only crate that depends on both.
//!
//! - `client` is the node, `rest` its requests, `wait` the waits for its signals, `interactions` the interactions of
//!   users.
//! - `interactions_server` receives interactions over HTTP.
//! - `command_rules` has the checks and cooldowns of commands, and commands that users write as messages.
//! - `core` is the state of a client on the main thread, `login` starts and ends its connection, `pump` runs once per
//!   frame, `emit` converts events to signals, `shutdown` handles the end of the game, `gateway_requests` has the
//!   requests over the gateway, `gateway_websocket` the class of its connections.
//! - `eviction` evicts old entities, `own_application` fetches the application of the bot after the login.
//! - `entity_requests` performs the requests of entities, whose classes are in `discord-godot-entities`.
//! - `voice` has the connections to voice channels.
//! - `promise` is the object whose signal a script awaits.

mod allocator;
mod broken_pipe_signal;
#[cfg(feature = "editor-docs")]
mod class_reference;
mod client;
mod command_rules;
mod conversion;
mod core;
#[cfg(test)]
mod edit_declarations;
mod emit;
mod entity_requests;
mod eviction;
mod frame_clock;
mod gateway_requests;
mod gateway_websocket;
mod interactions;
mod interactions_server;
mod library;
mod login;
mod own_application;
mod promise;
mod pump;
mod rest;
#[cfg(feature = "sandbox")]
mod sandbox;
#[cfg(test)]
mod sandbox_declarations;
#[cfg(not(feature = "sandbox"))]
mod sandbox_stub;
mod send_direct_message;
mod shutdown;
mod signal_names;
mod signals;
mod voice;
mod voice_state_result;
mod wait;

use std::time::Duration;

use discord_godot_entities::entity_owner;
use godot::init::InitStage;
use godot::prelude::*;
use godot::sys::{
    GDExtensionBool, GDExtensionClassLibraryPtr, GDExtensionInitialization,
    GDExtensionInterfaceGetProcAddress,
};

/// The maximum time that the end of the program waits for the background threads.
const SHUTDOWN_BOUND: Duration = Duration::from_secs(1);

struct DiscordExtension;

#[gdextension(entry_symbol = discord_unguarded_init)]
// SAFETY: the methods only use the public API of gdext.
unsafe impl ExtensionLibrary for DiscordExtension {
    fn on_main_loop_frame() {
        pump::run();
    }

    fn on_stage_init(stage: InitStage) {
        match stage {
            InitStage::Scene => {
                discord_class_tables::register();
                discord_client::set_thread_start_hook(broken_pipe_signal::block_in_this_thread);
                entity_owner::set_detached_owner(|api_url| crate::core::Core::detached(api_url));
            }
            #[cfg(feature = "editor-docs")]
            InitStage::Editor => class_reference::load(),
            _ => {}
        }
    }

    fn on_stage_deinit(stage: InitStage) {
        match stage {
            // Classes still work at this stage, so scripts that await a response can be resumed without one.
            InitStage::MainLoop => {
                shutdown::stop();
                discord_main_thread::free_deferred();
                end_background_threads();
            }
            // A reloaded extension has no main loop of its own to end.
            InitStage::Scene => {
                discord_main_thread::free_deferred();
                end_background_threads();
            }
            _ => {}
        }
    }
}

/// The entry point named in `discord.gdextension`. It adds guards against other threads to the classes that gdext
/// registers.
///
/// # Safety
/// Only the engine may call it, as its interface requires.
#[unsafe(no_mangle)]
unsafe extern "C" fn gdext_rust_init(
    get_proc_address: GDExtensionInterfaceGetProcAddress,
    library: GDExtensionClassLibraryPtr,
    init: *mut GDExtensionInitialization,
) -> GDExtensionBool {
    // SAFETY: the arguments are those of the engine.
    unsafe {
        discord_main_thread::initialize_guarded(
            discord_unguarded_init,
            "DiscordClient",
            get_proc_address,
            library,
            init,
        )
    }
}

/// Closes the connections and ends the threads.
fn end_background_threads() {
    if !discord_client::shutdown(SHUTDOWN_BOUND) {
        library::keep_loaded();
    }
}
