//! Invites into guilds.

use super::*;
use crate::endpoint::public_key;

/// What is set of an invite when nothing is said: it is good for a day.
fn defaults() -> Value {
    json!({
        "max_age": 86_400, "max_uses": 0, "temporary": false, "target_type": null, "target_user_id": null,
        "target_application_id": null, "role_ids": [],
    })
}

/// The fields of a guild, and of the roles that come with it, that its invites show.
const SHOWN_OF_GUILD: &str = "id name splash banner description icon features verification_level vanity_url_code \
    nsfw_level nsfw premium_subscription_count";
const SHOWN_OF_ROLES: &str = "id name position color colors icon unicode_emoji";

/// A way into a guild.
#[derive(Clone, Debug)]
pub struct Invite {
    pub code: String,
    pub guild_id: Id,
    pub channel_id: Id,
    pub inviter: Id,
    /// When it was made (Unix time, milliseconds).
    pub created_ms: u64,
    pub uses: u64,
    /// Who alone may come by it.
    pub targets: Option<Targets>,
    fields: Fields,
}

/// The target users of an invite.
#[derive(Clone, Debug)]
pub struct Targets {
    pub users: Vec<Id>,
    /// When they were named (Unix time, milliseconds).
    pub named_ms: u64,
}

impl Invite {
    /// An invite of this moment, with what is given set.
    pub fn new(guild_id: Id, channel_id: Id, inviter: Id, given: &Fields) -> Invite {
        let mut fields = fields_of(defaults());
        for (key, field) in &mut fields {
            if let Some(value) = given.get(key).filter(|value| !value.is_null()) {
                *field = value.clone();
            }
        }
        Invite {
            code: random_text(8),
            guild_id,
            channel_id,
            inviter,
            created_ms: unix_ms(),
            uses: 0,
            targets: None,
            fields,
        }
    }

    fn field(&self, name: &str) -> &Value {
        field(&self.fields, name)
    }

    /// How often it can be used; 0 is without end.
    pub fn max_uses(&self) -> u64 {
        self.field("max_uses").as_u64().unwrap_or(0)
    }

    /// The roles that come with it.
    pub fn role_ids(&self) -> Vec<Id> {
        ids(self.field("role_ids"))
    }

    /// When it is no longer good (Unix time, milliseconds); `None` is never.
    pub fn expires_ms(&self) -> Option<u64> {
        let seconds = self.field("max_age").as_u64().filter(|age| *age > 0)?;
        Some(self.created_ms + seconds * 1000)
    }

    /// Whether it is still good.
    pub fn is_good(&self) -> bool {
        self.expires_ms().is_none_or(|end| end > unix_ms())
    }

    /// Whether the user may use it.
    pub fn is_for(&self, user: Id) -> bool {
        let targets = self.targets.as_ref();
        targets.is_none_or(|targets| targets.users.contains(&user))
    }

    /// Whether the other invite was created by the same user with the same fields.
    pub fn is_like(&self, other: &Invite) -> bool {
        (self.channel_id, self.inviter) == (other.channel_id, other.inviter)
            && self.fields == other.fields
            && self.targets.is_none()
            && other.targets.is_none()
    }
}

impl World {
    /// What event and REST have in common.
    fn render_invite_base(&self, invite: &Invite) -> Value {
        let mut base = pick(&json!(invite.fields), "max_age max_uses temporary");
        let beside = json!({
            "code": invite.code,
            "type": 0,
            "inviter": self.render_user(invite.inviter),
            "guild_id": invite.guild_id,
            "created_at": iso(invite.created_ms),
            "expires_at": invite.expires_ms().map(iso),
            "uses": invite.uses,
        });
        fill(&mut base, beside);
        let target = invite.field("target_type");
        if !target.is_null() {
            base["target_type"] = target.clone();
        }
        if let Some(user) = Id::from_json(invite.field("target_user_id")) {
            base["target_user"] = self.render_user(user);
        }
        if let Some(application) = Id::from_json(invite.field("target_application_id")) {
            let name = self.user(application).map(|user| &user.username);
            base["target_application"] = json!({
                "id": application, "name": name, "icon": null, "description": "", "type": null,
                "verify_key": public_key(application), "flags": 0, "flags_new": "0",
            });
        }
        base
    }

    /// An invite as INVITE_CREATE carries it.
    pub fn render_invite_event(&self, invite: &Invite) -> Value {
        let mut event = self.render_invite_base(invite);
        event["channel_id"] = json!(invite.channel_id);
        event["role_ids"] = json!(invite.role_ids());
        event
    }

    /// An invite as REST carries it. Only those who manage the channel see how it was made and used.
    pub fn render_invite(&self, invite: &Invite, with_counts: bool, metadata: bool) -> Value {
        let mut rendered = self.render_invite_base(invite);
        if !metadata {
            rendered = without(rendered, "created_at max_age max_uses temporary uses");
        }
        let channel = self.channel(invite.channel_id);
        rendered["channel"] = json!({
            "id": invite.channel_id,
            "name": channel.map(|channel| channel.name()),
            "type": channel.map_or(0, |channel| channel.kind),
        });
        let Some(guild) = self.guild(invite.guild_id) else {
            return rendered;
        };
        rendered["guild"] = pick(&guild.render(), SHOWN_OF_GUILD);
        let roles = invite.role_ids();
        if !roles.is_empty() {
            let roles = roles.iter().filter_map(|role| guild.roles.get(role));
            let shown = roles.map(|role| pick(&role.render(), SHOWN_OF_ROLES));
            rendered["roles"] = shown.collect();
        }
        if with_counts {
            rendered["approximate_member_count"] = json!(guild.members.len());
            rendered["approximate_presence_count"] = json!(self.online_in(guild));
        }
        rendered
    }
}
