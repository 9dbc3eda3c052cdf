use std::time::Duration;

use discord_gateway::{Compression, UpdatePresence};
use discord_model::{Intents, Token};

use crate::gateway_settings::GatewaySettings;
use crate::proxy_settings::ProxySettings;
use crate::saved_session::SavedSession;
use crate::shard_settings::ShardSettings;
use crate::tls::Certificate;

/// The configuration of a client.
#[derive(Clone, Debug)]
pub struct Config {
    /// The bot's token.
    pub token: Token,
    /// The events to receive.
    pub intents: Intents,
    /// The URL of the API; empty for Discord. See [`discord_rest::api_base`] for the supported forms.
    pub api_url: String,
    /// Whether connections are kept open for the next requests; see [`discord_rest::Config::keeps_connections`].
    pub keeps_connections: bool,
    /// Whether the client applies Discord's rate limits itself; false for a proxy at `api_url` that applies them. See
    /// [`discord_rest::Config::rate_limits`].
    pub rate_limits: bool,
    /// The maximum time that a rate limit can delay a request; see [`discord_rest::Config::max_rate_limit_wait`].
    pub max_rate_limit_wait: Option<Duration>,
    /// The compression of the gateway connection. The default is the most efficient one.
    pub compression: Compression,
    /// The proxy of all connections.
    pub proxy: ProxySettings,
    /// The settings of the gateway connections.
    pub gateway: GatewaySettings,
    /// Which shards are started.
    pub shards: ShardSettings,
    /// The initial status and activities of the bot.
    pub presence: Option<UpdatePresence>,
    /// Sessions of an earlier login to resume. Those of other shards, or of another number of shards, are not used.
    pub sessions: Vec<SavedSession>,
    /// Certificates to trust in addition to those of the system, for a private server.
    pub extra_roots: Vec<Certificate>,
}

impl Config {
    /// Creates the configuration of a client.
    pub fn new(token: Token, intents: Intents) -> Self {
        Self {
            token,
            intents,
            api_url: String::new(),
            keeps_connections: true,
            rate_limits: true,
            max_rate_limit_wait: Some(discord_rest::DEFAULT_MAX_RATE_LIMIT_WAIT),
            compression: Compression::default(),
            proxy: ProxySettings::default(),
            gateway: GatewaySettings::default(),
            shards: ShardSettings::default(),
            presence: None,
            sessions: Vec::new(),
            extra_roots: Vec::new(),
        }
    }

    /// Returns whether requests with another configuration are the same as with this one.
    pub(crate) fn makes_the_same_requests(&self, other: &Self) -> bool {
        self.token == other.token
            && self.api_url == other.api_url
            && self.keeps_connections == other.keeps_connections
            && self.proxy == other.proxy
            && self.rate_limits == other.rate_limits
            && self.max_rate_limit_wait == other.max_rate_limit_wait
            && self.extra_roots == other.extra_roots
    }
}
