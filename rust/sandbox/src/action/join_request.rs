//! Join requests.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;

/// A user submits a join request. Returns the join request.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestToJoin {
    /// The guild.
    pub guild: Key,
    /// The user.
    pub user: Key,
}

impl Perform for RequestToJoin {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let found = state.world.guilds.get(&guild);
        if found.is_some_and(|guild| guild.members.contains_key(&user)) {
            return Err(ActionError::invalid("the user is already a member"));
        }
        Ok(json!(state.request_to_join(guild, user)))
    }
}

/// A user withdraws a join request. Returns `{id, guild_id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawJoinRequest {
    /// The guild.
    pub guild: Key,
    /// The user.
    pub user: Key,
}

impl Perform for WithdrawJoinRequest {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        let gone = state.withdraw_join_request(guild, user);
        gone.ok_or_else(|| ActionError::invalid("the user has no join request"))
    }
}
