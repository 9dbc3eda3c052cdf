//! Asking to be let in.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;

/// A person asks to be let into a guild. Answers with the request.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestToJoin {
    /// The guild.
    pub guild: Key,
    /// Who.
    pub user: Key,
}

impl Perform for RequestToJoin {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let found = state.world.guilds.get(&guild);
        if found.is_some_and(|guild| guild.members.contains_key(&user)) {
            return Err(ActionError::invalid("the user is a member already"));
        }
        Ok(json!(state.request_to_join(guild, user)))
    }
}

/// A person no longer wants to be let into a guild. Answers with the ids of the request.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawJoinRequest {
    /// The guild.
    pub guild: Key,
    /// Who.
    pub user: Key,
}

impl Perform for WithdrawJoinRequest {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let gone = state.withdraw_join_request(guild, user);
        gone.ok_or_else(|| ActionError::invalid("the user did not ask to be let in"))
    }
}
