//! What the emission of a signal does for those who wait for it.

use std::time::Instant;

use godot::prelude::*;

use super::collection::Reason;
use super::collector::DiscordCollector;
use super::filter::Verdict;
use super::waiter::Goal;
use crate::core::Core;
use crate::rest::DiscordRequest;

/// Tells those who waited for a signal before it was emitted. A script that frees the client ends it: the others are told at
/// the next turn that nothing will come.
pub fn heard(core: &Core, signal: &str, listeners: &[u64], arguments: &[Variant]) {
    for number in listeners {
        if !core.has_node() {
            return;
        }
        let Some(test) = core.waiting.test(*number) else {
            continue;
        };
        let verdict = test.judge(signal, arguments);
        match verdict {
            _ if !core.has_node() => return,
            Verdict::Yes => tell(core, *number, value(arguments)),
            Verdict::No => {}
            Verdict::Never => core.waiting.end(*number, Reason::Stopped),
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

fn tell(core: &Core, number: u64, value: Variant) {
    let is_collector = match core.waiting.open.borrow().get(&number) {
        None => return,
        Some(waiter) => matches!(waiter.goal, Goal::Collection),
    };
    if is_collector {
        add(core, number, value);
        return;
    }
    let waiter = core.waiting.remove(number);
    if let Some(Goal::Once(request)) = waiter.map(|waiter| waiter.goal) {
        DiscordRequest::complete(request, &value);
    }
}

fn add(core: &Core, number: u64, value: Variant) {
    let added = {
        let mut collections = core.waiting.collections.borrow_mut();
        collections.get_mut(&number).map(|collection| {
            let waited = collection.add(value.clone(), Instant::now());
            (collection.object, waited, collection.over.is_some())
        })
    };
    let Some((object, waited, is_over)) = added else {
        return;
    };
    if is_over {
        core.waiting.end(number, Reason::Limit);
    }
    if let Ok(mut collector) = Gd::<DiscordCollector>::try_from_instance_id(object) {
        collector.emit_signal("collected", std::slice::from_ref(&value));
    }
    if let Some(request) = waited {
        DiscordRequest::complete(request, &value);
    }
}
