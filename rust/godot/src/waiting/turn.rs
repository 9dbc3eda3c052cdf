//! Once a frame: the waits that are over, because of time or because of the client, end.

use std::time::Instant;

use godot::prelude::*;

use super::Waiting;
use super::collection::Reason;
use super::collector::DiscordCollector;
use super::waiter::Goal;
use crate::core::Core;
use crate::rest::DiscordRequest;

/// Ends what is over. What ends because of that waits for the next turn.
pub fn turn(core: &Core) {
    let waiting = &core.waiting;
    waiting.let_go();
    for (number, reason) in waiting.over(Instant::now()) {
        waiting.end(number, reason);
    }
    let ended = waiting.untold();
    let due = waiting.due.borrow().len();
    for _ in 0..due {
        let next = waiting.due.borrow_mut().pop_front();
        if let Some((request, value)) = next {
            DiscordRequest::complete(request, &value);
        }
    }
    for (object, reason) in ended {
        if let Ok(collector) = Gd::<DiscordCollector>::try_from_instance_id(object) {
            DiscordCollector::tell_end(collector, reason);
        }
    }
}

impl Waiting {
    /// Forgets the collectors that were dropped on another thread, where they could not say so.
    fn let_go(&self) {
        let gone: Vec<_> = self
            .collections
            .borrow()
            .iter()
            .filter(|(_, collection)| !collection.object.lookup_validity())
            .map(|(number, _)| *number)
            .collect();
        for number in gone {
            self.forget(number);
        }
    }

    /// Those that are over, and why.
    fn over(&self, now: Instant) -> Vec<(u64, Reason)> {
        let (open, closed) = (self.open.borrow(), self.closed.get());
        let collections = self.collections.borrow();
        let is_idle = |number| {
            collections
                .get(number)
                .is_some_and(|collection| collection.is_idle(now))
        };
        open.iter()
            .filter_map(|(number, waiter)| {
                let reason = match &waiter.goal {
                    _ if *number < closed => Reason::Client,
                    _ if waiter.until.is_some_and(|until| now >= until) => Reason::Time,
                    Goal::Collection if is_idle(number) => Reason::Idle,
                    _ => return None,
                };
                Some((*number, reason))
            })
            .collect()
    }

    /// The collectors whose end the script was not told of; it is then.
    fn untold(&self) -> Vec<(InstanceId, Reason)> {
        let mut collections = self.collections.borrow_mut();
        collections
            .values_mut()
            .filter(|collection| !collection.told)
            .filter_map(|collection| {
                let reason = collection.over?;
                collection.told = true;
                Some((collection.object, reason))
            })
            .collect()
    }
}
