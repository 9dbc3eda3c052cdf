//! [Emojis](https://discord.com/developers/docs/resources/emoji).

routes! {
    emoji_routes ($);

    /// List emojis owned by the app.
    ///
    /// TODO
    ///
    /// [List Application Emojis](https://discord.com/developers/docs/resources/emoji#list-application-emojis)
    list_application_emojis = GET "/applications/{application_id}/emojis" {
        path: (application_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: (items [Emoji]),
    }

    /// Upload an emoji owned by the app.
    ///
    /// TODO
    ///
    /// [Create Application Emoji](https://discord.com/developers/docs/resources/emoji#create-application-emoji)
    create_application_emoji = POST "/applications/{application_id}/emojis" {
        path: (application_id: id),
        required: (name: text(2..=32), image: image),
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Fetch one app emoji.
    ///
    /// TODO
    ///
    /// [Get Application Emoji](https://discord.com/developers/docs/resources/emoji#get-application-emoji)
    get_application_emoji = GET "/applications/{application_id}/emojis/{emoji_id}" {
        path: (application_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Delete an app emoji.
    ///
    /// TODO
    ///
    /// [Delete Application Emoji](https://discord.com/developers/docs/resources/emoji#delete-application-emoji)
    delete_application_emoji = DELETE "/applications/{application_id}/emojis/{emoji_id}" {
        path: (application_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }

    /// Rename an app emoji.
    ///
    /// TODO
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

    /// List a guild's emojis.
    ///
    /// TODO
    ///
    /// [List Guild Emojis](https://discord.com/developers/docs/resources/emoji#list-guild-emojis)
    list_guild_emojis = GET "/guilds/{guild_id}/emojis" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Emoji],
    }

    /// Upload a guild emoji.
    ///
    /// TODO
    ///
    /// [Create Guild Emoji](https://discord.com/developers/docs/resources/emoji#create-guild-emoji)
    create_guild_emoji = POST "/guilds/{guild_id}/emojis" {
        path: (guild_id: id),
        required: (name: text(2..=32), image: image),
        body: [
            roles: ids(0..=1521),
        ],
        permissions: [],
        reason: yes,
        result: Emoji,
    }

    /// Fetch one guild emoji.
    ///
    /// TODO
    ///
    /// [Get Guild Emoji](https://discord.com/developers/docs/resources/emoji#get-guild-emoji)
    get_guild_emoji = GET "/guilds/{guild_id}/emojis/{emoji_id}" {
        path: (guild_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Emoji,
    }

    /// Delete a guild emoji.
    ///
    /// TODO
    ///
    /// [Delete Guild Emoji](https://discord.com/developers/docs/resources/emoji#delete-guild-emoji)
    delete_guild_emoji = DELETE "/guilds/{guild_id}/emojis/{emoji_id}" {
        path: (guild_id: id, emoji_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a guild emoji.
    ///
    /// TODO
    ///
    /// [Modify Guild Emoji](https://discord.com/developers/docs/resources/emoji#modify-guild-emoji)
    modify_guild_emoji = PATCH "/guilds/{guild_id}/emojis/{emoji_id}" {
        path: (guild_id: id, emoji_id: id),
        required: (),
        body: [
            name: not_null(text(2..=32)),
            roles: ids(0..=1521),
        ],
        permissions: [],
        reason: yes,
        result: Emoji,
    }
}
