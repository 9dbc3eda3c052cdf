//! Scheduled events: the interested users and the exceptions to recurring ones.

use std::sync::Arc;

use discord_model::events::{ScheduledEventExceptionsDelete, ScheduledEventUser};
use discord_model::{Guild, Id, Patch, ScheduledEvent, ScheduledEventException};

use crate::{Cache, Change};

/// The maximum number of cached exceptions of one event: almost three years of a daily event that deviates each time.
/// Beyond that, those of the earliest occurrences are evicted. Discord documents no limit.
const MAX_EXCEPTIONS_OF_AN_EVENT: usize = 1000;

/// Evicts exceptions beyond the limit. Their ids are in the order of the occurrences.
fn latest_exceptions(
    mut exceptions: Vec<Arc<ScheduledEventException>>,
) -> Box<[Arc<ScheduledEventException>]> {
    while exceptions.len() > MAX_EXCEPTIONS_OF_AN_EVENT {
        let indexed = exceptions.iter().enumerate();
        let earliest = indexed.min_by_key(|(_, exception)| exception.event_exception_id);
        let Some((index, _)) = earliest else {
            break;
        };
        exceptions.remove(index);
    }
    exceptions.into_boxed_slice()
}

impl Cache {
    pub(super) fn scheduled_event_user_add(&mut self, payload: &ScheduledEventUser) -> Change {
        let (guild, event) = (payload.guild_id, payload.guild_scheduled_event_id);
        let event = self.change_event(guild, event, |event| {
            event.user_count = event.user_count.saturating_add(1);
        });
        let user = self.resolve_user(payload.user_id, payload.guild_id, None);
        Change::ScheduledEventUserAdded { event, user }
    }

    pub(super) fn scheduled_event_user_remove(&mut self, payload: &ScheduledEventUser) -> Change {
        let (guild, event) = (payload.guild_id, payload.guild_scheduled_event_id);
        let event = self.change_event(guild, event, |event| {
            event.user_count = event.user_count.saturating_sub(1);
        });
        let user = self.resolve_user(payload.user_id, payload.guild_id, None);
        Change::ScheduledEventUserRemoved { event, user }
    }

    pub(super) fn event_exception_create(
        &mut self,
        patch: Patch<ScheduledEventException>,
    ) -> Change {
        let (event, _, exception) = self.upsert_event_exception(patch);
        Change::ScheduledEventExceptionCreated { event, exception }
    }

    pub(super) fn event_exception_update(
        &mut self,
        patch: Patch<ScheduledEventException>,
    ) -> Change {
        let (event, old, new) = self.upsert_event_exception(patch);
        Change::ScheduledEventExceptionUpdated { event, old, new }
    }

    pub(super) fn event_exception_delete(
        &mut self,
        mut patch: Patch<ScheduledEventException>,
    ) -> Change {
        let exception = &mut patch.value;
        exception.guild_id = self.guild_of_event(exception.guild_id, exception.event_id);
        let (guild, event, id) = (
            exception.guild_id,
            exception.event_id,
            exception.event_exception_id,
        );
        let mut known = None;
        let event = self.change_event(guild, event, |event| {
            let list = &mut event.guild_scheduled_event_exceptions;
            let (removed, remaining): (Vec<_>, Vec<_>) = std::mem::take(list)
                .into_iter()
                .partition(|exception| exception.event_exception_id == id);
            *list = remaining.into_boxed_slice();
            known = removed.into_iter().next();
        });
        let exception = Arc::new(match known {
            Some(known) => patch.applied_to(&known),
            None => patch.value,
        });
        Change::ScheduledEventExceptionDeleted { event, exception }
    }

    pub(super) fn event_exceptions_delete(
        &mut self,
        payload: &ScheduledEventExceptionsDelete,
    ) -> Change {
        let guild = self.guild_of_event(payload.guild_id, payload.event_id);
        let mut exceptions = Box::default();
        let event = self.change_event(guild, payload.event_id, |event| {
            exceptions = std::mem::take(&mut event.guild_scheduled_event_exceptions);
        });
        Change::ScheduledEventExceptionsDeleted { event, exceptions }
    }

    /// Inserts or updates an exception. Returns the event, and the exception before and after that.
    fn upsert_event_exception(
        &mut self,
        mut patch: Patch<ScheduledEventException>,
    ) -> (
        Arc<ScheduledEvent>,
        Option<Arc<ScheduledEventException>>,
        Arc<ScheduledEventException>,
    ) {
        let guild = self.guild_of_event(patch.value.guild_id, patch.value.event_id);
        patch.set_id_if_absent("guild_id", guild.get());
        let (event, id) = (patch.value.event_id, patch.value.event_exception_id);
        let stated = Arc::new(patch.value.clone());
        let mut change = (None, stated);
        let event = self.change_event(guild, event, |event| {
            let list = &mut event.guild_scheduled_event_exceptions;
            let is_same =
                |known: &&mut Arc<ScheduledEventException>| known.event_exception_id == id;
            if let Some(known) = list.iter_mut().find(is_same) {
                let new = Arc::new(patch.applied_to(known));
                change = (Some(std::mem::replace(known, new.clone())), new);
            } else {
                let known = std::mem::take(list).into_iter();
                *list = latest_exceptions(known.chain([change.1.clone()]).collect());
            }
        });
        (event, change.0, change.1)
    }

    /// Returns the guild of an event: that of the payload, or otherwise the one that has the event in the cache.
    fn guild_of_event(&self, named: Id<Guild>, event: Id<ScheduledEvent>) -> Id<Guild> {
        if named.is_some() {
            return named;
        }
        let mut guilds = self.guilds.iter();
        let found = guilds.find(|(_, entry)| entry.scheduled_events.contains_key(&event));
        found.map_or(Id::NONE, |(id, _)| *id)
    }

    /// Changes a cached event. An event that is not cached has only its ids.
    fn change_event(
        &mut self,
        guild_id: Id<Guild>,
        id: Id<ScheduledEvent>,
        change: impl FnOnce(&mut ScheduledEvent),
    ) -> Arc<ScheduledEvent> {
        let entry = self.guilds.get_mut(&guild_id);
        let Some(known) = entry.and_then(|entry| entry.scheduled_events.get_mut(&id)) else {
            return Arc::new(ScheduledEvent {
                id,
                guild_id,
                ..ScheduledEvent::default()
            });
        };
        change(Arc::make_mut(known));
        known.clone()
    }
}
