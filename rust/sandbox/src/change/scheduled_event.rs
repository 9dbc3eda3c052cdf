//! Scheduled events: their times, their course, and who is interested.

use super::*;

const HOUR_MS: u64 = 3_600_000;

/// The course of an event.
pub mod status {
    pub const SCHEDULED: u64 = 1;
    pub const ACTIVE: u64 = 2;
    pub const COMPLETED: u64 = 3;
    pub const CANCELED: u64 = 4;
}

/// Where an event takes place.
pub mod place {
    pub const STAGE: u64 = 1;
    pub const VOICE: u64 = 2;
    pub const EXTERNAL: u64 = 3;
}

impl State {
    /// Makes an event whole: times in Discord's form, a start, and for one that is elsewhere a place and an end. One that
    /// recurs and is over is scheduled again, for as long as its rule gives another time.
    pub fn normalize_scheduled_event(&self, event: &mut Item, given: &Fields) {
        if !given.contains_key("entity_type") && !event.field("channel_id").is_null() {
            let channel = Id::from_json(event.field("channel_id"));
            let found = channel.and_then(|channel| self.world.channel(channel));
            let on_stage = found.is_some_and(|channel| channel.kind == kind::STAGE);
            let place = if on_stage { place::STAGE } else { place::VOICE };
            set(&mut event.fields, "entity_type", place);
        }
        let start = time_of(event, "scheduled_start_time").unwrap_or(unix_ms() + HOUR_MS);
        let mut end = time_of(event, "scheduled_end_time");
        if event.field("entity_type") == place::EXTERNAL {
            end = end.or(Some(start + HOUR_MS));
            set(&mut event.fields, "channel_id", Value::Null);
            if event.field("entity_metadata").is_null() {
                let somewhere = json!({ "location": "somewhere" });
                set(&mut event.fields, "entity_metadata", somewhere);
            }
        }
        set_times(event, start, end);
        normalize_rule(event);
        if event.field("status") == status::COMPLETED
            && let Some(next) = next_occurrence(event.field("recurrence_rule"), start)
        {
            set(&mut event.fields, "status", status::SCHEDULED);
            set_times(event, next, end.map(|end| next + end.saturating_sub(start)));
        }
    }

    /// Forgets an event that has taken place or was called off.
    pub fn forget_if_over(&mut self, event: &Item) {
        let over = [status::COMPLETED, status::CANCELED];
        if over.iter().any(|over| event.field("status") == *over)
            && let Some(guild) = self.world.guilds.get_mut(&event.guild_id)
        {
            guild.items_mut(ItemKind::ScheduledEvent).remove(&event.id);
            guild.subscribers.remove(&event.id);
        }
    }

    /// A user subscribes to an event, or unsubscribes from it. `None` if nothing changes.
    pub fn subscribe(&mut self, guild: Id, event: Id, user: Id, interested: bool) -> Option<Value> {
        let found = self.world.guilds.get_mut(&guild)?;
        let subscribers = found.subscribers.entry(event).or_default();
        let changed = if interested {
            subscribers.insert(user)
        } else {
            subscribers.remove(&user)
        };
        if !changed {
            return None;
        }
        let name = if interested {
            "GUILD_SCHEDULED_EVENT_USER_ADD"
        } else {
            "GUILD_SCHEDULED_EVENT_USER_REMOVE"
        };
        let payload =
            json!({ "guild_scheduled_event_id": event, "user_id": user, "guild_id": guild });
        self.emit(Event::guild(name, guild, payload.clone()));
        Some(payload)
    }
}

fn time_of(event: &Item, field: &str) -> Option<u64> {
    event.field(field).as_str().and_then(read_iso)
}

fn set_times(event: &mut Item, start: u64, end: Option<u64>) {
    set(&mut event.fields, "scheduled_start_time", iso(start));
    set(&mut event.fields, "scheduled_end_time", end.map(iso));
}

/// A rule as Discord gives it back: with every field.
fn normalize_rule(event: &mut Item) {
    let Some(Value::Object(given)) = event.fields.get("recurrence_rule") else {
        return;
    };
    let mut rule = json!({
        "start": event.field("scheduled_start_time"), "end": null, "frequency": 2, "interval": 1, "by_weekday": null,
        "by_n_weekday": null, "by_month": null, "by_month_day": null, "by_year_day": null, "count": null,
    });
    overlay(&mut rule, given);
    if let Some(start) = rule["start"].as_str().and_then(read_iso) {
        rule["start"] = json!(iso(start));
    }
    set(&mut event.fields, "recurrence_rule", rule);
}
