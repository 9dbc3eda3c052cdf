//! [Members](https://discord.com/developers/docs/resources/guild#guild-member-object).

routes! {
    member_routes ($);

    /// Fetches a page of the members of a guild, sorted by user id.
    ///
    /// Options: `limit` (1 to 1000; only 1 by default), `after` (the id of the last user of the previous page). Requires that the
    /// intent `GUILD_MEMBERS` is enabled for the application in Discord's developer portal. Returns an [Array] of
    /// [DiscordMember], empty on failure (50001: the intent is not enabled, or the bot is not in the guild).
    ///
    /// ```gdscript
    /// var page: Array[DiscordMember] = await client.rest.list_guild_members(guild_id, {"limit": 1000})
    /// ```
    ///
    /// [List Guild Members](https://discord.com/developers/docs/resources/guild#list-guild-members)
    list_guild_members = GET "/guilds/{guild_id}/members" {
        path: (guild_id: id),
        required: (),
        query: [limit: integer(1..=1000), after: id_or_start],
        reason: no,
        result: [Member],
    }

    /// Changes the bot's own member in a guild.
    ///
    /// Options: `nick` (up to 32 characters; needs `CHANGE_NICKNAME`), `bio` (up to 190 characters), `avatar` and `banner` (an
    /// [Image], a [Texture2D], or a path). `null` removes each, so that the user's own is shown again. `reason` is written into
    /// the audit log. Returns the changed [DiscordMember], or `null` on failure (50013: the bot lacks the permission to change
    /// its nickname).
    ///
    /// ```gdscript
    /// await client.rest.modify_current_member(guild_id, {"nick": "Game master", "avatar": "res://bot.png"})
    /// ```
    ///
    /// [Modify Current Member](https://discord.com/developers/docs/resources/guild#modify-current-member)
    modify_current_member = PATCH "/guilds/{guild_id}/members/@me" {
        path: (guild_id: id),
        required: (),
        body: [nick: text(0..=32), avatar: image, banner: image, bio: text(0..=190)],
        reason: yes,
        result: Member,
    }

    /// Changes the bot's own nickname in a guild. Deprecated by Discord; use [method modify_current_member].
    ///
    /// Options: `nick` (up to 32 characters; `null` removes it). Needs `CHANGE_NICKNAME`. `reason` is written into the audit log.
    /// Returns a [Dictionary] with `nick`, or `null` on failure (50013: the bot lacks the permission to change its nickname).
    ///
    /// ```gdscript
    /// await client.rest.modify_current_user_nick(guild_id, {"nick": "Game master"})
    /// ```
    ///
    /// [Modify Current User Nick](https://discord.com/developers/docs/resources/guild#modify-current-user-nick)
    modify_current_user_nick = PATCH "/guilds/{guild_id}/members/@me/nick" {
        path: (guild_id: id),
        required: (),
        body: [nick: text(0..=32)],
        permissions: [CHANGE_NICKNAME],
        reason: yes,
        result: raw,
    }

    /// Finds members whose username or nickname begins with a text.
    ///
    /// `query` is the beginning of the name, 1 to 100 characters. Options: `limit` (1 to 1000; only 1 by default). Returns an
    /// [Array] of [DiscordMember], empty on failure and if no member matches.
    ///
    /// ```gdscript
    /// var found: Array[DiscordMember] = await client.rest.search_guild_members(guild_id, "ada", {"limit": 10})
    /// ```
    ///
    /// [Search Guild Members](https://discord.com/developers/docs/resources/guild#search-guild-members)
    search_guild_members = GET "/guilds/{guild_id}/members/search" {
        path: (guild_id: id),
        required: (query: text(1..=100)),
        query: [limit: integer(1..=1000)],
        reason: no,
        result: [Member],
    }

    /// Fetches one member of a guild.
    ///
    /// Returns a [DiscordMember], or `null` on failure (10007: the user is not a member, 10013: no such user).
    ///
    /// ```gdscript
    /// var member: DiscordMember = await client.rest.get_guild_member(guild_id, user_id)
    /// ```
    ///
    /// [Get Guild Member](https://discord.com/developers/docs/resources/guild#get-guild-member)
    get_guild_member = GET "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        reason: no,
        result: Member,
    }

    /// Adds a user to a guild, such as a player who logged in with Discord. The user must have authorized the application.
    ///
    /// `access_token` is an OAuth2 token of the user with the scope `guilds.join`. Options: `nick` (up to 32 characters; needs
    /// `MANAGE_NICKNAMES`), `roles` (ids; needs `MANAGE_ROLES`), `mute` (needs `MUTE_MEMBERS`), `deaf` (needs `DEAFEN_MEMBERS`),
    /// `flags` (see [DiscordMemberFlags]). Needs `CREATE_INSTANT_INVITE`. Returns the new [DiscordMember]; `null` if the user is
    /// a member already, and on failure (40007: the user is banned, 50025: the token is not valid).
    ///
    /// ```gdscript
    /// await client.rest.add_guild_member(guild_id, user_id, access_token, {"roles": [player_role.id]})
    /// ```
    ///
    /// [Add Guild Member](https://discord.com/developers/docs/resources/guild#add-guild-member)
    add_guild_member = PUT "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (access_token: text(1..=10240)),
        body: [nick: text(0..=32), roles: ids(0..=250), mute: bool, deaf: bool, flags: flags],
        permissions: [CREATE_INSTANT_INVITE],
        reason: no,
        result: Member,
    }

    /// Kicks a member, who can rejoin with an invite.
    ///
    /// The member's highest role must be below that of the bot. Needs `KICK_MEMBERS`. `reason` is written into the audit log.
    /// Returns `true`, or `false` on failure (10007: the user is not a member, 50013: the bot lacks the permission to kick the
    /// member).
    ///
    /// ```gdscript
    /// await client.rest.remove_guild_member(guild_id, user_id, "cheating")
    /// ```
    ///
    /// [Remove Guild Member](https://discord.com/developers/docs/resources/guild#remove-guild-member)
    remove_guild_member = DELETE "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [KICK_MEMBERS],
        reason: yes,
        result: bool,
    }

    /// Changes a member: nickname, roles, voice state, timeout. Each option needs a permission of its own.
    ///
    /// - `nick`: up to 32 characters; `null` removes it. Needs `MANAGE_NICKNAMES`.
    /// - `roles`: the ids of all roles of the member; other roles are removed. Needs `MANAGE_ROLES`. To add a single role,
    ///   [method add_guild_member_role] is safer.
    /// - `mute`, `deaf`: server mute and deafen; these fail if the member is not in a voice channel. Need `MUTE_MEMBERS` and
    ///   `DEAFEN_MEMBERS`.
    /// - `channel_id`: the voice channel to move the member to, who must be in a voice channel; `null` disconnects the member.
    ///   Needs `MOVE_MEMBERS`.
    /// - `communication_disabled_until`: until when the member is timed out, in Unix seconds, at most 28 days from now; `null`
    ///   removes the timeout. Administrators cannot be timed out. Needs `MODERATE_MEMBERS`.
    /// - `flags`: see [DiscordMemberFlags]; only `BYPASSES_VERIFICATION` can be changed. Needs `MANAGE_GUILD` or `MANAGE_ROLES`.
    ///
    /// `reason` is written into the audit log. Returns the changed [DiscordMember], or `null` on failure (10007: the user is not
    /// a member, 40032: the member is not in a voice channel, 50013: a permission is missing).
    ///
    /// ```gdscript
    /// var in_ten_minutes := Time.get_unix_time_from_system() + 600
    /// await client.rest.modify_guild_member(guild_id, user_id, {"communication_disabled_until": in_ten_minutes}, "spam")
    /// await client.rest.modify_guild_member(guild_id, user_id, {"channel_id": red_team_channel.id})
    /// ```
    ///
    /// [Modify Guild Member](https://discord.com/developers/docs/resources/guild#modify-guild-member)
    modify_guild_member = PATCH "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        body: [
            nick: text(0..=32),
            roles: ids(0..=350),
            mute: bool,
            deaf: bool,
            channel_id: id,
            communication_disabled_until: timestamp,
            flags: flags,
        ],
        reason: yes,
        result: Member,
    }

    /// Adds a role to a member.
    ///
    /// The role must be below the highest role of the bot. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns
    /// `true`, also if the member has it already, or `false` on failure (10007: the user is not a member, 10011: no such role,
    /// 50013: the role is above those of the bot).
    ///
    /// ```gdscript
    /// await client.rest.add_guild_member_role(guild_id, user_id, champion_role.id, "won the tournament")
    /// ```
    ///
    /// [Add Guild Member Role](https://discord.com/developers/docs/resources/guild#add-guild-member-role)
    add_guild_member_role = PUT "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" {
        path: (guild_id: id, user_id: id, role_id: id),
        required: (),
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: bool,
    }

    /// Removes a role from a member.
    ///
    /// The role must be below the highest role of the bot. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns
    /// `true`, or `false` on failure (10007: the user is not a member, 10011: no such role, 50013: the role is above those of the
    /// bot).
    ///
    /// ```gdscript
    /// await client.rest.remove_guild_member_role(guild_id, user_id, champion_role.id)
    /// ```
    ///
    /// [Remove Guild Member Role](https://discord.com/developers/docs/resources/guild#remove-guild-member-role)
    remove_guild_member_role = DELETE "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" {
        path: (guild_id: id, user_id: id, role_id: id),
        required: (),
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: bool,
    }
}
