//! Escapes Markdown.

use super::marker::{Marker, line_start};
use super::mention::Mention;
use super::mention_list::ZERO_WIDTH_SPACE;
use super::url::{bracketed_url, url_length};
use super::{part, rest};

/// Returns the text with a backslash before each character that would format it, so that Discord shows it as it is.
/// URLs are kept: Discord formats nothing in them. So are mentions, custom emojis and timestamps if `keep_mentions` is true.
/// Otherwise, a character without width is added to those directly after a URL, which would include the backslash.
pub fn escape_markdown(text: &str, keep_mentions: bool) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut position = 0;
    let mut is_line_start = true;
    while let Some(first) = rest(text, position).chars().next() {
        let remaining = rest(text, position);
        if std::mem::take(&mut is_line_start)
            && let Some((plain, length)) = marker(remaining)
        {
            escaped.push_str(plain);
            escaped.push('\\');
            escaped.push_str(part(remaining, plain.len(), length));
            position += length;
            continue;
        }
        let length = match first {
            '\\' | '*' | '_' | '`' | '[' => {
                escaped.push('\\');
                escaped.push(first);
                1
            }
            '~' | '|' => {
                let count = remaining.chars().take_while(|each| *each == first).count();
                for _ in 0..count {
                    if count > 1 {
                        escaped.push('\\');
                    }
                    escaped.push(first);
                }
                count
            }
            '<' | '@' if !keep_mentions && Mention::at_start(remaining).is_some() => {
                if ends_in_url(&escaped) {
                    // A backslash would be a part of the URL.
                    escaped.push(first);
                    escaped.push(ZERO_WIDTH_SPACE);
                } else {
                    escaped.push('\\');
                    escaped.push(first);
                }
                1
            }
            _ => {
                let length = unformatted(remaining, first);
                escaped.push_str(part(remaining, 0, length));
                is_line_start = first == '\n';
                length
            }
        };
        position += length;
    }
    escaped
}

/// Returns whether a URL may end where a text ends. A backslash would then be a part of it.
fn ends_in_url(text: &str) -> bool {
    let mut parts = text.rsplit(|each: char| each.is_whitespace() || each == '<');
    let last = parts.next().unwrap_or_default();
    last.contains("http://") || last.contains("https://")
}

/// Returns the text of a marker at the start of a line before the backslash, and the length of the marker up to the character
/// after it.
fn marker(text: &str) -> Option<(&str, usize)> {
    let start = line_start(text)?;
    let plain = match start.marker {
        Marker::Number(_) => start.content - ". ".len(),
        _ => start.indentation,
    };
    Some((part(text, 0, plain), plain + 1))
}

/// Returns the length of the part at the start of a text that needs no backslash.
fn unformatted(text: &str, first: char) -> usize {
    let length = match first {
        '<' | '@' => Mention::at_start(text)
            .map(|(_, length)| length)
            .or_else(|| bracketed_url(text).map(|(_, length)| length)),
        'h' => url_length(text, |_| false),
        _ => None,
    };
    length.unwrap_or(first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first texts are those of the tests of discord.js.
    #[test]
    fn escapes_what_would_be_formatted() {
        for (text, expected) in [
            (
                "`_Behold!_`\n||___~~***```js\n`use strict`;\nrequire('discord.js');```***~~___||",
                "\\`\\_Behold!\\_\\`\n\\|\\|\\_\\_\\_\\~\\~\\*\\*\\*\\`\\`\\`js\n\\`use strict\\`;\nrequire('discord.js');\\`\\`\\`\\*\\*\\*\\~\\~\\_\\_\\_\\|\\|",
            ),
            ("**test**", "\\*\\*test\\*\\*"),
            ("# test", "\\# test"),
            ("- test", "\\- test"),
            ("1. test", "1\\. test"),
            (
                "[test](https://discord.js.org)",
                "\\[test](https://discord.js.org)",
            ),
            (
                "# Title\n## Subtitle\n### Subsubtitle\n- Bullet list\n * Subbullet\n1. Number list\n 1. Sub number list",
                "\\# Title\n\\## Subtitle\n\\### Subsubtitle\n\\- Bullet list\n \\* Subbullet\n1\\. Number list\n 1\\. Sub number list",
            ),
            (" - # Title with bullet", " \\- # Title with bullet"),
            ("-# a\n> b\n>>> c", "\\-# a\n\\> b\n\\>>> c"),
            ("a\\b", "a\\\\b"),
            ("¯\\_(ツ)_/¯", "¯\\\\\\_(ツ)\\_/¯"),
        ] {
            assert_eq!(escape_markdown(text, true), expected, "{text}");
        }
    }

    /// Among these are the emojis and URLs of the tests of discord.js.
    #[test]
    fn keeps_what_discord_does_not_format() {
        for text in [
            "",
            "a - b # c > d 1. e",
            "a~b|c",
            "#a -b 1.c >d",
            "<:Frost_ed_Wreath:1053399941210443826>",
            "<@80351110224678912> <#103735883630395392> </foo_bar:123456789012345678>",
            "https://example.com/name_wow",
            "https://example.com/name_with_underscores_and__double__underscores",
            "https://*.example.com/globbed/*",
            "<https://example.com/a_b>",
            "Grüße, 🎲",
        ] {
            assert_eq!(escape_markdown(text, true), text);
        }
        assert_eq!(
            escape_markdown("<https://example.com>*hi*", true),
            "<https://example.com>\\*hi\\*"
        );
    }

    #[test]
    fn escapes_mentions() {
        for (text, expected) in [
            ("<@1> <@&2> <#3>", "\\<@1> \\<@&2> \\<#3>"),
            ("@everyone, @here", "\\@everyone, \\@here"),
            (
                "<:a_b:4> <t:5:R> </roll:6>",
                "\\<:a\\_b:4> \\<t:5:R> \\</roll:6>",
            ),
            (
                "a < b, c@d, <https://e.f/g_h>",
                "a < b, c@d, <https://e.f/g_h>",
            ),
            ("https://a.b/c_d<@1>", "https://a.b/c_d<\u{200b}@1>"),
            ("http://<@1>", "http://<\u{200b}@1>"),
            ("https://a.b/c_d <@1>", "https://a.b/c_d \\<@1>"),
        ] {
            assert_eq!(escape_markdown(text, false), expected, "{text}");
        }
    }
}
