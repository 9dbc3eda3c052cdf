//! Auto moderation rules.

use serde_json::{Map, Value};

use crate::schema::ObjectSchema;

/// The [metadata of the
/// trigger](https://discord.com/developers/docs/resources/auto-moderation#auto-moderation-rule-object-trigger-metadata)
/// of a rule. The type of the rule decides which fields are used; with a guild's own keywords, `allow_list` has up to
/// 100 entries.
pub static AUTO_MODERATION_TRIGGER: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![
        keyword_filter: list(text(1..=60), 0..=1000),
        regex_patterns: list(text(1..=260), 0..=10),
        presets: list(choice(1, 2, 3), 0..=3),
        allow_list: list(text(1..=60), 0..=1000),
        mention_total_limit: integer(0..=50),
        mention_raid_protection_enabled: bool,
    ],
    check: None,
};

/// An [action](https://discord.com/developers/docs/resources/auto-moderation#auto-moderation-action-object) of a rule:
/// 1 blocks the message, 2 sends an alert to a channel, 3 times the member out, 4 prevents the member from sending
/// messages and speaking.
pub static AUTO_MODERATION_ACTION: ObjectSchema = ObjectSchema {
    required: fields![type: choice(1, 2, 3, 4)],
    optional: fields![metadata: object(ACTION_METADATA)],
    check: Some(action),
};

/// The metadata of an action. Discord documents 150 characters for `custom_message`; its specification allows 300.
static ACTION_METADATA: ObjectSchema = ObjectSchema {
    required: fields![],
    optional: fields![
        channel_id: id,
        duration_seconds: integer(0..=2_419_200),
        custom_message: text(0..=300),
    ],
    check: None,
};

/// The values of `type` of an action that need metadata, each with the required field.
const NEEDED: [(u64, &str); 2] = [(2, "channel_id"), (3, "duration_seconds")];

/// The values of `trigger_type` that need metadata: keywords, presets, keywords in profiles.
const WITH_METADATA: [u64; 3] = [1, 4, 6];

/// Checks that an action has the metadata that it needs.
fn action(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    let kind = fields.get("type").and_then(Value::as_u64);
    let missing = NEEDED.into_iter().find(|(needing, name)| {
        kind == Some(*needing)
            && fields
                .get("metadata")
                .and_then(|metadata| metadata.get(name))
                .is_none_or(Value::is_null)
    });
    match missing {
        Some((kind, name)) => Err(format!(
            "an action of type {kind} needs metadata with {name}"
        )),
        None => Ok(()),
    }
}

/// Checks a new rule.
pub(crate) fn new(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    match fields.get("trigger_type").and_then(Value::as_u64) {
        Some(kind)
            if WITH_METADATA.contains(&kind)
                && fields.get("trigger_metadata").is_none_or(Value::is_null) =>
        {
            Err(format!(
                "a rule with the trigger_type {kind} needs trigger_metadata, which says what to look for"
            ))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn message(check: crate::schema::Check, fields: &Value) -> String {
        check(fields.as_object().unwrap(), 0).unwrap_err()
    }

    #[test]
    fn actions_say_what_they_need() {
        assert!(message(action, &json!({"type": 2})).contains("channel_id"));
        assert!(
            message(action, &json!({"type": 3, "metadata": {"channel_id": "7"}}))
                .contains("duration_seconds")
        );
        for fine in [
            json!({"type": 1}),
            json!({"type": 2, "metadata": {"channel_id": "7"}}),
            json!({"type": 3, "metadata": {"duration_seconds": 60}}),
            json!({"type": 4, "metadata": null}),
        ] {
            assert_eq!(action(fine.as_object().unwrap(), 0), Ok(()), "{fine}");
        }
    }

    #[test]
    fn rules_say_what_they_look_for() {
        assert!(message(new, &json!({"trigger_type": 1})).contains("trigger_metadata"));
        assert!(
            message(new, &json!({"trigger_type": 4, "trigger_metadata": null}))
                .contains("trigger_metadata")
        );
        for fine in [
            json!({"trigger_type": 3}),
            json!({"trigger_type": 5}),
            json!({"trigger_type": 6, "trigger_metadata": {"keyword_filter": ["spam"]}}),
        ] {
            assert_eq!(new(fine.as_object().unwrap(), 0), Ok(()), "{fine}");
        }
    }
}
