//! Joining, leaving, being changed, being banned.

use super::*;

/// Who may know of bans: one of these is needed.
const BAN_WATCHERS: Permissions = Permissions::BAN_MEMBERS.union(Permissions::VIEW_AUDIT_LOG);

impl State {
    /// A user joins a guild. A bot that joins is told of the whole guild.
    pub fn join_guild(&mut self, guild: Id, user: Id) -> Option<Value> {
        let members = &mut self.world.guilds.get_mut(&guild)?.members;
        members
            .entry(user)
            .or_insert_with(|| Member::joined(unix_ms()));
        let mut member = self.world.render_member(self.world.guild(guild)?, user)?;
        if self.world.bots.contains_key(&user) {
            self.announce_guild(guild, Some(user));
        }
        member["guild_id"] = json!(guild);
        self.emit(Event::guild("GUILD_MEMBER_ADD", guild, member.clone()).except(user));
        Some(member)
    }

    /// A user leaves a guild, or is removed from it. A bot that is removed is told the guild is gone.
    pub fn leave_guild(&mut self, guild: Id, user: Id) -> Option<Value> {
        self.set_voice_state(guild, user, None, |_| {});
        self.world.guilds.get_mut(&guild)?.members.remove(&user)?;
        if self.world.bots.contains_key(&user) {
            let event = Event::bot("GUILD_DELETE", user, Some(guild), json!({ "id": guild }));
            self.emit(event);
        }
        let gone = json!({ "guild_id": guild, "user": self.world.render_user(user) });
        self.emit(Event::guild("GUILD_MEMBER_REMOVE", guild, gone));
        Some(json!({ "guild_id": guild, "user_id": user }))
    }

    /// Changes a member. Mute and deaf of one in voice change its voice state, too; roles of a bot change what it sees.
    pub fn update_member(&mut self, guild: Id, user: Id, changes: &Fields) -> Option<Value> {
        let sees_more = changes.contains_key("roles") && self.world.bots.contains_key(&user);
        let before = sees_more.then(|| self.visibility(guild));
        let found = self.world.guilds.get_mut(&guild)?;
        let member = found.members.get_mut(&user)?;
        member.apply(changes);
        let is_role = |role: &Id| *role != guild && found.roles.contains_key(role);
        member.roles.retain(is_role);
        let (mute, deaf) = (member.mute, member.deaf);
        let in_voice = found.voice_states.get(&user);
        let in_voice = in_voice.filter(|voice| (voice.mute, voice.deaf) != (mute, deaf));
        if let Some(channel) = in_voice.and_then(|voice| voice.channel_id) {
            self.set_voice_state(guild, user, Some(channel), |voice| {
                voice.mute = mute;
                voice.deaf = deaf;
            });
        }
        let rendered = self.announce_member(guild, user);
        self.announce_visibility(before, None);
        rendered
    }

    /// Tells a guild how a member is now.
    pub fn announce_member(&mut self, guild: Id, user: Id) -> Option<Value> {
        let mut member = self.world.render_member(self.world.guild(guild)?, user)?;
        member["guild_id"] = json!(guild);
        self.emit(Event::guild("GUILD_MEMBER_UPDATE", guild, member.clone()).own(user));
        Some(member)
    }

    /// Bans a user, member or not.
    pub fn ban(&mut self, guild: Id, user: Id, reason: Option<String>) -> Option<Value> {
        self.world.guilds.get_mut(&guild)?.bans.insert(user, reason);
        let banned = json!({ "guild_id": guild, "user": self.world.render_user(user) });
        self.emit(Event::guild("GUILD_BAN_ADD", guild, banned).only_with(BAN_WATCHERS));
        self.leave_guild(guild, user);
        Some(json!({ "guild_id": guild, "user_id": user }))
    }

    /// Lifts a ban.
    pub fn unban(&mut self, guild: Id, user: Id) -> Option<Value> {
        self.world.guilds.get_mut(&guild)?.bans.remove(&user)?;
        let pardoned = json!({ "guild_id": guild, "user": self.world.render_user(user) });
        self.emit(Event::guild("GUILD_BAN_REMOVE", guild, pardoned).only_with(BAN_WATCHERS));
        Some(json!({ "guild_id": guild, "user_id": user }))
    }
}
