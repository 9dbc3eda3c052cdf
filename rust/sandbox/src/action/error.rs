//! Why an action could not be performed.

use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Emoji, ItemKind, find};

/// Why an action could not be performed. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActionError {
    /// There is no such action, or its fields are invalid.
    #[error("invalid action: {reason}")]
    Invalid {
        /// What is invalid.
        reason: String,
    },
    /// Something that the action refers to does not exist.
    #[error("there is no {kind} {key:?}")]
    Unknown {
        /// What was looked for: `channel`, `user`, …
        kind: &'static str,
        /// What it was looked for by.
        key: String,
    },
}

impl ActionError {
    /// An invalid action, with the reason.
    pub(crate) fn invalid(reason: impl Into<String>) -> ActionError {
        ActionError::Invalid {
            reason: reason.into(),
        }
    }

    fn unknown(kind: &'static str, key: &impl ToString) -> ActionError {
        ActionError::Unknown {
            kind,
            key: key.to_string(),
        }
    }
}

/// Looks up what actions refer to.
impl State {
    pub fn user(&self, key: &Key) -> Result<Id, ActionError> {
        self.world
            .find_user(key)
            .ok_or_else(|| ActionError::unknown("user", key))
    }

    pub fn users(&self, keys: &[Key]) -> Result<Vec<Id>, ActionError> {
        keys.iter().map(|key| self.user(key)).collect()
    }

    pub fn guild(&self, key: &Key) -> Result<Id, ActionError> {
        self.world
            .find_guild(key)
            .ok_or_else(|| ActionError::unknown("guild", key))
    }

    pub fn channel(&self, key: &Key) -> Result<Id, ActionError> {
        self.world
            .find_channel(key)
            .ok_or_else(|| ActionError::unknown("channel", key))
    }

    pub fn role(&self, guild: Id, key: &Key) -> Result<Id, ActionError> {
        self.world
            .find_role(guild, key)
            .ok_or_else(|| ActionError::unknown("role", key))
    }

    /// An emoji, scheduled event or the like of that guild.
    pub fn item(&self, guild: Id, kind: ItemKind, key: &Key) -> Result<Id, ActionError> {
        let found = self.world.guilds.get(&guild);
        found
            .and_then(|guild| find(guild.items(kind), key))
            .ok_or_else(|| ActionError::unknown(kind.title(), key))
    }

    /// The user who does something in a guild: the specified one, or the owner.
    pub fn actor(&self, guild: Id, key: Option<&Key>) -> Result<Id, ActionError> {
        let owner = self.world.guilds.get(&guild).map(|guild| guild.owner_id);
        key.map_or_else(|| Ok(owner.unwrap_or_default()), |key| self.user(key))
    }

    /// A message, which must exist.
    pub fn existing_message(&self, channel: Id, message: Id) -> Result<Id, ActionError> {
        let found = self.world.message(channel, message);
        found
            .map(|found| found.id)
            .ok_or_else(|| ActionError::unknown("message", &message))
    }

    /// The specified bot, or the first one.
    pub fn bot(&self, key: Option<&Key>) -> Result<Id, ActionError> {
        let found = match key {
            Some(key) => self
                .world
                .find_user(key)
                .filter(|user| self.world.bots.contains_key(user)),
            None => self.world.first_bot(),
        };
        found.ok_or_else(|| {
            ActionError::unknown("bot", &key.map_or_else(String::new, ToString::to_string))
        })
    }

    /// The specified bot; `None`, all bots, without a key.
    pub fn bot_or_all(&self, key: Option<&Key>) -> Result<Option<Id>, ActionError> {
        key.map(|key| self.bot(Some(key))).transpose()
    }

    pub fn emoji(&self, text: &str) -> Result<Emoji, ActionError> {
        Emoji::parse(text).ok_or_else(|| ActionError::unknown("emoji", &text))
    }
}
