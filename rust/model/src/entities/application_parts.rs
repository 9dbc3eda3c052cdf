use std::sync::Arc;

use crate::entity::entity;
use crate::{Permissions, RoleConnectionMetadataType, TextMap};

entity! {
    /// The scopes and permissions that an application requests when it is installed.
    InstallParams as DiscordInstallParams {
        /// The OAuth2 scopes, such as `"bot"`.
        scopes: Box<[Box<str>]>,
        /// The permissions for the bot's role, a bitfield of [DiscordPermissions].
        permissions: Permissions,
    }
}

entity! {
    /// The settings for one integration type of an application.
    IntegrationTypeConfig as DiscordIntegrationTypeConfig {
        /// The scopes and permissions that are requested.
        oauth2_install_params: Option<Arc<InstallParams>>,
    }
}

entity! {
    /// A requirement that a linked role can have, such as a number of wins.
    ApplicationRoleConnectionMetadata as DiscordApplicationRoleConnectionMetadata {
        /// The comparison of values, see [DiscordRoleConnectionMetadataType].
        kind as type: RoleConnectionMetadataType,
        /// The key of the value, 1 to 50 characters.
        key: Box<str>,
        /// The name, 1 to 100 characters.
        name: Box<str>,
        /// The name in other languages.
        name_localizations: TextMap<Box<str>>,
        /// The description, 1 to 200 characters.
        description: Box<str>,
        /// The description in other languages.
        description_localizations: TextMap<Box<str>>,
    }
}

entity! {
    /// The values that an application reports about a user, which linked roles can require.
    ApplicationRoleConnection as DiscordApplicationRoleConnection {
        /// The name of the application's platform, up to 50 characters.
        platform_name: Option<Box<str>>,
        /// The name of the user on that platform, up to 100 characters.
        platform_username: Option<Box<str>>,
        /// The values, by [member DiscordApplicationRoleConnectionMetadata.key].
        metadata: TextMap<Box<str>>,
    }
}
