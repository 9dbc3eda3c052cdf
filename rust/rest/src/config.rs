//! What a client needs to know, and where the API is.

use std::time::Duration;

use discord_model::Token;
use serde_json::Value;
use url::Url;

use crate::limiter::sequence::RequestSequencer;

/// The version of the API this crate speaks.
const VERSION: &str = "v10";

/// The API of Discord itself.
const DISCORD: &str = "https://discord.com/api/v10";

/// How long one rate limit may make a request wait if nothing else is set. Discord's longest usual limit, two new names of a channel
/// in ten minutes, is shorter.
pub const DEFAULT_MAX_RATE_LIMIT_WAIT: Duration = Duration::from_secs(15 * 60);

/// What a [`Rest`](crate::Rest) is made of. [`Config::new`] fills in what is usual.
#[derive(Clone)]
pub struct Config {
    /// The API with its version, as [`api_base`] gives it.
    pub base_url: Url,
    /// Who the bot is; none for what needs no authorisation.
    pub token: Option<Token>,
    /// Which servers are trusted.
    pub tls: rustls::ClientConfig,
    /// How long one try of a request may take; 15 s. Uploads get a second more for each 64 KiB.
    pub timeout: Duration,
    /// How often a request is sent again, where that is safe, after Discord failed or could not be reached; 3.
    pub retries: u32,
    /// How long the first pause before that is at most; 500 ms. Each further one is twice as long.
    pub retry_pause: Duration,
    /// Whether the client keeps Discord's rate limits itself; true. Where [`base_url`](Self::base_url) is a proxy that keeps
    /// them, requests need not wait twice: without, they go out at once, 500 at a time, and wait there, so that
    /// [`timeout`](Self::timeout) must cover that. A 429 is waited out all the same, and invalid requests are counted.
    pub rate_limits: bool,
    /// How long one rate limit, or a ban by Cloudflare, may make a request wait; 15 minutes. A request that would have to wait
    /// longer fails at once, and says how long. Without, requests wait as long as they are asked to.
    pub max_rate_limit_wait: Option<Duration>,
    /// The order of requests that must not overtake one another. Whoever reserves slots before the client exists gives the
    /// sequencer they come from.
    pub sequencer: RequestSequencer,
    /// How many requests are sent in one [`global_window`](Self::global_window); 50.
    pub global_per_second: u32,
    /// How long Discord's second is; 1 s. It is counted from the answer to a request: from its sending on, the network's jitter
    /// would let 51 arrive in some.
    pub global_window: Duration,
    /// How many invalid requests (401, 403, 429) in ten minutes lead to a ban; 10,000. Nothing is sent from 95 % on.
    pub invalid_limit: u32,
    /// The `allowed_mentions` of messages that do not say. With none, everything pings.
    pub allowed_mentions: Option<Value>,
}

impl Config {
    /// A client of this API without a token.
    pub fn new(base_url: Url, tls: rustls::ClientConfig) -> Self {
        Self {
            base_url,
            token: None,
            tls,
            timeout: Duration::from_secs(15),
            retries: 3,
            retry_pause: Duration::from_millis(500),
            global_per_second: 50,
            rate_limits: true,
            max_rate_limit_wait: Some(DEFAULT_MAX_RATE_LIMIT_WAIT),
            sequencer: RequestSequencer::default(),
            global_window: Duration::from_secs(1),
            invalid_limit: 10_000,
            allowed_mentions: None,
        }
    }
}

/// A client that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The address of the API is wrong.
    #[error("api_url \"{url}\" {problem}")]
    ApiUrl {
        /// What was given.
        url: String,
        /// What is wrong with it, and what it should be.
        problem: &'static str,
    },
    /// The token has characters that cannot be sent, such as a line break or an umlaut.
    #[error(
        "the token has characters that no token has. {}",
        discord_model::TOKEN_SHAPE
    )]
    Token,
    /// The HTTP client cannot be set up.
    #[error("the HTTP client cannot be set up: {0}")]
    Client(String),
}

/// The API that a text names. Empty is Discord; otherwise it is a server that speaks Discord's API, such as the sandbox or a
/// proxy, with or without `/api` and `/api/v10` behind it.
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
        .map_err(|_| wrong("is no address; it should look like http://127.0.0.1:1234"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(wrong("must begin with http:// or https://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("must not hold a user name or a password"));
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
        _ if is_version => return Err(wrong("names another version of the API than v10")),
        "api" => format!("{path}/{VERSION}"),
        _ => format!("{path}/api/{VERSION}"),
    };
    url.set_path(&path);
    Ok(url)
}

/// An address for an error, without what may be secret in it.
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
            ("127.0.0.1:1234", "no address"),
            ("localhost:1234", "http:// or https://"),
            ("ftp://example.org", "http:// or https://"),
            ("http://", "no address"),
            ("http://127.0.0.1:99999", "no address"),
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
