use std::sync::Arc;

use discord_cache::GuildEntry;
use discord_model::*;
use godot::prelude::*;

use super::channel::{channels_of, is_active_thread};
use super::shared::has_age;
use crate::cdn;
use crate::entities::{
    DiscordChannel, DiscordMember, DiscordPresence, DiscordRole, DiscordVoiceState,
};
use crate::entity::{Class, connect_class, entity_class};
use crate::id_argument::IdArgument;

discord_model::define_guild!(entity_class);
connect_class!(Guild as DiscordGuild {
    key: |guild| guild.id.is_some().then_some((guild.id.get(), 0)),
    whole: |guild| !guild.name.is_empty(),
    current: |guild, cache| cache.guild(guild.id).map(|entry| entry.guild().clone()),
});
has_age!(DiscordGuild);

#[godot_api(secondary)]
impl DiscordGuild {
    /// Returns the channels, excluding threads, sorted by position, then by id.
    #[func]
    fn get_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(|channel| !channel.kind.is_thread())
    }

    /// Returns the channels that the bot is not allowed to view, sorted by position, then by id. They are in no other list, and
    /// only their [member DiscordChannel.id], [member DiscordChannel.type] and [member DiscordChannel.position] are real; see
    /// [constant DiscordChannelFlags.CHANNEL_OBFUSCATED]. [signal DiscordClient.channel_access_gained] is emitted when the bot is
    /// allowed to view one of them.
    #[func]
    fn get_hidden_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.handle.list(|guild, cache| {
            let mut hidden: Vec<_> = cache.hidden_channels(guild.id).cloned().collect();
            hidden.sort_by_key(|channel| (channel.position, channel.id));
            hidden
        })
    }

    /// Returns the text and announcement channels, in the order of the Discord app.
    #[func]
    fn get_text_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(|channel| {
            matches!(
                channel.kind,
                ChannelType::GUILD_TEXT | ChannelType::GUILD_ANNOUNCEMENT
            )
        })
    }

    /// Returns the voice channels, including stages, in the order of the Discord app.
    #[func]
    fn get_voice_channels(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(|channel| channel.kind.is_voice())
    }

    /// Returns the categories, in the order of the Discord app. Use [method DiscordChannel.get_children] to get the channels of a
    /// category.
    #[func]
    fn get_categories(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(|channel| channel.kind == ChannelType::GUILD_CATEGORY)
    }

    /// Returns the active threads, the oldest first.
    #[func]
    fn get_threads(&self) -> Array<Gd<DiscordChannel>> {
        self.channels(is_active_thread)
    }

    /// Returns the channel or thread with this id, or `null`.
    #[func]
    fn get_channel(&self, id: IdArgument) -> Option<Gd<DiscordChannel>> {
        let id = id.lookup("DiscordGuild.get_channel", "id");
        self.handle.find(|guild, cache| {
            let channel = cache.channel(id)?;
            (channel.guild_id == guild.id).then(|| channel.clone())
        })
    }

    /// Returns the role with this id, or `null`.
    #[func]
    fn get_role(&self, id: IdArgument) -> Option<Gd<DiscordRole>> {
        let id = id.lookup("DiscordGuild.get_role", "id");
        self.one(|entry| entry.role(id).cloned())
    }

    /// Returns the `@everyone` role, or `null` if the bot does not know it.
    #[func]
    fn get_everyone_role(&self) -> Option<Gd<DiscordRole>> {
        self.one(|entry| entry.role(entry.guild().id.cast()).cloned())
    }

    /// Returns the members that the entity manager knows, in the order they joined. These are all members only in small guilds,
    /// and with [constant DiscordIntents.GUILD_MEMBERS].
    #[func]
    fn get_members(&self) -> Array<Gd<DiscordMember>> {
        self.sorted(
            |entry| entry.members().collect(),
            |member| (member.joined_at, member.user_id()),
        )
    }

    /// Returns the member with this user id, or `null`.
    #[func]
    fn get_member(&self, user_id: IdArgument) -> Option<Gd<DiscordMember>> {
        let user_id = user_id.lookup("DiscordGuild.get_member", "user_id");
        self.one(|entry| entry.member(user_id))
    }

    /// Returns the bot itself as a member, or `null` if the entity manager does not know it.
    #[func]
    fn get_me(&self) -> Option<Gd<DiscordMember>> {
        self.handle
            .find(|guild, cache| cache.member(guild.id, cache.me()?.id))
    }

    /// Returns the member who owns the guild, or `null` if the entity manager does not know the member.
    #[func]
    fn get_owner(&self) -> Option<Gd<DiscordMember>> {
        self.one(|entry| entry.member(entry.guild().owner_id))
    }

    /// Returns the presences that the entity manager knows. Those of members who are offline are not kept. Needs
    /// [constant DiscordIntents.GUILD_PRESENCES].
    #[func]
    fn get_presences(&self) -> Array<Gd<DiscordPresence>> {
        self.sorted(
            |entry| entry.presences().cloned().collect(),
            |presence| presence.user_id(),
        )
    }

    /// Returns the voice states of the users in voice channels. Needs [constant DiscordIntents.GUILD_VOICE_STATES].
    #[func]
    fn get_voice_states(&self) -> Array<Gd<DiscordVoiceState>> {
        self.sorted(
            |entry| entry.voice_states().cloned().collect(),
            |state| state.user_id,
        )
    }

    /// Returns the URL of the icon, or an empty string if there is none. See [method DiscordUser.get_avatar_url] for `size` and
    /// `format`.
    #[func]
    fn get_icon_url(
        &self,
        #[opt(default = 128)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        cdn::url(&self.handle, "get_icon_url", size, &format, cdn::guild_icon)
    }

    /// Returns the URL of the banner above the channels, or an empty string if there is none. See
    /// [method DiscordUser.get_avatar_url] for `size` and `format`.
    #[func]
    fn get_banner_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let banner = cdn::guild_banner;
        cdn::url(&self.handle, "get_banner_url", size, &format, banner)
    }

    /// Returns the URL of the invite splash image, or an empty string if there is none. See [method DiscordUser.get_avatar_url]
    /// for `size` and `format`.
    #[func]
    fn get_splash_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let splash = cdn::guild_splash;
        cdn::url(&self.handle, "get_splash_url", size, &format, splash)
    }

    /// Returns the URL of the discovery splash image, or an empty string if there is none. See
    /// [method DiscordUser.get_avatar_url] for `size` and `format`.
    #[func]
    fn get_discovery_splash_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let (name, splash) = ("get_discovery_splash_url", cdn::guild_discovery_splash);
        cdn::url(&self.handle, name, size, &format, splash)
    }
}

impl DiscordGuild {
    fn one<T: Class>(
        &self,
        find: impl FnOnce(&GuildEntry) -> Option<Arc<T>>,
    ) -> Option<Gd<T::Object>> {
        self.handle
            .find(|guild, cache| find(cache.guild(guild.id)?))
    }

    pub(super) fn sorted<T: Class, K: Ord>(
        &self,
        list: impl FnOnce(&GuildEntry) -> Vec<Arc<T>>,
        by: impl Fn(&T) -> K,
    ) -> Array<Gd<T::Object>>
    where
        Gd<T::Object>: godot::meta::Element,
    {
        self.handle.list(|guild, cache| {
            let mut found = cache.guild(guild.id).map(list).unwrap_or_default();
            found.sort_by_key(|entity| by(entity));
            found
        })
    }

    fn channels(&self, wanted: fn(&Channel) -> bool) -> Array<Gd<DiscordChannel>> {
        self.handle
            .list(|guild, cache| channels_of(cache, guild.id, wanted))
    }
}
