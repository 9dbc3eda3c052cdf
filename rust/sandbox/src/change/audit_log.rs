//! Entries of the audit log.

use super::*;

/// How many entries a guild remembers.
const CAPACITY: usize = 1000;

impl State {
    /// Adds an entry, and sends it to the bots that may view the audit log.
    pub fn write_audit(&mut self, guild: Id, mut entry: AuditEntry) -> Option<Id> {
        entry.id = self.world.snowflakes.next();
        let id = entry.id;
        let mut payload = entry.render();
        payload["guild_id"] = json!(guild);
        let log = &mut self.world.guilds.get_mut(&guild)?.audit_log;
        log.push_back(entry);
        if log.len() > CAPACITY {
            log.pop_front();
        }
        let event = Event::guild("GUILD_AUDIT_LOG_ENTRY_CREATE", guild, payload);
        self.emit(event.only_with(Permissions::VIEW_AUDIT_LOG));
        Some(id)
    }
}
