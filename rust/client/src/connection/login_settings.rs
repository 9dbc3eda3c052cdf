//! The settings of a login.

use std::time::Duration;

use discord_gateway::Compression;
use discord_model::Intents;

/// The settings of a login, except the token set in code.
#[derive(Clone, Debug)]
pub struct LoginSettings {
    /// The events to receive.
    pub intents: Intents,
    /// The URL of the API; empty for Discord.
    pub api_url: String,
    /// The environment variable that contains the token.
    pub token_environment_variable: String,
    /// The compression of the gateway connection.
    pub compression: Compression,
    /// The number of shards of the bot; 0 for the number that Discord recommends.
    pub shard_count: i64,
    /// The ids of the shards to start; empty for all.
    pub shard_ids: Vec<i64>,
    /// Whether connections are kept open for the next requests.
    pub keeps_connections: bool,
    /// Whether the client applies Discord's rate limits itself.
    pub rate_limits: bool,
    /// The maximum time that a rate limit can delay a request; `None` for no maximum.
    pub max_rate_limit_wait: Option<Duration>,
    /// The settings of the entity manager.
    pub cache: discord_cache::CacheSettings,
}
