//! Emitting the signals of the node, which a handler may free meanwhile.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use godot::classes::Os;
use godot::classes::object::ConnectFlags;
use godot::prelude::*;
use rustc_hash::FxHashMap;

use crate::client::DiscordClient;
use crate::core::Core;
use crate::waiting::heard;

/// The names of signals in the engine's form, each made once: that takes longer than all else an emission does here.
#[derive(Default)]
pub struct Names(RefCell<FxHashMap<*const str, StringName>>);

impl Names {
    fn of(&self, name: &'static str) -> StringName {
        let mut names = self.0.borrow_mut();
        names.entry(name).or_insert_with(|| name.into()).clone()
    }
}

/// Whether somebody listens to a signal of the node, or waits for it.
pub fn is_heard(core: &Core, name: &'static str) -> bool {
    core.node().is_some_and(|node| {
        core.waiting.hears(name) || node.has_connections(&core.signal_names.of(name))
    })
}

/// Whether a script has connected a signal of the node; those who only wait for it do not count.
pub fn is_connected(core: &Core, name: &'static str) -> bool {
    core.node()
        .is_some_and(|node| node.has_connections(&core.signal_names.of(name)))
}

/// Emits a signal of the node, and then tells those who waited for it when that began. The arguments are only made if somebody
/// listens or waits. No borrow of anything is held.
///
/// Debug builds of the engine forbid that an object is freed while it emits; a bot that ends itself in a handler is no mistake,
/// though, and release builds do not mind. So in debug builds the handlers are called one by one.
pub fn signal<const N: usize>(
    core: &Core,
    name: &'static str,
    arguments: impl FnOnce() -> [Variant; N],
) {
    let Some(mut node) = core.node() else {
        return;
    };
    let listeners = core.waiting.listeners(name);
    let emitted = core.signal_names.of(name);
    if listeners.is_empty() && !node.has_connections(&emitted) {
        return;
    }
    let arguments = arguments();
    if is_debug_engine() {
        call_each(node, &emitted, &arguments);
    } else {
        node.emit_signal(&emitted, &arguments);
    }
    heard(core, name, &listeners, &arguments);
}

fn is_debug_engine() -> bool {
    static IS_DEBUG: OnceLock<bool> = OnceLock::new();
    *IS_DEBUG.get_or_init(|| Os::singleton().is_debug_build())
}

fn call_each(mut node: Gd<DiscordClient>, name: &StringName, arguments: &[Variant]) {
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

fn call(handler: &Callable, deferred: bool, name: &StringName, arguments: &[Variant]) {
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
