//! [Users](https://discord.com/developers/docs/resources/user).

use crate::shapes::user_name::bot as bot_name;

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
    /// Options: `username` (2 to 32 characters, without "@", "#", ":", three backticks and "discord", and not "everyone", "here" or "system
    /// message"; Discord allows about two changes an hour), `avatar` and `banner` (an [Image], a
    /// [Texture2D], or a path; `null` removes the picture). Gives the changed [DiscordUser], or `null` on failure.
    ///
    /// ```gdscript
    /// await client.rest.modify_current_user({"avatar": "res://bot.png"})
    /// await client.rest.modify_current_user({"banner": get_viewport().get_texture()})
    /// ```
    ///
    /// [Modify Current User](https://discord.com/developers/docs/resources/user#modify-current-user)
    modify_current_user = PATCH "/users/@me" {
        path: (),
        required: (),
        body: [username: not_null(text(2..=32)), avatar: image, banner: image],
        check: bot_name,
        reason: no,
        result: User,
    }

    /// Fetches a user by id.
    ///
    /// Any user can be fetched, also one who shares no guild with the bot. Gives a [DiscordUser], or `null` on failure (10013: no
    /// such user).
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

    /// Opens the channel for direct messages with a user, or finds the one there is.
    ///
    /// `recipient_id` is the user's id. Send messages there with [method create_message], when the user has done something that
    /// calls for it: a bot that opens many such channels may be kept from opening more. Gives a [DiscordChannel], or `null` on
    /// failure (40003: too many were opened too fast, 50033: no such user).
    ///
    /// ```gdscript
    /// var dm: DiscordChannel = await client.rest.create_dm(user.id)
    /// if dm:
    ///     await client.rest.create_message(dm.id, "Your turn!")
    /// ```
    ///
    /// [Create DM](https://discord.com/developers/docs/resources/user#create-dm)
    create_dm = POST "/users/@me/channels" {
        path: (),
        required: (recipient_id: id),
        reason: no,
        result: Channel,
    }

    /// Opens a group for direct messages between users who allowed the application to do so.
    ///
    /// `access_tokens` are what the users granted by OAuth2, with the scope `gdm.join`, one each, up to 10. Options: `nicks` (a
    /// [Dictionary] from the ids of the users, as [String], to their names in the group). Discord made this for its old
    /// GameBridge SDK; its own app does not show such a group. Gives a [DiscordChannel], or `null` on failure (30011: the bot has
    /// opened 10 groups already, 50025: a token is not valid).
    ///
    /// ```gdscript
    /// var group: DiscordChannel = await client.rest.create_group_dm([ada_token, ben_token], {"nicks": {str(ada.id): "Ada"}})
    /// ```
    ///
    /// [Create Group DM](https://discord.com/developers/docs/resources/user#create-group-dm)
    create_group_dm = POST "/users/@me/channels" {
        path: (),
        required: (access_tokens: list(text(1..=10240), 1..=10)),
        body: [nicks: any],
        reason: no,
        result: Channel,
    }

    /// Fetches the guilds the bot is in, in part, by id.
    ///
    /// Options: `limit` (1 to 200; 200 where it is left out), one of `before` and `after` (the id of a guild), `with_counts`
    /// (`true` adds the approximate numbers of members and of those present). Each guild has only its id, name, icon, banner and
    /// features, and the permissions of the bot. Gives an [Array] of [DiscordGuild], empty on failure.
    ///
    /// ```gdscript
    /// var guilds: Array[DiscordGuild] = await client.rest.get_current_user_guilds()
    /// ```
    ///
    /// [Get Current User Guilds](https://discord.com/developers/docs/resources/user#get-current-user-guilds)
    get_current_user_guilds = GET "/users/@me/guilds" {
        path: (),
        required: (),
        query: [before: id_or_none, after: id_or_start, limit: integer(1..=200), with_counts: bool],
        reason: no,
        result: [Guild],
    }

    /// Takes the bot out of a guild. Only a person of that guild can bring it back.
    ///
    /// Gives `true`, or `false` on failure (10004: no such guild, or the bot is not in it).
    ///
    /// ```gdscript
    /// await client.rest.leave_guild(guild_id)
    /// ```
    ///
    /// [Leave Guild](https://discord.com/developers/docs/resources/user#leave-guild)
    leave_guild = DELETE "/users/@me/guilds/{guild_id}" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: bool,
    }
}
