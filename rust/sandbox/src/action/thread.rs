//! Threads.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::change::Draft;
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, kind};

/// Creates a thread. Returns the thread.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateThread {
    /// The parent channel.
    pub channel: Key,
    /// The user who creates it.
    pub author: Key,
    /// The name.
    pub name: String,
    /// The message to start the thread from. The thread then has the id of the message.
    pub message: Option<Id>,
    /// The content of the first message of a post in a forum or media channel. The name of the post by default.
    pub content: Option<String>,
    /// Other fields to set, with Discord's names: `type` (11 public, 12 private; 11 by default, or 10 in an
    /// announcement channel), `auto_archive_duration` (in minutes), …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (parent, author) = (state.channel(&self.channel)?, state.user(&self.author)?);
        let from = self
            .message
            .map(|message| state.existing_message(parent, message))
            .transpose()?;
        if from.is_some_and(|message| state.world.channels.contains_key(&message)) {
            return Err(ActionError::invalid("the message already has a thread"));
        }
        let is_forum = state
            .world
            .channels
            .get(&parent)
            .is_some_and(|parent| matches!(parent.kind, kind::FORUM | kind::MEDIA));
        let thread = if is_forum {
            let first = Draft {
                content: self.content.unwrap_or_else(|| self.name.clone()),
                ..Draft::default()
            };
            state.create_post(parent, author, &self.name, &self.fields, first)
        } else {
            state.create_thread(parent, author, from, &self.name, &self.fields)
        };
        thread.ok_or_else(|| ActionError::invalid("a DM has no threads"))
    }
}

/// Deletes a thread. Returns the deleted thread.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteThread {
    /// The thread.
    pub thread: Key,
}

impl Perform for DeleteThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let thread = state.channel(&self.thread)?;
        Ok(json!(state.delete_channel(thread)))
    }
}

/// Adds a user to a thread. Returns `{id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinThread {
    /// The thread.
    pub thread: Key,
    /// The user or bot.
    pub user: Key,
}

impl Perform for JoinThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (thread, user) = (state.channel(&self.thread)?, state.user(&self.user)?);
        state
            .join_thread(thread, user)
            .ok_or_else(|| ActionError::invalid("the channel is not a thread"))?;
        Ok(json!({ "id": thread, "user_id": user }))
    }
}

/// Removes a user from a thread. Returns `{id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveThread {
    /// The thread.
    pub thread: Key,
    /// The user or bot.
    pub user: Key,
}

impl Perform for LeaveThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (thread, user) = (state.channel(&self.thread)?, state.user(&self.user)?);
        state.leave_thread(thread, user).ok_or_else(|| {
            ActionError::invalid("the channel is not a thread that the user is in")
        })?;
        Ok(json!({ "id": thread, "user_id": user }))
    }
}

/// Changes the notification settings of a bot in a thread that it has joined. Returns the thread member.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateThreadMember {
    /// The thread.
    pub thread: Key,
    /// The notification settings, a bitfield of Discord's thread member flags.
    pub flags: u64,
    /// The bot. The first bot by default.
    pub bot: Option<Key>,
}

impl Perform for UpdateThreadMember {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (thread, bot) = (state.channel(&self.thread)?, state.bot(self.bot.as_ref())?);
        state
            .update_thread_member(thread, bot, self.flags)
            .ok_or_else(|| ActionError::invalid("the channel is not a thread that the bot is in"))
    }
}
