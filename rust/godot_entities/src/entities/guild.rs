use std::sync::Arc;

use discord_cache::GuildEntry;
use discord_godot_values::id_argument::IdArgument;
use discord_model::*;
use godot::prelude::*;

use super::channel::{channels_of, is_active_thread};
use super::shared::has_age;
use crate::entities::{
    DiscordAutoModerationRule, DiscordChannel, DiscordIntegration, DiscordInvite, DiscordMember,
    DiscordPresence, DiscordRole, DiscordScheduledEvent, DiscordSoundboardSound,
    DiscordStageInstance, DiscordVoiceServer, DiscordVoiceState,
};
use crate::entity::Class;
use crate::entity_class::{connect_class, entity_class};
use crate::image_methods::image_methods;
use crate::image_url;
use crate::rest_methods::rest_methods;

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

    /// Returns the channels that the bot is not allowed to view, sorted by position, then by id. Other lists do not
    /// include them. Only their [member DiscordChannel.id], [member DiscordChannel.type] and
    /// [member DiscordChannel.position] are set; see [constant DiscordChannelFlags.CHANNEL_OBFUSCATED].
    /// [signal DiscordClient.channel_access_gained] is emitted when the bot is allowed to view one of them.
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

    /// Returns the `@everyone` role, or `null` if it is not cached.
    #[func]
    fn get_everyone_role(&self) -> Option<Gd<DiscordRole>> {
        self.one(|entry| entry.role(entry.guild().id.cast()).cloned())
    }

    /// Returns the cached members, in the order in which they joined. Only in small guilds, and with
    /// [constant DiscordIntents.GUILD_MEMBERS], these are all members.
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

    /// Returns the bot itself as a member, or `null` if it is not cached.
    #[func]
    fn get_me(&self) -> Option<Gd<DiscordMember>> {
        self.handle
            .find(|guild, cache| cache.member(guild.id, cache.me()?.id))
    }

    /// Returns the member who owns the guild, or `null` if the member is not cached.
    #[func]
    fn get_owner(&self) -> Option<Gd<DiscordMember>> {
        self.one(|entry| entry.member(entry.guild().owner_id))
    }

    /// Returns the cached presences. Presences of members who are offline are not kept. Needs
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
        image_url::url(
            &self.handle,
            "get_icon_url",
            size,
            &format,
            image_url::guild_icon,
        )
    }

    /// Returns the URL of the banner above the channels, or an empty string if there is none. See
    /// [method DiscordUser.get_avatar_url] for `size` and `format`.
    #[func]
    fn get_banner_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let banner = image_url::guild_banner;
        image_url::url(&self.handle, "get_banner_url", size, &format, banner)
    }

    /// Returns the URL of the invite splash image, or an empty string if there is none. See [method DiscordUser.get_avatar_url]
    /// for `size` and `format`.
    #[func]
    fn get_splash_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let splash = image_url::guild_splash;
        image_url::url(&self.handle, "get_splash_url", size, &format, splash)
    }

    /// Returns the URL of the discovery splash image, or an empty string if there is none. See
    /// [method DiscordUser.get_avatar_url] for `size` and `format`.
    #[func]
    fn get_discovery_splash_url(
        &self,
        #[opt(default = 512)] size: i64,
        #[opt(default = "")] format: GString,
    ) -> GString {
        let (name, splash) = (
            "get_discovery_splash_url",
            image_url::guild_discovery_splash,
        );
        image_url::url(&self.handle, name, size, &format, splash)
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

rest_methods! {
    DiscordGuild as guild {
        /// Changes the guild. The options are those of [method DiscordREST.modify_guild].
        modify(; options, reason) = modify_guild[guild.id];

        /// Fetches the current state of the guild. The options are those of [method DiscordREST.get_guild].
        fetch(; options) = get_guild[guild.id];

        /// Makes the bot leave the guild.
        leave() = leave_guild[guild.id];

        /// Creates a role. The options are those of [method DiscordREST.create_guild_role]. Returns a [DiscordRole].
        ///
        /// ```gdscript
        /// var role: DiscordRole = await guild.create_role({"name": "Champion", "color": Color.GOLD})
        /// ```
        create_role(; options, reason) = create_guild_role[guild.id];

        /// Fetches the roles.
        fetch_roles() = get_guild_roles[guild.id];

        /// Creates a channel. The options are those of [method DiscordREST.create_guild_channel]. Returns a [DiscordChannel].
        create_channel(name: GString; options, reason) = create_guild_channel[guild.id, name];

        /// Fetches the channels, excluding threads.
        fetch_channels() = get_guild_channels[guild.id];

        /// Fetches the active threads. Returns a [DiscordThreadList].
        fetch_active_threads() = list_active_guild_threads[guild.id];

        /// Fetches a member.
        fetch_member(user_id: IdArgument) = get_guild_member[guild.id, user_id];

        /// Fetches members, sorted by user id. The options are those of [method DiscordREST.list_guild_members].
        fetch_members(; options) = list_guild_members[guild.id];

        /// Finds members whose username or nickname begins with `query`. Options: `limit` (1 to 1000; 1 by default).
        search_members(query: GString; options) = search_guild_members[guild.id, query];

        /// Finds messages. The options are those of [method DiscordREST.search_guild_messages]. Returns a
        /// [DiscordMessageSearchResult].
        search_messages(; options) = search_guild_messages[guild.id];

        /// Kicks a member. Needs `KICK_MEMBERS`.
        kick(user_id: IdArgument; reason) = remove_guild_member[guild.id, user_id];

        /// Bans a user, who does not have to be a member. The options are those of [method DiscordMember.ban]. Needs
        /// `BAN_MEMBERS`.
        ban(user_id: IdArgument; options, reason) = create_guild_ban[guild.id, user_id];

        /// Lifts the ban of a user. Needs `BAN_MEMBERS`.
        unban(user_id: IdArgument; reason) = remove_guild_ban[guild.id, user_id];

        /// Fetches the bans. The options are those of [method DiscordREST.get_guild_bans]. Needs `BAN_MEMBERS`.
        fetch_bans(; options) = get_guild_bans[guild.id];

        /// Fetches the audit log. The options are those of [method DiscordREST.get_guild_audit_log]. Returns a [DiscordAuditLog].
        fetch_audit_log(; options) = get_guild_audit_log[guild.id];

        /// Fetches the invites. Needs `MANAGE_GUILD`.
        fetch_invites() = get_guild_invites[guild.id];

        /// Fetches the webhooks. Needs `MANAGE_WEBHOOKS`.
        fetch_webhooks() = get_guild_webhooks[guild.id];

        /// Fetches the integrations. Needs `MANAGE_GUILD`.
        fetch_integrations() = get_guild_integrations[guild.id];

        /// Creates an emoji from an [Image], a [Texture2D], or a path, up to 256 KiB. Options: `roles` (the ids of the roles that
        /// can use it; every member can by default).
        create_emoji(name: GString, image: Variant; options, reason) = create_guild_emoji[guild.id, name, image];

        /// Creates a sticker from a file: PNG, APNG, GIF or Lottie, up to 512 KiB. `tags` is the name of an emoji for
        /// which the sticker is suggested.
        create_sticker(name: GString, description: GString, tags: GString, file: Variant; reason) =
            create_guild_sticker[guild.id, name, description, tags, file];

        /// Creates a soundboard sound from an MP3 or Ogg file, up to 5.2 seconds and 512 KiB. The options are those of
        /// [method DiscordREST.create_guild_soundboard_sound].
        create_sound(name: GString, sound: Variant; options, reason) =
            create_guild_soundboard_sound[guild.id, name, sound];

        /// Creates a scheduled event. The parameters are those of [method DiscordREST.create_guild_scheduled_event].
        create_scheduled_event(
            name: GString, privacy_level: i64, scheduled_start_time: Variant, entity_type: i64; options, reason
        ) = create_guild_scheduled_event[guild.id, name, privacy_level, scheduled_start_time, entity_type];

        /// Creates an auto moderation rule. The parameters are those of [method DiscordREST.create_auto_moderation_rule].
        create_auto_moderation_rule(
            name: GString, event_type: i64, trigger_type: i64, actions: Variant; options, reason
        ) = create_auto_moderation_rule[guild.id, name, event_type, trigger_type, actions];
    }
}

#[godot_api(secondary)]
impl DiscordGuild {
    /// Returns the scheduled events, sorted by their start. Needs [constant DiscordIntents.GUILD_SCHEDULED_EVENTS].
    #[func]
    fn get_scheduled_events(&self) -> Array<Gd<DiscordScheduledEvent>> {
        self.sorted(
            |entry| entry.all::<ScheduledEvent>().cloned().collect(),
            |event| (event.scheduled_start_time, event.id),
        )
    }

    /// Returns the stage instances of open stages, the oldest first.
    #[func]
    fn get_stage_instances(&self) -> Array<Gd<DiscordStageInstance>> {
        self.sorted(
            |entry| entry.all::<StageInstance>().cloned().collect(),
            |stage| stage.id,
        )
    }

    /// Returns the soundboard sounds, the oldest first.
    #[func]
    fn get_soundboard_sounds(&self) -> Array<Gd<DiscordSoundboardSound>> {
        self.sorted(
            |entry| entry.all::<SoundboardSound>().cloned().collect(),
            |sound| sound.sound_id,
        )
    }

    /// Returns the auto moderation rules, the oldest first. Only rules from events are cached.
    #[func]
    fn get_auto_moderation_rules(&self) -> Array<Gd<DiscordAutoModerationRule>> {
        self.sorted(
            |entry| entry.all::<AutoModerationRule>().cloned().collect(),
            |rule| rule.id,
        )
    }

    /// Returns the integrations, the oldest first. Only integrations from events are cached.
    #[func]
    fn get_integrations(&self) -> Array<Gd<DiscordIntegration>> {
        self.sorted(
            |entry| entry.all::<Integration>().cloned().collect(),
            |integration| integration.id,
        )
    }

    /// Returns the invites, the oldest first. Only invites from events are cached.
    #[func]
    fn get_invites(&self) -> Array<Gd<DiscordInvite>> {
        self.sorted(
            |entry| entry.all::<Invite>().cloned().collect(),
            |invite| (invite.created_at, invite.code.clone()),
        )
    }

    /// Returns the voice server for the bot, or `null` if the bot has not joined a voice channel in this guild.
    #[func]
    fn get_voice_server(&self) -> Option<Gd<DiscordVoiceServer>> {
        self.handle
            .find(|guild, cache| cache.voice_server(guild.id).cloned())
    }
}

image_methods! { DiscordGuild;
    /// Loads the icon, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_icon_texture(128) = guild_icon;

    /// Loads the banner, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_banner_texture(512) = guild_banner;

    /// Loads the invite splash image, see [method DiscordUser.get_avatar_texture]. Returns `null` if there is none.
    get_splash_texture(512) = guild_splash;
}
