//! The network clients, which are created in the background: reading the system's certificates takes milliseconds,
//! which is too long for a frame.

use std::sync::Arc;

use discord_gateway::Proxies;
use discord_model::Token;
use discord_rest::{RequestSequencer, Rest};
use tokio::sync::OnceCell;

use crate::client_error::ClientError;
use crate::download::Downloader;
use crate::{Config, tls};

/// The network clients. They are created when they are first needed; clones share them.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    config: Config,
    sequencer: RequestSequencer,
    parts: Arc<OnceCell<Result<NetworkParts, ClientError>>>,
}

/// The network clients, and the certificates that they trust.
#[derive(Clone, Debug)]
pub(crate) struct NetworkParts {
    pub(crate) rest: Rest,
    pub(crate) downloader: Downloader,
    pub(crate) tls: Arc<rustls::ClientConfig>,
    pub(crate) proxies: Proxies,
}

impl Network {
    /// Only checks the URL of the API.
    pub(crate) fn new(config: Config, sequencer: RequestSequencer) -> Result<Self, ClientError> {
        discord_rest::api_base(&config.api_url)?;
        Ok(Self {
            config,
            sequencer,
            parts: Arc::default(),
        })
    }

    /// Returns the token that authorizes requests.
    pub(crate) fn token(&self) -> &Token {
        &self.config.token
    }

    /// Returns the network clients, once they are created.
    pub(crate) async fn parts(&self) -> Result<NetworkParts, ClientError> {
        let make = || async {
            let (config, sequencer) = (self.config.clone(), self.sequencer.clone());
            tokio::task::spawn_blocking(move || make(&config, sequencer))
                .await
                .unwrap_or_else(|_| Err(ClientError::cancelled()))
        };
        self.parts.get_or_init(make).await.clone()
    }
}

fn make(config: &Config, sequencer: RequestSequencer) -> Result<NetworkParts, ClientError> {
    let tls = tls::config(&config.extra_roots)?;
    let base = discord_rest::api_base(&config.api_url)?;
    Ok(NetworkParts {
        downloader: Downloader::new(&tls, config.proxy.url())?,
        rest: Rest::new(discord_rest::Config {
            token: (!config.token.is_empty()).then(|| config.token.clone()),
            keeps_connections: config.keeps_connections,
            rate_limits: config.rate_limits,
            max_rate_limit_wait: config.max_rate_limit_wait,
            proxy_url: config.proxy.url().map(str::to_owned),
            sequencer,
            ..discord_rest::Config::new(base, tls.clone())
        })?,
        tls: Arc::new(tls),
        proxies: config.proxy.proxies(),
    })
}
