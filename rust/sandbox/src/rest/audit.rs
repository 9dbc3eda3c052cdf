//! What requests do is written into the audit log, with the reason they give.

use serde_json::Value;

use super::call::Call;
use crate::id::Id;
use crate::state::State;
use crate::world::AuditEntry;

/// The longest reason, in characters; what is longer is cut off.
const REASON: usize = 512;

impl State {
    /// The bot did that to a target, which was and is so (null for not there).
    pub fn audit(
        &mut self,
        call: &Call<'_>,
        guild: Id,
        action: u64,
        target: Id,
        (before, after): (&Value, &Value),
    ) {
        let entry = AuditEntry::new(action, call.bot, Some(target)).changed(before, after);
        self.audit_entry(call, guild, entry);
    }

    /// The bot made that.
    pub fn audit_made(&mut self, call: &Call<'_>, guild: Id, action: u64, made: &Value) {
        let target = Id::from_json(&made["id"]).or(Id::from_json(&made["sound_id"]));
        let entry = AuditEntry::new(action, call.bot, target).changed(&Value::Null, made);
        self.audit_entry(call, guild, entry);
    }

    /// The bot did that to a user, of whom nothing else is different.
    pub fn audit_act(&mut self, call: &Call<'_>, guild: Id, action: u64, user: Id) {
        self.audit_entry(call, guild, AuditEntry::new(action, call.bot, Some(user)));
    }

    /// The same with an entry already made.
    pub fn audit_entry(&mut self, call: &Call<'_>, guild: Id, mut entry: AuditEntry) {
        let reason = call.reason.as_ref();
        entry.reason = reason.map(|reason| reason.chars().take(REASON).collect());
        self.write_audit(guild, entry);
    }
}
