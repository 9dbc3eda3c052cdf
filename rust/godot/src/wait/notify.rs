//! Notifies the waits for a signal of its emission.

use godot::prelude::*;

use super::filter::FilterResult;
use crate::core::Core;

/// Notifies the waits that existed before a signal was emitted. A script that frees the client ends this: the other
/// waits end without a value at the next frame.
pub fn notify(core: &Core, signal: &str, listeners: &[u64], arguments: &[Variant]) {
    for number in listeners {
        if !core.has_node() {
            return;
        }
        let Some(filter) = core.waits.filter(*number) else {
            continue;
        };
        let result = filter.check(signal, arguments);
        match result {
            _ if !core.has_node() => return,
            FilterResult::Match => core.waits.matched(*number, value(arguments)),
            FilterResult::Skip => {}
            FilterResult::Abort => core.waits.stop(*number),
        }
    }
}

/// Returns the value of an emission, like the `await` of a signal does.
fn value(arguments: &[Variant]) -> Variant {
    match arguments {
        [] => true.to_variant(),
        [only] => only.clone(),
        all => all.iter().cloned().collect::<VarArray>().to_variant(),
    }
}
