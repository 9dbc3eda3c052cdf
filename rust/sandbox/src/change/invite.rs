//! Invites are made, used and taken back.

use super::*;

impl State {
    /// A new invite to a guild's channel, with what is given set; or the one there is that is made alike, unless the
    /// fields say `unique`. `None` for a DM.
    pub fn create_invite(&mut self, channel: Id, inviter: Id, given: &Fields) -> Option<Invite> {
        let guild = self.guild_of_channel(channel)?;
        let invite = Invite::new(guild, channel, inviter, given);
        let unique = given.get("unique").is_some_and(|unique| *unique == true);
        let mut others = self.world.invites.values();
        let alike = others.find(|other| !unique && other.is_good() && other.is_like(&invite));
        if let Some(alike) = alike {
            return Some(alike.clone());
        }
        let payload = self.world.render_invite_event(&invite);
        self.world
            .invites
            .insert(invite.code.clone(), invite.clone());
        self.announce_invite("INVITE_CREATE", channel, payload);
        Some(invite)
    }

    /// An invite is taken back.
    pub fn delete_invite(&mut self, code: &str) -> Option<Invite> {
        let invite = self.world.invites.remove(code)?;
        let gone = json!({
            "channel_id": invite.channel_id, "guild_id": invite.guild_id, "code": invite.code,
        });
        self.announce_invite("INVITE_DELETE", invite.channel_id, gone);
        Some(invite)
    }

    /// A user joins the guild with an invite, and gets its roles. An invite that is used up is deleted.
    pub fn use_invite(&mut self, code: &str, user: Id) -> Option<Value> {
        let invite = self.world.invites.get_mut(code)?;
        invite.uses += 1;
        let (guild, roles) = (invite.guild_id, invite.role_ids());
        let used_up = invite.max_uses() > 0 && invite.uses >= invite.max_uses();
        let mut member = self.join_guild(guild, user);
        if !roles.is_empty() {
            let roles = object([("roles", json!(roles))]);
            member = self.update_member(guild, user, &roles);
        }
        if used_up {
            self.delete_invite(code);
        }
        member
    }

    fn announce_invite(&mut self, name: &'static str, channel: Id, payload: Value) {
        let event = Event::channel(name, channel, payload);
        self.emit(event.only_with(Permissions::MANAGE_CHANNELS));
    }
}
