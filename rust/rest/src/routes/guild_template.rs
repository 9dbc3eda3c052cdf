//! [Guild templates](https://discord.com/developers/docs/resources/guild-template).

routes! {
    guild_template_routes ($);

    /// Fetches a guild template by its code.
    ///
    /// `code` is the end of the URL `https://discord.new/…`. Returns a [DiscordGuildTemplate], or `null` on failure (10057: no
    /// such template).
    ///
    /// ```gdscript
    /// var template: DiscordGuildTemplate = await client.rest.get_guild_template("hgM48av5Q69A")
    /// ```
    ///
    /// [Get Guild Template](https://discord.com/developers/docs/resources/guild-template#get-guild-template)
    get_guild_template = GET "/guilds/templates/{code}" {
        path: (code: text),
        required: (),
        reason: no,
        result: GuildTemplate,
    }

    /// Fetches the templates of a guild. A guild has at most one template.
    ///
    /// Needs `MANAGE_GUILD`. Returns an [Array] of [DiscordGuildTemplate], empty on failure.
    ///
    /// ```gdscript
    /// var templates: Array[DiscordGuildTemplate] = await client.rest.get_guild_templates(guild_id)
    /// ```
    ///
    /// [Get Guild Templates](https://discord.com/developers/docs/resources/guild-template#get-guild-templates)
    get_guild_templates = GET "/guilds/{guild_id}/templates" {
        path: (guild_id: id),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: [GuildTemplate],
    }

    /// Creates a template of a guild: a copy of its channels, roles and settings, from which users can create guilds of their
    /// own.
    ///
    /// `name` has 1 to 100 characters. Options: `description` (up to 120 characters). Needs `MANAGE_GUILD`. Returns the new
    /// [DiscordGuildTemplate], or `null` on failure (30031: the guild has a template already).
    ///
    /// ```gdscript
    /// var template: DiscordGuildTemplate = await client.rest.create_guild_template(guild_id, "A clan's home")
    /// print("https://discord.new/", template.code)
    /// ```
    ///
    /// [Create Guild Template](https://discord.com/developers/docs/resources/guild-template#create-guild-template)
    create_guild_template = POST "/guilds/{guild_id}/templates" {
        path: (guild_id: id),
        required: (name: text(1..=100)),
        body: [description: text(0..=120)],
        permissions: [MANAGE_GUILD],
        reason: no,
        result: GuildTemplate,
    }

    /// Updates a template to the current state of its guild.
    ///
    /// Needs `MANAGE_GUILD`. Returns the changed [DiscordGuildTemplate], or `null` on failure (10057: the guild has no such
    /// template).
    ///
    /// ```gdscript
    /// await client.rest.sync_guild_template(guild_id, template.code)
    /// ```
    ///
    /// [Sync Guild Template](https://discord.com/developers/docs/resources/guild-template#sync-guild-template)
    sync_guild_template = PUT "/guilds/{guild_id}/templates/{code}" {
        path: (guild_id: id, code: text),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: GuildTemplate,
    }

    /// Deletes a template. Guilds that were created from it are kept.
    ///
    /// Needs `MANAGE_GUILD`. Returns the deleted [DiscordGuildTemplate], or `null` on failure (10057: the guild has no such
    /// template).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_template(guild_id, template.code)
    /// ```
    ///
    /// [Delete Guild Template](https://discord.com/developers/docs/resources/guild-template#delete-guild-template)
    delete_guild_template = DELETE "/guilds/{guild_id}/templates/{code}" {
        path: (guild_id: id, code: text),
        required: (),
        permissions: [MANAGE_GUILD],
        reason: no,
        result: GuildTemplate,
    }

    /// Changes the name and the description of a template.
    ///
    /// Options: `name` (1 to 100 characters), `description` (up to 120 characters; `null` removes it). Use
    /// [method sync_guild_template] to update its contents. Needs `MANAGE_GUILD`. Returns the changed [DiscordGuildTemplate], or
    /// `null` on failure (10057: the guild has no such template).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_template(guild_id, template.code, {"description": "Channels for teams of five"})
    /// ```
    ///
    /// [Modify Guild Template](https://discord.com/developers/docs/resources/guild-template#modify-guild-template)
    modify_guild_template = PATCH "/guilds/{guild_id}/templates/{code}" {
        path: (guild_id: id, code: text),
        required: (),
        body: [name: not_null(text(1..=100)), description: text(0..=120)],
        permissions: [MANAGE_GUILD],
        reason: no,
        result: GuildTemplate,
    }
}
