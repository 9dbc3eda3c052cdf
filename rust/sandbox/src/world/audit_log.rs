//! Who did what in a guild.

use super::*;

/// What can be done, by Discord's numbers.
pub mod audit {
    pub const GUILD_UPDATE: u64 = 1;
    pub const CHANNEL_CREATE: u64 = 10;
    pub const CHANNEL_UPDATE: u64 = 11;
    pub const CHANNEL_DELETE: u64 = 12;
    pub const OVERWRITE_CREATE: u64 = 13;
    pub const OVERWRITE_UPDATE: u64 = 14;
    pub const OVERWRITE_DELETE: u64 = 15;
    pub const MEMBER_KICK: u64 = 20;
    pub const MEMBER_PRUNE: u64 = 21;
    pub const MEMBER_BAN_ADD: u64 = 22;
    pub const MEMBER_BAN_REMOVE: u64 = 23;
    pub const MEMBER_UPDATE: u64 = 24;
    pub const MEMBER_ROLE_UPDATE: u64 = 25;
    pub const ROLE_CREATE: u64 = 30;
    pub const ROLE_UPDATE: u64 = 31;
    pub const ROLE_DELETE: u64 = 32;
    pub const INVITE_CREATE: u64 = 40;
    pub const INVITE_DELETE: u64 = 42;
    pub const WEBHOOK_CREATE: u64 = 50;
    pub const WEBHOOK_UPDATE: u64 = 51;
    pub const WEBHOOK_DELETE: u64 = 52;
    pub const MESSAGE_DELETE: u64 = 72;
    pub const MESSAGE_BULK_DELETE: u64 = 73;
    pub const MESSAGE_PIN: u64 = 74;
    pub const MESSAGE_UNPIN: u64 = 75;
    pub const THREAD_CREATE: u64 = 110;
    pub const THREAD_UPDATE: u64 = 111;
    pub const THREAD_DELETE: u64 = 112;
    pub const AUTO_MODERATION_BLOCK_MESSAGE: u64 = 143;
    pub const AUTO_MODERATION_FLAG_TO_CHANNEL: u64 = 144;
    pub const AUTO_MODERATION_TIMEOUT: u64 = 145;
    pub const ONBOARDING_UPDATE: u64 = 167;
    pub const VOICE_STATUS_UPDATE: u64 = 192;
    pub const VOICE_STATUS_DELETE: u64 = 193;
}

/// Something done.
#[derive(Clone, Debug, Default)]
pub struct AuditEntry {
    pub id: Id,
    /// One of [`audit`].
    pub action: u64,
    /// Who did it.
    pub user: Id,
    /// To what.
    pub target: Option<Id>,
    /// `{key, old_value, new_value}` each.
    pub changes: Vec<Value>,
    /// What else there is to say; null for nothing.
    pub options: Value,
    pub reason: Option<String>,
}

impl AuditEntry {
    /// That action, with nothing said about it yet.
    pub fn new(action: u64, user: Id, target: Option<Id>) -> AuditEntry {
        AuditEntry {
            action,
            user,
            target,
            ..AuditEntry::default()
        }
    }

    /// What is different between two states of the target; null is none.
    pub fn changed(mut self, before: &Value, after: &Value) -> AuditEntry {
        self.changes = difference(before, after);
        self
    }

    /// What else there is to say.
    pub fn with(mut self, options: Value) -> AuditEntry {
        self.options = options;
        self
    }

    /// The entry as JSON.
    pub fn render(&self) -> Value {
        let mut entry = json!({
            "id": self.id, "action_type": self.action, "user_id": self.user, "target_id": self.target,
        });
        if !self.changes.is_empty() {
            entry["changes"] = json!(self.changes);
        }
        if !self.options.is_null() {
            entry["options"] = self.options.clone();
        }
        set_some(&mut entry, "reason", self.reason.as_ref());
        entry
    }
}

/// What is counted or follows from something else, who an object shows, and what identifies it: nobody changed these.
const NOT_AUDITED: &str = "id sound_id guild_id user creator creator_id user_count token url last_message_id last_pin_timestamp \
    message_count total_message_sent member_count member archive_timestamp create_timestamp";

/// The images, whose keys in the audit log are not named as the field is.
const HASHES: &str = "avatar banner discovery_splash icon image splash";

/// The fields of an object by the keys that the audit log has for them.
fn audited(object: &Value) -> BTreeMap<String, &Value> {
    let mut audited = BTreeMap::new();
    let fields = object.as_object().into_iter().flatten();
    for (name, value) in fields.filter(|(_, value)| !value.is_null()) {
        match name.as_str() {
            name if is_named(NOT_AUDITED, name) => {}
            // What stands in an object of its own is changed field by field.
            "thread_metadata" | "entity_metadata" => audited.extend(self::audited(value)),
            // Who began a thread, and where, never changes.
            "owner_id" | "parent_id" if object.get("thread_metadata").is_some() => {}
            name => {
                let suffix = if is_named(HASHES, name) { "_hash" } else { "" };
                audited.insert(format!("{name}{suffix}"), value);
            }
        }
    }
    audited
}

/// The fields that are not the same, as audit log changes.
fn difference(before: &Value, after: &Value) -> Vec<Value> {
    let (old, new) = (audited(before), audited(after));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let change = |key: &String| {
        let (old, new) = (old.get(key), new.get(key));
        (old != new).then(|| {
            let mut change = json!({ "key": key });
            set_some(&mut change, "old_value", old);
            set_some(&mut change, "new_value", new);
            change
        })
    };
    keys.into_iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_the_keys_of_the_audit_log() {
        let thread = |archived: bool, count: u64| {
            json!({
                "id": "1", "type": 11, "name": "t", "owner_id": "2", "parent_id": "3", "message_count": count,
                "thread_metadata": { "archived": archived, "locked": false, "archive_timestamp": count.to_string() },
            })
        };
        assert_eq!(
            difference(&thread(false, 1), &thread(true, 2)),
            [json!({ "key": "archived", "old_value": false, "new_value": true })]
        );
        let keys = |changes: Vec<Value>| -> Vec<String> {
            let keys = changes.iter().filter_map(|change| change["key"].as_str());
            keys.map(str::to_owned).collect()
        };
        assert_eq!(
            keys(difference(&Value::Null, &thread(false, 1))),
            ["archived", "locked", "name", "type"]
        );
        let (none, images) = (
            json!({ "icon": null, "avatar": "a" }),
            json!({ "icon": "b", "avatar": "c", "entity_metadata": { "location": "Wood" } }),
        );
        assert_eq!(
            keys(difference(&none, &images)),
            ["avatar_hash", "icon_hash", "location"]
        );
    }
}
