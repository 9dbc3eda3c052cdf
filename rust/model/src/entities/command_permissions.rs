use std::sync::Arc;

use crate::entity::entity;
use crate::{Application, ApplicationCommand, ApplicationCommandPermissionType, Guild, Id};

entity! {
    /// Who may use a command in a guild, and where.
    ApplicationCommandPermissions as DiscordApplicationCommandPermissions {
        /// The id of the command; or that of the application, for all commands that have no rules of their own.
        id: Id<ApplicationCommand>,
        /// The id of the application.
        application_id: Id<Application>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The rules, up to 100.
        permissions: Box<[Arc<ApplicationCommandPermission>]>,
    }
}

entity! {
    /// Whether one role, user or channel may use a command.
    ApplicationCommandPermission as DiscordApplicationCommandPermission {
        /// The id of the role, user or channel. The guild's id stands for everybody, the guild's id minus 1 for all channels.
        id: Id<ApplicationCommandPermission>,
        /// Whose id it is, see [DiscordApplicationCommandPermissionType].
        kind as type: ApplicationCommandPermissionType,
        /// Whether it is allowed.
        permission: bool,
    }
}
