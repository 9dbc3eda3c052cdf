//! One try of a request over HTTP.

use std::error::Error as _;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use discord_model::USER_AGENT;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Client, redirect};
use tokio::time::Instant;
use url::{Host, Url, form_urlencoded};

use crate::config::{Config, ConfigError};
use crate::error::ErrorKind;
use crate::payload::Payload;
use crate::request::Request;

/// How much of an answer is read.
const LONGEST_ANSWER: usize = 32 * 1024 * 1024;

/// How much of an answer that says what went wrong is read. Discord's take a few kilobytes.
const LONGEST_ERROR: usize = 1024 * 1024;

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How many bytes an upload must manage in a second.
const SLOWEST_UPLOAD: usize = 64 * 1024;

const AUDIT_LOG_REASON: HeaderName = HeaderName::from_static("x-audit-log-reason");

/// What is left as it is in a reason.
const REASON: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The HTTP client, with what every request needs.
pub(crate) struct Transport {
    client: Client,
    base: String,
    authorization: Option<HeaderValue>,
    timeout: Duration,
}

/// A request in the form it is sent in, as often as it takes.
pub(crate) struct Parcel {
    method: Method,
    url: String,
    reason: Option<String>,
    payload: Payload,
    /// Whether it carries the token.
    pub(crate) authorized: bool,
}

/// An answer, whatever it says.
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A try without an answer.
pub(crate) struct Broken {
    pub(crate) kind: ErrorKind,
    /// Whether Discord cannot have seen the request.
    pub(crate) unseen: bool,
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
            // A redirect would carry the token elsewhere; Discord has none.
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT.min(config.timeout));
        if is_loopback(&config.base_url) {
            builder = builder.no_proxy();
        }
        let client = builder
            .build()
            .map_err(|error| ConfigError::Client(innermost(&error)))?;
        let authorization = config.token.as_ref().map(|token| {
            if !token.is_sendable() {
                return Err(ConfigError::Token);
            }
            let mut value = HeaderValue::try_from(format!("Bot {}", token.expose()))
                .map_err(|_| ConfigError::Token)?;
            value.set_sensitive(true);
            Ok(value)
        });
        Ok(Self {
            client,
            base: config.base_url.as_str().trim_end_matches('/').to_owned(),
            authorization: authorization.transpose()?,
            timeout: config.timeout,
        })
    }

    /// Makes a request ready. `own_token` says that its path authorises it, so that the bot's token stays at home.
    pub(crate) fn pack(&self, mut request: Request, own_token: bool) -> Parcel {
        let payload = Payload::of(&mut request);
        Parcel {
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
            authorized: !own_token && self.authorization.is_some(),
        }
    }

    /// Sends a request once and reads its answer.
    pub(crate) async fn send(&self, parcel: &Parcel) -> Result<Answered, Broken> {
        let start = Instant::now();
        self.try_to_send(parcel)
            .await
            .map_err(|failure| match failure {
                Failure::Http(error) => broken(&error, start.elapsed()),
                Failure::TooLarge => Broken {
                    kind: ErrorKind::TooLarge {
                        limit: LONGEST_ANSWER,
                    },
                    unseen: false,
                },
            })
    }

    async fn try_to_send(&self, parcel: &Parcel) -> Result<Answered, Failure> {
        let upload = Duration::from_secs((parcel.payload.len() / SLOWEST_UPLOAD) as u64);
        let mut builder = self
            .client
            .request(parcel.method.clone(), &parcel.url)
            .timeout(self.timeout + upload);
        if let Some(authorization) = self.authorization.as_ref().filter(|_| parcel.authorized) {
            builder = builder.header(AUTHORIZATION, authorization);
        }
        if let Some(reason) = &parcel.reason {
            builder = builder.header(AUDIT_LOG_REASON, reason);
        }
        let mut response = parcel.payload.attach(builder)?.send().await?;
        let mut body = BytesMut::new();
        let succeeded = response.status().is_success();
        while let Some(chunk) = response.chunk().await? {
            let length = body.len() + chunk.len();
            if succeeded && length > LONGEST_ANSWER {
                return Err(Failure::TooLarge);
            }
            // The status still says what went wrong.
            if !succeeded && length > LONGEST_ERROR {
                break;
            }
            body.extend_from_slice(&chunk);
        }
        let headers = std::mem::take(response.headers_mut());
        Ok(Answered {
            status: response.status(),
            headers,
            body: body.freeze(),
        })
    }
}

/// The query string with its question mark, if there is one.
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

enum Failure {
    Http(reqwest::Error),
    TooLarge,
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

fn broken(error: &reqwest::Error, after: Duration) -> Broken {
    // The error's own text holds the address, and that may hold the token of a webhook.
    let kind = match error {
        error if error.is_connect() => ErrorKind::Connect(innermost(error)),
        error if error.is_timeout() => ErrorKind::Timeout { after },
        error => ErrorKind::Network(innermost(error)),
    };
    Broken {
        kind,
        unseen: error.is_connect() || error.is_builder(),
    }
}

/// The cause at the bottom of an error, which says more than those above it, and no address.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause = error.source();
    while let Some(next) = cause.and_then(std::error::Error::source) {
        cause = Some(next);
    }
    cause.map_or_else(|| "the request cannot be built".into(), ToString::to_string)
}

/// Whether an address is this machine, which no proxy can reach.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
