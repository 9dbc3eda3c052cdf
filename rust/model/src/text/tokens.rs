//! Splits a text into tokens: the parts that belong together, in all of the functions for texts.

use super::code::{Code, CodeFinder, count_backticks};
use super::mention::Mention;
use super::url::{bracketed_url, url_length};
use super::{part, rest};

/// The characters that may start a token other than plain text. `h` may start a URL.
const STARTS: [char; 12] = ['\\', '`', '<', '@', 'h', '\n', '*', '_', '~', '|', '[', ']'];

/// The only text with a backslash that escapes nothing.
const SHRUG: (&str, &str) = ("¯", "\\_(ツ)_/¯");

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Plain text.
    Text,
    /// A character with a backslash before it.
    Escaped(&'a str),
    /// A code block or inline code.
    Code(Code<'a>),
    /// A mention.
    Mention(Mention<'a>),
    /// A URL.
    Url(&'a str),
    /// The end of a line.
    Newline,
    /// One or more of the same character, a delimiter: `*`, `_`, `~` or `|`.
    Delimiters(char),
    /// `[`
    OpeningBracket,
    /// `]`
    ClosingBracket,
}

/// A part of a text, and its position in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The tokens of a text.
pub struct Tokens<'a> {
    text: &'a str,
    position: usize,
    code: CodeFinder<'a>,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            position: 0,
            code: CodeFinder::new(text),
        }
    }

    /// Returns the rest of the text.
    pub fn rest(&self) -> &'a str {
        rest(self.text, self.position)
    }

    /// Skips so many bytes.
    pub fn advance(&mut self, length: usize) {
        self.position += length;
    }

    /// Returns the next token. A URL ends before a position that `is_end` accepts.
    pub fn next_before(&mut self, is_end: impl Fn(&str) -> bool) -> Option<Token<'a>> {
        let start = self.position;
        let text = self.rest();
        let first = text.chars().next()?;
        let (kind, length) = match first {
            '\\' => self.escaped(text),
            '`' => match self.code.code_at(start) {
                Some((code, end)) => (Kind::Code(code), end - start),
                None => (Kind::Text, count_backticks(text)),
            },
            '<' | '@' => bracketed(text),
            'h' => match url_length(text, is_end) {
                Some(length) => (Kind::Url(part(text, 0, length)), length),
                None => (Kind::Text, plain_length(text)),
            },
            '\n' => (Kind::Newline, 1),
            '*' | '_' | '~' | '|' => {
                let length = text.chars().take_while(|each| *each == first).count();
                (Kind::Delimiters(first), length)
            }
            '[' => (Kind::OpeningBracket, 1),
            ']' => (Kind::ClosingBracket, 1),
            _ => (Kind::Text, plain_length(text)),
        };
        self.position = start + length;
        Some(Token {
            kind,
            start,
            end: self.position,
        })
    }

    fn escaped(&self, text: &'a str) -> (Kind<'a>, usize) {
        let (before, shrug) = SHRUG;
        if text.starts_with(shrug) && part(self.text, 0, self.position).ends_with(before) {
            return (Kind::Text, shrug.len());
        }
        let mut letters = text.chars();
        letters.next();
        match letters.next() {
            Some(letter) if !letter.is_ascii_alphanumeric() && !letter.is_whitespace() => {
                let length = 1 + letter.len_utf8();
                (Kind::Escaped(part(text, 1, length)), length)
            }
            _ => (Kind::Text, 1),
        }
    }
}

/// Returns the length of the plain text that a text starts with, one character or more.
fn plain_length(text: &str) -> usize {
    let starts_token = |(position, letter): &(usize, char)| {
        STARTS.contains(letter) && (*letter != 'h' || rest(text, *position).starts_with("http"))
    };
    let mut letters = text.char_indices().skip(1);
    letters
        .find(starts_token)
        .map_or(text.len(), |(position, _)| position)
}

/// Returns the mention or the URL that a text starts with.
fn bracketed(text: &str) -> (Kind<'_>, usize) {
    if let Some((mention, length)) = Mention::at_start(text) {
        return (Kind::Mention(mention), length);
    }
    match bracketed_url(text) {
        Some((url, length)) => (Kind::Url(url), length),
        None => (Kind::Text, 1),
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.next_before(|_| false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    fn kinds(text: &str) -> Vec<Kind<'_>> {
        Tokens::new(text).map(|token| token.kind).collect()
    }

    #[test]
    fn splits_a_text() {
        use Kind::*;
        assert_eq!(
            kinds("a **b** <@1>\n`<@2>` \\<#3> https://a.b"),
            [
                Text,
                Delimiters('*'),
                Text,
                Delimiters('*'),
                Text,
                Mention(super::Mention::User(Id::new(1))),
                Newline,
                Code(super::Code::Inline("<@2>")),
                Text,
                Escaped("<"),
                Text,
                Url("https://a.b"),
            ]
        );
        assert_eq!(kinds("¯\\_(ツ)_/¯"), [Text, Text]);
        assert_eq!(kinds("\\a"), [Text, Text]);
        assert_eq!(kinds("<https://a.b>"), [Url("https://a.b")]);
    }

    #[test]
    fn nothing_is_lost() {
        let text = "a\\*<@1>**`x```y```hh https://a\n\n[a](b)<";
        let mut end = 0;
        for token in Tokens::new(text) {
            assert_eq!(token.start, end);
            end = token.end;
        }
        assert_eq!(end, text.len());
    }
}
