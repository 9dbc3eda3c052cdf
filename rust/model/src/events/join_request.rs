use crate::entity::{Patch, object};
use crate::{Guild, GuildJoinRequest, Id, User};

object! {
    /// GUILD_JOIN_REQUEST_CREATE and GUILD_JOIN_REQUEST_UPDATE.
    JoinRequestEvent {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The request. The payload has its status both inside and next to it.
        request: Patch<GuildJoinRequest>,
    }
}

object! {
    /// GUILD_JOIN_REQUEST_DELETE.
    JoinRequestDelete {
        /// The id of the request.
        id: Id<GuildJoinRequest>,
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The user who requested to join.
        user_id: Id<User>,
    }
}
