//! The errors of opening a connection. All of them may be temporary, so another attempt follows, except after a 401.

use std::time::Duration;

/// A failed attempt to open the WebSocket. Its text includes a remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DialError {
    /// The IP address of the host could not be resolved.
    #[error(
        "cannot find the IP address of {host} ({reason}); check the internet connection and the DNS settings"
    )]
    Resolve {
        /// The host's name.
        host: String,
        /// The error message of the system.
        reason: String,
    },
    /// The host did not accept the TCP connection.
    #[error(
        "cannot connect to {host}:{port} ({reason}); check the internet connection and the firewall"
    )]
    Connect {
        /// The host's name or IP address.
        host: String,
        /// The TCP port.
        port: u16,
        /// The error message of the system.
        reason: String,
    },
    /// The proxy could not be used.
    #[error(
        "cannot connect over the proxy {proxy} ({reason}); check that it is running, and its URL in `proxy_url` or in the \
         environment variable HTTPS_PROXY or ALL_PROXY"
    )]
    Proxy {
        /// The proxy's host and port.
        proxy: String,
        /// The reason.
        reason: String,
    },
    /// The proxy refused to connect to the host.
    #[error("the proxy {proxy} refused to connect to {host} (HTTP {status}); {}", proxy_remedy(*status))]
    ProxyRefused {
        /// The proxy's host and port.
        proxy: String,
        /// The host's name.
        host: String,
        /// The HTTP status.
        status: u16,
    },
    /// The proxy is not an HTTP proxy.
    #[error(
        "the proxy {host} cannot be used, because its URL begins with {scheme}://; use an HTTP proxy, whose URL begins with \
         http://, in `proxy_url` or in the environment variable HTTPS_PROXY or ALL_PROXY"
    )]
    UnsupportedProxy {
        /// The scheme of its URL.
        scheme: String,
        /// The proxy's host.
        host: String,
    },
    /// The TLS connection could not be established.
    #[error(
        "no secure connection to {host} ({reason}); check whether a proxy or a virus scanner interferes"
    )]
    Tls {
        /// The host's name.
        host: String,
        /// The error message of the TLS library.
        reason: String,
    },
    /// The certificate of the host is not trusted.
    #[error(
        "{host} has a certificate that is not trusted ({reason}); check this machine's date and time, and whether a proxy or a \
         virus scanner replaces certificates: if you trust its certificate, add it to `trusted_certificates`"
    )]
    UntrustedCertificate {
        /// The host's name.
        host: String,
        /// The error message of the TLS library.
        reason: String,
    },
    /// The host responded to the WebSocket upgrade with another status than 101.
    #[error("{host} refused the WebSocket (HTTP {status}); {}", upgrade_remedy(*status, *retry_after))]
    Upgrade {
        /// The host's name.
        host: String,
        /// The HTTP status.
        status: u16,
        /// The time to wait before the next attempt, from the `Retry-After` header.
        retry_after: Option<Duration>,
    },
    /// The host responded, but not with the WebSocket protocol.
    #[error("{host} does not speak WebSocket ({reason}); check the gateway's URL")]
    Handshake {
        /// The host's name.
        host: String,
        /// The reason.
        reason: String,
    },
    /// Opening the connection took longer than the connect timeout.
    #[error("no connection within {} s; check the internet connection and the firewall", after.as_secs_f32())]
    TimedOut {
        /// The timeout.
        after: Duration,
    },
}

/// Returns the remedy for an HTTP status of a proxy.
fn proxy_remedy(status: u16) -> &'static str {
    match status {
        407 => {
            "it requires a login: write the user name and the password into its URL, as in http://user:password@host:port"
        }
        403 | 405 => "its settings do not allow this",
        500..=599 => "it cannot reach the host",
        _ => "check that it is an HTTP proxy that supports CONNECT",
    }
}

/// Returns the remedy for an HTTP status that is not 101.
fn upgrade_remedy(status: u16, retry_after: Option<Duration>) -> String {
    let remedy = match status {
        401 | 407 => "a proxy requires a login",
        403 => "the IP address of this network is blocked, or a proxy forbids it",
        404 | 200..=399 => {
            "this is no gateway: check its URL, or whether the network requires a login on a web page"
        }
        429 => "too many connections from this IP address; wait a while",
        500..=599 => "Discord has a problem; see discordstatus.com",
        _ => "check the gateway's URL",
    };
    match retry_after {
        Some(wait) => format!("{remedy} (wait {} s)", wait.as_secs_f64().ceil()),
        None => remedy.to_owned(),
    }
}
