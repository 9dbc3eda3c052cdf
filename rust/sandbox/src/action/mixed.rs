//! Load: events of different types.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::change::MixedTraffic;
use crate::gateway::Event;
use crate::state::{Core, State};

/// The lock is released after so many events, so that others can use the state.
const TURN: usize = 256;

/// The maximum number of events: all are held in memory.
const MOST: u32 = 200_000;

/// Sends many events of different types as fast as possible, like those a busy bot receives: messages, edits,
/// deletions, reactions, typing, presences, voice states, members, channels and roles, in all guilds. The events are
/// consistent with each other, but nothing in the sandbox changes. Returns `{count}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mixed {
    /// The number of events, at most 200,000.
    pub count: u32,
    /// The seed of the random numbers, 0 by default. The same seed produces the same events, except for message ids and
    /// timestamps.
    #[serde(default)]
    pub seed: u64,
}

impl Mixed {
    fn stream(&self, state: &mut State) -> Result<MixedTraffic, ActionError> {
        if self.count > MOST {
            let most = format!("count must be at most {MOST}");
            return Err(ActionError::invalid(most));
        }
        MixedTraffic::new(&mut state.world, self.seed)
            .ok_or_else(|| ActionError::invalid("no guild has members"))
    }
}

impl Perform for Mixed {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let mut stream = self.stream(state)?;
        for _ in 0..self.count {
            state.emit(stream.step());
        }
        Ok(json!({ "count": self.count }))
    }

    fn run(self, core: &Core) -> Result<Value, ActionError> {
        let mut stream = self.stream(&mut core.lock())?;
        let events: Vec<Event> = (0..self.count).map(|_| stream.step()).collect();
        let mut events = events.into_iter().peekable();
        while events.peek().is_some() {
            let mut state = core.lock();
            for event in events.by_ref().take(TURN) {
                state.emit(event);
            }
        }
        Ok(json!({ "count": self.count }))
    }
}
