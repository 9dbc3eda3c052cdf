//! What people do with an invite.

use godot::prelude::*;

use super::acts;
use crate::entities::DiscordInvite;

acts! {
    DiscordInvite as invite {
        /// Makes the invite void. Needs `MANAGE_CHANNELS`, or `MANAGE_GUILD`.
        delete(; reason) = delete_invite[&*invite.code];

        /// Fetches the invite anew; options as for [method DiscordREST.get_invite].
        fetch(; options) = get_invite[&*invite.code];
    }
}
