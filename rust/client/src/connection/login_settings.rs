//! What a login is made with.

use std::time::Duration;

use discord_gateway::Compression;
use discord_model::Intents;

/// What a login is made with, but for the token set from code.
#[derive(Clone, Debug)]
pub struct LoginSettings {
    /// Which events to get.
    pub intents: Intents,
    /// Where the API is; empty means Discord.
    pub api_url: String,
    /// The environment variable that holds the token.
    pub token_environment_variable: String,
    /// How the connection to the gateway is compressed.
    pub compression: Compression,
    /// How many shards the bot has; 0 for as many as Discord recommends.
    pub shard_count: i64,
    /// The numbers of the shards to start; empty for all.
    pub shard_ids: Vec<i64>,
    /// Whether the client keeps Discord's limits by itself.
    pub rate_limits: bool,
    /// How long one rate limit may make a request wait; for ever if there is none.
    pub max_rate_limit_wait: Option<Duration>,
    /// What the entity manager keeps.
    pub cache: discord_cache::CacheSettings,
}
