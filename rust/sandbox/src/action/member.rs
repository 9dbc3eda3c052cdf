//! Members.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// A user joins a guild. Returns the member.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The guild.
    pub guild: Key,
    /// The user or bot.
    pub user: Key,
}

impl Perform for Join {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        Ok(json!(state.join_guild(guild, user)))
    }
}

/// A user leaves a guild. Returns `{guild_id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// The guild.
    pub guild: Key,
    /// The user or bot.
    pub user: Key,
}

impl Perform for Leave {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        state
            .leave_guild(guild, user)
            .ok_or_else(|| ActionError::invalid("the user is not a member"))?;
        Ok(json!({ "guild_id": guild, "user_id": user }))
    }
}

/// Changes a member. Returns the member.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateMember {
    /// The guild.
    pub guild: Key,
    /// The member.
    pub user: Key,
    /// All roles of the member. Unchanged by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Key>>,
    /// Other fields to change, with Discord's names: `nick`, `mute`, `deaf`, `pending`, `communication_disabled_until`
    /// (an ISO 8601 timestamp), …
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateMember {
    fn perform(mut self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        if let Some(roles) = &self.roles {
            let roles = roles
                .iter()
                .map(|role| state.role(guild, role))
                .collect::<Result<Vec<_>, _>>()?;
            self.changes.insert("roles".to_owned(), json!(roles));
        }
        state
            .update_member(guild, user, &self.changes)
            .ok_or_else(|| ActionError::invalid("the user is not a member"))
    }
}

/// Bans a user, who is removed from the guild. Returns `{guild_id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ban {
    /// The guild.
    pub guild: Key,
    /// The user.
    pub user: Key,
    /// The reason. None by default.
    pub reason: Option<String>,
}

impl Perform for Ban {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        state.ban(guild, user, self.reason);
        Ok(json!({ "guild_id": guild, "user_id": user }))
    }
}

/// Removes a ban. Returns `{guild_id, user_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unban {
    /// The guild.
    pub guild: Key,
    /// The user.
    pub user: Key,
}

impl Perform for Unban {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let (guild, user) = (state.guild(&self.guild)?, state.user(&self.user)?);
        state
            .unban(guild, user)
            .ok_or_else(|| ActionError::invalid("the user is not banned"))?;
        Ok(json!({ "guild_id": guild, "user_id": user }))
    }
}
