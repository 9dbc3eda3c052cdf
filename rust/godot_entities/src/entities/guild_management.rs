//! Requests of guilds about all members, bans, and the order of channels and roles.

use discord_godot_values::id_argument::IdArgument;
use godot::prelude::*;

use super::guild::DiscordGuild;
use crate::rest_methods::rest_methods;

#[godot_api(secondary)]
impl DiscordGuild {
    /// Returns `true` if the guild has this feature, such as `"COMMUNITY"`; see [member features].
    #[func]
    fn has_feature(&self, feature: GString) -> bool {
        let feature = feature.to_string();
        let guild = self.entity();
        guild.features.iter().any(|enabled| **enabled == *feature)
    }
}

rest_methods! {
    DiscordGuild as guild {
        /// Fetches the ban of a user. Returns a [DiscordBan], or `null` on failure (10026: the user is not banned). Needs
        /// `BAN_MEMBERS`.
        fetch_ban(user_id: IdArgument) = get_guild_ban[guild.id, user_id];

        /// Bans up to 200 users at once. The parameters are those of [method DiscordREST.bulk_guild_ban]. Returns a
        /// [DiscordBulkBanResult]. Needs `BAN_MEMBERS` and `MANAGE_GUILD`.
        ///
        /// ```gdscript
        /// var result: DiscordBulkBanResult = await guild.bulk_ban(raiders, {}, "raid")
        /// ```
        bulk_ban(user_ids: Variant; options, reason) = bulk_guild_ban[guild.id, user_ids];

        /// Counts the inactive members that [method begin_prune] would kick. The options are those of
        /// [method DiscordREST.get_guild_prune_count]. Returns a [DiscordPruneCount]. Needs `MANAGE_GUILD` and
        /// `KICK_MEMBERS`.
        fetch_prune_count(; options) = get_guild_prune_count[guild.id];

        /// Kicks all members who have been inactive for a number of days. The options are those of
        /// [method DiscordREST.begin_guild_prune]. Returns a [DiscordPruneCount]. Needs `MANAGE_GUILD` and
        /// `KICK_MEMBERS`.
        ///
        /// ```gdscript
        /// var count: DiscordPruneCount = await guild.fetch_prune_count({"days": 30})
        /// if count.pruned < 100:
        ///     await guild.begin_prune({"days": 30}, "inactive for a month")
        /// ```
        begin_prune(; options, reason) = begin_guild_prune[guild.id];

        /// Changes the order of channels. `channels` is that of [method DiscordREST.modify_guild_channel_positions]. Returns
        /// `true`, or `false` on failure. Needs `MANAGE_CHANNELS`.
        ///
        /// ```gdscript
        /// await guild.set_channel_positions([{"id": rules.id, "position": 0}])
        /// ```
        set_channel_positions(channels: Variant) = modify_guild_channel_positions[guild.id, channels];

        /// Changes the order of roles. `roles` is that of [method DiscordREST.modify_guild_role_positions]. Returns all roles of
        /// the guild, an [Array] of [DiscordRole] that is empty on failure. Needs `MANAGE_ROLES`.
        set_role_positions(roles: Variant; reason) = modify_guild_role_positions[guild.id, roles];
    }
}
