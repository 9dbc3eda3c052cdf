//! The configuration of a shard.

use std::time::Duration;

use discord_model::Token;
use url::Url;

use crate::transport::inflate_error::DEFAULT_MAX_MESSAGE_BYTES;
use crate::{Compression, IdentifyProperties, IdentifyQueue, Session, UpdatePresence};

/// The configuration of a shard.
#[derive(Clone, Debug)]
pub struct ShardConfig {
    /// The bot's token.
    pub token: Token,
    /// The events to receive: the bits of `intents`.
    pub intents: u64,
    /// The URL of the gateway: `wss://gateway.discord.gg`, or the response of `GET /gateway/bot`. The shard adds the
    /// query.
    pub url: Url,
    /// The id of this shard, from 0, and the number of shards.
    pub shard: (u32, u32),
    /// The compression of the connection.
    pub compression: Compression,
    /// The number of members above which a guild is sent without its offline members. 50 to 250; other values are
    /// clamped.
    pub large_threshold: u8,
    /// The maximum size of a message in bytes, after inflating; 64 MiB. A larger one ends the connection.
    pub max_message_bytes: usize,
    /// What the bot says about itself when it identifies.
    pub properties: IdentifyProperties,
    /// The initial status and activities of the bot.
    pub presence: Option<UpdatePresence>,
    /// The limits of new sessions, which all shards of a bot share.
    pub identify: IdentifyQueue,
    /// A session to resume, saved by an earlier shard. If it has expired, a new one begins.
    pub session: Option<Session>,
    /// The timeouts for the server.
    pub timeouts: Timeouts,
}

impl ShardConfig {
    /// Creates the configuration of a bot's only shard, with default values for everything else.
    pub fn new(token: Token, intents: u64, url: Url) -> Self {
        Self {
            token,
            intents,
            url,
            shard: (0, 1),
            compression: Compression::default(),
            large_threshold: 250,
            max_message_bytes: DEFAULT_MAX_MESSAGE_BYTES,
            properties: IdentifyProperties::default(),
            presence: None,
            identify: IdentifyQueue::default(),
            session: None,
            timeouts: Timeouts::default(),
        }
    }
}

/// The time that a shard waits for the server before it tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// The time for opening the WebSocket, from the DNS lookup to the end of the upgrade: 10 s.
    pub connect: Duration,
    /// The time for Hello: 20 s.
    pub hello: Duration,
    /// The time for Ready, and for Resumed after the last replayed event: 30 s.
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
