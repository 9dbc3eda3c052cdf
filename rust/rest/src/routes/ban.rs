//! [Bans and prunes](https://discord.com/developers/docs/resources/guild#get-guild-bans).

routes! {
    ban_routes ($);

    /// List bans, paged.
    ///
    /// TODO
    ///
    /// [Get Guild Bans](https://discord.com/developers/docs/resources/guild#get-guild-bans)
    get_guild_bans = GET "/guilds/{guild_id}/bans" {
        path: (guild_id: id),
        required: (),
        query: [limit: integer(1..=1000), before: id, after: id],
        permissions: [],
        reason: no,
        result: [Ban],
    }

    /// Fetch one ban.
    ///
    /// TODO
    ///
    /// [Get Guild Ban](https://discord.com/developers/docs/resources/guild#get-guild-ban)
    get_guild_ban = GET "/guilds/{guild_id}/bans/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Ban,
    }

    /// Ban a user.
    ///
    /// TODO
    ///
    /// [Create Guild Ban](https://discord.com/developers/docs/resources/guild#create-guild-ban)
    create_guild_ban = PUT "/guilds/{guild_id}/bans/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        body: [
            delete_message_seconds: integer(0..=604800),
            delete_message_days: integer(0..=7),
        ],
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Unban a user.
    ///
    /// TODO
    ///
    /// [Remove Guild Ban](https://discord.com/developers/docs/resources/guild#remove-guild-ban)
    remove_guild_ban = DELETE "/guilds/{guild_id}/bans/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        whole: (body: any),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Ban up to 200 users at once.
    ///
    /// TODO
    ///
    /// [Bulk Guild Ban](https://discord.com/developers/docs/resources/guild#bulk-guild-ban)
    bulk_guild_ban = POST "/guilds/{guild_id}/bulk-ban" {
        path: (guild_id: id),
        required: (user_ids: ids(0..=200)),
        body: [
            delete_message_seconds: integer(0..=604800),
        ],
        permissions: [],
        reason: yes,
        result: BulkBanResult,
    }

    /// Count the members a prune would remove.
    ///
    /// TODO
    ///
    /// [Get Guild Prune Count](https://discord.com/developers/docs/resources/guild#get-guild-prune-count)
    get_guild_prune_count = GET "/guilds/{guild_id}/prune" {
        path: (guild_id: id),
        required: (),
        query: [days: integer(1..=30), include_roles: joined(0..=100)],
        permissions: [],
        reason: no,
        result: PruneCount,
    }

    /// Start a prune.
    ///
    /// TODO
    ///
    /// [Begin Guild Prune](https://discord.com/developers/docs/resources/guild#begin-guild-prune)
    begin_guild_prune = POST "/guilds/{guild_id}/prune" {
        path: (guild_id: id),
        required: (),
        body: [
            days: integer(1..=30),
            compute_prune_count: bool,
            include_roles: joined(0..=100),
        ],
        permissions: [],
        reason: yes,
        result: PruneCount,
    }
}
