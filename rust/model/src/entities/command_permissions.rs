use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, ApplicationCommand, ApplicationCommandPermissionType, Guild, Id};

entity! {
    /// The permissions of a command in a guild: who can use it, and in which channels.
    ApplicationCommandPermissions as DiscordApplicationCommandPermissions {
        /// The id of the command; or the id of the application, for all commands that have no permissions of their own.
        id: Id<ApplicationCommand>,
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The permissions, up to 100.
        permissions: Box<[Arc<ApplicationCommandPermission>]>,
    }
}

entity! {
    /// The permission of a role, user or channel for a command.
    ApplicationCommandPermission as DiscordApplicationCommandPermission {
        /// The id of the role, user or channel. The guild's id means `@everyone`, and the guild's id minus 1 means all
        /// channels.
        id: Id<ApplicationCommandPermission>,
        /// The type of the object with [member id], see [DiscordApplicationCommandPermissionType].
        kind as type: ApplicationCommandPermissionType,
        /// If `true`, the command can be used.
        permission: bool,
    }
}
