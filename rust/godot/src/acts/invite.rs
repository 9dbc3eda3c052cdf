//! What people do with an invite.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordInvite;

acts! {
    DiscordInvite as invite {
        /// Deletes the invite. Needs `MANAGE_CHANNELS`, or `MANAGE_GUILD`.
        delete(; reason) = delete_invite[&*invite.code];

        /// Fetches the current state of the invite. The options are those of [method DiscordREST.get_invite].
        fetch(; options) = get_invite[&*invite.code];
    }
}
