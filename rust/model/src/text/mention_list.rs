//! The mentions of a text.

use super::mention::Mention;
use super::tokens::{Kind, Tokens};
use super::{part, rest};

/// A character without width. After an `@`, it prevents a mention.
pub(super) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// A mention in a text, and its position in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundMention<'a> {
    /// The mention.
    pub mention: Mention<'a>,
    /// The number of characters before it.
    pub start: usize,
    /// The number of its characters.
    pub length: usize,
}

/// Returns the mentions of a text in their order. There are none in code, and after a backslash.
pub fn find_mentions(text: &str) -> Vec<FoundMention<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for token in Tokens::new(text) {
        let length = part(text, token.start, token.end).chars().count();
        if let Kind::Mention(mention) = token.kind {
            found.push(FoundMention {
                mention,
                start,
                length,
            });
        }
        start += length;
    }
    found
}

/// Returns the text with a character without width in each mention that could notify users: `@everyone`, `@here`, users and
/// roles, even in code.
pub fn disarm_mentions(text: &str) -> String {
    let mut disarmed = String::with_capacity(text.len());
    let mut position = 0;
    while let Some(found) = rest(text, position).find('@') {
        let after = position + found + "@".len();
        let before = part(text, position, after);
        disarmed.push_str(before);
        if is_target(before, rest(text, after)) {
            disarmed.push(ZERO_WIDTH_SPACE);
        }
        position = after;
    }
    disarmed.push_str(rest(text, position));
    disarmed
}

/// Returns whether the text after an `@` makes it a mention that could notify users.
fn is_target(before: &str, after: &str) -> bool {
    let id = after.strip_prefix(['!', '&']).unwrap_or(after);
    after.starts_with("everyone")
        || after.starts_with("here")
        || (before.ends_with("<@") && id.starts_with(|digit: char| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    #[test]
    fn finds_mentions() {
        let text = "Grüße <@1>, **<#2>** @here `<@3>` \\<#4>\n```\n<@5>\n``` https://a.b/<@6>";
        let found = |mention, start, length| FoundMention {
            mention,
            start,
            length,
        };
        assert_eq!(
            find_mentions(text),
            [
                found(Mention::User(Id::new(1)), 6, 4),
                found(Mention::Channel(Id::new(2)), 14, 4),
                found(Mention::Here, 21, 5),
                found(Mention::User(Id::new(6)), 65, 4),
            ]
        );
        assert_eq!(find_mentions(""), []);
    }

    /// The mentions of the tests of discord.py, and others.
    #[test]
    fn disarms_mentions() {
        for mention in [
            "@everyone",
            "@here",
            "<@80088516616269824>",
            "<@!80088516616269824>",
            "<@&381978264698224660>",
            "`<@80088516616269824>`",
            "\\@everyone",
        ] {
            for text in [mention.to_owned(), format!("one {mention} two @{mention}")] {
                let disarmed = disarm_mentions(&text);
                assert!(!disarmed.contains(mention), "{disarmed}");
                assert_eq!(
                    disarmed.replace(ZERO_WIDTH_SPACE, ""),
                    text,
                    "reads the same"
                );
            }
        }
        for text in [
            "",
            "a@1.c",
            "@",
            "@ here",
            "<@>",
            "<#1> <:a:1> </a:1> <t:1>",
        ] {
            assert_eq!(disarm_mentions(text), text);
        }
    }
}
