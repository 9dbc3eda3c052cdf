//! The names that Discord rejects for bots and webhooks.

use discord_model::text::{NOT_A_NAME, NOT_IN_WEBHOOK_NAME};
use serde_json::{Map, Value};

/// The texts that the name of a bot must not contain, in lower case:
/// [Usernames and Nicknames](https://discord.com/developers/docs/resources/user#usernames-and-nicknames).
const NOT_IN_BOT: [&str; 5] = ["@", "#", ":", "```", "discord"];

/// Checks the new name of the bot, if there is one.
pub(crate) fn bot(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    check(fields, "username", &NOT_IN_BOT)
}

/// Checks the new name of a webhook, if there is one.
pub(crate) fn webhook(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    check(fields, "name", &NOT_IN_WEBHOOK_NAME)
}

/// Checks the name under which a webhook sends a message, if there is one.
pub(crate) fn webhook_message(fields: &Map<String, Value>) -> Result<(), String> {
    check(fields, "username", &NOT_IN_WEBHOOK_NAME)
}

/// Checks the name in a message in Slack's format, if there is one.
pub(crate) fn slack_message(fields: &Map<String, Value>, _: usize) -> Result<(), String> {
    webhook_message(fields)
}

fn check(fields: &Map<String, Value>, field: &str, forbidden: &[&str]) -> Result<(), String> {
    let Some(name) = fields.get(field).and_then(Value::as_str) else {
        return Ok(());
    };
    let small = name.trim().to_lowercase();
    if let Some(text) = forbidden.iter().find(|text| small.contains(**text)) {
        return Err(format!(
            "{field} is \"{name}\"; Discord allows no name that contains \"{text}\""
        ));
    }
    match NOT_A_NAME.contains(&small.as_str()) {
        true => Err(format!(
            "{field} is \"{name}\", which Discord does not allow as a name"
        )),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(field: &str, name: &str) -> Map<String, Value> {
        Map::from_iter([(field.to_owned(), json!(name))])
    }

    #[test]
    fn knows_names_of_webhooks() {
        for name in [
            "Blacksmith",
            "groundsphere",
            "everyone's friend",
            "a@b#c:d",
            "System messages",
        ] {
            assert_eq!(webhook(&of("name", name), 0), Ok(()), "{name}");
            assert_eq!(webhook_message(&of("username", name)), Ok(()), "{name}");
        }
        for name in [
            "Clyde",
            "blahclydeblah",
            "DISCORD",
            "My Discord bot",
            "everyone",
            "Here",
            " here ",
            "System Message",
            "a```b",
        ] {
            assert!(webhook(&of("name", name), 0).is_err(), "{name}");
            assert!(webhook_message(&of("username", name)).is_err(), "{name}");
        }
        assert_eq!(
            webhook(&Map::from_iter([("name".to_owned(), Value::Null)]), 0),
            Ok(())
        );
    }

    #[test]
    fn knows_names_of_bots() {
        for name in ["Dungeon Master", "Clyde", "hereafter", "everyone2"] {
            assert_eq!(bot(&of("username", name), 0), Ok(()), "{name}");
        }
        for name in ["a@b", "a#1", "a:b", "```", "discordant", "Everyone", "here"] {
            assert!(bot(&of("username", name), 0).is_err(), "{name}");
        }
    }
}
