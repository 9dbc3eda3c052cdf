//! [Roles](https://discord.com/developers/docs/topics/permissions#role-object).

use crate::objects::ROLE_POSITION;
use crate::objects::role::ROLE;

routes! {
    role_routes ($);

    /// Fetches all roles of a guild.
    ///
    /// The `@everyone` role is included; its id is that of the guild. The guilds of the entity manager have their roles without a
    /// request. Returns an [Array] of [DiscordRole], empty on failure.
    ///
    /// ```gdscript
    /// var roles: Array[DiscordRole] = await client.rest.get_guild_roles(guild_id)
    /// ```
    ///
    /// [Get Guild Roles](https://discord.com/developers/docs/resources/guild#get-guild-roles)
    get_guild_roles = GET "/guilds/{guild_id}/roles" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: [Role],
    }

    /// Creates a role, such as one for the winners of a tournament.
    ///
    /// - `name`: up to 100 characters; "new role" by default.
    /// - `permissions`: the permissions of its members, see [DiscordPermissions]; those of `@everyone` by default.
    /// - `colors`: `{"primary_color": …}`; with `secondary_color` it is a gradient, with `tertiary_color` as well it is
    ///   holographic. `color` is the older form of a single color.
    /// - `hoist`: if `true`, its members are listed separately. `mentionable`: if `true`, every member can mention the role.
    /// - `icon`: an [Image], a [Texture2D], or a path; or `unicode_emoji`, an emoji instead. Both are only available in guilds
    ///   with the feature `"ROLE_ICONS"`.
    ///
    /// Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns the new [DiscordRole], or `null` on
    /// failure (30005: the guild has 250 roles already, 50013: the bot lacks the permission, or one of the permissions
    /// of the role).
    ///
    /// ```gdscript
    /// var gold := {"primary_color": 0xF1C40F}
    /// var role: DiscordRole = await client.rest.create_guild_role(guild_id, {"name": "Champion", "colors": gold, "hoist": true})
    /// ```
    ///
    /// [Create Guild Role](https://discord.com/developers/docs/resources/guild#create-guild-role)
    create_guild_role = POST "/guilds/{guild_id}/roles" {
        path: (guild_id: id),
        required: (),
        body_of: ROLE,
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: Role,
    }

    /// Changes the order of the roles of a guild.
    ///
    /// `roles` is a list such as `[{"id": …, "position": 3}]`, with the roles to move; position `0` is the lowest, that of the
    /// `@everyone` role. Roles with the same position are sorted by id. A bot can only move roles below its own highest role.
    /// Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns an [Array] of [DiscordRole] with all roles of the
    /// guild, empty on failure (50013: a role is above those of the bot).
    ///
    /// ```gdscript
    /// var order := [{"id": gold.id, "position": 3}, {"id": silver.id, "position": 2}]
    /// await client.rest.modify_guild_role_positions(guild_id, order)
    /// ```
    ///
    /// [Modify Guild Role Positions](https://discord.com/developers/docs/resources/guild#modify-guild-role-positions)
    modify_guild_role_positions = PATCH "/guilds/{guild_id}/roles" {
        path: (guild_id: id),
        required: (),
        raw_body: (roles: list(object(ROLE_POSITION), 1..=usize::MAX)),
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: [Role],
    }

    /// Fetches the number of members of each role.
    ///
    /// Returns a [Dictionary] that maps the ids of the roles, as [String], to the numbers of their members, or `null`
    /// on failure. The `@everyone` role is not included.
    ///
    /// ```gdscript
    /// var counts: Dictionary = await client.rest.get_guild_role_member_counts(guild_id)
    /// print(counts.get(str(red_team.id), 0), " against ", counts.get(str(blue_team.id), 0))
    /// ```
    ///
    /// [Get Guild Role Member Counts](https://discord.com/developers/docs/resources/guild#get-guild-role-member-counts)
    get_guild_role_member_counts = GET "/guilds/{guild_id}/roles/member-counts" {
        path: (guild_id: id),
        required: (),
        reason: no,
        result: raw,
    }

    /// Fetches one role.
    ///
    /// Returns a [DiscordRole], or `null` on failure (10011: no such role).
    ///
    /// ```gdscript
    /// var role: DiscordRole = await client.rest.get_guild_role(guild_id, role_id)
    /// ```
    ///
    /// [Get Guild Role](https://discord.com/developers/docs/resources/guild#get-guild-role)
    get_guild_role = GET "/guilds/{guild_id}/roles/{role_id}" {
        path: (guild_id: id, role_id: id),
        required: (),
        reason: no,
        result: Role,
    }

    /// Deletes a role.
    ///
    /// The role must be below the highest role of the bot. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns
    /// `true`, or `false` on failure (10011: no such role, 50013: the role is above those of the bot).
    ///
    /// ```gdscript
    /// await client.rest.delete_guild_role(guild_id, role_id, "the season is over")
    /// ```
    ///
    /// [Delete Guild Role](https://discord.com/developers/docs/resources/guild#delete-guild-role)
    delete_guild_role = DELETE "/guilds/{guild_id}/roles/{role_id}" {
        path: (guild_id: id, role_id: id),
        required: (),
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: bool,
    }

    /// Changes a role.
    ///
    /// The options are those of [method create_guild_role]. Omitted options are left unchanged. The role must be below
    /// the highest role of the bot. Needs `MANAGE_ROLES`. `reason` is written into the audit log. Returns the changed
    /// [DiscordRole], or `null` on failure (10011: no such role, 50013: the role is above those of the bot).
    ///
    /// ```gdscript
    /// await client.rest.modify_guild_role(guild_id, role_id, {"name": "Champion of %d" % year, "mentionable": false})
    /// ```
    ///
    /// [Modify Guild Role](https://discord.com/developers/docs/resources/guild#modify-guild-role)
    modify_guild_role = PATCH "/guilds/{guild_id}/roles/{role_id}" {
        path: (guild_id: id, role_id: id),
        required: (),
        body_of: ROLE,
        permissions: [MANAGE_ROLES],
        reason: yes,
        result: Role,
    }
}
