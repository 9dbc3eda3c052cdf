//! The settings of a login.

use std::time::Duration;

use discord_gateway::Compression;
use discord_model::{Intents, Secret};

use crate::gateway_settings::GatewaySettings;
use crate::tls::Certificate;

/// The settings of a login, except the token set in code.
#[derive(Clone, Debug)]
pub struct LoginSettings {
    /// The events to receive.
    pub intents: Intents,
    /// The URL of the API; empty for Discord.
    pub api_url: String,
    /// The URL of an HTTP proxy; empty for the proxy of the system.
    pub proxy_url: Secret,
    /// The environment variable that contains the token.
    pub token_environment_variable: String,
    /// The compression of the gateway connection.
    pub compression: Compression,
    /// The number of members above which a guild is sent without its offline members.
    pub large_threshold: i64,
    /// The maximum size of a payload in MiB.
    pub max_payload_mib: i64,
    /// The connection properties by name.
    pub identify_properties: Vec<(String, String)>,
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
    /// Certificates to trust in addition to those of the system, for a private server.
    pub extra_roots: Vec<Certificate>,
    /// The settings of the entity manager.
    pub cache: discord_cache::CacheSettings,
}

impl LoginSettings {
    /// Creates the settings of a login with these intents, with default values for everything else.
    pub fn new(intents: Intents) -> Self {
        let (large_threshold, max_payload_mib) = GatewaySettings::DEFAULTS;
        Self {
            intents,
            api_url: String::new(),
            proxy_url: Secret::default(),
            token_environment_variable: String::new(),
            compression: Compression::default(),
            large_threshold,
            max_payload_mib,
            identify_properties: Vec::new(),
            shard_count: 0,
            shard_ids: Vec::new(),
            keeps_connections: true,
            rate_limits: true,
            max_rate_limit_wait: None,
            extra_roots: Vec::new(),
            cache: discord_cache::CacheSettings::default(),
        }
    }
}
