//! What went wrong, and what to do about it.

use std::sync::Arc;
use std::time::Duration;

use discord_gateway::{Disconnect, Fatal, SendError};
use discord_model::Token;
use discord_rest::{ArgumentError, ConfigError, ErrorKind};

/// What went wrong: cause and remedy in plain words, and the numbers behind them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientError {
    /// What sort of failure it is.
    pub kind: ClientErrorKind,
    /// Discord's error code, or the close code of the gateway; `0` if there is none.
    pub code: u32,
    /// The HTTP status; `0` if there is none.
    pub http_status: u16,
    /// What went wrong.
    pub message: String,
    /// What to do about it, where something can be said.
    pub remedy: String,
    /// What is wrong with each field of a request that Discord refused, such as `embeds[0].title: …`.
    pub fields: Box<[String]>,
    /// The body of Discord's answer as text, shortened if it is long, if there was one. It is behind a pointer, since failures are
    /// returned by value.
    pub body: Option<Arc<String>>,
    /// The endpoint, such as `create_message`; empty if it was no request.
    pub route: String,
    /// After how many seconds it may be tried again; `0` if that is not known.
    pub retry_after: f64,
    /// Whether the client tries again by itself.
    pub will_retry: bool,
}

/// The sorts of failures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ClientErrorKind {
    /// A mistake of this addon's own.
    #[default]
    Internal = 0,
    /// The arguments were wrong; nothing was sent.
    Argument = 1,
    /// The network, or the server at the other end, did not answer as it should.
    Network = 2,
    /// Discord refused the request.
    Refused = 3,
    /// The token is wrong.
    Unauthorized = 4,
    /// The rate limit.
    RateLimited = 5,
    /// The gateway ended the connection for good.
    Gateway = 6,
    /// The client was logged out, or freed, before an answer came.
    Cancelled = 7,
}

/// The remedy where somebody else than Discord seems to have answered.
const NOT_DISCORD: &str = "If `api_url` is set, see that Discord's API is really there.";

impl ClientError {
    /// A failure of this sort.
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

    /// A mistake of this addon's own.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(
            ClientErrorKind::Internal,
            message,
            "This should not happen; please report it.",
        )
    }

    /// The client was logged out before an answer came.
    pub fn cancelled() -> Self {
        Self::new(
            ClientErrorKind::Cancelled,
            "The client was logged out before Discord answered.",
            "",
        )
    }

    /// There is no token to log in or make a request with.
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
            "The answer to the request could not be read.",
            NOT_DISCORD,
        )
    }

    /// For what Discord itself would not refuse: where no other remedy is known, the address may be wrong.
    pub(crate) fn or_not_discord(mut self) -> Self {
        if self.remedy.is_empty() {
            NOT_DISCORD.clone_into(&mut self.remedy);
        }
        self
    }

    /// A server that refused a token which does not even look like one says no more than that it did. Discord's tokens have one
    /// shape, but those of other servers may have any: so this is looked at only once a token was refused.
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
                    "The client tries again by itself, next in {:.0} s.",
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

/// The message, then the remedy.
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

/// A sentence with a full stop, where it has none.
fn ended(text: &str) -> String {
    let end = match text.is_empty() || text.ends_with(['.', '!', '?']) {
        true => "",
        false => ".",
    };
    format!("{text}{end}")
}

/// Errors begin small and end without a stop; people read sentences.
fn sentence(text: &str) -> String {
    let end = if text.is_empty() || text.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    let mut rest = text.chars();
    match rest.next() {
        // The names of endpoints stay as they are.
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
        // As of the arguments that were wrong before anything was loaded.
        let message = match error.kind() {
            ErrorKind::Argument(problem) => format!("{}: {problem}", error.route()),
            _ => error.message(),
        };
        Self {
            // No code of Discord's is larger or negative; such a one is still in the message.
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
