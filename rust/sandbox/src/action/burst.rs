//! Many messages at once.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::change::Draft;
use crate::id::{Id, Key};
use crate::state::{Core, State};

/// The lock is released after so many messages, so that others can use the state.
const TURN: u32 = 256;

/// The maximum number of messages.
const MOST: u32 = 1_000_000;

/// Sends many messages as fast as possible. Each content ends with the number of the message, starting at 0. Returns
/// `{count, first_id, last_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Burst {
    /// The channel.
    pub channel: Key,
    /// The author.
    pub author: Key,
    /// The number of messages, at most 1,000,000.
    pub count: u32,
    /// The text before the number. `message` by default.
    pub content: Option<String>,
}

impl Perform for Burst {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        self.write(state, 0..self.count).map(|ids| self.answer(ids))
    }

    fn run(self, core: &Core) -> Result<Value, ActionError> {
        if self.count > MOST {
            return Err(ActionError::invalid(format!(
                "count must be at most {MOST}"
            )));
        }
        let (mut first, mut last) = (None, None);
        let mut written = 0;
        while written < self.count {
            let until = self.count.min(written + TURN);
            let (begin, end) = self.write(&mut core.lock(), written..until)?;
            first = first.or(begin);
            last = end;
            written = until;
        }
        Ok(self.answer((first, last)))
    }
}

impl Burst {
    fn write(
        &self,
        state: &mut State,
        numbers: std::ops::Range<u32>,
    ) -> Result<(Option<Id>, Option<Id>), ActionError> {
        let (channel, author) = (state.channel(&self.channel)?, state.user(&self.author)?);
        let text = self.content.as_deref().unwrap_or("message");
        let (mut first, mut last) = (None, None);
        for number in numbers {
            let draft = Draft {
                content: format!("{text} {number}"),
                ..Draft::default()
            };
            // A message that auto moderation blocks has no id.
            last = state.write_message(author, channel, draft).unwrap_or(last);
            first = first.or(last);
        }
        Ok((first, last))
    }

    fn answer(&self, (first, last): (Option<Id>, Option<Id>)) -> Value {
        json!({ "count": self.count, "first_id": first, "last_id": last })
    }
}
