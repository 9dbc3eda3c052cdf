//! What the main gateway says about the voice session: two events, in either order.

use discord_model::Secret;
use url::Url;

/// The voice session of the bot and its voice server.
#[derive(Clone, Debug, Default)]
pub(super) struct Credentials {
    pub session: Option<String>,
    pub server: Option<VoiceServer>,
}

/// A voice server, with the token for it.
#[derive(Clone, Debug)]
pub(super) struct VoiceServer {
    pub token: Secret,
    pub url: String,
}

impl Credentials {
    /// The session and the server, once both are known.
    pub fn complete(&self) -> Option<(&str, &VoiceServer)> {
        Some((self.session.as_deref()?, self.server.as_ref()?))
    }
}

/// The URL of the voice gateway at an endpoint, which is a host and possibly a port. `None` if it is neither.
pub(super) fn gateway_url(endpoint: &str) -> Option<String> {
    let endpoint = endpoint.strip_prefix("wss://").unwrap_or(endpoint);
    let endpoint = endpoint.strip_suffix('/').unwrap_or(endpoint);
    let is_host = !endpoint.is_empty() && !endpoint.contains(['/', '?', '#', '@', '\\']);
    let url = Url::parse(&format!("wss://{endpoint}/?v=8")).ok()?;
    (is_host && url.has_host()).then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_of_an_endpoint_is_kept() {
        for (endpoint, url) in [
            (
                "sweetwater-12345.discord.media:2048",
                "wss://sweetwater-12345.discord.media:2048/?v=8",
            ),
            ("us.discord.media", "wss://us.discord.media/?v=8"),
            (
                "wss://us.discord.media:8443",
                "wss://us.discord.media:8443/?v=8",
            ),
            ("us.discord.media:443", "wss://us.discord.media/?v=8"),
            ("[::1]:7000", "wss://[::1]:7000/?v=8"),
        ] {
            assert_eq!(gateway_url(endpoint).as_deref(), Some(url), "{endpoint}");
        }
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for endpoint in [
            "",
            "/",
            "https://x",
            "user@host",
            "host/path",
            "host:port",
            "host?v=4",
            "a b",
        ] {
            assert_eq!(gateway_url(endpoint), None, "{endpoint}");
        }
    }
}
