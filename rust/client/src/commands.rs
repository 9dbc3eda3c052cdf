//! What differs between the commands a bot has at Discord and those it wants to have.

use serde_json::{Map, Value};

/// What is to be done about one command.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// It is as it is wanted: the number of it among those there are.
    Keep(usize),
    /// It is to be made, or changed into this.
    Put(Value),
    /// It is wanted no more.
    Delete(String),
}

/// The kind of a slash command, which is what a command is that does not say.
const SLASH: u64 = 1;

/// What is said of commands for all alone: of a guild's, Discord does not keep it.
const GLOBAL: [&str; 3] = ["contexts", "integration_types", "dm_permission"];

/// What has to be done so that the commands there are become those wanted; first what is wanted, in that order, then what goes.
pub fn difference(wanted: &[Value], existing: &[Value]) -> Vec<Step> {
    let mut steps: Vec<_> = wanted
        .iter()
        .map(|command| {
            let known = existing
                .iter()
                .position(|known| name(known) == name(command));
            match known {
                Some(place) if is_same(command, &existing[place]) => Step::Keep(place),
                _ => Step::Put(command.clone()),
            }
        })
        .collect();
    let gone = existing
        .iter()
        .filter(|known| !wanted.iter().any(|command| name(command) == name(known)));
    steps.extend(gone.filter_map(|known| {
        let id = known.get("id")?.as_str()?;
        Some(Step::Delete(id.to_owned()))
    }));
    steps
}

/// What tells a command from the others of a bot: its name and its kind.
fn name(command: &Value) -> (&str, u64) {
    (
        command
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default(),
        command.get("type").and_then(Value::as_u64).unwrap_or(SLASH),
    )
}

/// Whether everything that is said of the one is so at the other. What it does not say, Discord may choose.
fn is_same(wanted: &Value, known: &Value) -> bool {
    let (Some(wanted), Some(known)) = (wanted.as_object(), known.as_object()) else {
        return false;
    };
    let unsaid = [
        "description",
        "options",
        "nsfw",
        "default_member_permissions",
        "name_localizations",
        "description_localizations",
    ];
    let is_of_guild = !plain(known.get("guild_id")).is_null();
    let said = wanted.keys().map(String::as_str);
    said.chain(unsaid)
        .filter(|field| !is_of_guild || !GLOBAL.contains(field))
        .all(|field| plain(wanted.get(field)) == plain(known.get(field)))
}

/// A value without what says nothing: Discord leaves some of it out, and writes some of it.
fn plain(value: Option<&Value>) -> Value {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => Value::Null,
        Some(Value::String(text)) if text.is_empty() => Value::Null,
        // Permissions are sent as numbers too, and come as text; a whole number may come with a fraction of nothing.
        Some(Value::Number(number)) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => whole.to_string().into(),
            (None, Some(number)) => number.to_string().into(),
            (None, None) => number.to_string().into(),
        },
        Some(Value::Array(list)) if list.is_empty() => Value::Null,
        Some(Value::Array(list)) => list.iter().map(|entry| plain(Some(entry))).collect(),
        Some(Value::Object(fields)) => {
            let fields: Map<_, _> = fields
                .iter()
                .map(|(name, value)| (name.clone(), plain(Some(value))))
                .filter(|(_, value)| !value.is_null())
                .collect();
            if fields.is_empty() {
                Value::Null
            } else {
                fields.into()
            }
        }
        Some(other) => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn known() -> Value {
        json!({
            "id": "7", "application_id": "1", "version": "9", "type": 1, "name": "roll", "description": "Rolls dice",
            "default_member_permissions": "32", "dm_permission": true, "nsfw": false, "contexts": null,
            "integration_types": [0], "name_localizations": null,
            "options": [{"type": 4, "name": "sides", "description": "How many", "min_value": 2, "required": true}],
        })
    }

    fn wanted() -> Value {
        json!({
            "name": "roll", "description": "Rolls dice", "default_member_permissions": 32,
            "options": [{
                "type": 4, "name": "sides", "description": "How many", "min_value": 2.0, "required": true,
                "autocomplete": false, "choices": [],
            }],
        })
    }

    #[test]
    fn what_is_as_wanted_is_kept() {
        assert_eq!(difference(&[wanted()], &[known()]), [Step::Keep(0)]);
    }

    #[test]
    fn what_differs_is_put() {
        for change in [
            json!({"description": "Rolls a die"}),
            json!({"options": []}),
            json!({"default_member_permissions": null}),
            json!({"nsfw": true}),
            json!({"contexts": [0]}),
            json!({"name_localizations": {"de": "würfeln"}}),
        ] {
            let mut command = wanted();
            for (field, value) in change.as_object().unwrap() {
                command[field] = value.clone();
            }
            let steps = difference(std::slice::from_ref(&command), &[known()]);
            assert_eq!(steps, [Step::Put(command)], "{change}");
        }
    }

    #[test]
    fn where_a_guilds_command_can_be_used_goes_without_saying() {
        let mut kept = known();
        kept["guild_id"] = json!("10");
        let mut command = wanted();
        command["contexts"] = json!([0]);
        command["integration_types"] = json!([1]);
        assert_eq!(difference(&[command], &[kept]), [Step::Keep(0)]);
    }

    #[test]
    fn what_is_not_wanted_goes() {
        let menu = json!({"id": "8", "type": 2, "name": "roll"});
        assert_eq!(
            difference(&[wanted()], &[menu, known()]),
            [Step::Keep(1), Step::Delete("8".into())],
            "a command of another kind is another command"
        );
        assert_eq!(difference(&[], &[known()]), [Step::Delete("7".into())]);
    }
}
