//! [Bans and prunes](https://discord.com/developers/docs/resources/guild#get-guild-bans).

routes! {
    ban_routes ($);

    /// Fetches the bans of a guild, sorted by user id.
    ///
    /// Options: `limit` (1 to 1000; 1000 by default), and one of `before` and `after` (the id of a user). Needs `BAN_MEMBERS`.
    /// Returns an [Array] of [DiscordBan], empty on failure.
    ///
    /// ```gdscript
    /// var bans: Array[DiscordBan] = await client.rest.get_guild_bans(guild_id)
    /// for ban in bans:
    ///     print(ban.user.username, ": ", ban.reason)
    /// ```
    ///
    /// [Get Guild Bans](https://discord.com/developers/docs/resources/guild#get-guild-bans)
    get_guild_bans = GET "/guilds/{guild_id}/bans" {
        path: (guild_id: id),
        required: (),
        query: [limit: integer(1..=1000), before: id_or_none, after: id_or_start],
        permissions: [BAN_MEMBERS],
        reason: no,
        result: [Ban],
    }

    /// Fetches the ban of one user.
    ///
    /// Needs `BAN_MEMBERS`. Returns a [DiscordBan], or `null` on failure (10026: the user is not banned).
    ///
    /// ```gdscript
    /// var ban: DiscordBan = await client.rest.get_guild_ban(guild_id, user_id)
    /// ```
    ///
    /// [Get Guild Ban](https://discord.com/developers/docs/resources/guild#get-guild-ban)
    get_guild_ban = GET "/guilds/{guild_id}/bans/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [BAN_MEMBERS],
        reason: no,
        result: Ban,
    }

    /// Bans a user, who does not have to be a member.
    ///
    /// Options: `delete_message_seconds` (deletes the messages that the user sent within this time, up to 604800, a
    /// week; none by default), `delete_message_days` (the same in days, 0 to 7; deprecated). Needs `BAN_MEMBERS`.
    /// `reason` is written into the audit log and into the ban. Returns `true`, or `false` on failure (10013: no such
    /// user, 30035: too many users who are not members were banned, 50013: the bot lacks the permission to ban the
    /// user).
    ///
    /// ```gdscript
    /// await client.rest.create_guild_ban(guild_id, user_id, {"delete_message_seconds": 3600}, "spam")
    /// ```
    ///
    /// [Create Guild Ban](https://discord.com/developers/docs/resources/guild#create-guild-ban)
    create_guild_ban = PUT "/guilds/{guild_id}/bans/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        body: [delete_message_seconds: integer(0..=604_800), delete_message_days: integer(0..=7)],
        permissions: [BAN_MEMBERS],
        reason: yes,
        result: bool,
    }

    /// Lifts the ban of a user.
    ///
    /// Needs `BAN_MEMBERS`. `reason` is written into the audit log. Returns `true`, or `false` on failure (10026: the user is not
    /// banned).
    ///
    /// ```gdscript
    /// await client.rest.remove_guild_ban(guild_id, user_id, "apologized")
    /// ```
    ///
    /// [Remove Guild Ban](https://discord.com/developers/docs/resources/guild#remove-guild-ban)
    remove_guild_ban = DELETE "/guilds/{guild_id}/bans/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [BAN_MEMBERS],
        reason: yes,
        result: bool,
    }

    /// Bans up to 200 users at once.
    ///
    /// `user_ids` are their ids. Options: `delete_message_seconds` (deletes the messages that the users sent within
    /// this time, up to 604800, a week; none by default). Needs `BAN_MEMBERS` and `MANAGE_GUILD`. `reason` is written
    /// into the audit log. Returns a [DiscordBulkBanResult] with the users who are banned now and those who are not, or
    /// `null` on failure (500000: none of them could be banned).
    ///
    /// ```gdscript
    /// var result: DiscordBulkBanResult = await client.rest.bulk_guild_ban(guild_id, raiders, {}, "raid")
    /// ```
    ///
    /// [Bulk Guild Ban](https://discord.com/developers/docs/resources/guild#bulk-guild-ban)
    bulk_guild_ban = POST "/guilds/{guild_id}/bulk-ban" {
        path: (guild_id: id),
        required: (user_ids: ids(1..=200)),
        body: [delete_message_seconds: integer(0..=604_800)],
        permissions: [BAN_MEMBERS, MANAGE_GUILD],
        reason: yes,
        result: BulkBanResult,
    }

    /// Counts the inactive members that [method begin_guild_prune] would remove.
    ///
    /// Options: `days` (the number of days without activity, 1 to 30; 7 by default), `include_roles` (the ids of up to
    /// 100 roles: includes members who have no other roles than these; by default only members without a role). Needs
    /// `MANAGE_GUILD` and `KICK_MEMBERS`, or `ADMINISTRATOR` in a guild with the feature `PRUNE_REQUIRES_ADMIN`.
    /// Returns a [DiscordPruneCount], or `null` on failure.
    ///
    /// ```gdscript
    /// var count: DiscordPruneCount = await client.rest.get_guild_prune_count(guild_id, {"days": 30})
    /// ```
    ///
    /// [Get Guild Prune Count](https://discord.com/developers/docs/resources/guild#get-guild-prune-count)
    get_guild_prune_count = GET "/guilds/{guild_id}/prune" {
        path: (guild_id: id),
        required: (),
        query: [days: integer(1..=30), include_roles: comma_separated(0..=100)],
        permissions: [MANAGE_GUILD, KICK_MEMBERS],
        reason: no,
        result: PruneCount,
    }

    /// Kicks all members who have been inactive for a number of days.
    ///
    /// Options: `days` and `include_roles` as in [method get_guild_prune_count], `compute_prune_count` (if `true`, the result has
    /// the number of removed members; `true` by default, `false` is recommended for large guilds). Needs `MANAGE_GUILD` and
    /// `KICK_MEMBERS`, or `ADMINISTRATOR` in a guild with the feature `PRUNE_REQUIRES_ADMIN`; see [member DiscordGuild.features].
    /// `reason` is written into the audit log. Returns a [DiscordPruneCount], or `null` on failure (30040: too many prunes, try
    /// again later).
    ///
    /// ```gdscript
    /// await client.rest.begin_guild_prune(guild_id, {"days": 30, "compute_prune_count": false}, "inactive for a month")
    /// ```
    ///
    /// [Begin Guild Prune](https://discord.com/developers/docs/resources/guild#begin-guild-prune)
    begin_guild_prune = POST "/guilds/{guild_id}/prune" {
        path: (guild_id: id),
        required: (),
        body: [days: integer(1..=30), compute_prune_count: bool, include_roles: ids(0..=100)],
        permissions: [MANAGE_GUILD, KICK_MEMBERS],
        reason: yes,
        result: PruneCount,
    }
}
