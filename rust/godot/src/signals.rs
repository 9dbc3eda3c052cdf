//! Emitting a signal of the node, which a handler may free meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};

use godot::classes::Os;
use godot::classes::object::ConnectFlags;
use godot::prelude::*;

use crate::client::DiscordClient;

/// Emits a signal. No borrow of anything is held.
///
/// Debug builds of the engine forbid that an object is freed while it emits; a bot that ends itself in a handler is no mistake,
/// though, and release builds do not mind. So in debug builds the handlers are called one by one.
pub fn emit(mut node: Gd<DiscordClient>, name: &str, arguments: &[Variant]) {
    if Os::singleton().is_debug_build() {
        call_each(node, name, arguments);
    } else {
        node.emit_signal(name, arguments);
    }
}

fn call_each(mut node: Gd<DiscordClient>, name: &str, arguments: &[Variant]) {
    let handlers: Vec<_> = node
        .get_signal_connection_list(name)
        .iter_shared()
        .filter_map(|connection| {
            let handler: Callable = connection.get("callable")?.try_to().ok()?;
            let flags: i64 = connection.get("flags")?.try_to().ok()?;
            Some((handler, ConnectFlags::from_ord(flags as u64)))
        })
        .collect();
    for (handler, flags) in &handlers {
        if flags.is_set(ConnectFlags::ONE_SHOT) && node.is_connected(name, handler) {
            node.disconnect(name, handler);
        }
    }
    for (handler, flags) in handlers {
        if handler.is_valid() {
            call(
                &handler,
                flags.is_set(ConnectFlags::DEFERRED),
                name,
                arguments,
            );
        }
    }
}

fn call(handler: &Callable, deferred: bool, name: &str, arguments: &[Variant]) {
    let how = if deferred { "call_deferred" } else { "call" };
    let callable = handler.to_variant();
    // What cannot be called, such as a function with other parameters, must not keep the others from being called.
    let called = catch_unwind(AssertUnwindSafe(|| callable.call(how, arguments)));
    if called.is_err() {
        godot_error!(
            "DiscordClient: {handler} cannot be called by the signal {name}, which has {} arguments.",
            arguments.len()
        );
    }
}
