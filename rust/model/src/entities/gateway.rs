use std::sync::Arc;

use crate::entity::entity;
use crate::{Guild, Id, Presence, User};

entity! {
    /// Discord did not answer a request that was made over the gateway, because there were too many.
    GatewayRateLimit as DiscordGatewayRateLimit {
        /// The number of the kind of request: `8` asks for members.
        opcode: u32,
        /// After how many seconds it may be made again.
        retry_after: f64,
        /// Which request it was.
        meta: Option<Arc<GatewayRateLimitMeta>>,
    }
}

entity! {
    /// Which request had no answer.
    GatewayRateLimitMeta as DiscordGatewayRateLimitMeta {
        /// The id of the guild whose members were asked for, or `0`.
        guild_id: Id<Guild>,
        /// What the request was marked with, or an empty string.
        nonce: Option<Box<str>>,
    }
}

entity! {
    /// A part of the answer to a request for the members of a guild.
    MembersChunk as DiscordMembersChunk {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The number of this part, from `0`.
        chunk_index: u32,
        /// How many parts there are.
        chunk_count: u32,
        /// The ids of users who were asked for but are no members.
        not_found: Box<[Id<User>]>,
        /// The presences of the members of this part, if they were asked for.
        presences: Box<[Arc<Presence>]>,
        /// What the request was marked with, or an empty string.
        nonce: Option<Box<str>>,
    }
}
