//! Scheduled events.

use serde_json::{Map, Value};

use crate::schema::ObjectSchema;

/// The [location of an event outside
/// Discord](https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-object-guild-scheduled-event-entity-metadata).
pub static EVENT_METADATA: ObjectSchema = ObjectSchema {
    required: fields![location: text(1..=100)],
    optional: fields![],
    check: None,
};

/// The [recurrence rule of an
/// event](https://discord.com/developers/docs/resources/guild-scheduled-event#guild-scheduled-event-recurrence-rule-object):
/// `frequency` is 0 for years, 1 for months, 2 for weeks, 3 for days; weekdays count from 0, which is Monday. Discord
/// supports only some of the rules that this schema accepts.
pub static RECURRENCE_RULE: ObjectSchema = ObjectSchema {
    required: fields![start: timestamp, frequency: choice(0, 1, 2, 3)],
    optional: fields![
        end: timestamp,
        interval: integer(1..=i64::MAX),
        by_weekday: list(integer(0..=6), 0..=7),
        by_n_weekday: list(object(N_WEEKDAY), 0..=7),
        by_month: list(integer(1..=12), 0..=12),
        by_month_day: list(integer(-1..=31), 0..=33),
        by_year_day: list(integer(-1..=365), 0..=367),
        count: integer,
    ],
    check: None,
};

/// A day of a month, such as the second Tuesday.
static N_WEEKDAY: ObjectSchema = ObjectSchema {
    required: fields![n: integer(1..=5), day: integer(0..=6)],
    optional: fields![],
    check: None,
};

/// The value of `entity_type` for an event outside Discord.
const EXTERNAL: u64 = 3;

/// Checks that a new event has a location, and that an event outside Discord has an end.
pub(crate) fn new(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let given = |name| {
        fields
            .get(name)
            .is_some_and(|value: &Value| !value.is_null())
    };
    let external = fields.get("entity_type").and_then(Value::as_u64) == Some(EXTERNAL);
    let message = match (external, given("channel_id")) {
        (false, false) => "an event on a stage or in a voice channel needs channel_id",
        (true, true) => "an event outside Discord (entity_type 3) has no channel_id",
        (true, false) if !given("entity_metadata") => {
            "an event outside Discord (entity_type 3) needs entity_metadata with a location"
        }
        (true, false) if !given("scheduled_end_time") => {
            "an event outside Discord (entity_type 3) needs scheduled_end_time"
        }
        _ => return Ok(()),
    };
    Err(message.into())
}

/// Checks that an exception has something that differs from the rule.
pub(crate) fn exception(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let deviates = ["scheduled_start_time", "scheduled_end_time", "is_canceled"]
        .into_iter()
        .any(|name| fields.contains_key(name));
    if deviates {
        return Ok(());
    }
    Err("set one of scheduled_start_time, scheduled_end_time, is_canceled".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn events_have_a_place() {
        for (wrong, missing) in [
            (json!({"entity_type": 1}), "channel_id"),
            (json!({"entity_type": 2, "channel_id": null}), "channel_id"),
            (json!({"entity_type": 3, "channel_id": "7"}), "channel_id"),
            (
                json!({"entity_type": 3, "scheduled_end_time": "2026-01-31T12:00:00Z"}),
                "location",
            ),
            (
                json!({"entity_type": 3, "entity_metadata": {"location": "Oslo"}}),
                "scheduled_end_time",
            ),
        ] {
            let message = new(wrong.as_object().unwrap(), 0).unwrap_err();
            assert!(message.contains(missing), "{wrong}: {message}");
        }
        for fine in [
            json!({"entity_type": 1, "channel_id": "7"}),
            json!({
                "entity_type": 3,
                "entity_metadata": {"location": "Oslo"},
                "scheduled_end_time": "2026-01-31T12:00:00Z",
                "channel_id": null,
            }),
        ] {
            assert_eq!(new(fine.as_object().unwrap(), 0), Ok(()), "{fine}");
        }
    }

    #[test]
    fn exceptions_deviate() {
        let message = exception(
            json!({"original_scheduled_start_time": "…"})
                .as_object()
                .unwrap(),
            0,
        );
        assert!(message.unwrap_err().contains("is_canceled"));
        assert_eq!(
            exception(json!({"is_canceled": true}).as_object().unwrap(), 0),
            Ok(())
        );
    }
}
