//! [Users](https://discord.com/developers/docs/resources/user).

routes! {
    user_routes ($);

    /// Fetches the bot's own user.
    ///
    /// Gives a [DiscordUser], or `null` on failure.
    ///
    /// ```gdscript
    /// var me: DiscordUser = await client.rest.get_current_user()
    /// print("I am ", me.username)
    /// ```
    ///
    /// [Get Current User](https://discord.com/developers/docs/resources/user#get-current-user)
    get_current_user = GET "/users/@me" {
        path: (),
        required: (),
        reason: no,
        result: User,
    }

    /// Changes the bot's own user: its name and its pictures.
    ///
    /// Options: `username` (2 to 32 characters; Discord allows about two changes an hour), `avatar` and `banner` (data URIs such as
    /// `"data:image/png;base64,…"`; `null` removes the picture). Gives the changed [DiscordUser], or `null` on failure.
    ///
    /// ```gdscript
    /// var png := Marshalls.raw_to_base64(image.save_png_to_buffer())
    /// await client.rest.modify_current_user({"avatar": "data:image/png;base64," + png})
    /// ```
    ///
    /// [Modify Current User](https://discord.com/developers/docs/resources/user#modify-current-user)
    modify_current_user = PATCH "/users/@me" {
        path: (),
        required: (),
        body: [username: not_null(text(2..=32)), avatar: image, banner: image],
        reason: no,
        result: User,
    }

    /// Fetches a user by id.
    ///
    /// Any user can be fetched, also one who shares no guild with the bot. Gives a [DiscordUser], or `null` on failure (10013: no such
    /// user).
    ///
    /// ```gdscript
    /// var user: DiscordUser = await client.rest.get_user(175928847299117063)
    /// ```
    ///
    /// [Get User](https://discord.com/developers/docs/resources/user#get-user)
    get_user = GET "/users/{user_id}" {
        path: (user_id: id),
        required: (),
        reason: no,
        result: User,
    }

    /// Open a DM (or a group DM with OAuth2 tokens).
    ///
    /// NOTE one recipient_id with a bot token; group DM needs users' OAuth2 tokens
    /// TODO
    ///
    /// [Create Group DM](https://discord.com/developers/docs/resources/user#create-group-dm)
    create_group_dm = POST "/users/@me/channels" {
        path: (),
        required: (),
        body: [
            recipient_id: id,
            access_tokens: list(text, 0..=1521),
            nicks: any,
        ],
        permissions: [],
        reason: no,
        also: [create_dm],
        result: Channel,
    }

    /// List the guilds one is in, paged.
    ///
    /// TODO
    ///
    /// [Get Current User Guilds](https://discord.com/developers/docs/resources/user#get-current-user-guilds)
    get_current_user_guilds = GET "/users/@me/guilds" {
        path: (),
        required: (),
        query: [before: id, after: id, limit: integer(1..=200), with_counts: bool],
        permissions: [],
        reason: no,
        result: [Guild],
    }

    /// Leave a guild.
    ///
    /// TODO
    ///
    /// [Leave Guild](https://discord.com/developers/docs/resources/user#leave-guild)
    leave_guild = DELETE "/users/@me/guilds/{guild_id}" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: bool,
    }
}
