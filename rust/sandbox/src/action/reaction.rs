//! Reactions.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;

/// Somebody reacts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct React {
    /// Where.
    pub channel: Key,
    /// To what.
    pub message: Id,
    /// Who.
    pub user: Key,
    /// With what: the emoji itself, or `name:id` for a custom one.
    pub emoji: String,
}

impl Perform for React {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user, emoji) = (
            state.channel(&self.channel)?,
            state.user(&self.user)?,
            state.emoji(&self.emoji)?,
        );
        let message = state.existing(channel, self.message)?;
        state.add_reaction(channel, message, user, &emoji);
        Ok(json!({ "message_id": message, "user_id": user, "emoji": emoji.render() }))
    }
}

/// Somebody takes a reaction back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unreact {
    /// Where.
    pub channel: Key,
    /// From what.
    pub message: Id,
    /// Who.
    pub user: Key,
    /// Which one.
    pub emoji: String,
}

impl Perform for Unreact {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user, emoji) = (
            state.channel(&self.channel)?,
            state.user(&self.user)?,
            state.emoji(&self.emoji)?,
        );
        let message = state.existing(channel, self.message)?;
        let removed = state.remove_reaction(channel, message, user, &emoji);
        removed.ok_or_else(|| ActionError::invalid("the user has not reacted so"))?;
        Ok(json!({ "message_id": message, "user_id": user, "emoji": emoji.render() }))
    }
}

/// Clears all reactions of a message away, or all with one emoji.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClearReactions {
    /// Where.
    pub channel: Key,
    /// From what.
    pub message: Id,
    /// Which; all when not given.
    pub emoji: Option<String>,
}

impl Perform for ClearReactions {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        let message = state.existing(channel, self.message)?;
        let emoji = self
            .emoji
            .as_deref()
            .map(|emoji| state.emoji(emoji))
            .transpose()?;
        state.clear_reactions(channel, message, emoji.as_ref());
        Ok(json!({ "message_id": message }))
    }
}
