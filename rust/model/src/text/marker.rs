//! The start of a line that makes it a heading, subtext, an item of a list, or a quote.

use super::rest;

/// The maximum number of digits of the number of an item.
const MAX_DIGITS: usize = 9;

/// What a line starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// `# `, `## ` or `### `.
    Heading(u8),
    /// `-# `
    Subtext,
    /// `- ` or `* `.
    Bullet,
    /// `1. `
    Number(u32),
    /// `> `
    Quote,
    /// `>>> `: the rest of the text is quoted.
    BlockQuote,
}

impl Marker {
    /// Returns whether the line is quoted.
    pub const fn is_quote(self) -> bool {
        matches!(self, Self::Quote | Self::BlockQuote)
    }
}

/// A marker, and its position in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStart {
    /// The marker.
    pub marker: Marker,
    /// The number of spaces before it.
    pub indentation: usize,
    /// Where the content starts, in bytes.
    pub content: usize,
}

/// Returns the marker that a text starts with, which is the rest of a text from the start of a line.
pub fn line_start(text: &str) -> Option<LineStart> {
    let indentation = text.bytes().take_while(|byte| *byte == b' ').count();
    let text = rest(text, indentation);
    let (marker, length) = marker(text)?;
    let content = rest(text, length);
    let is_blank = || {
        let line = content.split('\n').next().unwrap_or_default();
        line.trim().is_empty()
    };
    (marker.is_quote() || !is_blank()).then_some(LineStart {
        marker,
        indentation,
        content: indentation + length,
    })
}

fn marker(text: &str) -> Option<(Marker, usize)> {
    for (start, marker) in [
        ("# ", Marker::Heading(1)),
        ("## ", Marker::Heading(2)),
        ("### ", Marker::Heading(3)),
        ("-# ", Marker::Subtext),
        ("- ", Marker::Bullet),
        ("* ", Marker::Bullet),
        ("> ", Marker::Quote),
        (">>> ", Marker::BlockQuote),
    ] {
        if text.starts_with(start) {
            return Some((marker, start.len()));
        }
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=MAX_DIGITS).contains(&digits) && rest(text, digits).starts_with(". ");
    let number = text.get(..digits)?.parse().ok().filter(|_| is_number)?;
    Some((Marker::Number(number), digits + ". ".len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_start_of_a_line() {
        for (text, marker, indentation, content) in [
            ("# a", Marker::Heading(1), 0, 2),
            ("### a", Marker::Heading(3), 0, 4),
            ("-# a", Marker::Subtext, 0, 3),
            ("- a", Marker::Bullet, 0, 2),
            ("  * a", Marker::Bullet, 2, 4),
            ("1. a", Marker::Number(1), 0, 3),
            (" 50. a", Marker::Number(50), 1, 5),
            ("> a", Marker::Quote, 0, 2),
            ("> ", Marker::Quote, 0, 2),
            (">>> a\nb", Marker::BlockQuote, 0, 4),
        ] {
            let expected = LineStart {
                marker,
                indentation,
                content,
            };
            assert_eq!(line_start(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "#a",
            "# ",
            "#  \na",
            "#### a",
            "-a",
            "-",
            "+ a",
            "1.a",
            "1) a",
            "1234567890. a",
            ">a",
            ">> a",
            "a # b",
        ] {
            assert_eq!(line_start(text), None, "{text:?}");
        }
    }
}
