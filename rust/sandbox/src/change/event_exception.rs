//! Single dates of a recurring event are moved or called off.

use super::*;

/// The field of an event that holds them.
const HELD: &str = "guild_scheduled_event_exceptions";

impl State {
    /// The exception of an event with that id.
    pub fn event_exception(&self, guild: Id, event: Id, id: Id) -> Option<&Value> {
        let found = self.world.guild(guild)?;
        let event = found.items(ItemKind::ScheduledEvent).get(&event)?;
        let mut all = event.field(HELD).as_array()?.iter();
        all.find(|exception| Id::from_json(&exception["event_exception_id"]) == Some(id))
    }

    /// Sets what is different about one date; a date has no more than one exception. Returns it.
    pub fn set_event_exception(
        &mut self,
        guild: Id,
        event: Id,
        id: Id,
        given: &Fields,
    ) -> Option<Value> {
        let before = self.event_exception(guild, event, id).cloned();
        let mut fields = fields_of(json!(before));
        let changeable = "scheduled_start_time scheduled_end_time is_canceled";
        change(&mut fields, given, changeable);
        let mut exception = Value::Object(fields);
        let defaults = json!({
            "event_id": event, "event_exception_id": id, "scheduled_start_time": null,
            "scheduled_end_time": null, "is_canceled": false,
        });
        fill(&mut exception, defaults);
        let all = self.event_exceptions(guild, event)?;
        all.retain(|other| Id::from_json(&other["event_exception_id"]) != Some(id));
        all.push(exception.clone());
        let name = match before {
            None => "GUILD_SCHEDULED_EVENT_EXCEPTION_CREATE",
            Some(_) => "GUILD_SCHEDULED_EVENT_EXCEPTION_UPDATE",
        };
        self.announce_event_exception(name, guild, &exception);
        Some(exception)
    }

    /// The date is as the others again.
    pub fn delete_event_exception(&mut self, guild: Id, event: Id, id: Id) -> Option<Value> {
        let gone = self.event_exception(guild, event, id)?.clone();
        self.event_exceptions(guild, event)?
            .retain(|other| *other != gone);
        self.announce_event_exception("GUILD_SCHEDULED_EVENT_EXCEPTION_DELETE", guild, &gone);
        Some(gone)
    }

    /// The occurrences of an event change with its rule, and nothing is different about them any longer.
    pub fn delete_event_exceptions(&mut self, guild: Id, event: Id) {
        let gone = self.event_exceptions(guild, event).map(std::mem::take);
        if gone.is_some_and(|gone| !gone.is_empty()) {
            let name = "GUILD_SCHEDULED_EVENT_EXCEPTIONS_DELETE";
            let payload = json!({ "guild_id": guild, "event_id": event });
            self.emit(Event::guild(name, guild, payload));
        }
    }

    fn event_exceptions(&mut self, guild: Id, event: Id) -> Option<&mut Vec<Value>> {
        let events = self.world.items_mut(ItemKind::ScheduledEvent, guild)?;
        let event = events.get_mut(&event)?;
        event.fields.get_mut(HELD)?.as_array_mut()
    }

    fn announce_event_exception(&mut self, name: &'static str, guild: Id, exception: &Value) {
        let mut payload = exception.clone();
        payload["guild_id"] = json!(guild);
        self.emit(Event::guild(name, guild, payload));
    }
}
