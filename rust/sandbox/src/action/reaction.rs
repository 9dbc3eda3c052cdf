//! Reactions.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;

/// A user adds a reaction to a message. Returns `{message_id, user_id, emoji}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct React {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
    /// The user.
    pub user: Key,
    /// The emoji: its character, or `name:id` for a custom emoji.
    pub emoji: String,
}

impl Perform for React {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user, emoji) = (
            state.channel(&self.channel)?,
            state.user(&self.user)?,
            state.emoji(&self.emoji)?,
        );
        let message = state.existing_message(channel, self.message)?;
        state.add_reaction(channel, message, user, &emoji);
        Ok(json!({ "message_id": message, "user_id": user, "emoji": emoji.render() }))
    }
}

/// A user removes their reaction from a message. Returns `{message_id, user_id, emoji}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unreact {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
    /// The user.
    pub user: Key,
    /// The emoji, as in `react`.
    pub emoji: String,
}

impl Perform for Unreact {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user, emoji) = (
            state.channel(&self.channel)?,
            state.user(&self.user)?,
            state.emoji(&self.emoji)?,
        );
        let message = state.existing_message(channel, self.message)?;
        let removed = state.remove_reaction(channel, message, user, &emoji);
        removed.ok_or_else(|| ActionError::invalid("the user has not added this reaction"))?;
        Ok(json!({ "message_id": message, "user_id": user, "emoji": emoji.render() }))
    }
}

/// Deletes all reactions of a message, or all of one emoji. Returns `{message_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClearReactions {
    /// The channel.
    pub channel: Key,
    /// The message.
    pub message: Id,
    /// The emoji, as in `react`. All emojis by default.
    pub emoji: Option<String>,
}

impl Perform for ClearReactions {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing_message(channel, self.message)?;
        let emoji = self
            .emoji
            .as_deref()
            .map(|emoji| state.emoji(emoji))
            .transpose()?;
        state.clear_reactions(channel, message, emoji.as_ref());
        Ok(json!({ "message_id": message }))
    }
}
