//! Users as members of a guild.

use serde_json::{Value, json};

use super::role::overlay;
use super::{Fields, Guild, World};
use crate::id::Id;

/// A user in a guild.
#[derive(Clone, Debug)]
pub struct Member {
    pub nick: Option<String>,
    pub avatar: Option<String>,
    pub roles: Vec<Id>,
    /// Already in Discord's form.
    pub joined_at: String,
    pub deaf: bool,
    pub mute: bool,
    pub pending: bool,
    pub premium_since: Option<String>,
    pub communication_disabled_until: Option<String>,
    pub flags: u64,
    /// What a member has beside: `banner`, `avatar_decoration_data`, `collectibles`.
    pub fields: Fields,
}

impl Member {
    /// A member who joined at that moment (Unix time, milliseconds).
    pub fn joined(unix_ms: u64) -> Member {
        Member {
            nick: None,
            avatar: None,
            roles: Vec::new(),
            joined_at: crate::time::iso(unix_ms),
            deaf: false,
            mute: false,
            pending: false,
            premium_since: None,
            communication_disabled_until: None,
            flags: 0,
            fields: Fields::new(),
        }
    }

    /// The member without its user, as messages carry it.
    pub fn render(&self) -> Value {
        let mut member = json!({
            "nick": self.nick,
            "avatar": self.avatar,
            "banner": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "roles": self.roles,
            "joined_at": self.joined_at,
            "deaf": self.deaf,
            "mute": self.mute,
            "pending": self.pending,
            "premium_since": self.premium_since,
            "communication_disabled_until": self.communication_disabled_until,
            "flags": self.flags,
        });
        overlay(&mut member, &self.fields);
        member
    }
}

impl World {
    /// The member with its user.
    pub fn render_member(&self, guild: &Guild, user: Id) -> Option<Value> {
        let mut member = guild.members.get(&user)?.render();
        member["user"] = self.render_user(user);
        Some(member)
    }
}
