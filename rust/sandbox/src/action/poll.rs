//! Polls.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::Poll;

/// A user votes in a poll. If the poll allows only one answer, the previous vote is removed. Returns the poll.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// The channel.
    pub channel: Key,
    /// The message with the poll.
    pub message: Id,
    /// The user.
    pub user: Key,
    /// The id of the answer. The first answer is 1.
    pub answer: u64,
}

impl Perform for Vote {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user) = (state.channel(&self.channel)?, state.user(&self.user)?);
        if state.world.bots.contains_key(&user) {
            return Err(ActionError::invalid("bots cannot vote"));
        }
        open_poll(state, channel, self.message, self.answer)?;
        state.add_vote(channel, self.message, user, self.answer);
        render_poll(state, channel, self.message)
    }
}

/// A user removes a vote from a poll. Returns the poll.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unvote {
    /// The channel.
    pub channel: Key,
    /// The message with the poll.
    pub message: Id,
    /// The user.
    pub user: Key,
    /// The id of the answer. The first answer is 1.
    pub answer: u64,
}

impl Perform for Unvote {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user) = (state.channel(&self.channel)?, state.user(&self.user)?);
        open_poll(state, channel, self.message, self.answer)?;
        state
            .remove_vote(channel, self.message, user, self.answer)
            .ok_or_else(|| ActionError::invalid("the user has not voted for this answer"))?;
        render_poll(state, channel, self.message)
    }
}

/// Ends a poll: the votes are counted, and a message with the result is sent. Returns the poll.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPoll {
    /// The channel.
    pub channel: Key,
    /// The message with the poll.
    pub message: Id,
}

impl Perform for EndPoll {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let channel = state.channel(&self.channel)?;
        poll(state, channel, self.message)?;
        state
            .end_poll(channel, self.message)
            .ok_or_else(|| ActionError::invalid("the poll has already ended"))?;
        render_poll(state, channel, self.message)
    }
}

fn poll(state: &State, channel: Id, message: Id) -> Result<&Poll, ActionError> {
    let message = state.existing_message(channel, message)?;
    let found = state.world.message(channel, message);
    found
        .and_then(|message| message.poll.as_ref())
        .ok_or_else(|| ActionError::invalid("the message has no poll"))
}

fn open_poll(state: &State, channel: Id, message: Id, answer: u64) -> Result<(), ActionError> {
    let poll = poll(state, channel, message)?;
    if !poll.is_open() {
        return Err(ActionError::invalid("the poll has ended"));
    }
    match poll.answer(answer) {
        Some(_) => Ok(()),
        None => Err(ActionError::invalid(format!(
            "the poll has no answer {answer}"
        ))),
    }
}

fn render_poll(state: &State, channel: Id, message: Id) -> Result<Value, ActionError> {
    poll(state, channel, message).map(|poll| json!(poll.render(None)))
}
