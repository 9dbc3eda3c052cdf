//! [Emojis](https://discord.com/developers/docs/resources/emoji) of guilds, and those of applications, which a bot can
//! use in every guild.

routes! {
    emoji_routes ($);

    /// Fetches the bot's own emojis, which it can use in every guild.
    ///
    /// `application_id`: `0` means the bot's own. Returns an [Array] of [DiscordEmoji], empty on failure.
    ///
    /// ```gdscript
    /// for emoji: DiscordEmoji in await client.rest.list_application_emojis(0):
    ///     print(emoji.name)
    /// ```
    ///
    /// [List Application Emojis](https://discord.com/developers/docs/resources/emoji#list-application-emojis)
    list_application_emojis = GET "/applications/{application_id}/emojis" {
        path: (application_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: (items [Emoji]),
    }

    /// Creates an emoji of the bot's own, which it can use in every guild; up to 2000.
    ///
    /// `application_id`: `0` means the bot's own. `name` has 2 to 32 letters, digits or underscores. `image` is an [Image], a
    /// [Texture2D], or a path (PNG, JPEG, GIF or WebP); up to 256 KiB, ideally 128 by 128 pixels. Returns the new [DiscordEmoji],
    /// or `null` on failure (30008: there are too many emojis already, 50138: the image is too large).
    ///
    /// ```gdscript
    /// var sword: DiscordEmoji = await client.rest.create_application_emoji(0, "sword", "res://icons/sword.png")
    /// await client.rest.create_message(channel_id, "You found a <:%s:%d>!" % [sword.name, sword.id])
    /// ```
    ///
    /// [Create Application Emoji](https://discord.com/developers/docs/resources/emoji#create-application-emoji)
    create_application_emoji = POST "/applications/{application_id}/emojis" {
        path: (application_id: id),
        required: (name: text(2..=32), image: image),
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Fetches one of the bot's own emojis.
    ///
    /// `application_id`: `0` means the bot's own. Returns a [DiscordEmoji], or `null` on failure (10014: no such emoji).
    ///
    /// ```gdscript
    /// var emoji: DiscordEmoji = await client.rest.get_application_emoji(0, emoji_id)
    /// ```
    ///
    /// [Get Application Emoji](https://discord.com/developers/docs/resources/emoji#get-application-emoji)
    get_application_emoji = GET "/applications/{application_id}/emojis/{emoji_id}" {
        path: (application_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Deletes one of the bot's own emojis.
    ///
    /// `application_id`: `0` means the bot's own. Returns `true`, or `false` on failure (10014: no such emoji).
    ///
    /// ```gdscript
    /// await client.rest.delete_application_emoji(0, emoji_id)
    /// ```
    ///
    /// [Delete Application Emoji](https://discord.com/developers/docs/resources/emoji#delete-application-emoji)
    delete_application_emoji = DELETE "/applications/{application_id}/emojis/{emoji_id}" {
        path: (application_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Renames one of the bot's own emojis.
    ///
    /// `application_id`: `0` means the bot's own. Option: `name`, 2 to 32 letters, digits or underscores. Returns the changed
    /// [DiscordEmoji], or `null` on failure (10014: no such emoji).
    ///
    /// ```gdscript
    /// await client.rest.modify_application_emoji(0, emoji_id, {"name": "broadsword"})
    /// ```
    ///
    /// [Modify Application Emoji](https://discord.com/developers/docs/resources/emoji#modify-application-emoji)
    modify_application_emoji = PATCH "/applications/{application_id}/emojis/{emoji_id}" {
        path: (application_id: id, emoji_id: id),
        required: (),
        body: [
            name: not_null(text(2..=32)),
        ],
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Fetches the emojis of a guild.
    ///
    /// The user who created each emoji is only included with `CREATE_GUILD_EXPRESSIONS` or `MANAGE_GUILD_EXPRESSIONS`. Returns an
    /// [Array] of [DiscordEmoji], empty on failure.
    ///
    /// ```gdscript
    /// var emojis: Array[DiscordEmoji] = await client.rest.list_guild_emojis(guild_id)
    /// ```
    ///
    /// [List Guild Emojis](https://discord.com/developers/docs/resources/emoji#list-guild-emojis)
    list_guild_emojis = GET "/guilds/{guild_id}/emojis" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Emoji],
    }

    /// Creates an emoji in a guild.
    ///
    /// `name` has 2 to 32 letters, digits or underscores. `image` is an [Image], a [Texture2D], or a path (PNG, JPEG,
    /// GIF or WebP); up to 256 KiB, ideally 128 by 128 pixels. Option: `roles`, the ids of the roles that can use it.
    /// By default, every member can use it. Needs `CREATE_GUILD_EXPRESSIONS`. `reason` is written into the audit log.
    /// Returns the new [DiscordEmoji], or `null` on failure (30008: the guild has no room for more emojis, 30018: the
    /// guild has no room for more animated emojis, 50138: the image is too large).
    ///
    /// ```gdscript
    /// var portrait: Image = $Portrait.get_viewport().get_texture().get_image()
    /// await client.rest.create_guild_emoji(guild_id, "hero", portrait)
    /// ```
    ///
    /// [Create Guild Emoji](https://discord.com/developers/docs/resources/emoji#create-guild-emoji)
    create_guild_emoji = POST "/guilds/{guild_id}/emojis" {
        path: (guild_id: id),
        required: (name: text(2..=32), image: image),
        body: [
            roles: ids(0..=1521),
        ],
        permissions: [CREATE_GUILD_EXPRESSIONS],
        reason: yes,
        result: Emoji,
    }

    /// Fetches one emoji of a guild.
    ///
    /// The user who created it is only included with `CREATE_GUILD_EXPRESSIONS` or `MANAGE_GUILD_EXPRESSIONS`. Returns a
    /// [DiscordEmoji], or `null` on failure (10014: no such emoji).
    ///
    /// ```gdscript
    /// var emoji: DiscordEmoji = await client.rest.get_guild_emoji(guild_id, emoji_id)
    /// ```
    ///
    /// [Get Guild Emoji](https://discord.com/developers/docs/resources/emoji#get-guild-emoji)
    get_guild_emoji = GET "/guilds/{guild_id}/emojis/{emoji_id}" {
        path: (guild_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Deletes an emoji of a guild.
    ///
    /// Needs `MANAGE_GUILD_EXPRESSIONS`; for emojis that the bot created, `CREATE_GUILD_EXPRESSIONS` is enough.
    /// `reason` is written into the audit log. Returns `true`, or `false` on failure (10014: no such emoji).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_emoji(guild_id, emoji_id, "The season is over")
    /// ```
    ///
    /// [Delete Guild Emoji](https://discord.com/developers/docs/resources/emoji#delete-guild-emoji)
    delete_guild_emoji = DELETE "/guilds/{guild_id}/emojis/{emoji_id}" {
        path: (guild_id: id, emoji_id: id),
        required: (),
        permissions: [MANAGE_GUILD_EXPRESSIONS],
        reason: yes,
        result: bool,
    }

    /// Changes an emoji of a guild.
    ///
    /// Options: `name` (2 to 32 letters, digits or underscores), `roles` (the ids of the roles that can use it; `null`
    /// for every member). Needs `MANAGE_GUILD_EXPRESSIONS`; for emojis that the bot created, `CREATE_GUILD_EXPRESSIONS`
    /// is enough. `reason` is written into the audit log. Returns the changed [DiscordEmoji], or `null` on failure
    /// (10014: no such emoji).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_emoji(guild_id, emoji_id, {"roles": [champions_role_id]})
    /// ```
    ///
    /// [Modify Guild Emoji](https://discord.com/developers/docs/resources/emoji#modify-guild-emoji)
    modify_guild_emoji = PATCH "/guilds/{guild_id}/emojis/{emoji_id}" {
        path: (guild_id: id, emoji_id: id),
        required: (),
        body: [
            name: not_null(text(2..=32)),
            roles: ids(0..=1521),
        ],
        permissions: [MANAGE_GUILD_EXPRESSIONS],
        reason: yes,
        result: Emoji,
    }
}
