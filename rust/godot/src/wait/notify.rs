//! What the emission of a signal does for those who wait for it.

use godot::prelude::*;

use super::filter::FilterResult;
use crate::core::Core;

/// Tells those who waited for a signal before it was emitted. A script that frees the client ends it: the others are told at
/// the next frame that nothing will come.
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

/// What an emission is to whoever awaits it, as for the `await` of a signal.
fn value(arguments: &[Variant]) -> Variant {
    match arguments {
        [] => true.to_variant(),
        [only] => only.clone(),
        all => all.iter().cloned().collect::<VarArray>().to_variant(),
    }
}
