//! [Guilds](https://discord.com/developers/docs/resources/guild).

routes! {
    guild_routes ($);

    /// Fetches a guild the bot is in.
    ///
    /// Options: `with_counts` (`true` adds the approximate numbers of members and of those present). Channels, members and voice states are
    /// not part of it; the guilds of the cache have them. Gives a [DiscordGuild], or `null` on failure (10004: no such guild, 50001:
    /// the bot is not in it).
    ///
    /// ```gdscript
    /// var guild: DiscordGuild = await client.rest.get_guild(guild_id, {"with_counts": true})
    /// print(guild.name, ": ", guild.approximate_member_count, " members")
    /// ```
    ///
    /// [Get Guild](https://discord.com/developers/docs/resources/guild#get-guild)
    get_guild = GET "/guilds/{guild_id}" {
        path: (guild_id: id),
        required: (),
        query: [with_counts: bool],
        reason: no,
        result: Guild,
    }
}
