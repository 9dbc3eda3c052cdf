//! Reading the cache.

use std::sync::Arc;

use discord_model::{
    Application, Channel, Emoji, Entitlement, Guild, GuildJoinRequest, Id, Member, Message,
    Presence, Role, Sticker, Subscription, Team, User, VoiceServer, VoiceState,
};

use crate::{Cache, GuildEntry, GuildResource};

impl Cache {
    /// Returns the bot's own user, once it is logged in.
    pub fn me(&self) -> Option<&Arc<User>> {
        self.users.get(self.me)
    }

    /// Returns the bot's own application, once it is logged in.
    pub fn application(&self) -> Option<&Arc<Application>> {
        self.application.as_ref()
    }

    /// Returns the user with this id.
    pub fn user(&self, id: Id<User>) -> Option<&Arc<User>> {
        self.users.get(id)
    }

    /// Returns all users, in no particular order.
    pub fn users(&self) -> impl Iterator<Item = &Arc<User>> {
        self.users.iter()
    }

    /// Returns the number of cached users.
    pub fn user_count(&self) -> usize {
        self.users.len()
    }

    /// Returns the guild with this id and its contents.
    pub fn guild(&self, id: Id<Guild>) -> Option<&GuildEntry> {
        self.guilds.get(&id)
    }

    /// Returns all guilds, in no particular order.
    pub fn guilds(&self) -> impl ExactSizeIterator<Item = &GuildEntry> {
        self.guilds.values()
    }

    /// Returns the channel or thread with this id.
    pub fn channel(&self, id: Id<Channel>) -> Option<&Arc<Channel>> {
        self.channels.get(&id)
    }

    /// Returns all channels and threads, in no particular order.
    pub fn channels(&self) -> impl ExactSizeIterator<Item = &Arc<Channel>> {
        self.channels.values()
    }

    /// Returns the channels of a guild that the bot is not allowed to view, in no particular order. [`Cache::channels`]
    /// does not include them, and only their id, type and position are set.
    pub fn hidden_channels(&self, guild: Id<Guild>) -> impl Iterator<Item = &Arc<Channel>> {
        let hidden = self.hidden_channels.values();
        hidden.filter(move |channel| channel.guild_id == guild)
    }

    /// Returns the message with this id.
    pub fn message(&self, id: Id<Message>) -> Option<&Arc<Message>> {
        self.messages.get(id)
    }

    /// Returns the messages of a channel that are cached, the oldest first.
    pub fn messages(&self, channel: Id<Channel>) -> impl DoubleEndedIterator<Item = &Arc<Message>> {
        self.messages.in_channel(channel)
    }

    /// Returns the number of cached messages.
    pub fn message_count(&self) -> usize {
        self.messages.len()
    }

    /// Returns the resource of a guild with this key, such as the stage instance with an id, or the invite with a code.
    pub fn get<T: GuildResource>(&self, guild: Id<Guild>, key: &T::Key) -> Option<&Arc<T>> {
        self.guilds.get(&guild)?.get(key)
    }

    /// Returns the resource of any guild with this key. Searches all guilds.
    pub fn find<T: GuildResource>(&self, key: &T::Key) -> Option<&Arc<T>> {
        self.guilds.values().find_map(|entry| entry.get(key))
    }

    /// Returns all resources of a type, in no particular order.
    pub fn all<T: GuildResource>(&self) -> impl Iterator<Item = &Arc<T>> {
        self.guilds.values().flat_map(|entry| entry.all())
    }

    /// Returns the emoji with this id.
    pub fn emoji(&self, id: Id<Emoji>) -> Option<&Arc<Emoji>> {
        self.guilds.get(&self.emoji_guilds.guild_of(id)?)?.emoji(id)
    }

    /// Returns the sticker with this id. Searches all guilds.
    pub fn sticker(&self, id: Id<Sticker>) -> Option<&Arc<Sticker>> {
        self.guilds.values().find_map(|entry| entry.sticker(id))
    }

    /// Returns the team that the bot's application belongs to, if it was fetched and has this id.
    pub fn team(&self, id: Id<Team>) -> Option<&Arc<Team>> {
        let team = self.application.as_ref()?.team.as_ref()?;
        Some(team).filter(|team| team.id == id)
    }

    /// Returns the entitlement with this id.
    pub fn entitlement(&self, id: Id<Entitlement>) -> Option<&Arc<Entitlement>> {
        self.entitlements.get(id)
    }

    /// Returns the entitlements from events, the oldest first: at most the newest 1,000.
    pub fn entitlements(&self) -> impl ExactSizeIterator<Item = &Arc<Entitlement>> {
        self.entitlements.iter()
    }

    /// Returns the subscription with this id.
    pub fn subscription(&self, id: Id<Subscription>) -> Option<&Arc<Subscription>> {
        self.subscriptions.get(id)
    }

    /// Returns the subscriptions from events, the oldest first: at most the newest 1,000.
    pub fn subscriptions(&self) -> impl ExactSizeIterator<Item = &Arc<Subscription>> {
        self.subscriptions.iter()
    }

    /// Returns the join request with this id.
    pub fn join_request(&self, id: Id<GuildJoinRequest>) -> Option<&Arc<GuildJoinRequest>> {
        self.join_requests.get(id)
    }

    /// Returns the requests to join guilds from events, the oldest first: at most the newest 1,000.
    pub fn join_requests(&self) -> impl ExactSizeIterator<Item = &Arc<GuildJoinRequest>> {
        self.join_requests.iter()
    }

    /// Returns the voice server of the last VOICE_SERVER_UPDATE of a guild.
    pub fn voice_server(&self, guild: Id<Guild>) -> Option<&Arc<VoiceServer>> {
        self.guilds.get(&guild)?.voice_server()
    }

    /// Returns a role of a guild.
    pub fn role(&self, guild: Id<Guild>, id: Id<Role>) -> Option<&Arc<Role>> {
        self.guilds.get(&guild)?.roles.get(&id)
    }

    /// Returns a member of a guild.
    pub fn member(&self, guild: Id<Guild>, id: Id<User>) -> Option<Arc<Member>> {
        self.guilds.get(&guild)?.member(id)
    }

    /// Returns a user's presence in a guild.
    pub fn presence(&self, guild: Id<Guild>, id: Id<User>) -> Option<&Arc<Presence>> {
        self.guilds.get(&guild)?.presence(id)
    }

    /// Returns a user's voice state in a guild.
    pub fn voice_state(&self, guild: Id<Guild>, id: Id<User>) -> Option<&Arc<VoiceState>> {
        self.guilds.get(&guild)?.voice_states.get(&id)
    }
}
