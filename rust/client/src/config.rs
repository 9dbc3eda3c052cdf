use std::time::Duration;

use discord_gateway::{Compression, Session, UpdatePresence};
use discord_model::{Intents, Token};
use rustls::pki_types::CertificateDer;

use crate::shard_settings::ShardSettings;

/// What a client needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// The bot's token.
    pub token: Token,
    /// Which events to get.
    pub intents: Intents,
    /// Where the API is; empty means Discord. See [`discord_rest::api_base`] for the forms it takes.
    pub api_url: String,
    /// Whether the client keeps Discord's rate limits itself; false behind a proxy at `api_url` that does. See
    /// [`discord_rest::Config::rate_limits`].
    pub rate_limits: bool,
    /// How long one rate limit may make a request wait; see [`discord_rest::Config::max_rate_limit_wait`].
    pub max_rate_limit_wait: Option<Duration>,
    /// How the connection to the gateway is compressed. By default the way that costs least.
    pub compression: Compression,
    /// Which shards are started.
    pub shards: ShardSettings,
    /// The bot's status and activities from the first moment on.
    pub presence: Option<UpdatePresence>,
    /// A session to go on with, if there is one.
    pub session: Option<Session>,
    /// Certificates to trust beside those of the system, for a server of one's own.
    pub extra_roots: Vec<CertificateDer<'static>>,
}

impl Config {
    /// A client of Discord.
    pub fn new(token: Token, intents: Intents) -> Self {
        Self {
            token,
            intents,
            api_url: String::new(),
            rate_limits: true,
            max_rate_limit_wait: Some(discord_rest::DEFAULT_MAX_RATE_LIMIT_WAIT),
            compression: Compression::default(),
            shards: ShardSettings::default(),
            presence: None,
            session: None,
            extra_roots: Vec::new(),
        }
    }

    /// Whether requests made under another configuration are the same as under this one.
    pub(crate) fn makes_the_same_requests(&self, other: &Self) -> bool {
        self.token == other.token
            && self.api_url == other.api_url
            && self.rate_limits == other.rate_limits
            && self.max_rate_limit_wait == other.max_rate_limit_wait
            && self.extra_roots == other.extra_roots
    }
}
