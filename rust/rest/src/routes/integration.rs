//! [Integrations](https://discord.com/developers/docs/resources/guild#integration-object).

routes! {
    integration_routes ($);

    /// Fetches the integrations of a guild: applications, and channels of Twitch and YouTube.
    ///
    /// Discord returns 50 at most; others cannot be fetched. Needs `MANAGE_GUILD`. Returns an [Array] of [DiscordIntegration],
    /// empty on failure.
    ///
    /// ```gdscript
    /// var integrations: Array[DiscordIntegration] = await client.rest.get_guild_integrations(guild_id)
    /// ```
    ///
    /// [Get Guild Integrations](https://discord.com/developers/docs/resources/guild#get-guild-integrations)
    get_guild_integrations = GET "/guilds/{guild_id}/integrations" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: [Integration],
    }

    /// Removes an integration from a guild, with its webhooks. If it is an application, its bot is kicked.
    ///
    /// Needs `MANAGE_GUILD`. `reason` is written into the audit log. Returns `true`, or `false` on failure (10005: no such
    /// integration, 50163: it is Discord's own subscription integration, which cannot be removed).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_integration(guild_id, integration.id, "no longer used")
    /// ```
    ///
    /// [Delete Guild Integration](https://discord.com/developers/docs/resources/guild#delete-guild-integration)
    delete_guild_integration = DELETE "/guilds/{guild_id}/integrations/{integration_id}" {
        path: (guild_id: id, integration_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: yes,
        result: bool,
    }
}
