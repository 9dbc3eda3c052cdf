//! [Guild templates](https://discord.com/developers/docs/resources/guild-template).

routes! {
    guild_template_routes ($);

    /// Fetch a guild template by code.
    ///
    /// TODO
    ///
    /// [Get Guild Template](https://discord.com/developers/docs/resources/guild-template#get-guild-template)
    get_guild_template = GET "/guilds/templates/{code}" {
        path: (code: text),
        required: (),
        permissions: [],
        reason: no,
        result: GuildTemplate,
    }

    /// List a guild's templates.
    ///
    /// TODO
    ///
    /// [Get Guild Templates](https://discord.com/developers/docs/resources/guild-template#get-guild-templates)
    get_guild_templates = GET "/guilds/{guild_id}/templates" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [GuildTemplate],
    }

    /// Create a template from a guild.
    ///
    /// TODO
    ///
    /// [Create Guild Template](https://discord.com/developers/docs/resources/guild-template#create-guild-template)
    create_guild_template = POST "/guilds/{guild_id}/templates" {
        path: (guild_id: id),
        required: (name: text(1..=100)),
        body: [
            description: text(0..=120),
        ],
        permissions: [],
        reason: no,
        result: GuildTemplate,
    }

    /// Bring a template up to the guild's state.
    ///
    /// TODO
    ///
    /// [Sync Guild Template](https://discord.com/developers/docs/resources/guild-template#sync-guild-template)
    sync_guild_template = PUT "/guilds/{guild_id}/templates/{code}" {
        path: (guild_id: id, code: text),
        required: (),
        permissions: [],
        reason: no,
        result: GuildTemplate,
    }

    /// Delete a template.
    ///
    /// TODO
    ///
    /// [Delete Guild Template](https://discord.com/developers/docs/resources/guild-template#delete-guild-template)
    delete_guild_template = DELETE "/guilds/{guild_id}/templates/{code}" {
        path: (guild_id: id, code: text),
        required: (),
        permissions: [],
        reason: no,
        result: GuildTemplate,
    }

    /// Edit a template's name or description.
    ///
    /// TODO
    ///
    /// [Modify Guild Template](https://discord.com/developers/docs/resources/guild-template#modify-guild-template)
    modify_guild_template = PATCH "/guilds/{guild_id}/templates/{code}" {
        path: (guild_id: id, code: text),
        required: (),
        body: [
            name: not_null(text(1..=100)),
            description: text(0..=120),
        ],
        permissions: [],
        reason: no,
        result: GuildTemplate,
    }
}
