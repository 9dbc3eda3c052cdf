//! Sending a request over HTTP, once.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use discord_model::USER_AGENT;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName};
use http::{Method, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Client, redirect};
use tokio::time::Instant;
use url::{Host, Url, form_urlencoded};

use crate::authorization::Authorization;
use crate::config::{Config, ConfigError};
use crate::error::ErrorKind;
use crate::payload::Payload;
use crate::request::Request;

/// The maximum size of a response.
const MAX_RESPONSE_BYTES: usize = 32 * 1024 * 1024;

/// The maximum size of an error response that is read. Those of Discord have a few kilobytes.
const MAX_ERROR_BYTES: usize = 1024 * 1024;

/// The timeout of opening a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The maximum number of unused connections that are kept open, and for how long. Discord's server needs only one, because
/// HTTP/2 sends all requests over it; a server with HTTP/1.1 needs one for each request at a time.
const MAX_IDLE_CONNECTIONS: usize = 16;
const MAX_IDLE_TIME: Duration = Duration::from_secs(90);

/// The minimum speed of an upload. The timeout of a request is extended by the time that its files take at this rate.
const MIN_UPLOAD_BYTES_PER_SECOND: usize = 64 * 1024;

const AUDIT_LOG_REASON: HeaderName = HeaderName::from_static("x-audit-log-reason");

/// The characters that are not encoded in a reason.
const REASON: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The HTTP client, with the headers of all requests.
pub(crate) struct Transport {
    client: Client,
    base: String,
    timeout: Duration,
    /// The host and the port of the proxy that was chosen, for errors.
    proxy: Option<String>,
}

/// A request in the form in which it is sent. It can be sent several times.
pub(crate) struct PreparedRequest {
    method: Method,
    url: String,
    reason: Option<String>,
    payload: Payload,
    headers: HeaderMap,
    /// The token in its header, if it has one.
    pub(crate) authorization: Option<Arc<Authorization>>,
}

/// A response with any status.
pub(crate) struct HttpResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// An attempt without a response.
pub(crate) struct TransportError {
    pub(crate) kind: ErrorKind,
    /// Whether the request cannot have reached Discord.
    pub(crate) not_sent: bool,
}

impl Transport {
    pub(crate) fn new(config: &Config) -> Result<Self, ConfigError> {
        let mut tls = config.tls.clone();
        if tls.alpn_protocols.is_empty() {
            tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        }
        let mut builder = Client::builder()
            .tls_backend_preconfigured(tls)
            .user_agent(USER_AGENT)
            // A redirect would send the token to another server. Discord has no redirects.
            .redirect(redirect::Policy::none())
            .pool_max_idle_per_host(match config.keeps_connections {
                true => MAX_IDLE_CONNECTIONS,
                false => 0,
            })
            .pool_idle_timeout(MAX_IDLE_TIME)
            .connect_timeout(CONNECT_TIMEOUT.min(config.timeout));
        builder = match &config.proxy_url {
            Some(url) => builder.proxy(proxy(url)?),
            None if is_loopback(&config.base_url) => builder.no_proxy(),
            None => builder,
        };
        let client = builder
            .build()
            .map_err(|error| ConfigError::Client(innermost(&error)))?;
        Ok(Self {
            client,
            base: config.base_url.as_str().trim_end_matches('/').to_owned(),
            timeout: config.timeout,
            proxy: config.proxy_url.as_deref().and_then(host_and_port),
        })
    }

    /// Prepares a request to be sent. Without an authorization, it is authorized by a token in its path, or not at all.
    pub(crate) fn prepare(
        &self,
        mut request: Request,
        authorization: Option<Arc<Authorization>>,
    ) -> PreparedRequest {
        let payload = Payload::from_request(&mut request);
        PreparedRequest {
            method: request.method,
            url: format!(
                "{}{}{}",
                self.base,
                request.path,
                query_string(&request.query)
            ),
            reason: request
                .reason
                .map(|reason| utf8_percent_encode(&reason, REASON).to_string()),
            payload,
            headers: request.headers,
            authorization,
        }
    }

    /// Sends a request once and reads the response.
    pub(crate) async fn send(
        &self,
        prepared: &PreparedRequest,
    ) -> Result<HttpResponse, TransportError> {
        let start = Instant::now();
        self.try_to_send(prepared)
            .await
            .map_err(|failure| match failure {
                AttemptError::Http(error) => {
                    transport_error(&error, start.elapsed(), self.proxy.as_deref())
                }
                AttemptError::TooLarge => TransportError {
                    kind: ErrorKind::TooLarge {
                        limit: MAX_RESPONSE_BYTES,
                    },
                    not_sent: false,
                },
            })
    }

    async fn try_to_send(&self, prepared: &PreparedRequest) -> Result<HttpResponse, AttemptError> {
        let upload =
            Duration::from_secs((prepared.payload.len() / MIN_UPLOAD_BYTES_PER_SECOND) as u64);
        let mut builder = self
            .client
            .request(prepared.method.clone(), &prepared.url)
            .timeout(self.timeout + upload)
            .headers(prepared.headers.clone());
        if let Some(authorization) = &prepared.authorization {
            builder = builder.header(AUTHORIZATION, &authorization.header);
        }
        if let Some(reason) = &prepared.reason {
            builder = builder.header(AUDIT_LOG_REASON, reason);
        }
        let mut response = prepared.payload.attach(builder)?.send().await?;
        let mut body = BytesMut::new();
        let succeeded = response.status().is_success();
        while let Some(chunk) = response.chunk().await? {
            let length = body.len() + chunk.len();
            if succeeded && length > MAX_RESPONSE_BYTES {
                return Err(AttemptError::TooLarge);
            }
            // The status alone describes the error.
            if !succeeded && length > MAX_ERROR_BYTES {
                break;
            }
            body.extend_from_slice(&chunk);
        }
        let headers = std::mem::take(response.headers_mut());
        Ok(HttpResponse {
            status: response.status(),
            headers,
            body: body.freeze(),
        })
    }
}

/// Returns the query string with its question mark, if there is one.
fn query_string(pairs: &[(String, String)]) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    format!(
        "?{}",
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish()
    )
}

enum AttemptError {
    Http(reqwest::Error),
    TooLarge,
}

impl From<reqwest::Error> for AttemptError {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

fn transport_error(error: &reqwest::Error, after: Duration, proxy: Option<&str>) -> TransportError {
    // The text of the error itself contains the URL, which may have the token of a webhook.
    let kind = match error {
        error if error.is_connect() => ErrorKind::Connect(match proxy {
            Some(proxy) => format!("the proxy {proxy}: {}", innermost(error)),
            None => innermost(error),
        }),
        error if error.is_timeout() => ErrorKind::Timeout { after },
        error => ErrorKind::Network(innermost(error)),
    };
    TransportError {
        kind,
        not_sent: error.is_connect() || error.is_builder(),
    }
}

/// Returns the innermost source of an error. It is the most specific, and its text has no URL.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause = error.source();
    while let Some(next) = cause.and_then(std::error::Error::source) {
        cause = Some(next);
    }
    cause.map_or_else(|| "the request cannot be built".into(), ToString::to_string)
}

/// Returns the proxy for all requests. The text of an error is without the URL, which may have a password.
fn proxy(url: &str) -> Result<reqwest::Proxy, ConfigError> {
    let proxy = reqwest::Proxy::all(url)
        .map_err(|_| ConfigError::Client("the URL of the proxy is invalid".to_owned()))?;
    Ok(proxy.no_proxy(reqwest::NoProxy::from_env()))
}

/// Returns the host and the port of a proxy, without its login.
fn host_and_port(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let port = url.port_or_known_default()?;
    Some(format!("{}:{port}", url.host_str()?))
}

/// Returns whether a URL is on this machine, which a proxy cannot reach.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
