//! What people do in and with a guild.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordGuild;
use crate::id_argument::IdArgument;

acts! {
    DiscordGuild as guild {
        /// Changes the guild; options as for [method DiscordREST.modify_guild].
        modify(; options, reason) = modify_guild[guild.id];

        /// Fetches the guild anew; options as for [method DiscordREST.get_guild].
        fetch(; options) = get_guild[guild.id];

        /// The bot leaves the guild.
        leave() = leave_guild[guild.id];

        /// Makes a role; options as for [method DiscordREST.create_guild_role]. Gives a [DiscordRole].
        ///
        /// ```gdscript
        /// var role: DiscordRole = await guild.create_role({"name": "Champion", "color": Color.GOLD})
        /// ```
        create_role(; options, reason) = create_guild_role[guild.id];

        /// Fetches the roles.
        fetch_roles() = get_guild_roles[guild.id];

        /// Makes a channel; options as for [method DiscordREST.create_guild_channel]. Gives a [DiscordChannel].
        create_channel(name: GString; options, reason) = create_guild_channel[guild.id, name];

        /// Fetches the channels, without threads.
        fetch_channels() = get_guild_channels[guild.id];

        /// Fetches the threads that are not archived. Gives a [DiscordThreadList].
        fetch_active_threads() = list_active_guild_threads[guild.id];

        /// Fetches a member.
        fetch_member(user_id: IdArgument) = get_guild_member[guild.id, user_id];

        /// Fetches members, by id; options as for [method DiscordREST.list_guild_members].
        fetch_members(; options) = list_guild_members[guild.id];

        /// Finds members whose name begins with `query`; options: `limit` (1 to 1000; 1 where it is left out).
        search_members(query: GString; options) = search_guild_members[guild.id, query];

        /// Finds messages; options as for [method DiscordREST.search_guild_messages]. Gives a [DiscordMessageSearchResult].
        search_messages(; options) = search_guild_messages[guild.id];

        /// Removes somebody from the guild. Needs `KICK_MEMBERS`.
        kick(user_id: IdArgument; reason) = remove_guild_member[guild.id, user_id];

        /// Bans somebody, member or not; options as for [method DiscordMember.ban]. Needs `BAN_MEMBERS`.
        ban(user_id: IdArgument; options, reason) = create_guild_ban[guild.id, user_id];

        /// Lifts a ban. Needs `BAN_MEMBERS`.
        unban(user_id: IdArgument; reason) = remove_guild_ban[guild.id, user_id];

        /// Fetches who is banned; options as for [method DiscordREST.get_guild_bans]. Needs `BAN_MEMBERS`.
        fetch_bans(; options) = get_guild_bans[guild.id];

        /// Fetches the audit log; options as for [method DiscordREST.get_guild_audit_log]. Gives a [DiscordAuditLog].
        fetch_audit_log(; options) = get_guild_audit_log[guild.id];

        /// Fetches the invites. Needs `MANAGE_GUILD`.
        fetch_invites() = get_guild_invites[guild.id];

        /// Fetches the webhooks. Needs `MANAGE_WEBHOOKS`.
        fetch_webhooks() = get_guild_webhooks[guild.id];

        /// Fetches what is connected to the guild. Needs `MANAGE_GUILD`.
        fetch_integrations() = get_guild_integrations[guild.id];

        /// Makes an emoji of an [Image], a [Texture2D], or a path, up to 256 KiB. Options: `roles` (who may use it; without it all).
        create_emoji(name: GString, image: Variant; options, reason) = create_guild_emoji[guild.id, name, image];

        /// Makes a sticker of a file: PNG, APNG, GIF or Lottie, up to 512 KiB. `tags` is the name of an emoji it stands for.
        create_sticker(name: GString, description: GString, tags: GString, file: Variant; reason) =
            create_guild_sticker[guild.id, name, description, tags, file];

        /// Makes a sound of the soundboard from an MP3 or Ogg file, up to 5.2 seconds and 512 KiB; options as for
        /// [method DiscordREST.create_guild_soundboard_sound].
        create_sound(name: GString, sound: Variant; options, reason) =
            create_guild_soundboard_sound[guild.id, name, sound];

        /// Plans an event; parameters as for [method DiscordREST.create_guild_scheduled_event].
        create_scheduled_event(
            name: GString, privacy_level: i64, scheduled_start_time: Variant, entity_type: i64; options, reason
        ) = create_guild_scheduled_event[guild.id, name, privacy_level, scheduled_start_time, entity_type];

        /// Makes a rule of auto moderation; parameters as for [method DiscordREST.create_auto_moderation_rule].
        create_auto_moderation_rule(
            name: GString, event_type: i64, trigger_type: i64, actions: Variant; options, reason
        ) = create_auto_moderation_rule[guild.id, name, event_type, trigger_type, actions];
    }
}
