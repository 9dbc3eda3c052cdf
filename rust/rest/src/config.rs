//! The configuration of a client, and the URL of the API.

use std::time::Duration;

use discord_model::Token;
use url::Url;

use crate::limiter::sequence::RequestSequencer;

/// The version of the API.
const VERSION: &str = "v10";

/// The API of Discord itself.
const DISCORD: &str = "https://discord.com/api/v10";

/// The default of [`Config::max_rate_limit_wait`]. Discord's longest common limit, renaming a channel twice in ten minutes, is shorter.
pub const DEFAULT_MAX_RATE_LIMIT_WAIT: Duration = Duration::from_secs(15 * 60);

/// The configuration of a [`Rest`](crate::Rest). [`Config::new`] has the defaults.
#[derive(Clone)]
pub struct Config {
    /// The URL of the API with its version, as [`api_base`] returns it.
    pub base_url: Url,
    /// The token of the bot; `None` for requests without authorization.
    pub token: Option<Token>,
    /// The TLS configuration with the trusted roots.
    pub tls: rustls::ClientConfig,
    /// Whether connections are kept open for the next requests; true. If false, each request opens a connection of its own.
    pub keeps_connections: bool,
    /// The URL of an HTTP proxy, which is used for all hosts except those in the environment variable `NO_PROXY`. With `None`, the proxies of
    /// the system are used, which includes those of environment variables, but not for this machine.
    pub proxy_url: Option<String>,
    /// The timeout of one attempt to send a request; 15 s. Uploads have another second for each 64 KiB.
    pub timeout: Duration,
    /// How often a request is retried, if that is safe, after a failure of Discord or the network; 3.
    pub retries: u32,
    /// The maximum of the pause before the first retry; 500 ms. It doubles with each retry.
    pub retry_pause: Duration,
    /// Whether the client applies Discord's rate limits itself; true. If [`base_url`](Self::base_url) is a proxy that applies them, set it
    /// to false: requests are then sent at once, up to 500 at a time, and wait in the proxy, so that [`timeout`](Self::timeout) has to
    /// include that. After a 429, requests still wait, and invalid requests are still counted.
    pub rate_limits: bool,
    /// How long one rate limit, or a ban by Cloudflare, can delay a request; 15 minutes. A request that would have to wait longer fails at
    /// once, with that time in its error. With `None`, requests wait as long as necessary.
    pub max_rate_limit_wait: Option<Duration>,
    /// The sequences of requests whose order is visible. To reserve slots before the client exists, set the sequencer
    /// that they are from.
    pub sequencer: RequestSequencer,
    /// The global rate limit: how many requests are sent in one [`global_window`](Self::global_window); 50.
    pub global_per_second: u32,
    /// The window of the global rate limit; 1 s. A request counts until this time after its response. If it counted
    /// from the time when it is sent, delays of the network would let 51 requests arrive in some seconds.
    pub global_window: Duration,
    /// How many invalid requests (401, 403, 429) in ten minutes lead to a ban; 10,000. No requests are sent after 95 % of them.
    pub invalid_limit: u32,
}

impl Config {
    /// Creates a configuration for this API, without a token.
    pub fn new(base_url: Url, tls: rustls::ClientConfig) -> Self {
        Self {
            base_url,
            token: None,
            tls,
            keeps_connections: true,
            proxy_url: None,
            timeout: Duration::from_secs(15),
            retries: 3,
            retry_pause: Duration::from_millis(500),
            global_per_second: 50,
            rate_limits: true,
            max_rate_limit_wait: Some(DEFAULT_MAX_RATE_LIMIT_WAIT),
            sequencer: RequestSequencer::default(),
            global_window: Duration::from_secs(1),
            invalid_limit: 10_000,
        }
    }
}

/// Why a client could not be created.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The URL of the API is invalid.
    #[error("api_url \"{url}\" {problem}")]
    ApiUrl {
        /// The invalid URL.
        url: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The token has characters that cannot be sent, such as a line break or an umlaut.
    #[error("the token has invalid characters. {}", discord_model::TOKEN_SHAPE)]
    Token,
    /// The HTTP client cannot be set up.
    #[error("the HTTP client cannot be set up: {0}")]
    Client(String),
}

/// Returns the URL of the API with its version. Empty text means Discord; any other is the URL of a server with
/// Discord's API, such as the sandbox or a proxy, with or without `/api` or `/api/v10` at its end.
///
/// ```
/// let base = discord_rest::api_base("http://127.0.0.1:1234")?;
/// assert_eq!(base.as_str(), "http://127.0.0.1:1234/api/v10");
/// # Ok::<(), discord_rest::ConfigError>(())
/// ```
pub fn api_base(text: &str) -> Result<Url, ConfigError> {
    let text = text.trim();
    let wrong = |problem| ConfigError::ApiUrl {
        url: without_secrets(text),
        problem,
    };
    let url = if text.is_empty() { DISCORD } else { text };
    let mut url = Url::parse(url)
        .map_err(|_| wrong("is not a valid URL; it should look like http://127.0.0.1:1234"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(wrong("must begin with http:// or https://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("must not contain a user name or a password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("must end with its path, without ? or #"));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_version = last
        .strip_prefix('v')
        .is_some_and(|digits| digits.parse::<u8>().is_ok());
    let path = match last {
        VERSION => path,
        _ if is_version => return Err(wrong("has another version of the API than v10")),
        "api" => format!("{path}/{VERSION}"),
        _ => format!("{path}/api/{VERSION}"),
    };
    url.set_path(&path);
    Ok(url)
}

/// Returns a URL for an error, without parts that may be secret.
fn without_secrets(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, host)) => format!("…@{host}"),
        None => text.chars().take(200).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases() {
        let table = [
            ("", "https://discord.com/api/v10"),
            (" http://127.0.0.1:1234 ", "http://127.0.0.1:1234/api/v10"),
            ("http://127.0.0.1:1234/", "http://127.0.0.1:1234/api/v10"),
            ("http://localhost:1/api", "http://localhost:1/api/v10"),
            ("http://[::1]:8080/api/", "http://[::1]:8080/api/v10"),
            ("https://example.org/api/v10", "https://example.org/api/v10"),
            (
                "https://example.org/api/v10/",
                "https://example.org/api/v10",
            ),
            (
                "https://example.org/discord",
                "https://example.org/discord/api/v10",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(api_base(text).unwrap().as_str(), expected, "{text:?}");
        }
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let table = [
            ("127.0.0.1:1234", "not a valid URL"),
            ("localhost:1234", "http:// or https://"),
            ("ftp://example.org", "http:// or https://"),
            ("http://", "not a valid URL"),
            ("http://127.0.0.1:99999", "not a valid URL"),
            ("http://me:secret@example.org", "user name"),
            ("http://example.org/?token=1", "without ?"),
            ("https://example.org/api/v9", "another version"),
        ];
        for (text, expected) in table {
            let told = api_base(text).unwrap_err().to_string();
            assert!(told.contains(expected), "{text:?}: {told}");
            assert!(!told.contains("secret"), "{told}");
        }
    }
}
