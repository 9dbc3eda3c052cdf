//! Users as members of a guild.

use super::*;

/// A user in a guild.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
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
    #[serde(flatten)]
    pub fields: Fields,
}

/// What can be changed of a member.
const CHANGEABLE: &str = "nick avatar roles mute deaf pending premium_since communication_disabled_until flags banner \
    avatar_decoration_data collectibles";

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
        let mut member = json!(self);
        let beside =
            json!({ "banner": null, "avatar_decoration_data": null, "collectibles": null });
        fill(&mut member, beside);
        member
    }

    /// Takes over the fields a request or an action gives.
    pub fn apply(&mut self, changes: &Fields) {
        change(self, changes, CHANGEABLE);
        self.nick = self.nick.take().filter(|nick| !nick.is_empty());
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
