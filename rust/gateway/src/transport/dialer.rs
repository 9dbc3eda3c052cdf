//! Opens the WebSocket of a shard.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use discord_model::USER_AGENT;
use rustls::ClientConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::Request;
use tokio_tungstenite::tungstenite::http::header::{
    HeaderValue, RETRY_AFTER, USER_AGENT as USER_AGENT_HEADER,
};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, client_async_tls_with_config};
use url::Url;

use crate::transport::dial_error::DialError;
use crate::transport::inflate_error::DEFAULT_MAX_MESSAGE_BYTES;
use crate::transport::proxy::{Proxies, Proxy};
use crate::transport::tunnel::{self, TunnelError};

/// The time after which the next IP address of a host is tried.
const PER_ADDRESS: Duration = Duration::from_secs(3);

/// The maximum number of bytes that wait to be sent: many times the largest payload, which is 4 KiB.
const MAX_UNSENT: usize = 64 << 10;

/// The maximum wait that a host can request.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(3600);

/// Opens the WebSocket of a shard: over the network, like [`NetworkDialer`], or in another way, for a proxy or a test.
pub trait Dialer: Send + 'static {
    /// The stream of the WebSocket.
    type Stream: AsyncRead + AsyncWrite + Unpin + Send;

    /// Opens a WebSocket to this URL, including its query. The shard limits the time by dropping the future.
    fn dial(
        &self,
        url: &Url,
    ) -> impl Future<Output = Result<WebSocketStream<Self::Stream>, DialError>> + Send;
}

/// Dials over TCP, directly or through an HTTP proxy, with TLS for `wss`.
#[derive(Clone, Debug)]
pub struct NetworkDialer {
    tls: Arc<ClientConfig>,
    max_message_bytes: usize,
    proxies: Option<Proxies>,
}

impl NetworkDialer {
    /// Creates a dialer with this TLS configuration, which must offer no ALPN protocol, or `http/1.1`.
    pub fn new(tls: Arc<ClientConfig>) -> Self {
        Self {
            tls,
            max_message_bytes: DEFAULT_MAX_MESSAGE_BYTES,
            proxies: None,
        }
    }

    /// Sets the proxies to use; by default none.
    #[must_use]
    pub fn with_proxies(self, proxies: Proxies) -> Self {
        Self {
            proxies: Some(proxies),
            ..self
        }
    }

    /// Sets the maximum size of a WebSocket message in bytes; by default 64 MiB.
    #[must_use]
    pub fn with_max_message_bytes(self, max_message_bytes: usize) -> Self {
        Self {
            max_message_bytes,
            ..self
        }
    }
}

impl Dialer for NetworkDialer {
    type Stream = MaybeTlsStream<TcpStream>;

    async fn dial(&self, url: &Url) -> Result<WebSocketStream<Self::Stream>, DialError> {
        let host = url.host_str().unwrap_or_default().to_owned();
        let port = url.port_or_known_default().unwrap_or(443);
        let proxy = match &self.proxies {
            Some(proxies) => proxies.proxy_for(url)?,
            None => None,
        };
        let tcp = match proxy {
            Some(proxy) => connect_through(&proxy, &host, port).await?,
            None => connect(&host, port).await?,
        };
        let tls = Connector::Rustls(self.tls.clone());
        let opened = match handshake(url) {
            Ok(request) => {
                let limits = limits(self.max_message_bytes);
                client_async_tls_with_config(request, tcp, Some(limits), Some(tls)).await
            }
            Err(error) => Err(error),
        };
        match opened {
            Ok((socket, _)) => Ok(socket),
            Err(error) => Err(refusal(host, port, error)),
        }
    }
}

/// Returns the request that opens the WebSocket.
fn handshake(url: &Url) -> Result<Request<()>, Error> {
    let mut request = url.as_str().into_client_request()?;
    request
        .headers_mut()
        .insert(USER_AGENT_HEADER, HeaderValue::from_static(USER_AGENT));
    Ok(request)
}

/// Returns the limits of a WebSocket. Without a limit for writing, the pongs to a peer that sends pings and reads
/// nothing would accumulate.
fn limits(max_message_bytes: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .max_message_size(Some(max_message_bytes))
        .max_frame_size(Some(max_message_bytes))
        .write_buffer_size(0)
        .max_write_buffer_size(MAX_UNSENT)
}

/// Connects to the host through a proxy.
async fn connect_through(proxy: &Proxy, host: &str, port: u16) -> Result<TcpStream, DialError> {
    let name = format!("{}:{}", proxy.host, proxy.port);
    let failed = |reason: String| DialError::Proxy {
        proxy: name.clone(),
        reason,
    };
    let mut tcp = connect(&proxy.host, proxy.port)
        .await
        .map_err(|error| match error {
            DialError::Resolve { reason, .. } | DialError::Connect { reason, .. } => failed(reason),
            other => other,
        })?;
    let target = format!("{host}:{port}");
    match tunnel::open(&mut tcp, &target, proxy.authorization.as_ref()).await {
        Ok(()) => Ok(tcp),
        Err(TunnelError::Refused(status)) => Err(DialError::ProxyRefused {
            proxy: name,
            host: host.to_owned(),
            status,
        }),
        Err(TunnelError::Failed(reason)) => Err(failed(reason)),
    }
}

/// Connects to the first IP address of the host that responds.
async fn connect(host: &str, port: u16) -> Result<TcpStream, DialError> {
    // An IPv6 address has brackets in a URL, but nowhere else.
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let resolve = |reason: String| DialError::Resolve {
        host: host.to_owned(),
        reason,
    };
    let addresses = lookup_host((name, port))
        .await
        .map_err(|error| resolve(error.to_string()))?;
    let mut reason = None;
    for address in addresses {
        match timeout(PER_ADDRESS, TcpStream::connect(address)).await {
            Ok(Ok(tcp)) => {
                // Heartbeats are small and should not be delayed. If this fails, they are only slower.
                tcp.set_nodelay(true).ok();
                return Ok(tcp);
            }
            Ok(Err(error)) => reason = Some(error.to_string()),
            Err(_) => reason = Some("no answer".to_owned()),
        }
    }
    match reason {
        Some(reason) => Err(DialError::Connect {
            host: host.to_owned(),
            port,
            reason,
        }),
        None => Err(resolve("it has none".to_owned())),
    }
}

/// Returns the error of a failed TLS handshake or WebSocket upgrade.
fn refusal(host: String, port: u16, error: Error) -> DialError {
    match error {
        Error::Http(response) => DialError::Upgrade {
            host,
            status: response.status().as_u16(),
            retry_after: response
                .headers()
                .get(RETRY_AFTER)
                .and_then(|value| retry_after(value.to_str().ok()?)),
        },
        Error::Tls(error) => DialError::Tls {
            host,
            reason: error.to_string(),
        },
        Error::Io(error) => {
            let reason = error.to_string();
            match error.get_ref().and_then(|inner| inner.downcast_ref()) {
                Some(rustls::Error::InvalidCertificate(_)) => {
                    DialError::UntrustedCertificate { host, reason }
                }
                Some(_) => DialError::Tls { host, reason },
                None => DialError::Connect { host, port, reason },
            }
        }
        other => DialError::Handshake {
            host,
            reason: other.to_string(),
        },
    }
}

/// Parses a `Retry-After` header: a number of seconds. The other format, a date, is ignored.
fn retry_after(value: &str) -> Option<Duration> {
    let seconds: f64 = value.trim().parse().ok()?;
    let wait = Duration::try_from_secs_f64(seconds).ok()?;
    Some(wait.min(MAX_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_a_bounded_number_of_seconds() {
        for (value, wait) in [
            ("7", Some(Duration::from_secs(7))),
            (" 0.5 ", Some(Duration::from_millis(500))),
            ("999999999", Some(MAX_RETRY_AFTER)),
            ("-1", None),
            ("inf", None),
            ("NaN", None),
            ("", None),
            ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ] {
            assert_eq!(retry_after(value), wait, "{value:?}");
        }
    }
}
