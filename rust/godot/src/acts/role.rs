//! What people do with a role.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordRole;

acts! {
    DiscordRole as role {
        /// Changes the role. The options are those of [method DiscordREST.modify_guild_role]. Needs `MANAGE_ROLES`, and a role
        /// above it.
        modify(; options, reason) = modify_guild_role[role.guild_id, role.id];

        /// Deletes the role. Needs `MANAGE_ROLES`, and a role above it.
        delete(; reason) = delete_guild_role[role.guild_id, role.id];

        /// Sets the name, 1 to 100 characters.
        set_name(name: GString; reason) = modify_guild_role[role.guild_id, role.id] { "name": name };
    }
}
