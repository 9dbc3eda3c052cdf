//! Splits a text that is too long for a message.

use unicode_segmentation::UnicodeSegmentation;

use super::code::{Code, FENCE};
use super::tokens::{Kind, Tokens};
use super::{part, rest};

/// How many bytes after the end of a piece are examined to find out whether a character ends there.
const LOOKAHEAD: usize = 64;

/// Splits a text into pieces of at most `limit` characters. A piece ends at the end of a line, otherwise between words,
/// otherwise between characters as a reader sees them. Mentions, URLs and inline code are not split, unless they are longer
/// than the limit. A code block is kept together if it fits into a piece; otherwise it is closed at the end of the piece and
/// opened again in the next one.
///
/// Apart from that, the pieces together are the text. Pieces that would be blank are left out, because Discord rejects them.
pub fn split_message(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let splitter = Splitter::new(text, limit);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut open = None;
    while start < text.len() {
        let prefix = open.map_or_else(String::new, CodeBlock::opening);
        let cut = splitter.cut(start, limit - prefix.chars().count());
        let content = part(text, start, cut.end);
        if !content.trim().is_empty() {
            let suffix = match cut.open {
                None => "",
                Some(_) if content.ends_with('\n') => FENCE,
                Some(_) => CLOSING,
            };
            pieces.push(format!("{prefix}{content}{suffix}"));
        }
        // An empty rest of a code block is not opened again.
        let rest_of_code = cut
            .open
            .map_or("", |block| part(text, cut.end, block.content.1));
        (start, open) = match cut.open {
            Some(block) if rest_of_code.trim().is_empty() => (block.end, None),
            open => (cut.end, open),
        };
    }
    pieces
}

/// The end of a code block that is split in the middle of a line.
const CLOSING: &str = "\n```";

/// The position of a code block in the text, in bytes.
#[derive(Clone, Copy)]
struct CodeBlock<'a> {
    language: &'a str,
    start: usize,
    /// Where its code starts, and where it ends.
    content: (usize, usize),
    end: usize,
}

impl CodeBlock<'_> {
    /// Returns the text that opens it again.
    fn opening(self) -> String {
        format!("{FENCE}{}\n", self.language)
    }
}

/// The end of a piece.
struct Cut<'a> {
    end: usize,
    /// The code block that is closed here and opened again.
    open: Option<CodeBlock<'a>>,
}

struct Splitter<'a> {
    text: &'a str,
    limit: usize,
    code_blocks: Vec<CodeBlock<'a>>,
    /// The parts that are kept together, in their order.
    kept_together: Vec<(usize, usize)>,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, limit: usize) -> Self {
        let mut code_blocks = Vec::new();
        let mut kept_together = Vec::new();
        for token in Tokens::new(text) {
            match token.kind {
                Kind::Code(Code::Block {
                    language, start, ..
                }) => {
                    let block = CodeBlock {
                        language,
                        start: token.start,
                        content: (start, token.end - FENCE.len()),
                        end: token.end,
                    };
                    // A block that cannot be opened again is split like other text.
                    let overhead = block.opening().chars().count() + CLOSING.len();
                    if overhead < limit {
                        code_blocks.push(block);
                    }
                }
                Kind::Code(_) | Kind::Mention(_) | Kind::Url(_) | Kind::Escaped(_) => {
                    kept_together.push((token.start, token.end));
                }
                _ => {}
            }
        }
        Self {
            text,
            limit,
            code_blocks,
            kept_together,
        }
    }

    /// Returns the end of the piece that starts at `start` and has room for so many characters.
    fn cut(&self, start: usize, room: usize) -> Cut<'a> {
        let Some(last) = self.after(start, room) else {
            return Cut {
                end: self.text.len(),
                open: None,
            };
        };
        let Some(block) = self.code_block_at(last) else {
            return self.cut_text(start, last);
        };
        let fits = part(self.text, block.start, block.end)
            .chars()
            .nth(self.limit)
            .is_none();
        let is_first = block.start <= start;
        if fits && !is_first {
            return self.cut_text(start, block.start);
        }
        let first = start.max(block.content.0);
        let last = self
            .after(start, room.saturating_sub(CLOSING.len()))
            .unwrap_or(last)
            .min(block.content.1);
        match self.last_boundary(first, last) {
            Some(end) => Cut {
                end,
                open: Some(block),
            },
            None if !is_first => self.cut_text(start, block.start),
            None => Cut {
                end: last,
                open: Some(block),
            },
        }
    }

    /// Returns the end of a piece that does not end in a code block, and no later than `last`.
    fn cut_text(&self, start: usize, last: usize) -> Cut<'a> {
        // A line of its own begins before and after a code block.
        let block = self.code_blocks.partition_point(|block| block.end <= last);
        let block = block
            .checked_sub(1)
            .and_then(|index| self.code_blocks.get(index));
        let first = block.map_or(start, |block| block.end).max(start);
        let is_block = self
            .code_blocks
            .binary_search_by_key(&last, |block| block.start)
            .is_ok();
        let end = match self.last_boundary(first, last) {
            _ if is_block && last > start => last,
            Some(end) => end,
            None if first > start => first,
            None => last,
        };
        Cut { end, open: None }
    }

    /// Returns the best position to split between these positions, without the first one.
    fn last_boundary(&self, first: usize, last: usize) -> Option<usize> {
        let window = part(self.text, first, last);
        if let Some(line) = window.rfind('\n') {
            let end = first + line + 1;
            if end > first && self.is_boundary(end) {
                return Some(end);
            }
        }
        let mut words = window.char_indices().rev();
        let after_word = words.find_map(|(position, letter)| {
            let end = first + position + letter.len_utf8();
            (letter.is_whitespace() && self.is_boundary(end)).then_some(end)
        });
        after_word.or_else(|| {
            let kept = self.graphemes(first, last, |end| self.is_boundary(end));
            kept.or_else(|| self.graphemes(first, last, |_| true))
        })
    }

    /// Returns the last end of a character as a reader sees it that `accepts` accepts.
    fn graphemes(
        &self,
        first: usize,
        last: usize,
        accepts: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut lookahead = (last + LOOKAHEAD).min(self.text.len());
        while !self.text.is_char_boundary(lookahead) {
            lookahead += 1;
        }
        part(self.text, first, lookahead)
            .grapheme_indices(true)
            .map(|(position, _)| first + position)
            .take_while(|position| *position <= last)
            .filter(|position| *position > first && accepts(*position))
            .last()
    }

    /// Returns whether no part that is kept together is split here.
    fn is_boundary(&self, position: usize) -> bool {
        let index = self
            .kept_together
            .partition_point(|(_, end)| *end <= position);
        let kept = self.kept_together.get(index);
        kept.is_none_or(|(start, _)| position <= *start)
    }

    /// Returns the code block that this position splits.
    fn code_block_at(&self, position: usize) -> Option<CodeBlock<'a>> {
        let index = self
            .code_blocks
            .partition_point(|block| block.end <= position);
        let block = self.code_blocks.get(index)?;
        (block.start < position).then_some(*block)
    }

    /// Returns the position after so many characters; `None` if the text has no more than that.
    fn after(&self, start: usize, count: usize) -> Option<usize> {
        let (position, _) = rest(self.text, start).char_indices().nth(count)?;
        Some(start + position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_lines_words_and_characters() {
        for (text, limit, expected) in [
            ("", 10, vec![]),
            ("short", 10, vec!["short"]),
            ("exactly 10", 10, vec!["exactly 10"]),
            ("one\ntwo\nthree four", 12, vec!["one\ntwo\n", "three four"]),
            ("one two three", 8, vec!["one two ", "three"]),
            ("abcdefgh", 3, vec!["abc", "def", "gh"]),
            ("äöü🎲🎲", 2, vec!["äö", "ü🎲", "🎲"]),
            // A family, a flag and a letter with an accent are each one character for a reader.
            ("a👨‍👩‍👧b", 6, vec!["a👨‍👩‍👧", "b"]),
            ("a👨‍👩‍👧b", 5, vec!["a", "👨‍👩‍👧", "b"]),
            ("🇩🇪🇫🇷", 3, vec!["🇩🇪", "🇫🇷"]),
            ("e\u{301}e\u{301}", 3, vec!["e\u{301}", "e\u{301}"]),
            ("a      b", 2, vec!["a ", " b"]),
            ("   ", 2, vec![]),
        ] {
            assert_eq!(split_message(text, limit), expected, "{text:?} {limit}");
        }
    }

    #[test]
    fn keeps_mentions_together() {
        for (text, limit, expected) in [
            ("ab<@123456>", 10, vec!["ab", "<@123456>"]),
            ("a b `c d e`", 8, vec!["a b ", "`c d e`"]),
            ("ab https://a.b/c", 14, vec!["ab ", "https://a.b/c"]),
            ("abc\\*", 4, vec!["abc", "\\*"]),
            // It is longer than the limit.
            ("<@123456>", 5, vec!["<@123", "456>"]),
        ] {
            assert_eq!(split_message(text, limit), expected, "{text:?} {limit}");
        }
    }

    #[test]
    fn keeps_code_blocks_together_or_opens_them_again() {
        for (text, limit, expected) in [
            (
                "one two\n```\ncode\n```",
                18,
                vec!["one two\n", "```\ncode\n```"],
            ),
            ("```\none\n```\ntwo", 12, vec!["```\none\n```\n", "two"]),
            (
                "```gd\none\ntwo\nthree\n```",
                18,
                vec!["```gd\none\ntwo\n```", "```gd\nthree\n```"],
            ),
            (
                "a\n```\nlonger than the limit\n```b",
                20,
                vec![
                    "a\n```\nlonger \n```",
                    "```\nthan the \n```",
                    "```\nlimit\n```b",
                ],
            ),
            // There is no room to open it again.
            ("```\nabc\n```", 7, vec!["```\n", "abc\n```"]),
        ] {
            let pieces = split_message(text, limit);
            assert_eq!(pieces, expected, "{text:?} {limit}");
        }
    }
}
