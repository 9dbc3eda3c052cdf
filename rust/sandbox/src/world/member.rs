//! Users as members of a guild.

use super::*;

/// A user in a guild.
#[derive(Clone, Debug, Default)]
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
            joined_at: iso(unix_ms),
            ..Member::default()
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
