//! The Godot extension: the bridge between a bot and the engine, the only crate that knows both sides.
//!
//! - `client` is the node, `rest` its requests, `wait` who waits for its signals, `interactions` what users do with the bot.
//! - `core` is a client's state on the main thread, `login` the beginning and the end of its connection, `pump` what happens once per frame, `emit` how an
//!   event becomes a signal, `shutdown` the end of the game, `gateway_requests` what is asked over the gateway.
//! - `entity_requests` is what a client does for its entities, whose classes are in `discord-godot-entities`.
//! - `promise` is what a script awaits.

mod allocator;
mod broken_pipe_signal;
#[cfg(feature = "editor-docs")]
mod class_reference;
mod client;
mod core;
mod emit;
mod entity_requests;
mod frame_clock;
mod gateway_requests;
mod interactions;
mod library;
mod login;
mod promise;
mod pump;
mod raw_event;
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
mod wait;

use std::time::Duration;

use discord_godot_entities::entity_owner;
use godot::init::InitStage;
use godot::prelude::*;
use godot::sys::{
    GDExtensionBool, GDExtensionClassLibraryPtr, GDExtensionInitialization,
    GDExtensionInterfaceGetProcAddress,
};

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
        match stage {
            InitStage::Scene => {
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
            // Classes still work here, so that scripts which wait for an answer can be told that none will come.
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

/// The symbol named in `discord.gdextension`: what gdext registers gets guards against other threads.
///
/// # Safety
/// Only the engine calls it, as its interface prescribes.
#[unsafe(no_mangle)]
unsafe extern "C" fn gdext_rust_init(
    get_proc_address: GDExtensionInterfaceGetProcAddress,
    library: GDExtensionClassLibraryPtr,
    init: *mut GDExtensionInitialization,
) -> GDExtensionBool {
    // SAFETY: the arguments are those the engine gave.
    unsafe {
        discord_main_thread::initialize_guarded(
            discord_unguarded_init,
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
