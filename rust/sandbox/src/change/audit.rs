//! What is done in a guild is written down.

use serde_json::json;

use crate::gateway::Event;
use crate::id::Id;
use crate::state::State;
use crate::world::{AuditEntry, Permissions};

impl State {
    /// Writes something down, and tells those who may read the audit log.
    pub fn write_audit(&mut self, guild: Id, mut entry: AuditEntry) -> Option<Id> {
        entry.id = self.world.snowflakes.next();
        let id = entry.id;
        let mut told = entry.render();
        told["guild_id"] = json!(guild);
        self.world.guilds.get_mut(&guild)?.audit_log.push(entry);
        let event = Event::guild("GUILD_AUDIT_LOG_ENTRY_CREATE", guild, told);
        self.emit(event.only_with(Permissions::VIEW_AUDIT_LOG));
        Some(id)
    }
}
