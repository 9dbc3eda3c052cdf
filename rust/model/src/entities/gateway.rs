use std::sync::Arc;

use crate::entity::{entity, object};
use crate::{Guild, Id, Presence, User};

entity! {
    /// A rate limit of the gateway: Discord rejected a request, because there were too many.
    GatewayRateLimit as DiscordGatewayRateLimit {
        /// The opcode of the request: `8` requests members. See [DiscordGatewayOpcode].
        opcode: u32,
        /// The number of seconds after which the request can be sent again.
        retry_after: f64,
        /// Details of the request.
        meta: Option<Arc<GatewayRateLimitMeta>>,
    }
}

entity! {
    /// Details of a request that exceeded a rate limit of the gateway.
    GatewayRateLimitMeta as DiscordGatewayRateLimitMeta {
        /// The id of the guild whose members were requested, or `0`.
        guild_id: Id<Guild>,
        /// The nonce of the request, or an empty string.
        nonce: Option<Box<str>>,
    }
}

entity! {
    /// A part of the response to a request for the members of a guild.
    MembersChunk as DiscordMembersChunk {
        /// The id of the guild.
        guild_id: Id<Guild>,
        /// The index of this part, from `0`.
        chunk_index: u32,
        /// The number of parts.
        chunk_count: u32,
        /// The ids of requested users who are not members.
        not_found: Box<[Id<User>]>,
        /// The presences of the members of this part, if they were requested.
        presences: Box<[Arc<Presence>]>,
        /// The nonce of the request, or an empty string.
        nonce: Option<Box<str>>,
    }
}

object! {
    /// The response of `GET /gateway/bot`.
    GatewayBot {
        /// The URL of the gateway.
        url: Box<str>,
        /// The recommended number of shards.
        shards: u32,
        /// The limit of new sessions.
        session_start_limit: Option<Arc<SessionStartLimit>>,
    }
}

object! {
    /// The limit of new sessions of a bot.
    SessionStartLimit {
        /// The number of sessions that a bot can start per day.
        total: u32,
        /// The number of sessions that can still be started today.
        remaining: u32,
        /// The number of milliseconds until the limit is reset.
        reset_after: u64,
        /// The number of shards that can identify within five seconds.
        max_concurrency: u32,
    }
}
