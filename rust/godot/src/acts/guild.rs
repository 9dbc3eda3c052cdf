//! What people do in and with a guild.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordGuild;
use crate::id_argument::IdArgument;

acts! {
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

        /// Creates a sticker from a file: PNG, APNG, GIF or Lottie, up to 512 KiB. `tags` is the name of an emoji that suggests
        /// it.
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
