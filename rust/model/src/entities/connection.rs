use std::sync::Arc;

use crate::entity::entity;
use crate::{ConnectionVisibility, Integration};

entity! {
    /// An account elsewhere that a user has connected with Discord.
    Connection as DiscordConnection {
        /// The id of the account there.
        id: Box<str>,
        /// The name there.
        name: Option<Box<str>>,
        /// Where it is, such as `"steam"` or `"twitch"`.
        kind as type: Box<str>,
        /// Whether the connection was taken back.
        revoked: bool,
        /// Integrations of guilds that depend on it.
        integrations: Box<[Arc<Integration>]>,
        /// Whether it is verified.
        verified: bool,
        /// Whether friends there are found on Discord.
        friend_sync: bool,
        /// Whether it is shown what the user does there.
        show_activity: bool,
        /// Whether the account there has a token for Discord as well.
        two_way_link: bool,
        /// Who sees it, see [DiscordConnectionVisibility].
        visibility: ConnectionVisibility,
    }
}
