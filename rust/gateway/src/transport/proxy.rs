//! The HTTP proxies over which connections are opened.

use std::sync::Arc;

use hyper_util::client::proxy::matcher::Matcher;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Uri};
use url::Url;

use crate::transport::dial_error::DialError;
use crate::transport::trust::is_this_machine;

/// The proxies to use, depending on the destination.
#[derive(Clone, Debug)]
pub struct Proxies {
    matcher: Arc<Matcher>,
    /// Whether the destinations on this machine are reached over a proxy as well.
    includes_this_machine: bool,
}

/// Why a text is not the URL of a proxy. The text itself is not part of it, because it may contain a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not the URL of an HTTP proxy")]
pub struct ProxyUrlError;

/// An HTTP proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proxy {
    pub host: String,
    pub port: u16,
    /// The value of the header `Proxy-Authorization`, if the URL has a user name.
    pub authorization: Option<HeaderValue>,
}

impl Proxies {
    /// Returns the proxies of the environment variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, and of the settings of
    /// the system on macOS and Windows. They do not apply to this machine.
    pub fn from_system() -> Self {
        Self {
            matcher: Arc::new(Matcher::from_system()),
            includes_this_machine: false,
        }
    }

    /// Returns the proxy at this URL, such as `http://user:password@127.0.0.1:3128`. It applies to all destinations except those in the
    /// environment variable `NO_PROXY`.
    ///
    /// # Errors
    /// If it is not the URL of an HTTP proxy.
    pub fn from_url(url: &str) -> Result<Self, ProxyUrlError> {
        let parsed = Url::parse(url).map_err(|_| ProxyUrlError)?;
        let has_path = !matches!(parsed.path(), "" | "/");
        if parsed.scheme() != "http"
            || parsed.host().is_none()
            || has_path
            || parsed.query().is_some()
            || parsed.fragment().is_some()
        {
            return Err(ProxyUrlError);
        }
        let exceptions = ["NO_PROXY", "no_proxy"]
            .iter()
            .find_map(|name| std::env::var(name).ok());
        let matcher = Matcher::builder()
            .all(url.to_owned())
            .no(exceptions.unwrap_or_default())
            .build();
        Ok(Self {
            matcher: Arc::new(matcher),
            includes_this_machine: true,
        })
    }

    /// Returns the proxy for a WebSocket URL.
    pub(crate) fn proxy_for(&self, url: &Url) -> Result<Option<Proxy>, DialError> {
        let is_here = url.host().is_some_and(|host| is_this_machine(&host));
        if is_here && !self.includes_this_machine {
            return Ok(None);
        }
        let scheme = if url.scheme() == "wss" {
            "https"
        } else {
            "http"
        };
        let host = url.host_str().unwrap_or_default();
        let destination = format!("{scheme}://{host}/").parse::<Uri>();
        let found = destination
            .ok()
            .and_then(|destination| self.matcher.intercept(&destination));
        let Some(found) = found else {
            return Ok(None);
        };
        let uri = found.uri();
        let host = uri.host().unwrap_or_default().to_owned();
        match uri.scheme_str() {
            Some("http") => Ok(Some(Proxy {
                host,
                port: uri.port_u16().unwrap_or(80),
                authorization: found.basic_auth().cloned(),
            })),
            scheme => Err(DialError::UnsupportedProxy {
                scheme: scheme.unwrap_or_default().to_owned(),
                host,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(all: &str, no: &str, includes_this_machine: bool) -> Proxies {
        let matcher = Matcher::builder()
            .all(all.to_owned())
            .no(no.to_owned())
            .build();
        Proxies {
            matcher: Arc::new(matcher),
            includes_this_machine,
        }
    }

    fn found(proxies: &Proxies, url: &str) -> Result<Option<Proxy>, DialError> {
        proxies.proxy_for(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_proxy_applies_to_all_destinations_but_the_exceptions() {
        let proxies = proxies(
            "http://me:p%40ss@proxy.test:3128",
            "internal.test, 10.0.0.0/8",
            false,
        );
        let proxy = found(&proxies, "wss://gateway.discord.gg")
            .unwrap()
            .unwrap();
        assert_eq!((proxy.host.as_str(), proxy.port), ("proxy.test", 3128));
        // This is `me:p@ss` in Base64.
        assert_eq!(proxy.authorization.unwrap(), "Basic bWU6cEBzcw==");
        for direct in [
            "wss://gateway.internal.test",
            "ws://10.1.2.3:80",
            "ws://127.0.0.1:80",
            "ws://[::1]:80",
            "ws://localhost",
        ] {
            assert_eq!(found(&proxies, direct), Ok(None), "{direct}");
        }
    }

    #[test]
    fn a_proxy_for_this_machine_must_be_chosen() {
        let chosen = proxies("http://proxy.test", "", true);
        let proxy = found(&chosen, "ws://127.0.0.1:8080").unwrap().unwrap();
        assert_eq!((proxy.port, proxy.authorization), (80, None));
    }

    #[test]
    fn other_kinds_of_proxies_are_errors_without_their_password() {
        for kind in ["socks5", "socks5h", "https"] {
            let proxies = proxies(&format!("{kind}://me:secret@proxy.test"), "", false);
            let error = found(&proxies, "wss://gateway.discord.gg").unwrap_err();
            let text = error.to_string();
            assert!(text.contains(kind) && text.contains("proxy.test"), "{text}");
            assert!(!text.contains("secret"), "{text}");
        }
    }

    #[test]
    fn only_urls_of_http_proxies_are_accepted() {
        for url in [
            "http://127.0.0.1:3128",
            "http://proxy.test/",
            "http://me:secret@proxy.test:3128",
            "http://[::1]:3128",
        ] {
            assert!(Proxies::from_url(url).is_ok(), "{url}");
        }
        for nonsense in [
            "",
            "proxy.test:3128",
            "https://proxy.test",
            "socks5://proxy.test",
            "http://",
            "http://proxy.test/path",
            "http://proxy.test/?query",
            "http://proxy.test/#fragment",
        ] {
            assert_eq!(
                Proxies::from_url(nonsense).err(),
                Some(ProxyUrlError),
                "{nonsense}"
            );
        }
    }
}
