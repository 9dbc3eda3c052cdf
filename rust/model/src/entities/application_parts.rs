use std::sync::Arc;

use crate::entity::entity;
use crate::{Permissions, RoleConnectionMetadataType, TextMap};

entity! {
    /// What an application asks for when it is installed.
    InstallParams as DiscordInstallParams {
        /// The OAuth2 scopes, such as `"bot"`.
        scopes: Box<[Box<str>]>,
        /// The permissions of the bot's role, see [DiscordPermissions].
        permissions: Permissions,
    }
}

entity! {
    /// How an application is installed in one way.
    IntegrationTypeConfig as DiscordIntegrationTypeConfig {
        /// What it asks for then.
        oauth2_install_params: Option<Arc<InstallParams>>,
    }
}

entity! {
    /// Something that a linked role can ask for, such as a number of wins.
    ApplicationRoleConnectionMetadata as DiscordApplicationRoleConnectionMetadata {
        /// How values are compared, see [DiscordRoleConnectionMetadataType].
        kind as type: RoleConnectionMetadataType,
        /// The key of the value, 1 to 50 characters.
        key: Box<str>,
        /// The name, 1 to 100 characters.
        name: Box<str>,
        /// The name in other languages.
        name_localizations: TextMap<Box<str>>,
        /// What it is, 1 to 200 characters.
        description: Box<str>,
        /// The description in other languages.
        description_localizations: TextMap<Box<str>>,
    }
}

entity! {
    /// What an application vouches for of a user, so that linked roles can ask for it.
    ApplicationRoleConnection as DiscordApplicationRoleConnection {
        /// The name of the application's platform, up to 50 characters.
        platform_name: Option<Box<str>>,
        /// The user's name there, up to 100 characters.
        platform_username: Option<Box<str>>,
        /// The values, by the [member DiscordApplicationRoleConnectionMetadata.key] of what can be asked for.
        metadata: TextMap<Box<str>>,
    }
}
