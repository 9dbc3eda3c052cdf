//! [Integrations](https://discord.com/developers/docs/resources/guild#integration-object).

routes! {
    integration_routes ($);

    /// List a guild's integrations (50 at most).
    ///
    /// TODO
    ///
    /// [Get Guild Integrations](https://discord.com/developers/docs/resources/guild#get-guild-integrations)
    get_guild_integrations = GET "/guilds/{guild_id}/integrations" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Integration],
    }

    /// Delete an integration.
    ///
    /// TODO
    ///
    /// [Delete Guild Integration](https://discord.com/developers/docs/resources/guild#delete-guild-integration)
    delete_guild_integration = DELETE "/guilds/{guild_id}/integrations/{integration_id}" {
        path: (guild_id: id, integration_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }
}
