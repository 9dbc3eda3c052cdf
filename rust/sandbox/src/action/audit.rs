//! The audit log.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ActionError, Perform};
use crate::id::{Id, Key};
use crate::state::State;
use crate::world::AuditEntry;

/// Writes into the audit log what somebody did. What people do by other actions is not written down; what bots do over
/// REST and what auto moderation does is. Answers with the entry's id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogAudit {
    /// The guild.
    pub guild: Key,
    /// What was done, by Discord's numbers: 20 a kick, 72 a message deleted, …
    pub action_type: u64,
    /// Who did it; the owner when not given.
    pub user: Option<Key>,
    /// To what.
    pub target: Option<Id>,
    /// `{key, old_value, new_value}` each.
    #[serde(default)]
    pub changes: Vec<Value>,
    /// What else there is to say, as `{"channel_id": "…", "count": "1"}`.
    #[serde(default)]
    pub options: Value,
    /// Why.
    pub reason: Option<String>,
}

impl Perform for LogAudit {
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
