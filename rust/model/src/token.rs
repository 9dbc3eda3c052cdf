//! A bot token that cannot be printed.

use std::fmt;

/// A bot token. Neither `Debug` nor any other formatting shows it, so it cannot reach a log or an error by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Wraps a token as Discord's developer portal shows it. White space around it and a leading `Bot ` are dropped.
    pub fn new(text: impl AsRef<str>) -> Self {
        let text = text.as_ref().trim();
        Self(text.strip_prefix("Bot ").unwrap_or(text).trim().to_owned())
    }

    /// The secret itself. For the `Authorization` header and Identify only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_never_shown() {
        let token = Token::new(" Bot abc.def.ghi\n");
        assert_eq!(token.expose(), "abc.def.ghi");
        assert!(!format!("{token:?}").contains("abc"));
    }
}
