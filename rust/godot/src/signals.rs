//! Emits the signals of the node, which a handler may free in the meantime.
//!
//! Debug builds of the engine do not allow an object to be freed while it emits a signal, but a bot may end itself in a
//! handler. So the handlers are called one by one, in all builds, with the same behavior as the engine's own emission.

use discord_godot_values::engine_call::call_method;
use discord_godot_values::handler_error;
use godot::classes::object::ConnectFlags;
use godot::prelude::*;

use crate::core::Core;
use crate::wait::notify;

/// Returns whether a signal of the node is connected or awaited.
pub fn is_heard(core: &Core, name: &'static str) -> bool {
    core.node().is_some_and(|node| {
        core.waits.hears(name) || node.has_connections(&core.signal_names.get(name))
    })
}

/// Returns whether a script has connected a signal of the node; waits do not count.
pub fn is_connected(core: &Core, name: &'static str) -> bool {
    core.node()
        .is_some_and(|node| node.has_connections(&core.signal_names.get(name)))
}

/// Emits a signal of the node, and then notifies the waits that existed before the emission. The arguments are only
/// created if the signal is connected or awaited. Nothing is borrowed.
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
        emit(core, node, &emitted, &arguments);
    }
    notify(core, name, &listeners, &arguments);
}

fn emit(core: &Core, mut node: Gd<Node>, name: &StringName, arguments: &[Variant]) {
    let keys = core.signal_names.connection_keys();
    let read = |connection: VarDictionary| {
        let handler: Callable = connection.get(&keys.callable)?.try_to().ok()?;
        let flags: i64 = connection.get(&keys.flags)?.try_to().ok()?;
        Some((handler, ConnectFlags::from_ord(flags as u64)))
    };
    let connections = node.get_signal_connection_list(name);
    let connections: Vec<_> = connections.iter_shared().filter_map(read).collect();
    let call = core.signal_names.get("call");
    // One-shot connections are disconnected before the first handler is called, so that a handler that causes another
    // emission is not called again.
    for (handler, flags) in &connections {
        if flags.is_set(ConnectFlags::ONE_SHOT) {
            node.disconnect(name, handler);
        }
    }
    let source = node.to_variant();
    drop(node);
    for (handler, flags) in connections {
        // The object was freed, perhaps by an earlier handler. A method that does not exist is reported below. Whether there is an
        // object is asked first: whether a handler is valid takes longer, because the engine looks for its method.
        if handler.object().is_none() && !handler.is_valid() {
            continue;
        }
        let with_source = flags
            .is_set(ConnectFlags::APPEND_SOURCE_OBJECT)
            .then(|| append_source(&handler, arguments, &source))
            .flatten();
        let arguments = with_source.as_deref().unwrap_or(arguments);
        let method = match flags.is_set(ConnectFlags::DEFERRED) {
            true => &core.signal_names.get("call_deferred"),
            false => &call,
        };
        if let Err(error) = call_method(&handler.to_variant(), method, arguments) {
            handler_error::report(&source, name, &handler, arguments, &error);
        }
    }
}

/// Returns the arguments with the emitting object appended, but before those that the handler unbinds.
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
