//! The proxy of all connections: to the gateway, to the HTTP API, and to images.

use discord_gateway::Proxies;
use discord_model::Secret;

use crate::client_error::{ClientError, ClientErrorKind};

/// The proxy of all connections. By default, that of the system, which includes environment variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProxySettings {
    /// The URL of the proxy, which may contain a password; empty for the proxy of the system.
    url: Secret,
}

impl ProxySettings {
    /// Creates the settings: the URL of an HTTP proxy, or an empty text for the proxy of the system.
    ///
    /// # Errors
    /// Returns an error if it is not such a URL. The error does not contain it.
    pub fn new(url: &str) -> Result<Self, ClientError> {
        let url = url.trim();
        if url.is_empty() {
            return Ok(Self::default());
        }
        match Proxies::from_url(url) {
            Ok(_) => Ok(Self {
                url: Secret::from(url),
            }),
            Err(_) => Err(ClientError::new(
                ClientErrorKind::Argument,
                "`proxy_url` is not the URL of an HTTP proxy.",
                "It should look like http://127.0.0.1:3128, or http://user:password@proxy.example.com:3128. Special characters of the \
                 password are written as %40 and so on.",
            )),
        }
    }

    /// Returns the URL of the proxy; `None` for that of the system.
    pub(crate) fn url(&self) -> Option<&str> {
        Some(self.url.expose()).filter(|url| !url.is_empty())
    }

    /// Returns the proxies of the gateway.
    pub(crate) fn proxies(&self) -> Proxies {
        let chosen = self.url().map(Proxies::from_url);
        chosen
            .and_then(Result::ok)
            .unwrap_or_else(Proxies::from_system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_does_not_contain_the_password() {
        for wrong in ["socks5://me:secret@proxy.test", "me:secret@proxy.test", "?"] {
            let failure = ProxySettings::new(wrong).unwrap_err();
            assert!(failure.message.contains("proxy_url"), "{failure}");
            assert!(!failure.to_string().contains("secret"), "{failure}");
        }
        let settings = ProxySettings::new(" http://me:secret@proxy.test:3128 ").unwrap();
        assert_eq!(settings.url(), Some("http://me:secret@proxy.test:3128"));
        assert!(!format!("{settings:?}").contains("secret"));
        assert_eq!(ProxySettings::new(" "), Ok(ProxySettings::default()));
    }
}
