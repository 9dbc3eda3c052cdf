//! The audit log.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::AuditEntry;

/// Adds an entry to the audit log. This is not needed for what bots do over REST and what auto moderation does; other
/// actions add no entries. Returns `{id}`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateAuditLogEntry {
    /// The guild.
    pub guild: Key,
    /// The audit log event, by Discord's numbers: 20 for a kick, 72 for a deleted message, …
    pub action_type: u64,
    /// The user who made the change. The owner of the guild by default.
    pub user: Option<Key>,
    /// The id of what was changed. None by default.
    pub target: Option<Id>,
    /// Audit log change objects: `{key, old_value, new_value}`.
    #[serde(default)]
    pub changes: Vec<Value>,
    /// Additional fields, such as `{"channel_id": "…", "count": "1"}`.
    #[serde(default)]
    pub options: Value,
    /// The reason. None by default.
    pub reason: Option<String>,
}

impl Perform for CreateAuditLogEntry {
    fn perform(self, state: &mut State) -> Result<Value, ActionError> {
        let guild = state.guild(&self.guild)?;
        let user = state.actor(guild, self.user.as_ref())?;
        let entry = AuditEntry {
            changes: self.changes,
            options: self.options,
            reason: self.reason,
            ..AuditEntry::new(self.action_type, user, self.target)
        };
        Ok(json!({ "id": state.write_audit(guild, entry) }))
    }
}
