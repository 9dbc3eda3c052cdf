//! The configuration of a shard.

use std::time::Duration;

use discord_model::Token;
use url::Url;

use crate::{Compression, IdentifyQueue, Session, UpdatePresence};

/// The configuration of a shard.
#[derive(Clone, Debug)]
pub struct ShardConfig {
    /// The bot's token.
    pub token: Token,
    /// Which events to get: the bits of `intents`.
    pub intents: u64,
    /// The gateway: `wss://gateway.discord.gg`, or what `GET /gateway/bot` says. The query is added by the shard.
    pub url: Url,
    /// The number of this shard, from 0, and the number of all shards.
    pub shard: (u32, u32),
    /// How the connection is compressed.
    pub compression: Compression,
    /// A guild with more members than this comes without its offline ones. 50 to 250; others are brought into range.
    pub large_threshold: u8,
    /// The bot's status and activities from the first moment on.
    pub presence: Option<UpdatePresence>,
    /// Paces new sessions. All shards of a bot share one.
    pub identify: IdentifyQueue,
    /// A session to go on with, saved by an earlier shard. If it is too old, a new one begins.
    pub session: Option<Session>,
    /// How long to wait for the server.
    pub timeouts: Timeouts,
}

impl ShardConfig {
    /// The configuration of a bot's only shard, with the defaults for all else.
    pub fn new(token: Token, intents: u64, url: Url) -> Self {
        Self {
            token,
            intents,
            url,
            shard: (0, 1),
            compression: Compression::default(),
            large_threshold: 250,
            presence: None,
            identify: IdentifyQueue::default(),
            session: None,
            timeouts: Timeouts::default(),
        }
    }
}

/// How long a shard waits for the server before it tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the WebSocket to open, from looking up the address to the end of the upgrade: 10 s.
    pub connect: Duration,
    /// For Hello: 20 s.
    pub hello: Duration,
    /// For Ready, and for Resumed since the last event replayed: 30 s.
    pub ready: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            hello: Duration::from_secs(20),
            ready: Duration::from_secs(30),
        }
    }
}
