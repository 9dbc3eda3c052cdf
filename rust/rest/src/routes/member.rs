//! [Members](https://discord.com/developers/docs/resources/guild#guild-member-object).

routes! {
    member_routes ($);

    /// List members, paged (needs the GUILD_MEMBERS intent).
    ///
    /// TODO
    ///
    /// [List Guild Members](https://discord.com/developers/docs/resources/guild#list-guild-members)
    list_guild_members = GET "/guilds/{guild_id}/members" {
        path: (guild_id: id),
        required: (),
        query: [limit: integer(1..=1000), after: integer(0..=i64::MAX)],
        permissions: [],
        reason: no,
        result: [Member],
    }

    /// Edit one's own member (nick, avatar, banner, bio).
    ///
    /// TODO
    ///
    /// [Modify Current Member](https://discord.com/developers/docs/resources/guild#modify-current-member)
    modify_current_member = PATCH "/guilds/{guild_id}/members/@me" {
        path: (guild_id: id),
        required: (),
        body: [
            nick: text(0..=32),
            avatar: image,
            bio: text(0..=190),
            banner: image,
        ],
        permissions: [],
        reason: yes,
        also: [modify_current_user_nick],
        result: Member,
    }

    /// Find members whose name starts with a text.
    ///
    /// TODO
    ///
    /// [Search Guild Members](https://discord.com/developers/docs/resources/guild#search-guild-members)
    search_guild_members = GET "/guilds/{guild_id}/members/search" {
        path: (guild_id: id),
        required: (query: text(1..=100)),
        query: [limit: integer(1..=1000)],
        permissions: [],
        reason: no,
        result: [Member],
    }

    /// Fetch one member.
    ///
    /// TODO
    ///
    /// [Get Guild Member](https://discord.com/developers/docs/resources/guild#get-guild-member)
    get_guild_member = GET "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Member,
    }

    /// Add a user to a guild with that user's OAuth2 token.
    ///
    /// NOTE bot token, plus the user's OAuth2 access_token (guilds.join) in the body
    /// TODO
    ///
    /// [Add Guild Member](https://discord.com/developers/docs/resources/guild#add-guild-member)
    add_guild_member = PUT "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (access_token: text(0..=10240)),
        body: [
            nick: text(0..=32),
            roles: ids(0..=250),
            mute: bool,
            deaf: bool,
            flags: flags,
        ],
        permissions: [],
        reason: no,
        result: Member,
    }

    /// Kick a member.
    ///
    /// TODO
    ///
    /// [Remove Guild Member](https://discord.com/developers/docs/resources/guild#remove-guild-member)
    remove_guild_member = DELETE "/guilds/{guild_id}/members/{user_id}" {
        path: (guild_id: id, user_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a member (nick, roles, mute, deaf, move, timeout, flags).
    ///
    /// TODO
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
        permissions: [],
        reason: yes,
        result: Member,
    }

    /// Give a role to a member.
    ///
    /// TODO
    ///
    /// [Add Guild Member Role](https://discord.com/developers/docs/resources/guild#add-guild-member-role)
    add_guild_member_role = PUT "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" {
        path: (guild_id: id, user_id: id, role_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Take a role from a member.
    ///
    /// TODO
    ///
    /// [Remove Guild Member Role](https://discord.com/developers/docs/resources/guild#remove-guild-member-role)
    remove_guild_member_role = DELETE "/guilds/{guild_id}/members/{user_id}/roles/{role_id}" {
        path: (guild_id: id, user_id: id, role_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }
}
