//! The token in the header `Authorization`: that of the bot, or that of a user.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use discord_model::Token;
use http::header::HeaderValue;
use tokio_util::sync::CancellationToken;

use crate::verification::Verification;

/// Whose token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenOwner {
    /// The bot.
    Bot,
    /// A user who has authorized the application (OAuth2).
    User,
}

/// A token, and whether Discord has rejected it. Rate limits are separate for each token.
pub(crate) struct Authorization {
    /// A number that no other token has. Unlike the token, it can be logged.
    pub(crate) number: u64,
    pub(crate) owner: TokenOwner,
    pub(crate) header: HeaderValue,
    /// Canceled when the token is known to be invalid: more requests with it would lead to a ban.
    pub(crate) rejected: CancellationToken,
    pub(crate) verification: Verification,
}

impl Authorization {
    /// Returns `None` if the token is empty or has characters that cannot be sent.
    pub(crate) fn new(token: &Token, owner: TokenOwner) -> Option<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let scheme = match owner {
            TokenOwner::Bot => "Bot",
            TokenOwner::User => "Bearer",
        };
        if token.is_empty() || !token.is_sendable() {
            return None;
        }
        let mut header = HeaderValue::try_from(format!("{scheme} {}", token.expose())).ok()?;
        header.set_sensitive(true);
        Some(Self {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            owner,
            header,
            rejected: CancellationToken::new(),
            verification: Verification::default(),
        })
    }

    pub(crate) fn is_rejected(&self) -> bool {
        self.rejected.is_cancelled()
    }
}

/// The access token of a user (OAuth2), which authorizes requests instead of the token of the bot. Clones share what is
/// known about it.
#[derive(Clone)]
pub struct Bearer(pub(crate) Arc<Authorization>);

impl Bearer {
    /// Wraps an access token, with or without `Bearer ` in front of it.
    ///
    /// # Errors
    /// If it is empty, or has characters that cannot be sent. The text describes the problem without the token.
    pub fn new(token: &str) -> Result<Self, String> {
        let token = Token::new(token);
        let text = token.expose();
        let token = match text.split_once(char::is_whitespace) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("Bearer") => Token::new(rest),
            _ if text.eq_ignore_ascii_case("Bearer") => Token::new(""),
            _ => token,
        };
        match Authorization::new(&token, TokenOwner::User) {
            Some(authorization) => Ok(Self(Arc::new(authorization))),
            None if token.is_empty() => Err("the access token is empty".into()),
            None => Err("the access token has characters that cannot be sent".into()),
        }
    }

    /// Returns whether Discord has rejected the token. No more requests are sent with it.
    pub fn is_rejected(&self) -> bool {
        self.0.is_rejected()
    }
}

/// Shows no token.
impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bearer").field(&self.0.number).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_token_in_all_its_forms() {
        for text in ["s3cret", "Bearer s3cret", " bearer  s3cret\n", "\"s3cret\""] {
            let bearer = Bearer::new(text).unwrap();
            assert_eq!(bearer.0.header, "Bearer s3cret", "{text:?}");
            assert!(!format!("{bearer:?}{:?}", bearer.0.header).contains("s3cret"));
        }
    }

    #[test]
    fn what_cannot_be_sent_is_refused() {
        for text in ["", "  ", "Bearer ", "a\nb", "schlüssel"] {
            let problem = Bearer::new(text).unwrap_err();
            assert!(
                problem.starts_with("the access token"),
                "{text:?}: {problem}"
            );
        }
    }
}
