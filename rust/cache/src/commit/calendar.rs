//! What guilds plan, and who wants to come.

use std::sync::Arc;

use discord_model::ScheduledEvent;
use discord_model::events::ScheduledEventUser;

use crate::{Cache, Change};

impl Cache {
    pub(super) fn scheduled_event_user_add(&mut self, told: &ScheduledEventUser) -> Change {
        let event = self.change_event(told, |event| {
            event.user_count = event.user_count.saturating_add(1);
        });
        let user = self.known_user(told.user_id, told.guild_id, None);
        Change::ScheduledEventUserAdded { event, user }
    }

    pub(super) fn scheduled_event_user_remove(&mut self, told: &ScheduledEventUser) -> Change {
        let event = self.change_event(told, |event| {
            event.user_count = event.user_count.saturating_sub(1);
        });
        let user = self.known_user(told.user_id, told.guild_id, None);
        Change::ScheduledEventUserRemoved { event, user }
    }

    /// Changes an event that is kept; of another one, its ids are all that is known.
    fn change_event(
        &mut self,
        told: &ScheduledEventUser,
        change: impl FnOnce(&mut ScheduledEvent),
    ) -> Arc<ScheduledEvent> {
        let (id, guild_id) = (told.guild_scheduled_event_id, told.guild_id);
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
