//! Entries of the audit log.

use super::*;

impl State {
    /// Adds an entry, and sends it to the bots that may view the audit log.
    pub fn write_audit(&mut self, guild: Id, mut entry: AuditEntry) -> Option<Id> {
        entry.id = self.world.snowflakes.next();
        let id = entry.id;
        let mut payload = entry.render();
        payload["guild_id"] = json!(guild);
        self.world.guilds.get_mut(&guild)?.audit_log.push(entry);
        let event = Event::guild("GUILD_AUDIT_LOG_ENTRY_CREATE", guild, payload);
        self.emit(event.only_with(Permissions::VIEW_AUDIT_LOG));
        Some(id)
    }
}
