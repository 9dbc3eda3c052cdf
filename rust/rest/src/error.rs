//! Errors of requests, with their remedies.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use crate::field_error::FieldError;
use crate::limiter::WaitsFor;
use crate::limiter::key::Credential;
use crate::remedy;
use crate::schema::ArgumentError;

/// A request that failed.
///
/// It contains no secrets: it has the templates of paths, since a path may have the token of a webhook.
#[derive(Debug, Clone)]
pub struct Error {
    route: Cow<'static, str>,
    permissions: &'static [&'static str],
    credential: Credential,
    kind: Box<ErrorKind>,
}

/// How a request failed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The arguments are invalid. Nothing was sent.
    #[error("{0}")]
    Argument(String),
    /// Discord responded with an error.
    #[error("{message} ({})", codes(*status, *code))]
    Discord {
        /// The HTTP status.
        status: u16,
        /// Discord's code, such as 10003; 0 if there is none.
        code: i64,
        /// Discord's message.
        message: String,
        /// The errors of single fields.
        fields: Vec<FieldError>,
        /// The body of the response as text, shortened if it is long.
        body: String,
    },
    /// Discord responded with 429 repeatedly.
    #[error("Discord's rate limit was exceeded repeatedly; try again in {:.1} s", retry_after.as_secs_f64())]
    RateLimited {
        /// The time until the request can be sent again.
        retry_after: Duration,
    },
    /// A rate limit would delay the request for longer than [`Config::max_rate_limit_wait`](crate::Config::max_rate_limit_wait).
    #[error("{} requires a wait of {:.0} s, which is longer than max_rate_limit_wait allows ({:.0} s)",
             what_asks(*waits_for), retry_after.as_secs_f64(), limit.as_secs_f64())]
    WaitTooLong {
        /// The limit.
        waits_for: WaitsFor,
        /// The time until the request could be sent.
        retry_after: Duration,
        /// The configured maximum.
        limit: Duration,
    },
    /// The token of the bot is invalid. No more requests are sent with it.
    #[error("Discord rejected the token (401)")]
    Unauthorized,
    /// Cloudflare, in front of Discord, bans this IP address for a while.
    #[error("Cloudflare blocks this IP address; try again in {:.0} s", retry_after.as_secs_f64())]
    Cloudflare {
        /// The time until the ban ends.
        retry_after: Duration,
    },
    /// The request was not sent, since there were so many invalid requests that a few more would lead to a ban.
    #[error("too many requests were rejected (401, 403, 429); no requests are sent for {:.0} s, to avoid a ban",
             retry_after.as_secs_f64())]
    TooManyInvalid {
        /// The time until requests are sent again.
        retry_after: Duration,
    },
    /// The webhook does not exist, according to an earlier response. The request was not sent, since it would count as
    /// invalid.
    #[error("the webhook no longer exists (404)")]
    WebhookGone,
    /// There was no response in time.
    #[error("no response within {:.0} s", after.as_secs_f64())]
    Timeout {
        /// The duration of the last attempt.
        after: Duration,
    },
    /// The connection could not be opened.
    #[error("cannot connect: {0}")]
    Connect(String),
    /// The connection was lost.
    #[error("the connection was lost: {0}")]
    Network(String),
    /// The response is larger than any of Discord's.
    #[error("the response is longer than {limit} bytes")]
    TooLarge {
        /// The maximum size of a response.
        limit: usize,
    },
    /// The program is shutting down.
    #[error("the client is shutting down")]
    Shutdown,
}

impl Error {
    pub(crate) fn new(
        route: impl Into<Cow<'static, str>>,
        permissions: &'static [&'static str],
        credential: Credential,
        kind: ErrorKind,
    ) -> Self {
        Self {
            route: route.into(),
            permissions,
            credential,
            kind: Box::new(kind),
        }
    }

    /// Returns the name of the endpoint, such as `create_message`; method and path for one that is not in the route
    /// table.
    pub fn route(&self) -> &str {
        &self.route
    }

    /// Returns the type of the error.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Returns the HTTP status; 0 if there was no response.
    pub fn status(&self) -> u16 {
        match *self.kind {
            ErrorKind::Discord { status, .. } => status,
            ErrorKind::Unauthorized => 401,
            ErrorKind::WebhookGone => 404,
            ErrorKind::RateLimited { .. }
            | ErrorKind::Cloudflare { .. }
            | ErrorKind::WaitTooLong { .. } => 429,
            _ => 0,
        }
    }

    /// Discord's code, such as 10003 for an unknown channel; 0 if there is none.
    pub fn code(&self) -> i64 {
        match *self.kind {
            ErrorKind::Discord { code, .. } => code,
            _ => 0,
        }
    }

    /// Returns the errors of single fields, if Discord sent some.
    pub fn fields(&self) -> &[FieldError] {
        match &*self.kind {
            ErrorKind::Discord { fields, .. } => fields,
            _ => &[],
        }
    }

    /// Returns the body of Discord's response as text, shortened if it is long; empty if there was none.
    pub fn body(&self) -> &str {
        match &*self.kind {
            ErrorKind::Discord { body, .. } => body,
            _ => "",
        }
    }

    /// Returns the time after which the request can be sent again, if it is known.
    pub fn retry_after(&self) -> Option<Duration> {
        match *self.kind {
            ErrorKind::RateLimited { retry_after }
            | ErrorKind::WaitTooLong { retry_after, .. }
            | ErrorKind::Cloudflare { retry_after }
            | ErrorKind::TooManyInvalid { retry_after } => Some(retry_after),
            _ => None,
        }
    }

    /// Returns the message without the endpoint and the remedy.
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// Returns the remedy as a sentence; empty if there is none.
    pub fn remedy(&self) -> String {
        remedy::remedy_for(&self.kind, self.permissions, self.credential)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.route, self.kind)?;
        for field in self.fields() {
            write!(f, "; {field}")?;
        }
        let remedy = self.remedy();
        if remedy.is_empty() {
            Ok(())
        } else {
            write!(f, ". {remedy}")
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.kind)
    }
}

impl From<ArgumentError> for Error {
    fn from(error: ArgumentError) -> Self {
        let kind = ErrorKind::Argument(error.problem);
        Self::new(error.route, &[], Credential::Bot, kind)
    }
}

/// Returns the name of a limit in errors.
fn what_asks(waits_for: WaitsFor) -> &'static str {
    match waits_for {
        WaitsFor::Endpoint => "the rate limit of this endpoint",
        WaitsFor::Global => "the rate limit of all requests of the bot",
        WaitsFor::Cloudflare => "Cloudflare, which blocks this IP address,",
    }
}

/// Returns Discord's code and the HTTP status, those of them that exist.
fn codes(status: u16, code: i64) -> String {
    if code == 0 {
        format!("HTTP {status}")
    } else {
        format!("{code}, HTTP {status}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_the_source() {
        let error = Error::new("get_user", &[], Credential::Bot, ErrorKind::Unauthorized);
        let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref());
        assert_eq!(source, Some(&ErrorKind::Unauthorized));
    }

    #[test]
    fn an_error_says_all_in_a_line() {
        let kind = ErrorKind::Discord {
            status: 403,
            code: 50013,
            message: "Missing Permissions".into(),
            fields: vec![],
            body: String::new(),
        };
        let permissions = &["VIEW_CHANNEL", "SEND_MESSAGES"];
        let error = Error::new("create_message", permissions, Credential::Bot, kind);
        assert_eq!(
            error.to_string(),
            "create_message: Missing Permissions (50013, HTTP 403). Give the bot VIEW_CHANNEL and SEND_MESSAGES there, by a role \
             or an overwrite of the channel; to act on a member or a role, its own highest role must be above theirs"
        );
    }
}
