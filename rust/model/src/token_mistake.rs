//! Detects common mistakes: texts that are used as a bot token, but cannot be one.
//!
//! This is a hint for a token that a server rejected, not a check: only Discord's tokens have this format. The sandbox,
//! proxies and other servers with Discord's API may issue other tokens.

use std::fmt;

use crate::Token;

/// The format of a bot token, and where it can be found, as sentences without the last full stop.
pub const TOKEN_SHAPE: &str = "A bot token has three parts separated by dots, of letters, digits, - and _ only. Find it in the \
                               developer portal: your application, Bot, Reset Token";

/// The reason why a text is not a bot token of Discord. Its `Display` text describes what the text seems to be, and the
/// format of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenMistake {
    /// The text begins with `Bearer`, like the tokens of OAuth2.
    Bearer,
    /// The text contains white space.
    WhiteSpace,
    /// The text has 32 characters and no dots.
    ClientSecret,
    /// The text has 64 hexadecimal digits.
    PublicKey,
    /// The text has only digits, as many as an id.
    ApplicationId,
    /// The text does not have three parts, or one of them is empty or has other characters.
    Parts,
}

impl Token {
    /// Returns the reason why this is not a bot token of Discord, if it cannot be one.
    pub fn mistake(&self) -> Option<TokenMistake> {
        let text = self.expose();
        let is_prefixed = text
            .get(.."bearer ".len())
            .is_some_and(|prefix| prefix.eq_ignore_ascii_case("bearer "));
        if is_prefixed {
            return Some(TokenMistake::Bearer);
        }
        if text.contains(char::is_whitespace) {
            return Some(TokenMistake::WhiteSpace);
        }
        let is_word = |part: &str| !part.is_empty() && part.bytes().all(is_token_byte);
        if is_word(text) {
            return Some(match text.len() {
                32 => TokenMistake::ClientSecret,
                64 if text.bytes().all(|byte| byte.is_ascii_hexdigit()) => TokenMistake::PublicKey,
                17..=20 if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                    TokenMistake::ApplicationId
                }
                _ => TokenMistake::Parts,
            });
        }
        let is_whole = text.split('.').count() == 3 && text.split('.').all(is_word);
        (!is_whole).then_some(TokenMistake::Parts)
    }

    /// Returns whether the token can be sent: a header can only contain visible ASCII characters and spaces.
    pub fn is_sendable(&self) -> bool {
        let mut bytes = self.expose().bytes();
        bytes.all(|byte| byte == b' ' || byte.is_ascii_graphic())
    }
}

/// Returns whether the character is allowed in base64 for URLs.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

impl fmt::Display for TokenMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bearer => "The token begins with `Bearer`, like the tokens of users (OAuth2)",
            Self::WhiteSpace => "The token contains spaces or line breaks",
            Self::ClientSecret => "The token looks like the client secret of the application",
            Self::PublicKey => "The token looks like the public key of the application",
            Self::ApplicationId => "The token looks like the id of the application",
            Self::Parts => "The token does not look like a bot token",
        })?;
        write!(f, ". {TOKEN_SHAPE}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> Option<TokenMistake> {
        Token::new(text).mistake()
    }

    #[test]
    fn a_token_has_three_parts() {
        for text in ["abc.def.ghi", "Bot abc-1.d_f.GHI", "\"abc.def.ghi\""] {
            assert_eq!(mistake(text), None, "{text}");
        }
        for text in [
            "",
            "abc",
            "abc.def",
            "abc.def.ghi.jkl",
            "abc..ghi",
            ".def.ghi",
            "abc.def.g=i",
            "abc.d\u{e9}f.ghi",
        ] {
            assert_eq!(mistake(text), Some(TokenMistake::Parts), "{text}");
        }
    }

    #[test]
    fn what_is_copied_from_the_wrong_place_is_named() {
        for (text, expected) in [
            ("Bearer abc.def.ghi".to_owned(), TokenMistake::Bearer),
            ("bearer abc".to_owned(), TokenMistake::Bearer),
            ("abc.def .ghi".to_owned(), TokenMistake::WhiteSpace),
            ("abc.def\n.ghi".to_owned(), TokenMistake::WhiteSpace),
            ("aB3_-x7Z".repeat(4), TokenMistake::ClientSecret),
            ("0123456789abcdef".repeat(4), TokenMistake::PublicKey),
            ("175928847299117063".to_owned(), TokenMistake::ApplicationId),
        ] {
            assert_eq!(mistake(&text), Some(expected), "{text}");
            let told = expected.to_string();
            assert!(told.contains("three parts") && told.contains("Reset Token"));
            assert!(!told.contains(&text), "it may be a secret");
        }
    }

    #[test]
    fn a_header_holds_only_visible_ascii() {
        assert!(Token::new("whatever a proxy gives+/=").is_sendable());
        for text in ["abc\n.def", "abc\u{7f}def", "abc.d\u{e9}f", "a\0b"] {
            assert!(!Token::new(text).is_sendable(), "{text:?}");
        }
    }
}
