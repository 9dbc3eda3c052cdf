//! [Roles](https://discord.com/developers/docs/topics/permissions#role-object).

use crate::shapes::{ROLE_COLORS, ROLE_POSITIONS};

routes! {
    role_routes ($);

    /// List roles.
    ///
    /// TODO
    ///
    /// [Get Guild Roles](https://discord.com/developers/docs/resources/guild#get-guild-roles)
    get_guild_roles = GET "/guilds/{guild_id}/roles" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: [Role],
    }

    /// Create a role.
    ///
    /// TODO
    ///
    /// [Create Guild Role](https://discord.com/developers/docs/resources/guild#create-guild-role)
    create_guild_role = POST "/guilds/{guild_id}/roles" {
        path: (guild_id: id),
        required: (),
        body: [
            name: text(1..=100),
            permissions: flags,
            color: colour,
            colors: object(ROLE_COLORS),
            hoist: bool,
            mentionable: bool,
            icon: image,
            unicode_emoji: text(0..=100),
        ],
        permissions: [],
        reason: yes,
        result: Role,
    }

    /// Change role positions.
    ///
    /// TODO
    ///
    /// [Modify Guild Role Positions](https://discord.com/developers/docs/resources/guild#modify-guild-role-positions)
    modify_guild_role_positions = PATCH "/guilds/{guild_id}/roles" {
        path: (guild_id: id),
        required: (),
        whole: (roles: list(object(ROLE_POSITIONS), 0..=usize::MAX)),
        permissions: [],
        reason: yes,
        result: [Role],
    }

    /// Count members per role.
    ///
    /// TODO
    ///
    /// [Get Guild Role Member Counts](https://discord.com/developers/docs/resources/guild#get-guild-role-member-counts)
    get_guild_role_member_counts = GET "/guilds/{guild_id}/roles/member-counts" {
        path: (guild_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: raw,
    }

    /// Fetch one role.
    ///
    /// TODO
    ///
    /// [Get Guild Role](https://discord.com/developers/docs/resources/guild#get-guild-role)
    get_guild_role = GET "/guilds/{guild_id}/roles/{role_id}" {
        path: (guild_id: id, role_id: id),
        required: (),
        permissions: [],
        reason: no,
        result: Role,
    }

    /// Delete a role.
    ///
    /// TODO
    ///
    /// [Delete Guild Role](https://discord.com/developers/docs/resources/guild#delete-guild-role)
    delete_guild_role = DELETE "/guilds/{guild_id}/roles/{role_id}" {
        path: (guild_id: id, role_id: id),
        required: (),
        permissions: [],
        reason: yes,
        result: bool,
    }

    /// Edit a role.
    ///
    /// TODO
    ///
    /// [Modify Guild Role](https://discord.com/developers/docs/resources/guild#modify-guild-role)
    modify_guild_role = PATCH "/guilds/{guild_id}/roles/{role_id}" {
        path: (guild_id: id, role_id: id),
        required: (),
        body: [
            name: text(1..=100),
            permissions: flags,
            color: colour,
            colors: object(ROLE_COLORS),
            hoist: bool,
            mentionable: bool,
            icon: image,
            unicode_emoji: text(0..=100),
        ],
        permissions: [],
        reason: yes,
        result: Role,
    }
}
