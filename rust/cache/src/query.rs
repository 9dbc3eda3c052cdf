//! Reading the cache.

use std::sync::Arc;

use discord_model::{
    Application, Channel, Guild, Id, Member, Message, Presence, Role, User, VoiceState,
};

use crate::{Cache, GuildEntry};

impl Cache {
    /// The bot's own account, once it is logged in.
    pub fn me(&self) -> Option<&Arc<User>> {
        self.users.get(self.me)
    }

    /// The bot's own application, once it is logged in.
    pub fn application(&self) -> Option<&Arc<Application>> {
        self.application.as_ref()
    }

    /// The user with this id.
    pub fn user(&self, id: Id<User>) -> Option<&Arc<User>> {
        self.users.get(id)
    }

    /// All users, in no order.
    pub fn users(&self) -> impl Iterator<Item = &Arc<User>> {
        self.users.iter()
    }

    /// How many users are kept.
    pub fn user_count(&self) -> usize {
        self.users.len()
    }

    /// The guild with this id and what belongs to it.
    pub fn guild(&self, id: Id<Guild>) -> Option<&GuildEntry> {
        self.guilds.get(&id)
    }

    /// All guilds, in no order.
    pub fn guilds(&self) -> impl ExactSizeIterator<Item = &GuildEntry> {
        self.guilds.values()
    }

    /// The channel or thread with this id.
    pub fn channel(&self, id: Id<Channel>) -> Option<&Arc<Channel>> {
        self.channels.get(&id)
    }

    /// All channels and threads, in no order.
    pub fn channels(&self) -> impl ExactSizeIterator<Item = &Arc<Channel>> {
        self.channels.values()
    }

    /// The message with this id.
    pub fn message(&self, id: Id<Message>) -> Option<&Arc<Message>> {
        self.messages.get(id)
    }

    /// The messages of a channel that are kept, the oldest first.
    pub fn messages(&self, channel: Id<Channel>) -> impl DoubleEndedIterator<Item = &Arc<Message>> {
        self.messages.in_channel(channel)
    }

    /// How many messages are kept.
    pub fn message_count(&self) -> usize {
        self.messages.len()
    }

    /// A role of a guild.
    pub fn role(&self, guild: Id<Guild>, id: Id<Role>) -> Option<&Arc<Role>> {
        self.guilds.get(&guild)?.roles.get(&id)
    }

    /// A member of a guild.
    pub fn member(&self, guild: Id<Guild>, id: Id<User>) -> Option<&Arc<Member>> {
        self.guilds.get(&guild)?.member(id)
    }

    /// A user's presence in a guild.
    pub fn presence(&self, guild: Id<Guild>, id: Id<User>) -> Option<&Arc<Presence>> {
        self.guilds.get(&guild)?.presence(id)
    }

    /// A user's voice state in a guild.
    pub fn voice_state(&self, guild: Id<Guild>, id: Id<User>) -> Option<&Arc<VoiceState>> {
        self.guilds.get(&guild)?.voice_states.get(&id)
    }
}
