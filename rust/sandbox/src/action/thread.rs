//! Threads.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::change::Draft;
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::{Fields, kind};

/// Begins a thread. Answers with it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateThread {
    /// The channel it hangs below.
    pub channel: Key,
    /// Who begins it.
    pub author: Key,
    /// Its name.
    pub name: String,
    /// The message it begins from, if any; it has the message's id then.
    pub message: Option<Id>,
    /// What the first message of a post says, in a forum or media channel; its name when not given.
    pub content: Option<String>,
    /// What else is set: `type` (11 public, 12 private), `auto_archive_duration`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (parent, author) = (state.channel(&self.channel)?, state.user(&self.author)?);
        let from = self
            .message
            .map(|message| state.existing(parent, message))
            .transpose()?;
        if from.is_some_and(|message| state.world.channels.contains_key(&message)) {
            return Err(ActionError::invalid("the message has a thread already"));
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

/// Deletes a thread. Answers with what it was.
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

/// Brings somebody into a thread.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinThread {
    /// The thread.
    pub thread: Key,
    /// Who.
    pub user: Key,
}

impl Perform for JoinThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (thread, user) = (state.channel(&self.thread)?, state.user(&self.user)?);
        state
            .join_thread(thread, user)
            .ok_or_else(|| ActionError::invalid("that channel is no thread"))?;
        Ok(json!({ "id": thread, "user_id": user }))
    }
}

/// Takes somebody out of a thread.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveThread {
    /// The thread.
    pub thread: Key,
    /// Who.
    pub user: Key,
}

impl Perform for LeaveThread {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (thread, user) = (state.channel(&self.thread)?, state.user(&self.user)?);
        state
            .leave_thread(thread, user)
            .ok_or_else(|| ActionError::invalid("that channel is no thread they are in"))?;
        Ok(json!({ "id": thread, "user_id": user }))
    }
}

/// Changes what a bot is notified of in a thread it is in. Answers with its thread member.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateThreadMember {
    /// The thread.
    pub thread: Key,
    /// The sum of its notification settings, by Discord's bits.
    pub flags: u64,
    /// The bot; the first one when not given.
    pub bot: Option<Key>,
}

impl Perform for UpdateThreadMember {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (thread, bot) = (state.channel(&self.thread)?, state.bot(self.bot.as_ref())?);
        state
            .update_thread_member(thread, bot, self.flags)
            .ok_or_else(|| ActionError::invalid("that channel is no thread the bot is in"))
    }
}
