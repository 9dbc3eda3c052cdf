//! Why an action could not be performed.

use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Emoji, ItemKind, MessageKey, find};

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

    /// An invalid action if that is so.
    pub(crate) fn invalid_if(invalid: bool, reason: &str) -> Result<(), ActionError> {
        if invalid {
            return Err(ActionError::invalid(reason));
        }
        Ok(())
    }
}

impl From<String> for ActionError {
    fn from(reason: String) -> ActionError {
        ActionError::invalid(reason)
    }
}

/// What has to be there for an action to be valid.
pub trait OrInvalid<T> {
    /// The value, or an invalid action with that reason.
    fn or_invalid(self, reason: &str) -> Result<T, ActionError>;

    /// The value, or that there is none of that kind.
    fn or_unknown(self, kind: &'static str, key: &impl ToString) -> Result<T, ActionError>;
}

impl<T> OrInvalid<T> for Option<T> {
    fn or_invalid(self, reason: &str) -> Result<T, ActionError> {
        self.ok_or_else(|| ActionError::invalid(reason))
    }

    fn or_unknown(self, kind: &'static str, key: &impl ToString) -> Result<T, ActionError> {
        self.ok_or_else(|| ActionError::Unknown {
            kind,
            key: key.to_string(),
        })
    }
}

/// Looks up what actions refer to.
impl State {
    pub fn user(&self, key: &Key) -> Result<Id, ActionError> {
        self.world.find_user(key).or_unknown("user", key)
    }

    pub fn users(&self, keys: &[Key]) -> Result<Vec<Id>, ActionError> {
        keys.iter().map(|key| self.user(key)).collect()
    }

    pub fn guild(&self, key: &Key) -> Result<Id, ActionError> {
        self.world.find_guild(key).or_unknown("guild", key)
    }

    pub fn guilds(&self, keys: &[Key]) -> Result<Vec<Id>, ActionError> {
        keys.iter().map(|key| self.guild(key)).collect()
    }

    pub fn channel(&self, key: &Key) -> Result<Id, ActionError> {
        self.world.find_channel(key).or_unknown("channel", key)
    }

    /// A voice channel of a guild; a text channel can have the same name.
    pub fn voice_channel(&self, guild: Id, key: &Key) -> Result<Id, ActionError> {
        let Key::Name(name) = key else {
            return self.channel(key);
        };
        let channels = self.world.channels_of(guild);
        let mut voice = channels.iter().filter(|channel| channel.is_voice());
        let found = voice.find(|channel| channel.name() == name);
        found
            .map(|channel| channel.id)
            .or_invalid(&format!("there is no voice channel {name:?}"))
    }

    pub fn role(&self, guild: Id, key: &Key) -> Result<Id, ActionError> {
        self.world.find_role(guild, key).or_unknown("role", key)
    }

    /// An emoji, scheduled event or the like of that guild.
    pub fn item(&self, guild: Id, kind: ItemKind, key: &Key) -> Result<Id, ActionError> {
        let guild = self.world.guild(guild);
        let found = guild.and_then(|guild| find(guild.items(kind), key));
        found.or_unknown(kind.title(), key)
    }

    /// The user who does something in a guild: the specified one, or the owner.
    pub fn actor(&self, guild: Id, key: Option<&Key>) -> Result<Id, ActionError> {
        let owner = self.world.guild(guild).map(|guild| guild.owner_id);
        key.map_or_else(|| Ok(owner.unwrap_or_default()), |key| self.user(key))
    }

    /// A message, which must exist.
    pub fn existing_message(&self, channel: Id, message: Id) -> Result<Id, ActionError> {
        let found = self.world.message(channel, message).map(|found| found.id);
        found.or_unknown("message", &message)
    }

    /// A message in a channel, which must exist.
    pub fn message_key(&self, channel: &Key, message: Id) -> Result<MessageKey, ActionError> {
        let channel = self.channel(channel)?;
        Ok((channel, self.existing_message(channel, message)?))
    }

    /// The specified bot, or the first one.
    pub fn bot(&self, key: Option<&Key>) -> Result<Id, ActionError> {
        let is_bot = |user: &Id| self.world.bots.contains_key(user);
        let found = match key {
            Some(key) => self.world.find_user(key).filter(is_bot),
            None => self.world.first_bot(),
        };
        let name = || key.map_or_else(String::new, ToString::to_string);
        found.or_unknown("bot", &name())
    }

    /// The specified bot; `None`, all bots, without a key.
    pub fn bot_or_all(&self, key: Option<&Key>) -> Result<Option<Id>, ActionError> {
        key.map(|key| self.bot(Some(key))).transpose()
    }

    pub fn emoji(&self, text: &str) -> Result<Emoji, ActionError> {
        Emoji::parse(text).or_unknown("emoji", &text)
    }
}
