//! Shortens a text that is too long.

use unicode_segmentation::UnicodeSegmentation;

use super::code::Code;
use super::tokens::{Kind, Token, Tokens};
use super::{part, rest};

/// What a text that was shortened ends with.
const ELLIPSIS: &str = "…";
const ELLIPSIS_LENGTH: usize = 1;

/// What a code block that was shortened ends with.
const CLOSING: &str = "…\n```";

/// Returns at most `limit` characters of a text. A text that is longer ends with an ellipsis. It ends between characters as a
/// reader sees them, and not within a mention, a URL or inline code, unless the text begins with it. A code block is closed.
pub fn truncate(text: &str, limit: usize) -> String {
    if limit == 0 {
        return String::new();
    }
    let (Some(_), Some(end)) = (end_of(text, limit), end_of(text, limit - ELLIPSIS_LENGTH)) else {
        return text.to_owned();
    };
    let split = Tokens::new(text).find(|token| token.end > end);
    let Some(split) = split.filter(|token| token.start < end) else {
        return ending(text, end);
    };
    if let Kind::Code(Code::Block { start, .. }) = split.kind {
        let room = limit.checked_sub(CLOSING.chars().count());
        let last = room.and_then(|room| end_of(text, room));
        if let Some(last) = last.filter(|last| *last > start) {
            return whole_characters(text, last) + CLOSING;
        }
    }
    match is_kept_together(split) && split.start > 0 {
        true => ending(text, split.start),
        false => ending(text, end),
    }
}

/// Returns the position after so many characters; `None` if the text has no more than that.
fn end_of(text: &str, count: usize) -> Option<usize> {
    text.char_indices().nth(count).map(|(position, _)| position)
}

fn is_kept_together(token: Token<'_>) -> bool {
    matches!(
        token.kind,
        Kind::Code(_) | Kind::Mention(_) | Kind::Url(_) | Kind::Escaped(_)
    )
}

/// Returns the text up to this position, with an ellipsis.
fn ending(text: &str, end: usize) -> String {
    whole_characters(text, end) + ELLIPSIS
}

/// Returns the text up to this position, without a part of its last character as a reader sees it, and without spaces at its
/// end.
fn whole_characters(text: &str, end: usize) -> String {
    // The end of a character depends on the ones around it only.
    let line = part(text, 0, end).rfind('\n').unwrap_or_default();
    let boundaries = rest(text, line).grapheme_indices(true);
    let last = boundaries
        .map(|(position, _)| line + position)
        .take_while(|position| *position <= end)
        .last();
    let whole = match last {
        // The first character alone is longer.
        None | Some(0) => end,
        Some(position) => position,
    };
    part(text, 0, whole).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_a_text() {
        for (text, limit, expected) in [
            ("", 1, ""),
            ("short", 5, "short"),
            ("longer", 5, "long…"),
            ("two words", 5, "two…"),
            ("a", 0, ""),
            ("ab", 1, "…"),
            ("äöü🎲🎲", 4, "äöü…"),
            ("ab🇩🇪", 3, "ab…"),
            ("ab👨‍👩‍👧", 5, "ab…"),
            ("a\nb👨‍👩‍👧", 5, "a\nb…"),
            ("e\u{301}\u{301}\u{301}\u{301}", 3, "e\u{301}…"),
        ] {
            assert_eq!(truncate(text, limit), expected, "{text:?} {limit}");
        }
    }

    #[test]
    fn keeps_mentions_together() {
        for (text, limit, expected) in [
            ("ab <@123456> c", 8, "ab…"),
            ("ab https://a.b/c d", 10, "ab…"),
            ("abc\\*d", 5, "abc…"),
            ("a `b c d`", 6, "a…"),
            ("<@123456> c", 5, "<@12…"),
        ] {
            assert_eq!(truncate(text, limit), expected, "{text:?} {limit}");
        }
    }

    #[test]
    fn closes_code_blocks() {
        let text = "a\n```gd\nvar one\nvar two\n```\nb";
        assert_eq!(truncate(text, 28), "a\n```gd\nvar one\nvar two\n```…");
        assert_eq!(truncate(text, 27), "a\n```gd\nvar one\nvar tw…\n```");
        assert_eq!(truncate(text, 20), "a\n```gd\nvar one…\n```");
        assert_eq!(truncate(text, 10), "a…");
        assert_eq!(truncate("```gd\nvar one\n```", 7), "```gd…");
    }
}
