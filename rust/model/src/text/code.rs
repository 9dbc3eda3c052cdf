//! Code in Markdown: code blocks and inline code, in which nothing is formatted and nobody is mentioned.

use std::collections::{BTreeMap, VecDeque};

use super::{part, rest};

/// The delimiter of a code block.
pub const FENCE: &str = "```";

/// A code block or inline code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code<'a> {
    /// A code block.
    Block {
        /// The language; empty if there is none.
        language: &'a str,
        /// The position in the text where the content begins, in bytes.
        start: usize,
        /// The code, without empty lines at the start and the end.
        content: &'a str,
    },
    /// Inline code.
    Inline(&'a str),
}

/// Finds code at increasing positions of a text.
pub struct CodeFinder<'a> {
    text: &'a str,
    /// The positions of all sequences of backticks, by their length. Those before the last searched position are removed.
    backticks: BTreeMap<usize, VecDeque<usize>>,
    /// Whether the rest of the text has no end of a code block.
    has_no_more_fences: bool,
}

impl<'a> CodeFinder<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut backticks: BTreeMap<usize, VecDeque<usize>> = BTreeMap::new();
        let mut position = 0;
        while let Some(found) = rest(text, position).find('`') {
            let start = position + found;
            let length = count_backticks(rest(text, start));
            backticks.entry(length).or_default().push_back(start);
            position = start + length;
        }
        Self {
            text,
            backticks,
            has_no_more_fences: false,
        }
    }

    /// Returns the code that begins with the backtick at this position, and where it ends.
    pub fn code_at(&mut self, position: usize) -> Option<(Code<'a>, usize)> {
        let length = count_backticks(rest(self.text, position));
        let block = (length >= FENCE.len()).then(|| self.block_at(position));
        block.flatten().or_else(|| {
            let start = position + length;
            let end = self.find_backticks(length, start)?;
            let content = without_padding(part(self.text, start, end));
            Some((Code::Inline(content), end + length))
        })
    }

    fn block_at(&mut self, position: usize) -> Option<(Code<'a>, usize)> {
        if self.has_no_more_fences {
            return None;
        }
        let start = position + FENCE.len();
        let (language, header) = language(rest(self.text, start));
        let start = start + header;
        let content = rest(self.text, start);
        let trimmed = content.trim_start_matches('\n');
        let content_start = start + content.len() - trimmed.len();
        // The content is one character or more.
        let first = trimmed.chars().next()?.len_utf8();
        let Some(found) = rest(self.text, content_start + first).find(FENCE) else {
            self.has_no_more_fences = true;
            return None;
        };
        let end = content_start + first + found;
        let code = Code::Block {
            language,
            start,
            content: part(self.text, content_start, end).trim_end_matches('\n'),
        };
        Some((code, end + FENCE.len()))
    }

    /// Returns the position of the next sequence of so many backticks.
    fn find_backticks(&mut self, length: usize, from: usize) -> Option<usize> {
        let positions = self.backticks.get_mut(&length)?;
        while positions.front().is_some_and(|position| *position < from) {
            positions.pop_front();
        }
        positions.front().copied()
    }
}

/// Returns how many backticks a text starts with.
pub fn count_backticks(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// Returns the language of a code block, and the length of its line; an empty language if the first line is code.
fn language(text: &str) -> (&str, usize) {
    let is_part =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-' | b'.' | b'#');
    let length = text.bytes().take_while(|byte| is_part(*byte)).count();
    match rest(text, length).starts_with('\n') {
        true => (part(text, 0, length), length + 1),
        false => ("", 0),
    }
}

/// Returns the content of inline code. A space between the delimiter and a backtick of the content is not part of it.
fn without_padding(content: &str) -> &str {
    let starts = content.trim_start_matches(' ').starts_with('`');
    let content = match content.strip_prefix(' ') {
        Some(stripped) if starts => stripped,
        _ => content,
    };
    let ends = content.trim_end_matches(' ').ends_with('`');
    match content.strip_suffix(' ') {
        Some(stripped) if ends => stripped,
        _ => content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(Code<'_>, usize)> {
        CodeFinder::new(text).code_at(text.find('`')?)
    }

    fn block<'a>(language: &'a str, start: usize, content: &'a str) -> Code<'a> {
        Code::Block {
            language,
            start,
            content,
        }
    }

    #[test]
    fn finds_inline_code() {
        for (text, content, end) in [
            ("`code`", "code", 6),
            ("a `b` c", "b", 5),
            ("``a`b``", "a`b", 7),
            ("`` ` ``", "`", 7),
            ("` a `", " a ", 5),
            ("`a\nb`", "a\nb", 5),
            ("`a``b`", "a``b", 6),
        ] {
            assert_eq!(first(text), Some((Code::Inline(content), end)), "{text}");
        }
        for text in ["`", "`a", "``a`", "`a``", "``", "```", "``````"] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn finds_code_blocks() {
        for (text, code) in [
            ("```code```", block("", 3, "code")),
            ("```\ncode\n```", block("", 4, "code")),
            ("```js\nlet a;\n```", block("js", 6, "let a;")),
            ("```js```", block("", 3, "js")),
            ("```c++\n\n\n\tx\n\n```", block("c++", 7, "\tx")),
            ("```a `b` c```", block("", 3, "a `b` c")),
            ("```a b\nc```", block("", 3, "a b\nc")),
        ] {
            assert_eq!(first(text), Some((code, text.len())), "{text}");
        }
        assert_eq!(first("````a```"), Some((block("", 3, "`a"), 8)));
        // Without an end of the block, it is inline code.
        let mut finder = CodeFinder::new("```\n\n``` `a`");
        assert_eq!(finder.code_at(0), Some((Code::Inline("\n\n"), 8)));
        assert_eq!(finder.code_at(9), Some((Code::Inline("a"), 12)));
    }
}
