//! Errors, with their remedies.

use std::sync::Arc;
use std::time::Duration;

use discord_gateway::{Disconnect, Fatal, SendError};
use discord_model::Token;
use discord_rest::{ArgumentError, ConfigError, ErrorKind};

/// An error: the message and the remedy, and the codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientError {
    /// The kind of error.
    pub kind: ClientErrorKind,
    /// Discord's error code, or the close code of the gateway; `0` if there is none.
    pub code: u32,
    /// The HTTP status; `0` if there is none.
    pub http_status: u16,
    /// The error message.
    pub message: String,
    /// The remedy, if there is one.
    pub remedy: String,
    /// The errors in the fields of a request that Discord rejected, such as `embeds[0].title: …`.
    pub fields: Box<[String]>,
    /// The body of Discord's response as text, shortened if it is long, if there was one. It is behind a pointer, since
    /// errors are returned by value.
    pub body: Option<Arc<String>>,
    /// The endpoint, such as `create_message`; empty if the error is not about a request.
    pub route: String,
    /// The number of seconds after which to try again; `0` if not known.
    pub retry_after: f64,
    /// Whether the client tries again automatically.
    pub will_retry: bool,
}

/// The kinds of errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ClientErrorKind {
    /// An internal error of this addon.
    #[default]
    Internal = 0,
    /// The arguments are invalid. Nothing was sent.
    Argument = 1,
    /// The network or the server did not respond as expected.
    Network = 2,
    /// Discord rejected the request.
    Refused = 3,
    /// The token is invalid.
    Unauthorized = 4,
    /// A rate limit was exceeded.
    RateLimited = 5,
    /// The gateway closed the connection for good.
    Gateway = 6,
    /// The client was logged out or freed before the response was received.
    Cancelled = 7,
}

/// The remedy if another server than Discord seems to have responded.
const NOT_DISCORD: &str =
    "If `api_url` is set, check that it is the URL of a server with Discord's API.";

impl ClientError {
    /// Creates an error of this kind.
    pub fn new(
        kind: ClientErrorKind,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            message: message.into(),
            remedy: remedy.into(),
            ..Self::default()
        }
    }

    /// Creates an internal error of this addon.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(
            ClientErrorKind::Internal,
            message,
            "This should not happen; please report it.",
        )
    }

    /// Creates the error of a request whose client was logged out before the response was received.
    pub fn cancelled() -> Self {
        Self::new(
            ClientErrorKind::Cancelled,
            "The client was logged out before Discord responded.",
            "",
        )
    }

    /// Creates the error for a missing token.
    pub fn no_token() -> Self {
        Self::new(
            ClientErrorKind::Argument,
            "There is no token.",
            "Set `token`, or the environment variable that `token_environment_variable` names.",
        )
    }

    pub(crate) fn unreadable() -> Self {
        Self::new(
            ClientErrorKind::Network,
            "The response to the request could not be read.",
            NOT_DISCORD,
        )
    }

    /// Adds a remedy to errors that Discord itself would not cause: if no other remedy is known, the URL may be wrong.
    pub(crate) fn or_not_discord(mut self) -> Self {
        if self.remedy.is_empty() {
            NOT_DISCORD.clone_into(&mut self.remedy);
        }
        self
    }

    /// Adds a hint if the token does not have the format of a bot token. Only Discord's tokens have this format, those
    /// of other servers may have any, so the token is only checked after a server has rejected it.
    pub(crate) fn with_token_hint(mut self, token: &Token) -> Self {
        if self.kind == ClientErrorKind::Unauthorized
            && let Some(mistake) = token.mistake()
        {
            let space = if self.remedy.is_empty() { "" } else { " " };
            self.remedy = format!("{}{space}{}", self.remedy, mistake);
        }
        self
    }

    pub(crate) fn gateway(reason: &Disconnect, retry_in: Duration) -> Self {
        let code = match reason {
            Disconnect::Closed {
                code: Some(code), ..
            } => u32::from(*code),
            _ => 0,
        };
        Self {
            code,
            retry_after: retry_in.as_secs_f64(),
            will_retry: true,
            ..Self::new(
                ClientErrorKind::Network,
                sentence(&reason.to_string()),
                format!(
                    "The client tries again automatically, next in {:.0} s.",
                    retry_in.as_secs_f64().max(1.0)
                ),
            )
        }
    }

    pub(crate) fn fatal(fatal: &Fatal) -> Self {
        let kind = match fatal {
            Fatal::AuthenticationFailed | Fatal::UpgradeUnauthorized => {
                ClientErrorKind::Unauthorized
            }
            _ => ClientErrorKind::Gateway,
        };
        Self {
            code: fatal.close_code().unwrap_or_default().into(),
            ..Self::new(kind, sentence(&fatal.to_string()), "")
        }
    }
}

impl From<ArgumentError> for ClientError {
    fn from(error: ArgumentError) -> Self {
        Self {
            route: error.route.to_owned(),
            ..Self::new(ClientErrorKind::Argument, sentence(&error.to_string()), "")
        }
    }
}

/// The message, followed by the remedy.
impl std::fmt::Display for ClientError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        for field in &self.fields {
            write!(f, " {}", ended(field))?;
        }
        if !self.remedy.is_empty() {
            write!(f, " {}", self.remedy)?;
        }
        Ok(())
    }
}

/// Returns a sentence that ends with a full stop.
fn ended(text: &str) -> String {
    let end = match text.is_empty() || text.ends_with(['.', '!', '?']) {
        true => "",
        false => ".",
    };
    format!("{text}{end}")
}

/// Returns an error as a sentence: error texts begin with a lower-case letter and end without a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let end = if text.is_empty() || text.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    let mut rest = text.chars();
    match rest.next() {
        // The names of endpoints are not changed.
        Some(first)
            if !text
                .split(':')
                .next()
                .is_some_and(|word| word.contains('_')) =>
        {
            format!("{}{}{end}", first.to_uppercase(), rest.as_str())
        }
        _ => format!("{text}{end}"),
    }
}

impl From<SendError> for ClientError {
    fn from(error: SendError) -> Self {
        Self::new(ClientErrorKind::Argument, sentence(&error.to_string()), "")
    }
}

impl From<ConfigError> for ClientError {
    fn from(error: ConfigError) -> Self {
        Self::new(ClientErrorKind::Argument, sentence(&error.to_string()), "")
    }
}

impl From<discord_rest::Error> for ClientError {
    fn from(error: discord_rest::Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::Argument(_) => ClientErrorKind::Argument,
            ErrorKind::Discord { status: 500.., .. } => ClientErrorKind::Network,
            ErrorKind::Discord { .. } | ErrorKind::WebhookGone => ClientErrorKind::Refused,
            ErrorKind::RateLimited { .. }
            | ErrorKind::Cloudflare { .. }
            | ErrorKind::WaitTooLong { .. }
            | ErrorKind::TooManyInvalid { .. } => ClientErrorKind::RateLimited,
            ErrorKind::Unauthorized => ClientErrorKind::Unauthorized,
            ErrorKind::Shutdown => ClientErrorKind::Cancelled,
            _ => ClientErrorKind::Network,
        };
        // The same text as for invalid arguments that are found before anything is loaded.
        let message = match error.kind() {
            ErrorKind::Argument(problem) => format!("{}: {problem}", error.route()),
            _ => error.message(),
        };
        Self {
            // Discord's codes are never larger or negative; such a code is still in the message.
            code: u32::try_from(error.code()).unwrap_or(0),
            http_status: error.status(),
            fields: error.fields().iter().map(ToString::to_string).collect(),
            body: Some(error.body())
                .filter(|body| !body.is_empty())
                .map(|body| Arc::new(body.to_owned())),
            route: error.route().to_owned(),
            retry_after: error.retry_after().unwrap_or_default().as_secs_f64(),
            ..Self::new(kind, sentence(&message), sentence(&error.remedy()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refused_token_is_looked_at() {
        let secret = Token::new("0123456789abcdef".repeat(2));
        let refused = ClientError::fatal(&Fatal::AuthenticationFailed);
        let told = refused.clone().with_token_hint(&secret).to_string();
        assert!(
            told.contains("4004") && told.contains("client secret"),
            "{told}"
        );
        let whole = Token::new("abc.def.ghi");
        assert_eq!(refused.clone().with_token_hint(&whole), refused);
        let other = ClientError::fatal(&Fatal::DisallowedIntents);
        assert_eq!(other.clone().with_token_hint(&secret), other);
    }
}
