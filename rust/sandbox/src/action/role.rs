//! Roles.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Creates a role. Returns the role.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateRole {
    /// The guild.
    pub guild: Key,
    /// The fields to set, with Discord's names: `name` (`new role` by default), `color`, `permissions` (those of
    /// @everyone by default), `hoist`, `position`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateRole {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(json!(state.create_role(guild, &self.fields)))
    }
}

/// Changes a role. Returns the role.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateRole {
    /// The guild.
    pub guild: Key,
    /// The role.
    pub role: Key,
    /// The fields to change, as in `create_role`.
    #[serde(flatten)]
    pub changes: Fields,
}

impl Perform for UpdateRole {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let role = state.role(guild, &self.role)?;
        Ok(json!(state.update_role(guild, role, &self.changes)))
    }
}

/// Deletes a role. Returns `{guild_id, role_id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteRole {
    /// The guild.
    pub guild: Key,
    /// The role, but not @everyone.
    pub role: Key,
}

impl Perform for DeleteRole {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let role = state.role(guild, &self.role)?;
        if role == guild {
            return Err(ActionError::invalid("@everyone cannot be deleted"));
        }
        state.delete_role(guild, role);
        Ok(json!({ "guild_id": guild, "role_id": role }))
    }
}
