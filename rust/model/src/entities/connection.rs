use std::sync::Arc;

use crate::entity::entity;
use crate::{ConnectionVisibility, Integration};

entity! {
    /// An external account that a user has connected to Discord.
    Connection as DiscordConnection {
        /// The id of the external account.
        id: Box<str>,
        /// The name of the external account.
        name: Option<Box<str>>,
        /// The service of the account, such as `"steam"` or `"twitch"`.
        kind as type: Box<str>,
        /// If `true`, the connection was revoked.
        revoked: bool,
        /// The integrations of guilds that depend on the connection.
        integrations: Box<[Arc<Integration>]>,
        /// If `true`, the connection is verified.
        verified: bool,
        /// If `true`, friends on that service are suggested as friends on Discord.
        friend_sync: bool,
        /// If `true`, activities on that service are shown in the user's presence.
        show_activity: bool,
        /// If `true`, the external account has a token for Discord as well.
        two_way_link: bool,
        /// The visibility of the connection, see [DiscordConnectionVisibility].
        visibility: ConnectionVisibility,
    }
}
