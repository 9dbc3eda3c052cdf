//! A bot token that cannot be printed.

use std::fmt;

/// A bot token. Neither `Debug` nor any other formatting shows it, so it cannot end up in a log or an error by
/// accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Wraps a token from Discord's developer portal. Characters that are often added around a token are removed: white
    /// space and invisible characters, quotation marks, which `set DISCORD_TOKEN="…"` keeps on Windows, and a leading
    /// `Bot `.
    pub fn new(text: impl AsRef<str>) -> Self {
        let mut text = trimmed(text.as_ref());
        if let Some((prefix, rest)) = text.split_once(char::is_whitespace)
            && prefix.eq_ignore_ascii_case("Bot")
        {
            text = trimmed(rest);
        }
        Self(text.to_owned())
    }

    /// Returns the secret itself. Use it only for the `Authorization` header and Identify.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Returns whether the token is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

/// Returns the text without white space, invisible characters and quotation marks around it. No token begins or ends
/// with any of them.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '"' | '\'' | '`' | '\u{200b}' | '\u{feff}' | '\u{201c}' | '\u{201d}'
            )
    })
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

    #[test]
    fn what_gets_around_a_token_is_dropped() {
        for text in [
            "abc.def.ghi",
            "\"abc.def.ghi\"",
            "'abc.def.ghi' ",
            "Bot abc.def.ghi",
            "\"Bot abc.def.ghi\"\r\n",
            "bot \"abc.def.ghi\"",
            "\u{feff}abc.def.ghi\u{200b}",
            "\u{201c}abc.def.ghi\u{201d}",
        ] {
            assert_eq!(Token::new(text).expose(), "abc.def.ghi", "{text:?}");
        }
        assert!(Token::new("\"\"").is_empty());
        assert_eq!(Token::new("Botany").expose(), "Botany");
    }
}
