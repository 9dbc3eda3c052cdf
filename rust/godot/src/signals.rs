//! Emitting the signals of the node, which a handler may free meanwhile.
//!
//! Debug builds of the engine forbid that an object is freed while it emits; a bot that ends itself in a handler is no mistake,
//! though. So the handlers are called one by one, in all builds, and just as the engine's own emission does it.

use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use godot::classes::object::ConnectFlags;
use godot::prelude::*;

use crate::core::Core;
use crate::wait::notify;

/// Whether somebody listens to a signal of the node, or waits for it.
pub fn is_heard(core: &Core, name: &'static str) -> bool {
    core.node().is_some_and(|node| {
        core.waits.hears(name) || node.has_connections(&core.signal_names.get(name))
    })
}

/// Whether a script has connected a signal of the node; those who only wait for it do not count.
pub fn is_connected(core: &Core, name: &'static str) -> bool {
    core.node()
        .is_some_and(|node| node.has_connections(&core.signal_names.get(name)))
}

/// Emits a signal of the node, and then tells those who waited for it when that began. The arguments are only made if somebody
/// listens or waits. No borrow of anything is held.
pub fn signal<const N: usize>(
    core: &Core,
    name: &'static str,
    arguments: impl FnOnce() -> [Variant; N],
) {
    let Some(node) = core.node() else {
        return;
    };
    let listeners = core.waits.listeners(name);
    let emitted = core.signal_names.get(name);
    let is_connected = node.has_connections(&emitted);
    if node.is_blocking_signals() || listeners.is_empty() && !is_connected {
        return;
    }
    let arguments = arguments();
    if is_connected {
        let calls = core.signal_names.get("call");
        let deferred_calls = core.signal_names.get("call_deferred");
        emit(node, &emitted, &arguments, &calls, &deferred_calls);
    }
    notify(core, name, &listeners, &arguments);
}

fn emit(
    mut node: Gd<Node>,
    name: &StringName,
    arguments: &[Variant],
    call: &StringName,
    call_deferred: &StringName,
) {
    let connections: Vec<_> = node
        .get_signal_connection_list(name)
        .iter_shared()
        .filter_map(|connection| {
            let handler: Callable = connection.get("callable")?.try_to().ok()?;
            let flags: i64 = connection.get("flags")?.try_to().ok()?;
            Some((handler, ConnectFlags::from_ord(flags as u64)))
        })
        .collect();
    // Before the first of them is called, so that one which causes another emission is not called again.
    for (handler, flags) in &connections {
        if flags.is_set(ConnectFlags::ONE_SHOT) {
            node.disconnect(name, handler);
        }
    }
    let source = node.to_variant();
    drop(node);
    for (handler, flags) in connections {
        // An object that was freed, perhaps by a handler before it. A method that does not exist is reported below.
        if !handler.is_valid() && handler.object().is_none() {
            continue;
        }
        let with_source = flags
            .is_set(ConnectFlags::APPEND_SOURCE_OBJECT)
            .then(|| append_source(&handler, arguments, &source))
            .flatten();
        let arguments = with_source.as_deref().unwrap_or(arguments);
        let method = match flags.is_set(ConnectFlags::DEFERRED) {
            true => call_deferred,
            false => call,
        };
        if let Err(error) = call_method(&handler.to_variant(), method, arguments) {
            handler_error::report(&source, name, &handler, arguments, &error);
        }
    }
}

/// The arguments with the emitting object behind them, but before those that the handler unbinds.
fn append_source(
    handler: &Callable,
    arguments: &[Variant],
    source: &Variant,
) -> Option<Vec<Variant>> {
    let unbound = handler
        .to_variant()
        .call("get_unbound_arguments_count", &[]);
    let unbound = usize::try_from(unbound.to::<i64>()).ok()?;
    let place = arguments.len().checked_sub(unbound)?;
    let mut arguments = arguments.to_vec();
    arguments.insert(place, source.clone());
    Some(arguments)
}
