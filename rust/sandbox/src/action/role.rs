//! Roles.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::Key;
use crate::state::State;
use crate::world::Fields;

/// Makes a role. Answers with it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CreateRole {
    /// The guild it is of.
    pub guild: Key,
    /// What is set, by Discord's field names: `name`, `color`, `permissions`, `hoist`, `position`, …
    #[serde(flatten)]
    pub fields: Fields,
}

impl Perform for CreateRole {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        Ok(json!(state.create_role(guild, &self.fields)))
    }
}

/// Changes a role. Answers with it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UpdateRole {
    /// The guild it is of.
    pub guild: Key,
    /// The role.
    pub role: Key,
    /// What changes.
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

/// Deletes a role.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteRole {
    /// The guild it is of.
    pub guild: Key,
    /// The role.
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
