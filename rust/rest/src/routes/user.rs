//! [Users](https://discord.com/developers/docs/resources/user).

use crate::objects::user_name::bot as bot_name;

routes! {
    user_routes ($);

    /// Fetches the bot's own user.
    ///
    /// Returns a [DiscordUser], or `null` on failure.
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

    /// Changes the bot's own user: its username, avatar and banner.
    ///
    /// Options: `username` (2 to 32 characters, without "@", "#", ":", three backticks and "discord", and not "everyone", "here"
    /// or "system message"; Discord allows about two changes an hour), `avatar` and `banner` (an [Image], a [Texture2D], or a
    /// path; `null` removes the image). Returns the changed [DiscordUser], or `null` on failure.
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
    /// Any user can be fetched, even without a guild in common with the bot. Returns a [DiscordUser], or `null` on failure
    /// (10013: no such user).
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

    /// Opens the direct message channel with a user, or returns the existing one.
    ///
    /// `recipient_id` is the user's id. Use [method create_message] to send messages there, in response to an action of
    /// the user: a bot that opens many direct message channels may be blocked from opening more. Returns a
    /// [DiscordChannel], or `null` on failure (40003: channels were opened too fast, 50033: no such user).
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

    /// Opens a group DM between users who authorized the application to do so.
    ///
    /// `access_tokens` are OAuth2 tokens of the users with the scope `gdm.join`, one for each user, up to 10. Options:
    /// `nicks` (a [Dictionary] that maps the ids of the users, as [String], to their names in the group). Discord
    /// intended this for its old GameBridge SDK; the Discord app does not show such a group. Returns a
    /// [DiscordChannel], or `null` on failure (30011: the bot has opened 10 group DMs already, 50025: a token is not
    /// valid).
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

    /// Fetches the guilds that the bot is in, as partial objects, sorted by id.
    ///
    /// Options: `limit` (1 to 200; 200 by default), one of `before` and `after` (the id of a guild), `with_counts` (`true` adds
    /// the approximate numbers of members and of online members). Each guild has only its id, name, icon, banner and features,
    /// and the permissions of the bot. Returns an [Array] of [DiscordGuild], empty on failure.
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

    /// Makes the bot leave a guild. Only a user of that guild can add it again.
    ///
    /// Returns `true`, or `false` on failure (10004: no such guild, or the bot is not in it).
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
