//! Polls.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::Poll;

/// A person votes on a poll. Where only one answer may be chosen the vote before is taken back. Answers with the poll.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Where.
    pub channel: Key,
    /// The message with the poll.
    pub message: Id,
    /// Who.
    pub user: Key,
    /// For which answer; the first is 1.
    pub answer: u64,
}

impl Perform for Vote {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user) = (state.channel(&self.channel)?, state.user(&self.user)?);
        if state.world.bots.contains_key(&user) {
            return Err(ActionError::invalid("bots do not vote"));
        }
        open_poll(state, channel, self.message, self.answer)?;
        state.add_vote(channel, self.message, user, self.answer);
        shown(state, channel, self.message)
    }
}

/// A person takes a vote back. Answers with the poll.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unvote {
    /// Where.
    pub channel: Key,
    /// The message with the poll.
    pub message: Id,
    /// Who.
    pub user: Key,
    /// From which answer; the first is 1.
    pub answer: u64,
}

impl Perform for Unvote {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (channel, user) = (state.channel(&self.channel)?, state.user(&self.user)?);
        open_poll(state, channel, self.message, self.answer)?;
        state
            .remove_vote(channel, self.message, user, self.answer)
            .ok_or_else(|| ActionError::invalid("there was no such vote"))?;
        shown(state, channel, self.message)
    }
}

/// A poll's time is up: its votes are counted, and a message tells the result. Answers with the poll.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPoll {
    /// Where.
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
            .ok_or_else(|| ActionError::invalid("the poll is over already"))?;
        shown(state, channel, self.message)
    }
}

fn poll(state: &State, channel: Id, message: Id) -> Result<&Poll, ActionError> {
    let message = state.existing(channel, message)?;
    let found = state.world.message(channel, message);
    found
        .and_then(|message| message.poll.as_ref())
        .ok_or_else(|| ActionError::invalid("the message has no poll"))
}

fn open_poll(state: &State, channel: Id, message: Id, answer: u64) -> Result<(), ActionError> {
    let poll = poll(state, channel, message)?;
    if !poll.is_open() {
        return Err(ActionError::invalid("the poll is over"));
    }
    match poll.answer(answer) {
        Some(_) => Ok(()),
        None => Err(ActionError::invalid(format!(
            "the poll has no answer {answer}"
        ))),
    }
}

fn shown(state: &State, channel: Id, message: Id) -> Result<Value, ActionError> {
    poll(state, channel, message).map(|poll| json!(poll.render(None)))
}
