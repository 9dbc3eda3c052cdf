use std::sync::Arc;

use discord_cache::GuildEntry;
use discord_model::*;
use godot::prelude::*;

use crate::cdn;
use crate::entities::{
    DiscordChannel, DiscordMember, DiscordPresence, DiscordRole, DiscordVoiceState,
};
use crate::entity::{Class, connect_class, entity_class, live};

discord_model::define_guild!(entity_class);
connect_class!(Guild as DiscordGuild {
    key: |guild| guild.id.is_some().then_some((guild.id.get(), 0)),
    whole: |guild| !guild.name.is_empty(),
    current: |guild, cache| cache.guild(guild.id).map(|entry| entry.guild().clone()),
});

#[godot_api(secondary)]
impl DiscordGuild {
    /// The address of the icon, or an empty string if there is none; `size` as in [method DiscordUser.get_avatar_url].
    #[func]
    fn get_icon_url(&self, #[opt(default = 128)] size: i64) -> GString {
        (&cdn::guild_icon(&self.entity(), size, self.handle.core_id())).into()
    }

    /// When the guild was made, in Unix seconds.
    #[func]
    fn get_created_at(&self) -> i64 {
        self.entity().id.created_at().seconds()
    }

    /// The channels, without threads, in the order Discord shows them: by position, then by id.
    #[func]
    fn get_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(|channel| !channel.kind.is_thread())
    }

    /// The threads that are not archived, the oldest first.
    #[func]
    fn get_threads(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(|channel| channel.kind.is_thread() && !is_archived(channel))
    }

    /// The channel or thread with this id, or `null`.
    #[func]
    fn get_channel(&self, id: i64) -> Option<Gd<DiscordChannel>> {
        let core = self.handle.core()?;
        let channel = core.cache.borrow().channel(Id::new(id as u64))?.clone();
        (channel.guild_id == self.entity().id).then(|| live(core.id, channel))
    }

    /// The roles, the highest first.
    #[func]
    fn get_roles(&self) -> Array<Gd<DiscordRole>> {
        let mut roles = self.collect(|entry| entry.roles().cloned().collect());
        roles.sort_by_key(|role| (std::cmp::Reverse(role.position), role.id));
        self.show(roles)
    }

    /// The role with this id, or `null`.
    #[func]
    fn get_role(&self, id: i64) -> Option<Gd<DiscordRole>> {
        self.one(|entry| entry.role(Id::new(id as u64)).cloned())
    }

    /// The members the entity manager knows, in the order they joined. That is all of them only in small guilds, and with
    /// [constant DiscordIntents.GUILD_MEMBERS].
    #[func]
    fn get_members(&self) -> Array<Gd<DiscordMember>> {
        let mut members = self.collect(|entry| entry.members().cloned().collect());
        members.sort_by_key(|member| (member.joined_at, member.user_id()));
        self.show(members)
    }

    /// The member with this user id, or `null`.
    #[func]
    fn get_member(&self, user_id: i64) -> Option<Gd<DiscordMember>> {
        self.one(|entry| entry.member(Id::new(user_id as u64)).cloned())
    }

    /// The presences the entity manager knows; those of members who are offline are not kept. Needs
    /// [constant DiscordIntents.GUILD_PRESENCES].
    #[func]
    fn get_presences(&self) -> Array<Gd<DiscordPresence>> {
        let mut presences = self.collect(|entry| entry.presences().cloned().collect());
        presences.sort_by_key(|presence| presence.user_id());
        self.show(presences)
    }

    /// Who is in which voice channel. Needs [constant DiscordIntents.GUILD_VOICE_STATES].
    #[func]
    fn get_voice_states(&self) -> Array<Gd<DiscordVoiceState>> {
        let mut states = self.collect(|entry| entry.voice_states().cloned().collect());
        states.sort_by_key(|state| state.user_id);
        self.show(states)
    }
}

impl DiscordGuild {
    fn one<T: Class>(
        &self,
        find: impl FnOnce(&GuildEntry) -> Option<Arc<T>>,
    ) -> Option<Gd<T::Object>> {
        let core = self.handle.core()?;
        let found = find(core.cache.borrow().guild(self.entity().id)?)?;
        Some(live(core.id, found))
    }

    fn collect<T>(&self, list: impl FnOnce(&GuildEntry) -> Vec<Arc<T>>) -> Vec<Arc<T>> {
        self.handle
            .core()
            .and_then(|core| core.cache.borrow().guild(self.entity().id).map(list))
            .unwrap_or_default()
    }

    fn show<T: Class>(&self, list: Vec<Arc<T>>) -> Array<Gd<T::Object>>
    where
        Gd<T::Object>: godot::meta::Element,
    {
        let core = self.handle.core_id();
        list.into_iter().map(|entity| live(core, entity)).collect()
    }

    fn channels(&self, wanted: fn(&Channel) -> bool) -> Array<Gd<DiscordChannel>> {
        let Some(core) = self.handle.core() else {
            return Array::new();
        };
        let mut channels: Vec<_> = {
            let cache = core.cache.borrow();
            cache
                .guild(self.entity().id)
                .into_iter()
                .flat_map(GuildEntry::channel_ids)
                .filter_map(|id| cache.channel(id).cloned())
                .filter(|channel| wanted(channel))
                .collect()
        };
        channels.sort_by_key(|channel| (channel.position, channel.id));
        channels
            .into_iter()
            .map(|channel| live(core.id, channel))
            .collect()
    }
}

fn is_archived(thread: &Channel) -> bool {
    thread
        .thread_metadata
        .as_ref()
        .is_some_and(|metadata| metadata.archived)
}
