//! Presences and typing.

use super::*;

impl State {
    /// Sets what others see of a user, `None` for offline, and tells them.
    pub fn set_presence(&mut self, user: Id, presence: Option<Presence>) {
        match presence {
            Some(presence) => self.world.presences.insert(user, presence),
            None => self.world.presences.remove(&user),
        };
        self.announce_presence(user, false);
    }

    /// Tells the presence of a user in each guild, with the whole user when its name has changed.
    pub fn announce_presence(&mut self, user: Id, whole_user: bool) {
        let mut presence = self.world.render_presence(user);
        if whole_user {
            presence["user"] = self.world.render_user(user);
        }
        for guild in self.world.guilds_of(user) {
            presence["guild_id"] = json!(guild);
            self.emit(Event::guild("PRESENCE_UPDATE", guild, presence.clone()).except(user));
        }
    }

    /// A bot's session ended: without another it is offline.
    pub fn bot_left_gateway(&mut self, bot: Id) {
        if !self.sessions.is_online(bot) {
            self.set_presence(bot, None);
        }
    }

    /// A user starts typing.
    pub fn start_typing(&mut self, user: Id, channel: Id) -> Value {
        let guild_id = self.guild_of_channel(channel);
        let mut typing =
            json!({ "channel_id": channel, "user_id": user, "timestamp": unix_ms() / 1000 });
        if let Some(guild) = guild_id.and_then(|guild| self.world.guild(guild)) {
            typing["guild_id"] = json!(guild.id);
            typing["member"] = json!(self.world.render_member(guild, user));
        }
        self.emit(Event::channel("TYPING_START", channel, typing));
        json!({ "user_id": user, "channel_id": channel })
    }
}
