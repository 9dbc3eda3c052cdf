//! [Members](https://discord.com/developers/docs/resources/guild#guild-member-object).

routes! {
    member_routes ($);

    /// Fetches the members of a guild, page by page, by id.
    ///
    /// Options: `limit` (1 to 1000; only 1 where it is left out), `after` (the id of the last user of the page before). Only
    /// works for applications that have the intent `GUILD_MEMBERS` switched on in Discord's developer portal. Gives an [Array] of
    /// [DiscordMember], empty on failure (50001: that intent is off, or the bot is not in the guild).
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

    /// Changes how the bot itself appears in one guild.
    ///
    /// Options: `nick` (up to 32 characters; needs `CHANGE_NICKNAME`), `bio` (up to 190 characters), `avatar` and `banner` (an
    /// [Image], a [Texture2D], or a path). `null` removes each, and the account's own is seen again. `reason` is written into the
    /// audit log. Gives the changed [DiscordMember], or `null` on failure (50013: the bot may not change its nickname).
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

    /// Changes the bot's own nickname in a guild. Deprecated by Discord: [method modify_current_member] does the same.
    ///
    /// Options: `nick` (up to 32 characters; `null` removes it). Needs `CHANGE_NICKNAME`. `reason` is written into the audit log.
    /// Gives a [Dictionary] with `nick`, or `null` on failure (50013: the bot may not change its nickname).
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

    /// Finds members by the beginning of their name or nickname.
    ///
    /// `query` is that beginning, 1 to 100 characters. Options: `limit` (1 to 1000; only 1 where it is left out). Gives an
    /// [Array] of [DiscordMember], empty on failure and where nobody is called so.
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

    /// Fetches one member.
    ///
    /// Gives a [DiscordMember], or `null` on failure (10007: the user is no member, 10013: no such user).
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

    /// Brings a user into a guild who allowed the application to do so, such as a player who logged in with Discord.
    ///
    /// `access_token` is what the user granted by OAuth2, with the scope `guilds.join`. Options: `nick` (up to 32 characters;
    /// needs `MANAGE_NICKNAMES`), `roles` (ids; needs `MANAGE_ROLES`), `mute` (needs `MUTE_MEMBERS`), `deaf` (needs
    /// `DEAFEN_MEMBERS`), `flags` (see [DiscordMemberFlags]). Needs `CREATE_INSTANT_INVITE`. Gives the new [DiscordMember];
    /// `null` if the user is a member already, and on failure (40007: the user is banned, 50025: the token is not valid).
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

    /// Kicks a member. They can come back with an invite.
    ///
    /// Their highest role must stand below that of the bot. Needs `KICK_MEMBERS`. `reason` is written into the audit log. Gives
    /// `true`, or `false` on failure (10007: the user is no member, 50013: the bot may not kick them).
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

    /// Changes a member: name, roles, voice, timeout. Each option needs a permission of its own.
    ///
    /// - `nick`: up to 32 characters; `null` removes it. Needs `MANAGE_NICKNAMES`.
    /// - `roles`: the ids of all roles the member is to have; others are taken away. Needs `MANAGE_ROLES`. For a single one,
    ///   [method add_guild_member_role] is safer.
    /// - `mute`, `deaf`: in voice channels; fail for a member who is in none. Need `MUTE_MEMBERS` and `DEAFEN_MEMBERS`.
    /// - `channel_id`: the voice channel to move the member to, who must be in one; `null` disconnects them. Needs
    ///   `MOVE_MEMBERS`.
    /// - `communication_disabled_until`: until when the member can neither write nor speak, in Unix seconds, at most 28 days from
    ///   now; `null` ends it. Administrators cannot be timed out. Needs `MODERATE_MEMBERS`.
    /// - `flags`: see [DiscordMemberFlags]; only `BYPASSES_VERIFICATION` can be changed. Needs `MANAGE_GUILD` or `MANAGE_ROLES`.
    ///
    /// `reason` is written into the audit log. Gives the changed [DiscordMember], or `null` on failure (10007: the user is no
    /// member, 40032: the member is in no voice channel, 50013: the bot may not do that to them).
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

    /// Gives a role to a member.
    ///
    /// It must stand below the highest role of the bot. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Gives
    /// `true`, also if the member had it, or `false` on failure (10007: the user is no member, 10011: no such role, 50013: the
    /// role stands above those of the bot).
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

    /// Takes a role from a member.
    ///
    /// It must stand below the highest role of the bot. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Gives
    /// `true`, or `false` on failure (10007: the user is no member, 10011: no such role, 50013: the role stands above those of
    /// the bot).
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
